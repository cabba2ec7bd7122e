// How many customers two definitions both call lost; on the diagonal, how many one calls alone.
import type { DefinitionAdvice } from '../../../shared/contract/definition.ts';
import { shortDefinition } from '../../../shared/definitionWords.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { customersHref } from '../../customersOf.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Definition.module.css';

export function OverlapTable({ advice }: { advice: DefinitionAdvice }) {
  const format = useFormat();
  const { t, number, share } = format;
  const { candidates, overlap } = advice;
  const pairOf = (a: number, b: number) =>
    overlap.find((pair) => pair.a === Math.min(a, b) && pair.b === Math.max(a, b));
  type Row = { index: number };
  const columns: Column<Row>[] = [
    {
      id: 'definition',
      head: t('definition.overlap.head'),
      name: true,
      cell: ({ index }) => {
        const candidate = candidates[index];
        return candidate && format.text(shortDefinition(candidate.definition));
      },
    },
    ...candidates.map(
      (candidate, column): Column<Row> => ({
        id: String(column),
        head: format.text(shortDefinition(candidate.definition)),
        number: true,
        cell: ({ index }) => {
          if (index === column) return <span className={classes.own}>{number(candidate.called.numerator)}</span>;
          const pair = pairOf(index, column);
          const own = candidates[index]?.called.numerator ?? 0;
          if (!pair) return null;
          return (
            <a
              className={classes.count}
              href={customersHref(pair.set)}
              title={t('definition.overlap.tip', {
                both: number(pair.both),
                onlyRow: number(index < column ? pair.onlyA : pair.onlyB),
                onlyColumn: number(index < column ? pair.onlyB : pair.onlyA),
              })}
            >
              {number(pair.both)}
              <span className={classes.interval}>{share(own > 0 ? pair.both / own : null)}</span>
            </a>
          );
        },
      }),
    ),
  ];
  return (
    <DataTable
      label={t('definition.overlap.title')}
      columns={columns}
      rows={candidates.map((_, index) => ({ index }))}
      rowKey={({ index }) => index}
    />
  );
}
