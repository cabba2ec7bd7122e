// What churn cost in a year: a bar from low to high for each line, a tick at the base case, the total below.
import type { ChurnCost, Range } from '../contract/costs.ts';
import type { Format } from '../format.ts';
import { type ChartOption, categoryAxis, frame, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

export function churnCostChart(
  input: Pick<ChurnCost, 'lines' | 'totalE4' | 'lostCustomers'>,
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const rows: { name: string; range: Range; total: boolean }[] = input.lines
    .filter((line) => line.included)
    .map((line) => ({ name: format.t(`costs.lines.${line.line}`), range: line.amountE4, total: false }));
  if (input.totalE4) rows.push({ name: format.t('costs.lines.total'), range: input.totalE4, total: true });
  const words = {
    base: format.moneyCompact(input.totalE4?.base ?? null),
    low: format.moneyCompact(input.totalE4?.low ?? null),
    high: format.moneyCompact(input.totalE4?.high ?? null),
  };
  const unit = (e4: number) => e4 / 10_000;
  const label = (range: Range) =>
    range.low === range.high
      ? format.moneyCompact(range.base)
      : format.t('charts.cost.label', {
          base: format.moneyCompact(range.base),
          low: format.moneyCompact(range.low),
          high: format.moneyCompact(range.high),
        });

  return {
    ...frame({
      theme,
      title: input.totalE4 ? format.t('charts.cost.title', words) : format.t('charts.cost.titleNone'),
      description: format.t('charts.cost.description', { ...words, n: format.number(input.lostCustomers) }),
      // Room for fonts wider than the one the label was measured with.
      left: 14,
      right: 190,
      xUnit: format.t('charts.cost.axis', { currency: format.currency }),
      table: [
        ['line', 'low', 'base', 'high'].map((key) => format.t(`charts.cost.table.${key}`)),
        ...rows.map((row) => [row.name, unit(row.range.low), unit(row.range.base), unit(row.range.high)]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const row = rows[index];
      return row
        ? [
            row.name,
            ...(['low', 'base', 'high'] as const).map(
              (key) => `${format.t(`charts.cost.table.${key}`)} ${format.money(Math.round(row.range[key]))}`,
            ),
          ]
        : [];
    }),
    xAxis: {
      ...valueAxis(theme, (value) => format.moneyCompact(value * 10_000)),
      min: 0,
      splitNumber: 4,
    },
    yAxis: {
      ...categoryAxis(
        theme,
        rows.map((row) => row.name),
      ),
      inverse: true,
      axisLabel: { color: theme.ink, fontSize: theme.fontSize, interval: 0 },
    },
    series: [
      {
        type: 'bar',
        stack: 'range',
        silent: true,
        barMaxWidth: 20,
        itemStyle: { color: 'transparent' },
        data: rows.map((row) => unit(row.range.low)),
      },
      {
        type: 'bar',
        stack: 'range',
        barMaxWidth: 20,
        data: rows.map((row) => ({
          value: unit(row.range.high - row.range.low),
          itemStyle: { color: `${theme.lost}${row.total ? '99' : '59'}` },
          label: {
            show: true,
            position: 'right' as const,
            color: theme.ink,
            fontWeight: row.total ? (600 as const) : ('normal' as const),
            formatter: label(row.range),
          },
        })),
      },
      {
        type: 'scatter',
        silent: true,
        symbol: 'rect',
        symbolSize: [3, 24],
        itemStyle: { color: theme.ink },
        data: rows.map((row, index) => [unit(row.range.base), index]),
        z: 5,
      },
    ],
  };
}
