// The RFM segments in figures; the name opens the customers.
import type { Result } from '../../../shared/contract/contract.ts';
import type { RfmSegment } from '../../../shared/contract/segments.ts';
import { isPublishedSegment, segmentName } from '../../../shared/segmentName.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { customersHref } from '../../customersOf.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Segments.module.css';

export function SegmentTable({ rfm }: { rfm: Result<'segments.rfm'> }) {
  const format = useFormat();
  const { t, share, number, money, moneyCompact, decimal } = format;
  const columns: Column<RfmSegment>[] = [
    {
      id: 'segment',
      head: t('charts.table.segment'),
      name: true,
      cell: (row) => {
        const name = segmentName(format, row.segment);
        const why = rfm.why[row.figure];
        return (
          <span className={classes.segment}>
            <a href={customersHref({ kind: 'rfmSegment', options: rfm.options, segment: row.segment })}>{name}</a>
            {why && <WhyButton why={why} title={name} compact />}
          </span>
        );
      },
    },
    { id: 'customers', head: t('charts.table.customers'), number: true, cell: (row) => number(row.customers) },
    { id: 'share', head: t('charts.table.customerShare'), number: true, cell: (row) => share(row.share) },
    {
      id: 'revenue',
      head: t('charts.table.revenue'),
      number: true,
      cell: (row) => <span title={money(row.revenueE4)}>{moneyCompact(row.revenueE4)}</span>,
    },
    { id: 'revenueShare', head: t('charts.table.revenueShare'), number: true, cell: (row) => share(row.revenueShare) },
    {
      id: 'recency',
      head: t('segments.table.recency'),
      tip: t('segments.table.recencyTip'),
      number: true,
      cell: (row) => number(row.medianRecencyDays),
    },
    { id: 'orders', head: t('segments.table.orders'), number: true, cell: (row) => decimal(row.meanOrders) },
    {
      id: 'mean',
      head: t('segments.table.mean'),
      number: true,
      cell: (row) => <span title={money(Math.round(row.meanRevenueE4))}>{moneyCompact(row.meanRevenueE4)}</span>,
    },
    {
      id: 'lost',
      head: t('segments.table.lost'),
      tip: t('segments.table.lostTip'),
      number: true,
      cell: (row) => (
        <>
          {share(row.lost.value)}
          <span className={classes.interval}>
            {t('common.interval', { low: share(row.lost.low), high: share(row.lost.high) })}
          </span>
        </>
      ),
    },
    {
      id: 'advice',
      wraps: true,
      head: t('segments.table.advice'),
      cell: (row) => (
        <span className={classes.advice}>
          {isPublishedSegment(row.segment) ? t(`segments.advice.${row.segment}`) : ''}
        </span>
      ),
    },
  ];
  return (
    <Section title={t('segments.table.title')}>
      <DataTable
        label={t('segments.table.title')}
        columns={columns}
        rows={rfm.segments}
        rowKey={(row) => row.segment}
      />
    </Section>
  );
}
