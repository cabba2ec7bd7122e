// Every cell of the cube in figures, with a name in people's own words.
import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { Result } from '../../../shared/contract/contract.ts';
import type { CubeCell } from '../../../shared/contract/segments.ts';
import { amountOf } from '../../../shared/money.ts';
import { cubeWords } from '../../../shared/segmentSetWords.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Section } from '../../components/Page.tsx';
import { customersHref } from '../../customersOf.ts';
import { useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import { RateCell } from './RateCell.tsx';
import classes from './Segments.module.css';

type Kept = Result<'settings.get'>['cube'];
type Names = ReadonlyMap<string, string>;

const keyOf = (cell: Pick<CubeCell, 'frequency' | 'monetary' | 'interaction'>) =>
  `${cell.frequency} ${cell.monetary} ${cell.interaction ?? '-'}`;

export function CubeTable({ cube, kept }: { cube: Result<'segments.cube'>; kept: Kept }) {
  const { t, number, share, money, moneyCompact } = useFormat();
  const { project } = useProject();
  const write = useWrite('settings.set');
  const saved: Names = new Map(kept.names.map((one) => [keyOf(one), one.name]));
  const [typed, setTyped] = useState<Names>(new Map());
  const nameOf = (cell: CubeCell) => typed.get(keyOf(cell)) ?? saved.get(keyOf(cell)) ?? '';
  const changed = cube.cells.some((cell) => nameOf(cell).trim() !== (saved.get(keyOf(cell)) ?? ''));
  const keep = async () => {
    const shown = new Set(cube.cells.map(keyOf));
    const names = [
      ...kept.names.filter((one) => !shown.has(keyOf(one))),
      ...cube.cells.flatMap((cell) => {
        const name = nameOf(cell).trim();
        const { frequency, monetary, interaction } = cell;
        return name === '' ? [] : [{ frequency, monetary, interaction, name }];
      }),
    ];
    try {
      await write.run({ cube: { ...cube.options, names } });
      setTyped(new Map());
      notifications.show({ message: t('segments.cube.kept') });
    } catch {
      // The hook shows it.
    }
  };
  const columns: Column<CubeCell>[] = [
    {
      id: 'cell',
      head: t('segments.cube.cellHead'),
      name: true,
      cell: (cell) => (
        <a className={classes.link} href={customersHref(cell.set)}>
          {cubeWords({ t }, cell)}
        </a>
      ),
    },
    {
      id: 'name',
      head: t('segments.cube.name'),
      cell: (cell) => (
        <TextInput
          variant="unstyled"
          size="xs"
          className={classes.cellName}
          aria-label={t('segments.cube.rename')}
          placeholder={t('segments.cube.rename')}
          maxLength={60}
          readOnly={project?.readOnly === true}
          value={nameOf(cell)}
          onChange={(event) => setTyped(new Map(typed).set(keyOf(cell), event.currentTarget.value))}
        />
      ),
      value: (cell) => nameOf(cell),
      kind: 'text',
    },
    {
      id: 'customers',
      head: t('charts.table.customers'),
      number: true,
      cell: (cell) => number(cell.customers),
      value: (cell) => cell.customers,
    },
    {
      id: 'revenue',
      head: t('charts.table.revenue'),
      number: true,
      cell: (cell) => <span title={money(cell.revenueE4)}>{moneyCompact(cell.revenueE4)}</span>,
      value: (cell) => amountOf(cell.revenueE4),
      kind: 'money',
    },
    {
      id: 'revenueShare',
      head: t('charts.table.revenueShare'),
      number: true,
      cell: (cell) => share(cell.revenueShare),
      value: (cell) => cell.revenueShare,
      kind: 'share',
    },
    {
      id: 'lost',
      head: t('segments.table.lost'),
      tip: t('segments.table.lostTip'),
      number: true,
      cell: (cell) => <RateCell rate={cell.lost} />,
      value: (cell) => cell.lost.value,
      kind: 'share',
    },
  ];
  return (
    <Section
      title={t('segments.cube.title')}
      actions={
        changed && (
          <Button variant="light" size="compact-sm" loading={write.running} onClick={() => void keep()}>
            {t('segments.cube.keepNames')}
          </Button>
        )
      }
    >
      {write.error && <ErrorPanel error={write.error} />}
      <DataTable
        label={t('segments.cube.title')}
        columns={columns}
        rows={cube.cells}
        rowKey={keyOf}
        toneOf={(cell) => (cell.customers === 0 ? 'soft' : 'plain')}
      />
      <p className={classes.advice}>{t('segments.cube.source', { count: cube.customers })}</p>
    </Section>
  );
}
