// Churn or retention by period: line with its 95 % band, unjudged periods hatched, the pooled average drawn across.

import type { BusinessEvent } from '../contract/events.ts';
import type { MeasuredRate, RatesSeries } from '../contract/rates.ts';
import type { Format } from '../format.ts';
import {
  axisShare,
  type ChartOption,
  categoryAxis,
  frame,
  hatching,
  LINE_PRECISION,
  textTip,
  valueAxis,
} from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';
import { eventLines, eventNames } from './eventLines.ts';
import { intervalBand } from './intervalBand.ts';
import { periodLabel } from './periodLabel.ts';

type Asked = Pick<RatesSeries, 'by' | 'denominator' | 'revenueRate' | 'averageMeasured'>;
/** Without what was asked for: churn by count of the opening customers. */
export type ChurnSeriesInput = Pick<RatesSeries, 'points' | 'average' | 'period'> &
  Partial<Asked> & { readonly events?: readonly BusinessEvent[] };
export type ChurnMeasure = 'churn' | 'retention';

const inverse = (rate: MeasuredRate): MeasuredRate => ({
  ...rate,
  numerator: rate.denominator - rate.numerator,
  value: rate.value === null ? null : 1 - rate.value,
  low: rate.high === null ? null : 1 - rate.high,
  high: rate.low === null ? null : 1 - rate.low,
});

/** Name of the rate in the keys of texts; null for churn by count of the opening customers. */
function nameOf({ by, denominator, revenueRate }: ChurnSeriesInput): string | null {
  if (by === 'revenue') return `revenue.${revenueRate ?? 'lost'}`;
  return denominator === undefined || denominator === 'opening' ? null : denominator;
}

function titleText(input: ChurnSeriesInput, measure: ChurnMeasure, average: MeasuredRate, format: Format): string {
  if (average.value === null) return format.t(`charts.${measure}.titleNone`);
  const params = { average: format.share(average.value) };
  const name = nameOf(input);
  if (name === null) return format.t(`charts.${measure}.title.${input.period}`, params);
  const words = format.t(`charts.measured.${measure}.${name}`);
  return format.t(`charts.measured.title.${input.period}`, { ...params, name: words });
}

/** 13.5 % (10.1–17.8 %), 42 of 310 – or of so much money. */
function rateWords(rate: MeasuredRate, byRevenue: boolean, format: Format): string {
  const part = byRevenue
    ? (e4: number) => format.moneyCompact(Math.round(e4))
    : (n: number) => (Number.isInteger(n) ? format.number(n) : format.decimal(n));
  if (rate.value === null) return '–';
  const params = {
    rate: format.share(rate.value),
    low: format.share(rate.low),
    high: format.share(rate.high),
    numerator: part(rate.numerator),
    denominator: part(rate.denominator),
  };
  return format.t(rate.low === null ? 'charts.measured.bare' : 'common.rate', params);
}

export function churnSeriesChart(
  input: ChurnSeriesInput,
  format: Format,
  theme: ChartTheme,
  measure: ChurnMeasure = 'churn',
): ChartOption {
  const { points, period, events = [] } = input;
  const byRevenue = input.by === 'revenue';
  const turned = (rate: MeasuredRate) => (measure === 'churn' ? rate : inverse(rate));
  const average = turned(input.averageMeasured ?? input.average);
  const labels = points.map((point) => periodLabel(point.from, period, format));
  const all = points.map((point) => turned(point.measured));
  // Nothing is drawn while the definition is still warming up.
  const rates = points.map((point, index) =>
    point.immature === 'warmUp' || all[index]!.value === null ? null : all[index]!,
  );
  const asked = nameOf(input);
  const axis = asked === null ? `charts.${measure}.axis` : `charts.measured.${measure}.${asked}`;
  const mature = points
    .map((point, index) => (point.immature === null && rates[index] ? index : -1))
    .filter((i) => i >= 0);
  const color = measure === 'churn' ? theme.lost : theme.active;
  const name = format.t(`charts.${measure}.name`);
  const band = format.t('charts.interval');
  const unjudged = format.t('charts.unjudged');
  const last = mature.at(-1);
  const lastValue = last === undefined ? null : (rates[last]?.value ?? null);
  const atEnd = last === points.length - 1;
  const highest = Math.max(0, ...rates.map((rate) => rate?.high ?? rate?.value ?? 0));
  const lowest = Math.min(1, ...rates.map((rate) => rate?.low ?? rate?.value ?? 1));
  const floor =
    lowest < 0
      ? Math.floor(lowest * 10) / 10
      : measure === 'retention' && lowest > 0.5
        ? Math.floor((lowest - 0.02) * 10) / 10
        : 0;
  const truncated = floor > 0;
  const full = highest > 0.6 && highest <= 1;
  const spread = (full ? 1 : highest) - floor;
  // Both stand at the right edge; closer than a line of text, each moves away from the other.
  const apart = (lastValue ?? 0) - (average.value ?? 0);
  const labelsMeet = atEnd && Math.abs(apart) < 0.12 * spread;
  const below = apart <= 0;
  const sparse = points.length > 40;

  return {
    ...frame({
      theme,
      title: titleText(input, measure, average, format),
      description: format.t(`charts.${measure}.description`, {
        from: labels[0] ?? '',
        to: labels.at(-1) ?? '',
        average: rateWords(average, byRevenue, format),
      }),
      unit: truncated
        ? format.t('charts.cutAxis', { unit: format.t(axis), from: axisShare(format)(floor) })
        : format.t(axis),
      legend: [name, { name: band, icon: 'roundRect' }, ...(points.some((point) => point.immature) ? [unjudged] : [])],
      right: 96,
      table: [
        ['period', 'from', 'to', 'numerator', 'denominator', 'rate', 'low', 'high', 'judged'].map((key) =>
          format.t(`charts.table.${key}`),
        ),
        ...points.map((point, index) => {
          const rate = all[index]!;
          const unit = byRevenue ? 10_000 : 1;
          return [
            labels[index] ?? '',
            point.from,
            point.to,
            rate.numerator / unit,
            rate.denominator / unit,
            rate.value,
            rate.low,
            rate.high,
            format.t(point.immature ? `charts.immature.${point.immature}` : 'charts.judged'),
          ];
        }),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const point = points[index];
      if (!point) return [];
      return [
        labels[index] ?? '',
        `${name} ${rateWords(all[index]!, byRevenue, format)}`,
        ...(point.immature ? [format.t(`charts.immature.${point.immature}`)] : []),
        ...(point.measured.small ? [format.t('charts.small', { n: format.number(point.opening) })] : []),
        ...eventNames(events, points, index),
      ];
    }),
    xAxis: categoryAxis(theme, labels),
    yAxis: [
      {
        ...valueAxis(theme, axisShare(format)),
        min: floor,
        max: full ? 1 : undefined,
        splitNumber: 4,
      },
      { type: 'value', min: 0, max: 1, show: false },
    ],
    series: [
      {
        name: unjudged,
        type: 'bar',
        yAxisIndex: 1,
        silent: true,
        barWidth: '100%',
        itemStyle: { color: theme.hatchGround, decal: hatching(theme.hatch) },
        data: points.map((point) => (point.immature ? 1 : null)),
        z: 0,
      },
      ...intervalBand({
        name: band,
        color,
        low: rates.map((rate) => rate?.low ?? null),
        high: rates.map((rate) => rate?.high ?? null),
      }),
      {
        name,
        type: 'line',
        symbol: 'circle',
        symbolSize: sparse ? 4 : 7,
        showAllSymbol: true,
        lineStyle: { color, width: 2 },
        itemStyle: { color },
        z: 3,
        data: points.map((point, index) => ({
          value: rates[index]?.value ?? null,
          set: { kind: 'lostIn' as const, from: point.from, to: point.to },
          // Hollow: not judged yet, or fewer than 30 customers.
          itemStyle:
            point.immature || point.measured.small
              ? { color: theme.background, borderColor: color, borderWidth: 1.5 }
              : { color },
          label:
            index === last
              ? {
                  show: true,
                  position: atEnd ? ('right' as const) : ('top' as const),
                  distance: 8,
                  offset: labelsMeet ? [0, below ? 8 : -8] : [0, 0],
                  color,
                  fontWeight: 600 as const,
                  formatter: format.share(rates[index]?.value ?? null),
                }
              : { show: false },
        })),
        markLine: {
          precision: LINE_PRECISION,
          silent: true,
          symbol: 'none',
          data: [
            ...(average.value === null || mature.length < 2
              ? []
              : [
                  {
                    yAxis: average.value,
                    lineStyle: { color: theme.muted, type: 'dashed' as const, width: 1 },
                    label: {
                      position: 'end' as const,
                      color: theme.muted,
                      verticalAlign: labelsMeet
                        ? below
                          ? ('bottom' as const)
                          : ('top' as const)
                        : ('middle' as const),
                      formatter: format.t('charts.average', { value: format.share(average.value) }),
                    },
                  },
                ]),
            ...eventLines(theme, events, points),
          ],
        },
      },
    ],
  };
}
