// What a model said against what happened, in ten groups with their intervals.
import type { ModelScores } from '../contract/prediction.ts';
import type { Format } from '../format.ts';
import { axisShare, type ChartOption, frame, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

type Input = Pick<ModelScores, 'calibration'>;

export function calibrationChart({ calibration }: Input, format: Format, theme: ChartTheme): ChartOption {
  const point = ({ expected, observed }: Input['calibration'][number]) =>
    format.t('charts.calibration.point', { said: format.share(expected), rate: format.rate(observed) });
  const highest = calibration.at(-1);
  const most = Math.max(0.1, ...calibration.flatMap(({ expected, observed }) => [expected, observed.high ?? 0]));
  const end = Math.min(1, Math.ceil(most * 5) / 5);
  return {
    ...frame({
      theme,
      title: highest
        ? format.t('charts.calibration.title', {
            said: format.share(highest.expected),
            left: format.share(highest.observed.value),
          })
        : format.t('charts.calibration.titleNone'),
      description: format.t('charts.calibration.description', { groups: calibration.map(point).join('; ') }),
      unit: format.t('charts.calibration.y'),
      xUnit: format.t('charts.calibration.x'),
      table: [
        [
          format.t('charts.calibration.x'),
          ...['numerator', 'denominator', 'rate', 'low', 'high'].map((key) => format.t(`charts.table.${key}`)),
        ],
        ...calibration.map(({ expected, observed }) => [
          expected,
          observed.numerator,
          observed.denominator,
          observed.value,
          observed.low,
          observed.high,
        ]),
      ],
    }),
    tooltip: textTip(theme, 'item', (index) => {
      const group = calibration[index];
      return group ? [point(group)] : [];
    }),
    xAxis: {
      ...valueAxis(theme, axisShare(format)),
      axisLine: { show: true, lineStyle: { color: theme.axis } },
      min: 0,
      max: end,
      splitNumber: 5,
      splitLine: { show: false },
    },
    yAxis: { ...valueAxis(theme, axisShare(format)), min: 0, max: end, splitNumber: 5 },
    series: [
      {
        type: 'scatter',
        symbol: 'circle',
        symbolSize: 9,
        z: 5,
        itemStyle: { color: theme.accent },
        data: calibration.map(({ expected, observed }) => [expected, observed.value ?? '-']),
      },
      ...calibration.map(({ expected, observed }) => ({
        type: 'line' as const,
        symbol: 'none',
        silent: true,
        lineStyle: { color: theme.accent, opacity: 0.45, width: 3 },
        data: [
          [expected, observed.low ?? 0],
          [expected, observed.high ?? 0],
        ],
      })),
      {
        name: format.t('charts.calibration.even'),
        type: 'line',
        symbol: 'none',
        silent: true,
        lineStyle: { color: theme.context, type: 'dashed', width: 1 },
        data: [
          [0, 0],
          [end, end],
        ],
        markPoint: {
          silent: true,
          symbol: 'circle',
          symbolSize: 1,
          itemStyle: { color: theme.context },
          data: [{ name: '', coord: [0.45 * end, 0.45 * end] }],
          label: {
            show: true,
            position: 'right',
            offset: [8, 10],
            color: theme.muted,
            formatter: format.t('charts.calibration.even'),
          },
        },
      },
    ],
  };
}
