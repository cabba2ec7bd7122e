// Every period with its numerator, denominator and interval, the latest first; a count opens its customers.
import { Button } from '@mantine/core';
import { tableOf } from '../../../shared/charts/chartOption.ts';
import { chartTheme } from '../../../shared/charts/chartTheme.ts';
import { churnSeriesChart } from '../../../shared/charts/churnSeries.ts';
import { flowBridgeChart } from '../../../shared/charts/flowBridge.ts';
import { periodLabel } from '../../../shared/charts/periodLabel.ts';
import type { Result } from '../../../shared/contract/contract.ts';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import type { RatePoint } from '../../../shared/contract/rates.ts';
import { csvBlob, saveBlob } from '../../components/charts/chartFiles.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { customersHref } from '../../customersOf.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Churn.module.css';

export function PeriodTable({ series }: { series: Result<'rates.series'> }) {
  const format = useFormat();
  const { t, share, number } = format;
  const { why } = series;
  const link = (n: number, set: CustomerSet) =>
    n === 0 ? (
      number(0)
    ) : (
      <a className={classes.count} href={customersHref(set)}>
        {number(n)}
      </a>
    );
  const explained = (key: string, figure: string) => (
    <span className={classes.head}>
      {t(`churn.table.${key}`)}
      {why[figure] && <WhyButton why={why[figure]} title={t(`churn.table.${key}`)} compact />}
    </span>
  );
  const remark = (row: RatePoint) =>
    row.immature ? t(`churn.table.${row.immature}`) : row.churn.small ? t('common.smallSample') : '';
  const between = ({ from, to }: RatePoint) => ({ from, to });
  const columns: Column<RatePoint>[] = [
    {
      id: 'period',
      head: t('charts.table.period'),
      name: true,
      cell: (row) => (
        <>
          {periodLabel(row.from, series.period, format)}
          {remark(row) && <span className={classes.remark}>{remark(row)}</span>}
        </>
      ),
    },
    {
      id: 'opening',
      head: explained('opening', 'opening'),
      number: true,
      cell: (row) => link(row.opening, { kind: 'openingOf', from: row.from }),
    },
    {
      id: 'lost',
      head: explained('lost', 'lost'),
      number: true,
      cell: (row) => link(row.lost, { kind: 'lostIn', ...between(row) }),
    },
    { id: 'churn', head: explained('churn', 'churn'), number: true, cell: (row) => share(row.churn.value) },
    {
      id: 'interval',
      head: t('churn.table.interval'),
      number: true,
      cell: (row) =>
        row.churn.value === null
          ? '–'
          : t('common.interval', { low: share(row.churn.low), high: share(row.churn.high) }),
    },
    {
      id: 'retention',
      head: explained('retention', 'retention'),
      number: true,
      cell: (row) => share(row.retention.value),
    },
    {
      id: 'revenueChurn',
      head: explained('revenueChurn', 'revenueChurn'),
      number: true,
      cell: (row) => share(row.revenueChurn),
    },
    {
      id: 'new',
      head: explained('new', 'new'),
      number: true,
      cell: (row) => link(row.new, { kind: 'newIn', ...between(row) }),
    },
    {
      id: 'returned',
      head: explained('returned', 'returned'),
      number: true,
      cell: (row) => link(row.returned, { kind: 'returnedIn', ...between(row) }),
    },
    { id: 'closing', head: explained('closing', 'closing'), number: true, cell: (row) => number(row.closing) },
  ];
  const exportCsv = () => {
    const paper = chartTheme('paper');
    const flow = tableOf(flowBridgeChart(series, format, paper));
    const rates = tableOf(churnSeriesChart(series, format, paper));
    saveBlob(csvBlob(rates.map((row, index) => [...row, ...(flow[index] ?? []).slice(3)])), 'churn-by-period.csv');
  };
  return (
    <Section
      title={t('churn.table.title')}
      actions={
        <Button variant="default" leftSection={<Icon name="download" size={14} />} onClick={exportCsv}>
          {t('churn.table.export')}
        </Button>
      }
    >
      <DataTable
        label={t('churn.table.title')}
        columns={columns}
        rows={series.points.toReversed()}
        rowKey={(row) => row.from}
        maxHeight={460}
        toneOf={(row) => (row.immature ? 'soft' : 'plain')}
      />
    </Section>
  );
}
