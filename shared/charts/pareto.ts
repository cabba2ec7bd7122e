// How unevenly revenue is spread: the best x % of the customers bring y % of it.

import type { ValueResult } from '../contract/value.ts';
import type { Format } from '../format.ts';
import { valueMeasure } from '../valueMeasure.ts';
import { axisShare, type ChartOption, frame, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';
import { evenLine } from './evenLine.ts';

type Point = ValueResult['pareto'][number];

/** Revenue share at a customer share, read off the curve by straight lines. */
export function paretoAt(pareto: Point[], customerShare: number): number | null {
  let before: Point = { customerShare: 0, revenueShare: 0 };
  for (const point of pareto) {
    if (point.customerShare >= customerShare) {
      const width = point.customerShare - before.customerShare;
      const part = width === 0 ? 1 : (customerShare - before.customerShare) / width;
      return before.revenueShare + part * (point.revenueShare - before.revenueShare);
    }
    before = point;
  }
  return pareto.length === 0 ? null : before.revenueShare;
}

export function paretoChart(
  input: Pick<ValueResult, 'pareto' | 'options' | 'customers' | 'classes'>,
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const { pareto } = input;
  // The share asked for and the share the whole customers come to differ by a hair; the classes say the latter.
  const key = input.classes.find((row) => row.valueClass === 'key' && row.customers > 0);
  const at = key?.share ?? input.options.keyShare;
  const revenue = key?.revenueShare ?? paretoAt(pareto, at);
  const what = format.t(`value.what.${valueMeasure(input.options)}`);
  const words = { customers: format.share(at), revenue: format.share(revenue), what };
  const best = { kind: 'valueClass' as const, options: input.options, valueClass: 'key' as const };
  const highest = Math.max(0, ...pareto.map((point) => point.revenueShare));
  const curve = pareto[0]?.customerShare === 0 ? pareto : [{ customerShare: 0, revenueShare: 0 }, ...pareto];

  return {
    ...frame({
      theme,
      title: revenue === null ? format.t('charts.pareto.titleNone', { what }) : format.t('charts.pareto.title', words),
      description: format.t('charts.pareto.description', { ...words, n: format.number(input.customers) }),
      unit: format.t('charts.pareto.yAxis', { what }),
      xUnit: format.t('charts.pareto.xAxis'),
      right: 24,
      table: [
        [format.t('charts.table.customerShare'), format.t('charts.pareto.yAxis', { what })],
        ...curve.map((point) => [point.customerShare, point.revenueShare]),
      ],
    }),
    xAxis: {
      ...valueAxis(theme, axisShare(format)),
      axisLine: { show: true, lineStyle: { color: theme.axis } },
      min: 0,
      max: 1,
      splitNumber: 5,
      splitLine: { show: false },
    },
    yAxis: {
      ...valueAxis(theme, axisShare(format)),
      min: 0,
      // Customers who brought back more than they bought push the curve a hair above the whole.
      max: highest < 1.02 ? 1 : undefined,
    },
    series: [
      evenLine(theme, format.t('charts.pareto.even'), { position: 'right', offset: [2, 12] }),
      {
        name: format.t(`value.measured.${valueMeasure(input.options)}`),
        type: 'line',
        symbol: 'none',
        silent: true,
        lineStyle: { color: theme.accent, width: 2 },
        areaStyle: { color: theme.accent, opacity: 0.07 },
        data: curve.map((point) => [point.customerShare, point.revenueShare]),
      },
      ...(revenue === null
        ? []
        : [
            {
              type: 'scatter' as const,
              symbol: 'circle',
              symbolSize: 9,
              itemStyle: { color: theme.accent, borderColor: theme.background, borderWidth: 2 },
              data: [best].map((set) => ({ value: [at, revenue ?? 0], set })),
              label: {
                show: true,
                position: 'right' as const,
                distance: 10,
                offset: [0, 8],
                color: theme.ink,
                fontWeight: 600 as const,
                formatter: format.t('charts.pareto.point', words),
              },
              z: 5,
            },
          ]),
    ],
  };
}
