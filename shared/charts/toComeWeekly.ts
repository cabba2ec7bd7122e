// The trial week by week: orders that came, beside those the model and the plain average expected.
import type { ToComeHoldOut } from '../contract/toCome.ts';
import type { Format } from '../format.ts';
import { type ChartOption, categoryAxis, frame, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

export function toComeWeeklyChart(held: ToComeHoldOut, format: Format, theme: ChartTheme): ChartOption {
  const { weekly, winner, actual } = held;
  const key = 'charts.toComeWeekly';
  const names = {
    actual: format.t(`${key}.actual`),
    expected: format.t(`${key}.expected`),
    mean: format.t(`${key}.mean`),
  };
  const last = weekly.at(-1);
  const words = {
    actual: format.number(actual),
    expected: format.number(Math.round(last?.expected ?? 0)),
    mean: format.number(Math.round(last?.mean ?? 0)),
  };
  const ends = [last?.actual ?? 0, last?.expected ?? 0, last?.mean ?? 0];
  const line = (name: string, color: string, type: 'solid' | 'dashed' | 'dotted', width: number, data: number[]) => ({
    name,
    type: 'line' as const,
    symbol: 'none',
    lineStyle: { color, width, type },
    itemStyle: { color },
    data,
    endLabel: {
      show: true,
      color,
      offset: [0, shiftOf(data.at(-1) ?? 0, ends)],
      formatter: () => format.number(Math.round(data.at(-1) ?? 0)),
    },
  });
  return {
    ...frame({
      theme,
      title: format.t(`${key}.title.${winner}`, words),
      description: `${names.actual} ${words.actual}, ${names.expected} ${words.expected}, ${names.mean} ${words.mean}`,
      unit: format.t(`${key}.orders`),
      xUnit: format.t(`${key}.week`),
      legend: [names.actual, names.expected, names.mean],
      right: 64,
      table: [
        [format.t(`${key}.week`), names.actual, names.expected, names.mean],
        ...weekly.map((row) => [row.week, row.actual, row.expected, row.mean]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const row = weekly[index];
      if (!row) return [];
      return [
        `${format.t(`${key}.week`)} ${format.number(row.week)}`,
        `${names.actual} ${format.number(row.actual)}`,
        `${names.expected} ${format.number(Math.round(row.expected))}`,
        `${names.mean} ${format.number(Math.round(row.mean))}`,
      ];
    }),
    xAxis: {
      ...categoryAxis(
        theme,
        weekly.map(({ week }) => String(week)),
      ),
      boundaryGap: false,
      axisLabel: {
        color: theme.muted,
        fontSize: theme.fontSize,
        interval: (index: number) => index === 0 || (index + 1) % (weekly.length > 26 ? 13 : 4) === 0,
      },
    },
    yAxis: { ...valueAxis(theme, (value) => format.number(value)), min: 0 },
    series: [
      line(
        names.actual,
        theme.ink,
        'solid',
        2,
        weekly.map((row) => row.actual),
      ),
      line(
        names.expected,
        theme.accent,
        'dashed',
        2,
        weekly.map((row) => row.expected),
      ),
      line(
        names.mean,
        theme.muted,
        'dotted',
        2,
        weekly.map((row) => row.mean),
      ),
    ],
  };
}

const LABEL_SHARE = 0.08;
const PLOT_HEIGHT = 175;

/** Labels at the ends of lines that lie close together move apart: pixels down. */
function shiftOf(own: number, ends: readonly number[]): number {
  const room = LABEL_SHARE * Math.max(...ends, 1);
  const sorted = [...new Set(ends)].sort((a, b) => a - b);
  const places = [...sorted];
  for (let i = 1; i < places.length; i++) places[i] = Math.max(places[i]!, places[i - 1]! + room);
  return -(((places[sorted.indexOf(own)] ?? own) - own) / Math.max(...ends, 1)) * PLOT_HEIGHT;
}
