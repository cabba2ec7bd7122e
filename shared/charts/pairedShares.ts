// Share of customers beside share of revenue, group by group: where the two differ, the money is elsewhere.
import type { CustomerSet } from '../contract/customerSet.ts';
import type { Format } from '../format.ts';
import { axisShare, type ChartOption, categoryAxis, frame, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

export type SharesGroup = {
  name: string;
  customers: number;
  share: number;
  revenueE4: number;
  revenueShare: number | null;
  set: CustomerSet;
};

export function pairedSharesChart(
  groups: SharesGroup[],
  words: { title: string; description: string; group: string; what?: string },
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const customers = format.t('charts.shares.customers');
  const what = words.what ?? format.t('value.what.trailingYear');
  const revenue = format.t('charts.shares.revenue', { what });
  const bar = { type: 'bar' as const, barMaxWidth: 14, barGap: '15%', barCategoryGap: '32%' };

  return {
    ...frame({
      theme,
      title: words.title,
      description: words.description,
      legend: [customers, revenue],
      // Room for fonts wider than the one the label was measured with.
      left: 14,
      right: 56,
      table: [
        [
          words.group,
          ...['customers', 'customerShare'].map((key) => format.t(`charts.table.${key}`)),
          words.what ?? format.t('charts.table.revenue'),
          revenue,
        ],
        ...groups.map((group) => [
          group.name,
          group.customers,
          group.share,
          group.revenueE4 / 10_000,
          group.revenueShare,
        ]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const group = groups[index];
      if (!group) return [];
      return [
        group.name,
        format.t('charts.shares.tipCustomers', { n: format.number(group.customers), share: format.share(group.share) }),
        format.t('charts.shares.tipRevenue', {
          amount: format.money(group.revenueE4),
          share: format.share(group.revenueShare),
          what,
        }),
      ];
    }),
    xAxis: {
      ...valueAxis(theme, axisShare(format)),
      min: (range: { min: number }) => Math.min(0, range.min),
      splitNumber: 4,
    },
    yAxis: {
      ...categoryAxis(
        theme,
        groups.map((group) => group.name),
      ),
      inverse: true,
      axisLabel: { color: theme.ink, fontSize: theme.fontSize, interval: 0 },
    },
    series: [
      {
        ...bar,
        name: customers,
        itemStyle: { color: theme.context },
        data: groups.map((group) => ({
          value: group.share,
          set: group.set,
          label: { show: true, position: 'right' as const, color: theme.muted, formatter: format.share(group.share) },
        })),
      },
      {
        ...bar,
        name: revenue,
        itemStyle: { color: theme.accent },
        data: groups.map((group) => ({
          value: group.revenueShare,
          set: group.set,
          label: {
            show: true,
            position: 'right' as const,
            color: theme.ink,
            formatter: format.share(group.revenueShare),
          },
        })),
      },
    ],
  };
}
