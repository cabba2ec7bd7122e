// How long customers stay: steps with their bands, the day by which half are gone, and how many are followed so far.
import type { CustomerSet } from '../contract/customerSet.ts';
import type { SurvivalCurves, SurvivalGroup } from '../contract/survival.ts';
import type { Format } from '../format.ts';
import { groupWord } from '../groupWords.ts';
import { axisShare, type ChartOption, frame, LINE_PRECISION, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

export type SurvivalChartInput = Pick<SurvivalCurves, 'overall' | 'groups' | 'by' | 'tests' | 'early'>;

const DASHES = ['solid', [8, 3], [2, 3], [10, 3, 2, 3], [5, 2], [12, 4, 2, 4, 2, 4], [1, 2]] as const;
const TICK_STEPS = [1, 2, 5, 10, 30, 60, 90, 180, 360, 720, 1440] as const;
const MOST_TICKS = 8;
/** Bands of more curves than these cover each other. */
const MOST_BANDS = 3;
const LINE_HEIGHT = 15;
const LABEL_GAP = 0.07;

export function survivalCurvesChart(input: SurvivalChartInput, format: Format, theme: ChartTheme): ChartOption {
  const groups = input.groups.length > 0 ? input.groups : input.overall ? [input.overall] : [];
  const nameOf = (group: SurvivalGroup) =>
    group.group !== null && input.by ? groupWord(format, input.by, group.group) : format.t('charts.survival.all');
  const colorOf = (index: number) =>
    groups.length === 1 ? theme.active : (theme.categories[index % theme.categories.length] ?? theme.ink);
  const end = Math.max(1, ...groups.map((group) => group.points.at(-1)?.days ?? 0));
  const step = TICK_STEPS.find((size) => end / size <= MOST_TICKS) ?? Math.ceil(end / MOST_TICKS);
  const atRisk = (group: SurvivalGroup, day: number): number | null =>
    group.points.find((point) => point.days === day)?.atRisk ?? null;
  const at = (group: SurvivalGroup, day: number) => group.points.findLast((point) => point.days <= day) ?? null;
  const offsets = spread(groups.map((group) => group.points.at(-1)?.survival ?? 0));
  const p = input.tests[0]?.pValue ?? null;

  return {
    ...frame({
      theme,
      title: titleOf(input, groups, format, nameOf),
      description: format.t('charts.survival.description', {
        groups: String(groups.length),
        customers: format.number(groups.reduce((sum, group) => sum + group.customers, 0)),
      }),
      unit: format.t('charts.survival.yAxis'),
      xUnit: undefined,
      right: groups.length === 1 ? 60 : 150,
      table: [
        ['group', 'days', 'stillThere', 'low', 'high', 'followed', 'left'].map((key) =>
          format.t(`charts.table.${key}`),
        ),
        ...groups.flatMap((group) =>
          group.points.map((point) => [
            nameOf(group),
            point.days,
            point.survival,
            point.low,
            point.high,
            point.atRisk,
            point.left,
          ]),
        ),
      ],
    }),
    tooltip: {
      // Curves of different lengths have points on different days: the day itself counts, not the place in a list.
      ...textTip(theme, 'axis', (_index, _series, day) => {
        if (day === null) return [];
        return [
          format.t('charts.survival.tipDay', { count: day }),
          ...groups.flatMap((group) => {
            const point = at(group, day);
            const last = group.points.at(-1)?.days ?? 0;
            if (!point || day > last) return [];
            return [
              format.t('charts.survival.tip', {
                group: nameOf(group),
                share: format.share(point.survival),
                low: format.share(point.low),
                high: format.share(point.high),
                followed: format.number(point.atRisk),
                left: format.number(point.left),
              }),
            ];
          }),
          ...(p === null ? [] : [format.t('charts.survival.tipTest', { p: format.share(p) })]),
        ];
      }),
      axisPointer: { type: 'line', lineStyle: { color: theme.axis } },
    },
    xAxis: {
      ...valueAxis(theme, (value) => format.number(value)),
      axisLine: { show: true, lineStyle: { color: theme.axis } },
      splitLine: { show: false },
      min: 0,
      max: end,
      interval: step,
      axisLabel: {
        color: theme.muted,
        fontSize: theme.fontSize,
        showMaxLabel: false,
        // How many are followed to a tick stands under it, one line a curve.
        formatter: (value: number) =>
          [
            value === 0 ? format.t('charts.survival.dayAxis') : format.number(value),
            ...groups.map((group, index) => {
              const n = atRisk(group, value);
              return n === null ? ' ' : `{g${index}|${format.number(n)}}`;
            }),
          ].join('\n'),
        lineHeight: LINE_HEIGHT,
        rich: Object.fromEntries(
          groups.map((_, index) => [
            `g${index}`,
            { color: colorOf(index), fontSize: theme.fontSize - 1, lineHeight: LINE_HEIGHT },
          ]),
        ),
      },
    },
    yAxis: { ...valueAxis(theme, axisShare(format)), min: 0, max: 1 },
    series: [
      ...(groups.length <= MOST_BANDS ? groups : []).flatMap((group, index) =>
        [
          { data: group.points.map((point) => [point.days, point.low]), area: 0 },
          { data: group.points.map((point) => [point.days, point.high - point.low]), area: 1 },
        ].map((part) => ({
          name: `band${index}`,
          type: 'line' as const,
          step: 'end' as const,
          stack: `interval${index}`,
          stackStrategy: 'all' as const,
          silent: true,
          symbol: 'none',
          lineStyle: { opacity: 0 },
          areaStyle: { color: colorOf(index), opacity: part.area * 0.14 },
          data: part.data,
          z: 1,
        })),
      ),
      ...groups.map((group, index) => {
        const color = colorOf(index);
        const last = group.points.length - 1;
        const { median } = group;
        return {
          name: nameOf(group),
          type: 'line' as const,
          step: 'end' as const,
          symbol: 'circle',
          symbolSize: 1,
          showAllSymbol: true,
          lineStyle: { color, width: 2, type: dashOf(index) },
          itemStyle: { color },
          z: 3,
          data: group.points.map((point, i) => ({
            value: [point.days, point.survival],
            ...(point.left > 0 && { set: leftBy(input, group, point.days) }),
            ...(i === last
              ? {
                  label: {
                    show: true,
                    position: 'right' as const,
                    distance: 6,
                    offset: [0, offsets[index] ?? 0],
                    color,
                    fontWeight: 600 as const,
                    width: groups.length === 1 ? 54 : 140,
                    overflow: 'truncate' as const,
                    formatter:
                      groups.length === 1
                        ? format.share(point.survival)
                        : `${nameOf(group)} ${format.share(point.survival)}`,
                  },
                }
              : {}),
          })),
          markPoint:
            median.value === null
              ? undefined
              : {
                  silent: true,
                  symbol: 'circle',
                  symbolSize: 9,
                  itemStyle: { color, borderColor: theme.background, borderWidth: 2 },
                  data: [{ name: '', coord: [median.value, 0.5] }],
                  label: {
                    show: groups.length <= 2,
                    position: index === 0 ? ('top' as const) : ('bottom' as const),
                    offset: [22, 0],
                    color: theme.ink,
                    backgroundColor: theme.background,
                    padding: [1, 4],
                    formatter:
                      median.value === 0
                        ? format.t('charts.survival.atOnce')
                        : format.t('charts.survival.median', { count: median.value }),
                  },
                },
          markLine:
            index > 0 || groups.every((each) => each.median.value === null)
              ? undefined
              : {
                  precision: LINE_PRECISION,
                  silent: true,
                  symbol: 'none',
                  lineStyle: { color: theme.axis, type: 'dashed' as const, width: 1 },
                  label: { show: false },
                  data: [{ yAxis: 0.5 }],
                },
        };
      }),
    ],
  };
}

const leftBy = ({ by, early }: SurvivalChartInput, { group }: SurvivalGroup, days: number): CustomerSet => ({
  kind: 'stayed',
  part: 'left',
  days,
  early,
  group: by && group !== null ? { by, name: group } : null,
});

const dashOf = (index: number): 'solid' | number[] => {
  const dash = DASHES[index % DASHES.length] ?? 'solid';
  return dash === 'solid' ? dash : [...dash];
};

/** How far labels at the right edge move so that none covers another, in pixels; the plot is about 240 high. */
function spread(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => b.value - a.value);
  const offsets = new Array<number>(values.length).fill(0);
  let above = Number.POSITIVE_INFINITY;
  for (const { value, index } of order) {
    const place = Math.min(value, above - LABEL_GAP);
    offsets[index] = Math.round((value - place) * 240);
    above = place;
  }
  return offsets;
}

function titleOf(
  input: SurvivalChartInput,
  groups: readonly SurvivalGroup[],
  format: Format,
  nameOf: (group: SurvivalGroup) => string,
): string {
  const [only] = groups;
  if (!only) return format.t('charts.survival.titleNone');
  const year = only.stays.find((stay) => stay.days >= 365) ?? only.stays.at(-1);
  if (groups.length === 1) {
    const first = only.points[0];
    if (only.median.value === 0 && first) {
      return format.t('charts.survival.titleAtOnce', { share: format.share(1 - first.survival) });
    }
    if (only.median.value !== null) return format.t('charts.survival.titleMedian', { count: only.median.value });
    if (!year) return format.t('charts.survival.titleNone');
    return format.t('charts.survival.titleStay', { count: year.days, share: format.share(year.stay.value) });
  }
  const order = groups.toSorted((a, b) => (b.restrictedMean.value ?? 0) - (a.restrictedMean.value ?? 0));
  const [first, last] = [order[0], order.at(-1)];
  const unclear = (input.tests[0]?.pValue ?? 1) >= 0.05;
  if (!first || !last || unclear) return format.t('charts.survival.titleAlike');
  return format.t('charts.survival.titleGroups', { longest: nameOf(first), shortest: nameOf(last) });
}

/** Room under the plot for the lines of followed customers. */
export const followedHeight = (curves: number): number => LINE_HEIGHT * Math.max(1, curves);
