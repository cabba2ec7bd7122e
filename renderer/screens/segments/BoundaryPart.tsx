// Who is near the edge of a segment: days until they fall, money or orders until they rise.
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Result } from '../../../shared/contract/contract.ts';
import { amountOf } from '../../../shared/money.ts';
import { segmentName } from '../../../shared/segmentName.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { Section } from '../../components/Page.tsx';
import { customersHref } from '../../customersOf.ts';
import { href } from '../../router.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { boundaryWords } from './boundaryWords.ts';
import classes from './Segments.module.css';
import { SegmentTabs } from './SegmentTabs.tsx';

const NEAREST = ['falling', 'risingByMoney', 'risingByOrders'] as const;
const SHOWN = 100;
type Row = Result<'segments.boundary'>['rows'][number];

export function BoundaryPart() {
  const format = useFormat();
  const { t, number, money, moneyCompact } = format;
  const settings = useRead('settings.get', {});
  const [nearest, setNearest] = useState<(typeof NEAREST)[number]>('falling');
  const rfm = settings.data?.rfm;
  const { data, loading, stale, error, retry } = useRead(
    'segments.boundary',
    { ...rfm, nearest, limit: SHOWN },
    { enabled: rfm !== undefined },
  );
  const columns: Column<Row>[] = [
    {
      id: 'customer',
      head: t('report.boundary.customer'),
      name: true,
      cell: (row) => (
        <a className={classes.link} href={href('customer', { customer: row.customer })}>
          {row.name ?? row.customer}
        </a>
      ),
    },
    { id: 'segment', head: t('charts.table.segment'), cell: (row) => segmentName(format, row.segment) },
    {
      id: 'fall',
      head: t('segments.boundary.columns.fall'),
      cell: (row) => boundaryWords(format, row).fall ?? '–',
    },
    {
      id: 'money',
      head: t('segments.boundary.columns.money'),
      cell: (row) => boundaryWords(format, row).money ?? '–',
    },
    {
      id: 'orders',
      head: t('segments.boundary.columns.orders'),
      cell: (row) => boundaryWords(format, row).orders ?? '–',
    },
    {
      id: 'revenue',
      head: t('charts.table.revenue'),
      number: true,
      cell: (row) => <span title={money(row.revenueE4)}>{moneyCompact(row.revenueE4)}</span>,
      value: (row) => amountOf(row.revenueE4),
      kind: 'money',
    },
  ];
  return (
    <AnalysisPage
      title={t('frame.screen.segments')}
      tabs={<SegmentTabs />}
      section="boundary"
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      why={data?.why.falling}
      loading={settings.loading || loading}
      stale={stale}
      error={settings.error ?? error}
      onRetry={retry}
    >
      {data && (
        <>
          <KeyFigures>
            {data.falling.map(({ days, customers, set }) => (
              <KeyFigure
                key={days}
                label={t('segments.boundary.within', { count: days })}
                value={
                  <a className={classes.link} href={customersHref(set)}>
                    {number(customers)}
                  </a>
                }
                note={format.share(data.customers > 0 ? customers / data.customers : null)}
              />
            ))}
          </KeyFigures>
          <Section
            title={t('segments.boundary.title')}
            actions={
              <SegmentedControl
                size="xs"
                aria-label={t('segments.boundary.nearest')}
                value={nearest}
                onChange={(value) => setNearest(NEAREST.find((one) => one === value) ?? 'falling')}
                data={NEAREST.map((value) => ({ value, label: t(`segments.boundary.${value}`) }))}
              />
            }
          >
            <DataTable
              label={t('segments.boundary.title')}
              columns={columns}
              rows={data.rows}
              rowKey={(row) => row.customer}
              maxHeight={520}
            />
            {data.total > data.rows.length && (
              <p className={classes.advice}>
                {t('segments.boundary.more', { shown: data.rows.length, total: data.total })}
              </p>
            )}
          </Section>
        </>
      )}
    </AnalysisPage>
  );
}
