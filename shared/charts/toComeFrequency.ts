// The trial by how often customers had bought before: orders per customer that came, beside those expected.
import type { ToComeHoldOut } from '../contract/toCome.ts';
import type { Format } from '../format.ts';
import { type ChartOption, categoryAxis, frame, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

export function toComeFrequencyChart({ byFrequency }: ToComeHoldOut, format: Format, theme: ChartTheme): ChartOption {
  const key = 'charts.toComeFrequency';
  const word = (name: string) => format.t(`charts.toComeWeekly.${name}`);
  const names = { actual: word('actual'), expected: word('expected'), mean: word('mean') };
  const labels = byFrequency.map(({ purchases }, i) =>
    i === byFrequency.length - 1 && i > 0 ? format.t(`${key}.more`, { count: purchases }) : format.number(purchases),
  );
  const per = (sum: number, customers: number) => (customers > 0 ? sum / customers : 0);
  return {
    ...frame({
      theme,
      title: format.t(`${key}.title`),
      description: labels
        .map((label, i) => `${label}: ${format.decimal(per(byFrequency[i]!.actual, byFrequency[i]!.customers))}`)
        .join(', '),
      unit: format.t(`${key}.y`),
      xUnit: format.t(`${key}.x`),
      legend: [names.actual, names.expected, names.mean],
      table: [
        [format.t(`${key}.x`), format.t(`${key}.customers`), names.actual, names.expected, names.mean],
        ...byFrequency.map((row, i) => [
          labels[i]!,
          row.customers,
          per(row.actual, row.customers),
          per(row.expected, row.customers),
          per(row.mean, row.customers),
        ]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const row = byFrequency[index];
      if (!row) return [];
      const said = (sum: number) => format.decimal(per(sum, row.customers));
      return [
        `${labels[index]} · ${format.t(`${key}.customers`)} ${format.number(row.customers)}`,
        `${names.actual} ${said(row.actual)}`,
        `${names.expected} ${said(row.expected)}`,
        `${names.mean} ${said(row.mean)}`,
      ];
    }),
    xAxis: categoryAxis(theme, labels),
    yAxis: { ...valueAxis(theme, (value) => format.decimal(value)), min: 0 },
    series: [
      {
        name: names.actual,
        type: 'bar',
        barMaxWidth: 34,
        itemStyle: { color: theme.context },
        data: byFrequency.map((row) => ({ value: per(row.actual, row.customers), set: row.set })),
      },
      {
        name: names.expected,
        type: 'line',
        symbol: 'circle',
        symbolSize: 7,
        lineStyle: { color: theme.accent, width: 2, type: 'dashed' },
        itemStyle: { color: theme.accent },
        data: byFrequency.map((row) => per(row.expected, row.customers)),
      },
      {
        name: names.mean,
        type: 'line',
        symbol: 'rect',
        symbolSize: 6,
        lineStyle: { color: theme.muted, width: 1.5, type: 'dotted' },
        itemStyle: { color: theme.muted },
        data: byFrequency.map((row) => per(row.mean, row.customers)),
      },
    ],
  };
}
