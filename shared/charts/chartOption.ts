// What all charts have in common: the frame, axes, hatching, plain-text tips, and the table behind the picture.

import type { EChartsOption } from 'echarts';
import { capital } from '../capital.ts';
import type { Format } from '../format.ts';
import type { ChartTheme } from './chartTheme.ts';

/** Plain ECharts options; the only functions inside answer plain text. */
export type ChartOption = EChartsOption;

export type Cell = string | number | null;
/** The data behind a chart, as it is exported; the first row holds the heads. */
export type ChartTable = Cell[][];

export const TITLE_HEIGHT = 30;
/** ECharts rounds the place of a marked line to two decimals unless told otherwise. */
export const LINE_PRECISION = 12;
const LEGEND_HEIGHT = 26;
const UNIT_HEIGHT = 22;

type Frame = {
  theme: ChartTheme;
  title: string;
  /** The chart in words, for people who do not see it. */
  description: string;
  table: ChartTable;
  legend?: (string | { name: string; icon: string })[];
  /** What the upright axis measures, written above it. */
  unit?: string;
  /** What the level axis measures, written below it. */
  xUnit?: string;
  right?: number;
  left?: number;
  /** Room above the plot, for labels that stand on it. */
  above?: number;
};

export function frame({ theme, title, description, table, legend, unit, xUnit, left = 2, right, above = 8 }: Frame) {
  const below = TITLE_HEIGHT + (legend ? LEGEND_HEIGHT : 0);
  const small = {
    fontFamily: theme.font,
    fontSize: theme.fontSize,
    fontWeight: 'normal' as const,
    color: theme.muted,
  };
  return {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily: theme.font, fontSize: theme.fontSize, color: theme.ink },
    title: [
      {
        text: capital(title),
        left: 0,
        top: 0,
        padding: [2, 0],
        textStyle: { fontFamily: theme.font, fontSize: theme.titleSize, fontWeight: 600 as const, color: theme.ink },
      },
      ...(unit ? [{ text: unit, left: 0, top: below, padding: [3, 0], textStyle: small }] : []),
      ...(xUnit
        ? [
            {
              text: xUnit,
              left: '100%',
              bottom: 3,
              textAlign: 'right' as const,
              padding: [0, right ?? 24, 0, 0],
              textStyle: small,
            },
          ]
        : []),
    ],
    aria: { enabled: true, label: { enabled: true, description: `${capital(title)}. ${description}` } },
    dataset: { source: table },
    legend: legend && {
      data: legend,
      left: 0,
      top: TITLE_HEIGHT,
      padding: [2, 0],
      itemGap: 18,
      itemWidth: 14,
      itemHeight: 10,
      selectedMode: false as const,
      textStyle: { color: theme.muted, fontSize: theme.fontSize },
    },
    grid: {
      left,
      right: right ?? 24,
      top: below + (unit ? UNIT_HEIGHT : 0) + above,
      bottom: xUnit ? 24 : 4,
      outerBoundsMode: 'same' as const,
      outerBoundsContain: 'axisLabel' as const,
    },
  } satisfies ChartOption;
}

/** The same chart without its title, for places that set the title themselves. */
export function withoutTitle(option: ChartOption): ChartOption {
  const up = <T>(part: T): T => {
    if (Array.isArray(part)) return part.map(up) as T;
    if (part && typeof part === 'object' && 'top' in part && typeof part.top === 'number') {
      return { ...part, top: Math.max(0, part.top - TITLE_HEIGHT) };
    }
    return part;
  };
  // Charts without a plot of axes set their own distance from the top.
  const series = Array.isArray(option.series) ? option.series.map(up) : option.series;
  const titles = Array.isArray(option.title) ? option.title.slice(1).map(up) : [];
  return { ...option, title: titles, grid: up(option.grid), legend: up(option.legend), series };
}

/** Text of the title, whichever way it is set. */
export function titleOf(option: ChartOption): string {
  const title = Array.isArray(option.title) ? option.title[0] : option.title;
  return title?.text ?? '';
}

export function descriptionOf(option: ChartOption): string {
  const aria = Array.isArray(option.aria) ? option.aria[0] : option.aria;
  return aria?.label?.description ?? titleOf(option);
}

export function tableOf(option: ChartOption): ChartTable {
  const dataset = Array.isArray(option.dataset) ? option.dataset[0] : option.dataset;
  return Array.isArray(dataset?.source) ? (dataset.source as ChartTable) : [];
}

/** Oblique lines over a colour: "not to be judged", or lost. */
export const hatching = (color: string, ground?: string) => ({
  symbol: 'rect' as const,
  color,
  backgroundColor: ground,
  dashArrayX: [1, 0],
  dashArrayY: [1.5, 4],
  rotation: -Math.PI / 4,
});

const axisBase = (theme: ChartTheme) => ({
  axisTick: { show: false },
  axisLine: { show: true, lineStyle: { color: theme.axis } },
  axisLabel: { color: theme.muted, fontSize: theme.fontSize, hideOverlap: true },
  splitLine: { show: false },
});

export const categoryAxis = (theme: ChartTheme, labels: string[]) => ({
  ...axisBase(theme),
  type: 'category' as const,
  data: labels,
});

/** A measured axis with gridlines. */
export const valueAxis = (theme: ChartTheme, label: (value: number) => string) => ({
  ...axisBase(theme),
  type: 'value' as const,
  axisLine: { show: false },
  axisLabel: { ...axisBase(theme).axisLabel, formatter: (value: number) => label(value) },
  splitLine: { show: true, lineStyle: { color: theme.grid } },
});

/** A tip in plain text for the point or bar under the pointer. */
export function textTip(
  theme: ChartTheme,
  trigger: 'axis' | 'item',
  /** `x` is the place on an axis of numbers. */
  lines: (index: number, series: string, x: number | null) => string[],
) {
  return {
    trigger,
    renderMode: 'richText' as const,
    confine: true,
    backgroundColor: theme.tip.background,
    borderColor: theme.tip.border,
    borderWidth: 1,
    padding: [8, 10],
    textStyle: { color: theme.tip.ink, fontSize: theme.fontSize, fontFamily: theme.font, lineHeight: 18 },
    axisPointer: { type: 'shadow' as const, shadowStyle: { color: theme.context, opacity: 0.14 } },
    formatter: (params: unknown) => {
      const first = (Array.isArray(params) ? params[0] : params) as
        | { dataIndex?: number; seriesName?: string; value?: unknown }
        | undefined;
      if (first?.dataIndex === undefined) return '';
      const x: unknown = Array.isArray(first.value) ? first.value[0] : null;
      return lines(first.dataIndex, first.seriesName ?? '', typeof x === 'number' ? x : null).join('\n');
    },
  };
}

/** Percent on an axis: no decimals where they say nothing. */
export const axisShare = (format: Format) => (value: number) =>
  Number.isInteger(Math.round(value * 1000) / 10)
    ? format.share(value).replace(/[.,]0(?=\D*$)/, '')
    : format.share(value);
