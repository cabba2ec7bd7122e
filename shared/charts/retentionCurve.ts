// Retention as it was seen and as the model expects it, with the 95 % band of what is to come.

import type { SurvivalRetention } from '../contract/survival.ts';
import type { Format } from '../format.ts';
import { axisShare, type ChartOption, categoryAxis, frame, LINE_PRECISION, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';
import { intervalBand } from './intervalBand.ts';

export type RetentionChartInput = Pick<SurvivalRetention, 'points' | 'period'>;
const A_YEAR = { year: 1, quarter: 4, month: 12 } as const;

export function retentionCurveChart({ points, period }: RetentionChartInput, format: Format, theme: ChartTheme) {
  const seen = points.findLastIndex((point) => point.observed !== null);
  const at = points[Math.min(points.length - 1, 3 * A_YEAR[period])] ?? points.at(-1);
  const words = {
    years: format.decimal(at ? at.t / A_YEAR[period] : null),
    share: format.share(at?.expected.value ?? null),
    low: format.share(at?.expected.low ?? null),
    high: format.share(at?.expected.high ?? null),
  };
  const observed = format.t('charts.retentionAhead.observed');
  const expected = format.t('charts.retentionAhead.expected');
  const band = format.t('charts.interval');
  const color = theme.accent;
  return {
    ...frame({
      theme,
      title: at ? format.t('charts.retentionAhead.title', words) : format.t('charts.retentionAhead.titleNone'),
      description: format.t('charts.retentionAhead.description', { ...words, seen: String(Math.max(0, seen)) }),
      unit: format.t('charts.retentionAhead.yAxis'),
      xUnit: format.t(`charts.retentionAhead.xAxis.${period}`),
      legend: [observed, expected, { name: band, icon: 'roundRect' }],
      right: 56,
      table: [
        ['age', 'followed', 'lost', 'observed', 'expected', 'low', 'high', 'renewal'].map((key) =>
          format.t(`charts.table.${key}`),
        ),
        ...points.map((point) => [
          point.t,
          point.atRisk,
          point.lost,
          point.observed,
          point.expected.value,
          point.expected.low,
          point.expected.high,
          point.renewal,
        ]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const point = points[index];
      if (!point) return [];
      return [
        format.t(`charts.retentionAhead.age.${period}`, { count: point.t }),
        ...(point.observed === null ? [] : [`${observed} ${format.share(point.observed)}`]),
        `${expected} ${format.share(point.expected.value)} (${format.t('common.interval', {
          low: format.share(point.expected.low),
          high: format.share(point.expected.high),
        })})`,
        ...(point.renewal === null
          ? []
          : [format.t('charts.retentionAhead.renewal', { share: format.share(point.renewal) })]),
      ];
    }),
    xAxis: {
      ...categoryAxis(
        theme,
        points.map((point) => String(point.t)),
      ),
      boundaryGap: false,
    },
    yAxis: { ...valueAxis(theme, axisShare(format)), min: 0, max: 1 },
    series: [
      ...intervalBand({
        name: band,
        color,
        low: points.map(({ expected: e }) => e.low),
        high: points.map(({ expected: e }) => e.high),
        opacity: 0.16,
      }),
      {
        name: expected,
        type: 'line' as const,
        symbol: 'none',
        lineStyle: { color, width: 2, type: 'dashed' as const },
        itemStyle: { color },
        z: 2,
        data: points.map((point, index) => ({
          value: point.expected.value,
          label:
            index === points.length - 1
              ? {
                  show: true,
                  position: 'right' as const,
                  color,
                  fontWeight: 600 as const,
                  formatter: format.share(point.expected.value),
                }
              : { show: false },
        })),
        markLine:
          seen < 0 || seen === points.length - 1
            ? undefined
            : {
                precision: LINE_PRECISION,
                silent: true,
                symbol: 'none',
                lineStyle: { color: theme.axis, width: 1, type: 'dotted' as const },
                label: {
                  position: 'insideEndTop' as const,
                  rotate: 0,
                  align: 'left' as const,
                  distance: [6, -4],
                  color: theme.muted,
                  formatter: format.t('charts.retentionAhead.ahead'),
                },
                data: [{ xAxis: seen }],
              },
      },
      {
        name: observed,
        type: 'line' as const,
        symbol: 'circle',
        symbolSize: points.length > 40 ? 4 : 7,
        showAllSymbol: true,
        lineStyle: { color: theme.ink, width: 1.5 },
        itemStyle: { color: theme.ink },
        z: 3,
        data: points.map((point) => point.observed),
      },
    ],
  } satisfies ChartOption;
}
