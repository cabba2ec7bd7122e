// One axis of the cube at a time: low, middle and high in figures.
import type { Result } from '../../../shared/contract/contract.ts';
import { amountOf } from '../../../shared/money.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { customersHref } from '../../customersOf.ts';
import { useFormat } from '../../useFormat.ts';
import { RateCell } from './RateCell.tsx';
import classes from './Segments.module.css';

type Axis = Result<'segments.cube'>['axes'][number];
type Row = Axis['bands'][number] & { axis: Axis['axis']; cuts: Axis['cuts'] };

export function BandTable({ cube }: { cube: Result<'segments.cube'> }) {
  const { t, number, share, money, moneyCompact, decimal } = useFormat();
  const rows: Row[] = cube.axes.flatMap(({ axis, cuts, bands }) => bands.map((band) => ({ ...band, axis, cuts })));
  const rangeOf = ({ band, cuts: [low, high] }: Row) => {
    if (low === undefined || high === undefined) return '';
    const params = { low: decimal(low), high: decimal(high) };
    if (band === 1) return t('segments.cube.range.upTo', { high: params.low });
    return band === 2 ? t('segments.cube.range.between', params) : t('segments.cube.range.above', { low: params.high });
  };
  const columns: Column<Row>[] = [
    {
      id: 'band',
      head: t('segments.cube.bandHead'),
      name: true,
      cell: (row) => (
        <a className={classes.link} href={customersHref(row.set)}>
          {t('segments.cube.bandOf', {
            axis: t(`segments.cube.axis.${row.axis}`),
            band: t(`segments.cube.band.${row.band}`),
          })}
        </a>
      ),
    },
    { id: 'range', head: '', cell: (row) => <span className={classes.advice}>{rangeOf(row)}</span> },
    {
      id: 'customers',
      head: t('charts.table.customers'),
      number: true,
      cell: (row) => number(row.customers),
      value: (row) => row.customers,
    },
    {
      id: 'share',
      head: t('charts.table.customerShare'),
      number: true,
      cell: (row) => share(row.share),
      value: (row) => row.share,
      kind: 'share',
    },
    {
      id: 'revenue',
      head: t('charts.table.revenue'),
      number: true,
      cell: (row) => <span title={money(row.revenueE4)}>{moneyCompact(row.revenueE4)}</span>,
      value: (row) => amountOf(row.revenueE4),
      kind: 'money',
    },
    {
      id: 'revenueShare',
      head: t('charts.table.revenueShare'),
      number: true,
      cell: (row) => share(row.revenueShare),
      value: (row) => row.revenueShare,
      kind: 'share',
    },
    {
      id: 'lost',
      head: t('segments.table.lost'),
      tip: t('segments.table.lostTip'),
      number: true,
      cell: (row) => <RateCell rate={row.lost} />,
      value: (row) => row.lost.value,
      kind: 'share',
    },
  ];
  return (
    <Section title={t('segments.cube.bands')}>
      <DataTable
        label={t('segments.cube.bands')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.axis} ${row.band}`}
      />
    </Section>
  );
}
