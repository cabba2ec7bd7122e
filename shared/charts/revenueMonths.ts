// Revenue by month; the month still running is hatched.
import type { Overview } from '../contract/rates.ts';
import type { Format } from '../format.ts';
import { type ChartOption, categoryAxis, frame, hatching, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

export type RevenueInput = Pick<Overview, 'revenueMonths' | 'revenueTrailingYearE4' | 'revenueYearBeforeE4'>;

function titleText(input: RevenueInput, format: Format): string {
  const before = input.revenueYearBeforeE4;
  const now = input.revenueTrailingYearE4;
  const amount = format.moneyCompact(now);
  if (before === null || before <= 0) return format.t('charts.revenue.title', { amount });
  const change = now / before - 1;
  const key = Math.abs(change) < 0.005 ? 'titleSame' : change > 0 ? 'titleUp' : 'titleDown';
  return format.t(`charts.revenue.${key}`, { amount, change: format.share(Math.abs(change)) });
}

export function revenueChart(input: RevenueInput, format: Format, theme: ChartTheme): ChartOption {
  const months = input.revenueMonths;
  const labels = months.map((month) => format.month(month.month));
  const best = months.reduce((top, month, index) => (month.revenueE4 > (months[top]?.revenueE4 ?? 0) ? index : top), 0);

  return {
    ...frame({
      theme,
      title: titleText(input, format),
      description: format.t('charts.revenue.description', {
        from: labels[0] ?? '',
        to: labels.at(-1) ?? '',
        best: labels[best] ?? '',
        amount: format.money(months[best]?.revenueE4 ?? null),
      }),
      unit: format.t('charts.revenue.axis', { currency: format.currency }),
      above: 16,
      table: [
        ['month', 'revenue', 'orders', 'customers', 'judged'].map((key) => format.t(`charts.table.${key}`)),
        ...months.map((month) => [
          month.month,
          month.revenueE4 / 10_000,
          month.orders,
          month.customers,
          format.t(month.unfinished ? 'charts.immature.unfinished' : 'charts.judged'),
        ]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const month = months[index];
      if (!month) return [];
      return [
        labels[index] ?? '',
        format.money(month.revenueE4),
        format.t('charts.revenue.tip', {
          orders: format.number(month.orders),
          customers: format.number(month.customers),
        }),
        ...(month.unfinished ? [format.t('charts.immature.unfinished')] : []),
      ];
    }),
    xAxis: categoryAxis(theme, labels),
    yAxis: valueAxis(theme, (value) => format.moneyCompact(value * 10_000)),
    series: [
      {
        name: format.t('charts.table.revenue'),
        type: 'bar',
        barMaxWidth: 34,
        barCategoryGap: '28%',
        data: months.map((month, index) => ({
          value: month.revenueE4 / 10_000,
          itemStyle: month.unfinished
            ? { color: theme.hatchGround, borderColor: theme.accent, borderWidth: 1, decal: hatching(theme.accent) }
            : { color: theme.accent },
          label: {
            show: index === best && month.revenueE4 > 0,
            position: 'top' as const,
            color: theme.muted,
            formatter: format.moneyCompact(month.revenueE4),
          },
        })),
      },
    ],
  };
}
