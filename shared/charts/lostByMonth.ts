// A year's revenue and profit that went with lost customers, by the month they became lost.
import type { Finance } from '../contract/indicators.ts';
import type { Format } from '../format.ts';
import { amountOf } from '../money.ts';
import { type ChartOption, categoryAxis, frame, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

export function lostByMonthChart(
  { months, total }: Pick<Finance, 'months' | 'total'>,
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const labels = months.map(({ month }) => format.month(month));
  const worst = months.reduce((top, row, i) => (row.revenueE4 > (months[top]?.revenueE4 ?? 0) ? i : top), 0);
  const word = (key: string) => format.t(`charts.lostByMonth.${key}`, { currency: format.currency });
  const bar = { type: 'bar' as const, barMaxWidth: 22, barGap: '10%', barCategoryGap: '30%' };
  const words = {
    month: labels[worst] ?? '',
    amount: format.moneyCompact(months[worst]?.revenueE4 ?? null),
    total: format.moneyCompact(total.revenueE4),
  };
  return {
    ...frame({
      theme,
      title: format.t('charts.lostByMonth.title', words),
      description: format.t('charts.lostByMonth.description', {
        ...words,
        from: labels[0] ?? '',
        to: labels.at(-1) ?? '',
        count: total.customers,
      }),
      unit: format.t('charts.lostByMonth.axis', { currency: format.currency }),
      legend: [word('revenue'), word('profit')],
      table: [
        [format.t('charts.table.month'), ...['customers', 'revenue', 'profit'].map(word)],
        ...months.map((row) => [row.month, row.customers, amountOf(row.revenueE4), amountOf(row.profitE4)]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const row = months[index];
      if (!row) return [];
      return [
        labels[index] ?? '',
        `${word('customers')}: ${format.number(row.customers)}`,
        `${word('revenue')}: ${format.money(row.revenueE4)}`,
        `${word('profit')}: ${format.money(row.profitE4)}`,
      ];
    }),
    xAxis: categoryAxis(theme, labels),
    yAxis: valueAxis(theme, (value) => format.moneyCompact(value * 10_000)),
    series: [
      {
        ...bar,
        name: word('revenue'),
        itemStyle: { color: theme.lost },
        data: months.map((row) => amountOf(row.revenueE4)),
      },
      {
        ...bar,
        name: word('profit'),
        itemStyle: { color: theme.context },
        data: months.map((row) => amountOf(row.profitE4)),
      },
    ],
  };
}
