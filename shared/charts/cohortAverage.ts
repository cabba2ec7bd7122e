// The share that buys again by periods since the first purchase, all cohorts together, with its 95 % band.

import type { CohortGrid } from '../contract/cohorts.ts';
import type { Format } from '../format.ts';
import { axisShare, type ChartOption, categoryAxis, frame, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';
import { intervalBand } from './intervalBand.ts';

/** Ages that fewer customers have reached say too little. */
const MIN_FOLLOWED = 10;

export function cohortAverageChart(
  input: Pick<CohortGrid, 'average' | 'period'>,
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const points = input.average.filter((cell) => cell.age > 0 && cell.share.denominator >= MIN_FOLLOWED);
  const first = points[0];
  const last = points.at(-1);
  const name = format.t('charts.cohorts.measure.share');
  const band = format.t('charts.interval');
  const color = theme.active;
  const sparse = points.length > 40;
  const words = {
    first: format.share(first?.share.value ?? null),
    later: format.share(last?.share.value ?? null),
    count: last?.age ?? 0,
  };
  return {
    ...frame({
      theme,
      title:
        points.length < 2
          ? format.t('charts.cohorts.titleNone')
          : format.t(`charts.cohorts.title.average.${input.period}`, words),
      description: format.t('charts.cohorts.averageDescription', words),
      unit: format.t('charts.cohorts.averageAxis'),
      xUnit: format.t(`charts.cohorts.ages.${input.period}`),
      legend: [name, { name: band, icon: 'roundRect' }],
      right: 48,
      table: [
        ['age', 'numerator', 'denominator', 'rate', 'low', 'high'].map((key) => format.t(`charts.table.${key}`)),
        ...points.map(({ age, share }) => [
          age,
          share.numerator,
          share.denominator,
          share.value,
          share.low,
          share.high,
        ]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const cell = points[index];
      if (!cell) return [];
      return [
        format.t(`charts.cohorts.age.${input.period}`, { count: cell.age }),
        `${name} ${format.rate(cell.share)}`,
        ...(cell.share.small ? [format.t('charts.small', { n: format.number(cell.share.denominator) })] : []),
      ];
    }),
    xAxis: categoryAxis(
      theme,
      points.map((cell) => String(cell.age)),
    ),
    yAxis: { ...valueAxis(theme, axisShare(format)), min: 0, splitNumber: 4 },
    series: [
      ...intervalBand({
        name: band,
        color,
        low: points.map(({ share }) => share.low),
        high: points.map(({ share }) => share.high),
      }),
      {
        name,
        type: 'line' as const,
        symbol: 'circle',
        symbolSize: sparse ? 4 : 6,
        showAllSymbol: true,
        lineStyle: { color, width: 2 },
        itemStyle: { color },
        z: 3,
        data: points.map(({ share }, index) => ({
          value: share.value,
          itemStyle: share.small ? { color: theme.background, borderColor: color, borderWidth: 1.5 } : { color },
          label:
            index === points.length - 1
              ? {
                  show: true,
                  position: 'right' as const,
                  color,
                  fontWeight: 600 as const,
                  formatter: format.share(share.value),
                }
              : { show: false },
        })),
      },
    ],
  };
}
