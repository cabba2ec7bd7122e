// The same flows as a table: rows say where customers were, columns where they are; a number opens who it is.

import type { Result } from '../../../shared/contract/contract.ts';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { groupName } from '../../../shared/segmentSetWords.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './Segments.module.css';

type Movement = Result<'segments.movement'>;
type Moved = Extract<CustomerSet, { kind: 'moved' }>;
type Row = Movement['from'][number];
type MovementMatrixProps = { movement: Movement; chosen: Moved | null; onChoose: (set: Moved) => void };

export function MovementMatrix({ movement, chosen, onChoose }: MovementMatrixProps) {
  const format = useFormat();
  const { t, number } = format;
  const { by } = movement.options;
  const flowOf = (before: string | null, after: string) =>
    movement.flows.find((flow) => flow.before === before && flow.after === after);
  const shown = movement.to.filter((group) => group.customers > 0);
  const columns: Column<Row>[] = [
    {
      id: 'before',
      head: t('segments.movement.matrix'),
      name: true,
      cell: (row) => (row.name === null ? t('segments.movement.nowhere') : groupName(format, by, row.name)),
    },
    ...shown.map(
      ({ name }, place): Column<Row> => ({
        id: `to${place}`,
        head: groupName(format, by, name),
        number: true,
        value: (row) => flowOf(row.name, name)?.customers ?? 0,
        cell: (row) => {
          const flow = flowOf(row.name, name);
          if (!flow) return <span className={classes.advice}>·</span>;
          const { set } = flow;
          return (
            <button
              type="button"
              className={classes.cellButton}
              data-stayed={row.name === name}
              data-chosen={chosen?.before === row.name && chosen.after === name}
              onClick={() => set.kind === 'moved' && onChoose(set)}
            >
              {number(flow.customers)}
            </button>
          );
        },
      }),
    ),
    {
      id: 'total',
      head: t('segments.movement.total'),
      number: true,
      cell: (row) => number(row.customers),
      value: (row) => row.customers,
    },
  ];
  return (
    <Section title={t('segments.movement.matrix')}>
      <DataTable
        label={t('segments.movement.matrix')}
        columns={columns}
        rows={movement.from.filter((row) => row.customers > 0)}
        rowKey={(row) => row.name ?? ''}
      />
    </Section>
  );
}
