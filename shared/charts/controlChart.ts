// The control chart: shares by period between the limits of chance, the moving average, alarms and events marked.
import type { ControlChart } from '../contract/rateControl.ts';
import type { Format } from '../format.ts';
import { amountOf } from '../money.ts';
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
import { periodLabel } from './periodLabel.ts';

type Input = Pick<ControlChart, 'points' | 'alarms' | 'centre' | 'period' | 'of' | 'events'>;

const moneyWords = ({ value, low, high, numerator, denominator }: Input['centre'], format: Format): string =>
  format.t('charts.control.money', {
    share: format.share(value),
    low: format.share(low),
    high: format.share(high),
    lost: format.moneyCompact(numerator),
    opening: format.moneyCompact(denominator),
  });

export function controlChart(input: Input, format: Format, theme: ChartTheme): ChartOption {
  const { alarms, centre, period, of, events } = input;
  const isMoney = of === 'revenue';
  // Before the definition can judge anybody there is nothing to see.
  const firstSeen = input.points.findIndex((point) => point.immature !== 'warmUp');
  const points = firstSeen < 0 ? input.points : input.points.slice(firstSeen);
  const labels = points.map((point) => periodLabel(point.from, period, format));
  const words = {
    value: format.t(`charts.control.${of}`),
    limits: format.t(isMoney ? 'charts.control.usual' : 'charts.control.limits'),
    ewma: format.t('charts.control.ewma'),
    alarm: format.t('charts.control.alarm'),
  };
  const alarmed = new Set(alarms.map(({ at }) => at)).size;
  const limit = { type: 'line' as const, step: 'middle' as const, symbol: 'circle', symbolSize: 0, silent: true, z: 2 };
  const last = points.findLast(({ high }) => high !== null);
  return {
    ...frame({
      theme,
      title:
        alarmed === 0
          ? format.t(`charts.control.calm.${of}`, { centre: format.share(centre.value) })
          : format.t(`charts.control.title.${of}`, { count: alarmed, centre: format.share(centre.value) }),
      description: format.t('charts.control.description', {
        from: labels[0] ?? '',
        to: labels.at(-1) ?? '',
        centre: isMoney ? format.share(centre.value) : format.rate(centre),
        count: alarmed,
      }),
      unit: format.t(`charts.control.axis.${of}`),
      legend: [words.value, words.limits, words.ewma, words.alarm],
      right: 96,
      table: [
        [
          ...['period', 'from', 'to', 'numerator', 'denominator', 'rate'].map((key) => format.t(`charts.table.${key}`)),
          format.t('charts.control.low'),
          format.t('charts.control.high'),
          words.ewma,
          words.alarm,
        ],
        ...points.map(({ from, to, rate, low, high, ewma, rules }, index) => [
          labels[index] ?? '',
          from,
          to,
          isMoney ? amountOf(rate.numerator) : rate.numerator,
          isMoney ? amountOf(rate.denominator) : rate.denominator,
          rate.value,
          low,
          high,
          ewma?.value ?? null,
          rules.map((rule) => format.t(`control.rule.${rule}`)).join('; '),
        ]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const point = points[index];
      if (!point) return [];
      return [
        labels[index] ?? '',
        `${words.value} ${isMoney ? moneyWords(point.rate, format) : format.rate(point.rate)}`,
        ...(point.low === null
          ? []
          : [
              `${words.limits} ${format.t('common.interval', { low: format.share(point.low), high: format.share(point.high) })}`,
            ]),
        ...(point.ewma ? [`${words.ewma} ${format.share(point.ewma.value)}`] : []),
        ...(point.immature ? [format.t(`charts.immature.${point.immature}`)] : []),
        ...point.rules.map((rule) => `! ${format.t(`control.rule.${rule}`)}`),
        ...eventNames(events, points, index),
      ];
    }),
    xAxis: categoryAxis(theme, labels),
    yAxis: [
      { ...valueAxis(theme, axisShare(format)), min: 0, splitNumber: 4 },
      { type: 'value', min: 0, max: 1, show: false },
    ],
    series: [
      {
        type: 'bar',
        yAxisIndex: 1,
        silent: true,
        barWidth: '100%',
        itemStyle: { color: theme.hatchGround, decal: hatching(theme.hatch) },
        data: points.map(({ immature }) => (immature ? 1 : null)),
        z: 0,
      },
      ...(['low', 'high'] as const).map((side) => ({
        ...limit,
        name: words.limits,
        lineStyle: { color: theme.muted, width: 1, type: 'dashed' as const },
        itemStyle: { color: theme.muted },
        data: points.map((point) => ({
          value: point[side],
          label: {
            show: point === last,
            position: 'right' as const,
            distance: 8,
            color: theme.muted,
            formatter: format.share(point[side]),
          },
        })),
      })),
      {
        name: words.ewma,
        type: 'line',
        symbol: 'none',
        silent: true,
        lineStyle: { color: theme.accent, width: 1.5 },
        itemStyle: { color: theme.accent },
        data: points.map(({ ewma }) => ewma?.value ?? null),
        z: 3,
      },
      {
        name: words.value,
        type: 'line',
        symbol: 'circle',
        showAllSymbol: true,
        symbolSize: points.length > 40 ? 4 : 6,
        lineStyle: { color: theme.ink, width: 1.5 },
        itemStyle: { color: theme.ink },
        z: 4,
        data: points.map(({ from, to, rate, immature }) => ({
          value: immature === 'warmUp' ? null : rate.value,
          ...(of !== 'complaints' ? { set: { kind: 'lostIn' as const, from, to } } : {}),
          itemStyle:
            immature || rate.small
              ? { color: theme.background, borderColor: theme.ink, borderWidth: 1.5 }
              : { color: theme.ink },
        })),
        markLine: {
          precision: LINE_PRECISION,
          silent: true,
          symbol: 'none',
          data: [
            ...(centre.value === null
              ? []
              : [
                  {
                    yAxis: centre.value,
                    lineStyle: { color: theme.ink, width: 1, type: 'solid' as const },
                    label: {
                      position: 'end' as const,
                      color: theme.ink,
                      formatter: format.t('charts.control.centre', { value: format.share(centre.value) }),
                    },
                  },
                ]),
            ...eventLines(theme, events, points),
          ],
        },
      },
      {
        name: words.alarm,
        type: 'scatter',
        silent: true,
        symbol: 'diamond',
        symbolSize: 14,
        itemStyle: { color: 'transparent', borderColor: theme.lost, borderWidth: 2.5 },
        data: points.map(({ rules, rate }) => (rules.length > 0 ? rate.value : null)),
        z: 6,
      },
    ],
  };
}
