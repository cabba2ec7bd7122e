// Lorenz curve: how much the smallest x % of the customers bring.

import type { ConcentrationResult } from '../contract/concentration.ts';
import type { Format } from '../format.ts';
import { axisShare, type ChartOption, frame, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';
import { evenLine } from './evenLine.ts';

type Input = Pick<ConcentrationResult, 'lorenz' | 'gini' | 'giniInterval' | 'customers'>;

export function lorenzChart(input: Input, format: Format, theme: ChartTheme): ChartOption {
  const { lorenz } = input;
  const middle = lorenz.find((point) => point.customerShare >= 0.5);
  const words = {
    half: format.share(middle?.valueShare ?? null),
    gini: format.decimal(input.gini),
    low: format.decimal(input.giniInterval?.low ?? null),
    high: format.decimal(input.giniInterval?.high ?? null),
    n: format.number(input.customers),
  };
  return {
    ...frame({
      theme,
      title: middle ? format.t('charts.lorenz.title', words) : format.t('charts.lorenz.titleNone'),
      description: format.t('charts.lorenz.description', words),
      unit: format.t('charts.lorenz.yAxis'),
      xUnit: format.t('charts.lorenz.xAxis'),
      table: [
        [format.t('charts.table.customerShare'), format.t('charts.table.revenueShare')],
        ...lorenz.map((point) => [point.customerShare, point.valueShare]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const point = lorenz[index];
      return point ? [`${format.share(point.customerShare)} → ${format.share(point.valueShare)}`] : [];
    }),
    xAxis: {
      ...valueAxis(theme, axisShare(format)),
      axisLine: { show: true, lineStyle: { color: theme.axis } },
      min: 0,
      max: 1,
      splitNumber: 5,
      splitLine: { show: false },
    },
    yAxis: { ...valueAxis(theme, axisShare(format)), min: 0, max: 1 },
    series: [
      {
        name: format.t('charts.lorenz.curve'),
        type: 'line',
        symbol: 'none',
        lineStyle: { color: theme.accent, width: 2 },
        itemStyle: { color: theme.accent },
        areaStyle: { color: theme.accent, opacity: 0.07 },
        data: lorenz.map((point) => [point.customerShare, point.valueShare]),
        markPoint: {
          silent: true,
          symbol: 'circle',
          symbolSize: 0,
          itemStyle: { color: theme.accent },
          data: input.gini === null ? [] : [{ name: '', coord: [0.04, 0.92] }],
          label: {
            show: true,
            position: 'right',
            color: theme.ink,
            fontWeight: 600,
            formatter: format.t('charts.lorenz.gini', words),
          },
        },
      },
      evenLine(theme, format.t('charts.lorenz.even'), { position: 'left', offset: [-4, -10] }),
    ],
  };
}
