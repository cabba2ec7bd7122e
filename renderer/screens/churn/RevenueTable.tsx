// The bridge of revenue period by period, the latest first.
import { periodLabel } from '../../../shared/charts/periodLabel.ts';
import type { Result } from '../../../shared/contract/contract.ts';
import type { RatePoint, RevenueBridge } from '../../../shared/contract/rates.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { wholeMoney } from '../../components/charts/wholeMoney.ts';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useFormat } from '../../useFormat.ts';

const PARTS = ['opening', 'lost', 'shrunk', 'grown', 'new', 'returned', 'closing'] as const;

export function RevenueTable({ series }: { series: Result<'rates.series'> }) {
  const format = useFormat();
  const { t, share } = format;
  const money = (point: RatePoint, part: (typeof PARTS)[number]) => {
    const key: keyof RevenueBridge = `${part}E4`;
    return point.revenue ? wholeMoney(format, Math.round(point.revenue[key])) : '–';
  };
  const columns: Column<RatePoint>[] = [
    {
      id: 'period',
      head: t('charts.table.period'),
      name: true,
      cell: (row) => periodLabel(row.from, series.period, format),
    },
    ...PARTS.map((part) => ({
      id: part,
      head: t(`charts.revenueBridge.${part}`),
      number: true,
      cell: (row: RatePoint) => money(row, part),
    })),
    {
      id: 'rate',
      head: (
        <>
          {t(`charts.measured.churn.revenue.${series.revenueRate}`)}
          {series.why.measured && <WhyButton why={series.why.measured} compact />}
        </>
      ),
      number: true,
      cell: (row) => share(row.measured.value),
    },
    {
      id: 'interval',
      head: t('churn.table.interval'),
      number: true,
      cell: ({ measured }) =>
        measured.low === null ? '–' : t('common.interval', { low: share(measured.low), high: share(measured.high) }),
    },
  ];
  return (
    <Section title={t('churn.revenueTable', { currency: format.currency })}>
      <DataTable
        label={t('churn.revenueTable', { currency: format.currency })}
        columns={columns}
        rows={series.points.toReversed()}
        rowKey={(row) => row.from}
        maxHeight={360}
        toneOf={(row) => (row.immature ? 'soft' : 'plain')}
      />
    </Section>
  );
}
