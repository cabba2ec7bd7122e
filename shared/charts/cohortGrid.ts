// Cohorts by age as a grid: the darker, the more; unfinished cells and cohorts older than the data are hatched.
import type { CohortCell, CohortGrid, CohortRow } from '../contract/cohorts.ts';
import type { CustomerSet } from '../contract/customerSet.ts';
import type { Format } from '../format.ts';
import { groupWord } from '../groupWords.ts';
import { amountOf } from '../money.ts';
import { type Cell, type ChartOption, categoryAxis, frame, hatching, textTip } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';
import { cohortName } from './cohortName.ts';
import { colorAt, inkOn } from './colors.ts';

export const COHORT_MEASURES = ['share', 'customers', 'perCustomer', 'revenue', 'orders'] as const;
export type CohortMeasure = (typeof COHORT_MEASURES)[number];
/** Measures that can be added up over the ages. */
export const ADDS_UP: readonly CohortMeasure[] = ['perCustomer', 'revenue', 'orders'];

export type CohortChartInput = Pick<CohortGrid, 'rows' | 'average' | 'period' | 'by' | 'customers' | 'earlyLeftOut'>;
export type CohortChartOptions = {
  readonly measure: CohortMeasure;
  readonly cumulative: boolean;
  /** Ages shown, the first included. */
  readonly ages: number;
  /** Room of the cells in pixels: labels that do not fit are left out. */
  readonly width: number;
};
const ON_SCREEN: CohortChartOptions = { measure: 'share', cumulative: false, ages: 37, width: 720 };
/** Longer figures need wider cells. */
const AGES_OF_SUMS = 16;

type Line = { name: string; row: CohortRow | null; customers: number; cells: readonly CohortCell[]; values: number[] };

function valuesOf(cells: readonly CohortCell[], { measure, cumulative }: CohortChartOptions): number[] {
  let sum = 0;
  return cells.map((cell) => {
    const { share, revenueE4, orders } = cell;
    if (measure === 'share') return share.value ?? 0;
    if (measure === 'customers') return share.numerator;
    const value =
      measure === 'orders'
        ? orders
        : amountOf(revenueE4) / (measure === 'revenue' ? 1 : Math.max(1, share.denominator));
    sum += value;
    return cumulative ? sum : value;
  });
}

function linesOf(input: CohortChartInput, format: Format, options: CohortChartOptions): Line[] {
  const line = (name: string, row: CohortRow | null, customers: number, all: readonly CohortCell[]): Line => {
    const cells = all.slice(0, options.ages);
    return { name, row, customers, cells, values: valuesOf(cells, options) };
  };
  const { measure } = options;
  const followed = input.average[0]?.share.denominator ?? 0;
  return [
    // Sums of all cohorts say nothing beside single ones.
    ...(measure === 'share' || measure === 'perCustomer'
      ? [line(format.t('charts.cohorts.average'), null, followed, input.average)]
      : []),
    ...input.rows.map((row) => {
      const name =
        row.group !== null && input.by
          ? groupWord(format, input.by, row.group)
          : cohortName(row.from ?? '', input.period, format);
      return line(name, row, row.customers, row.cells);
    }),
  ];
}

/** Why a cell stands in no average; null where it does. */
function asideOf(line: Line, cell: CohortCell, input: CohortChartInput): 'running' | 'early' | null {
  if (!cell.complete) return 'running';
  return line.row?.early && input.earlyLeftOut ? 'early' : null;
}

function setOf(line: Line, cell: CohortCell, input: CohortChartInput): CustomerSet | null {
  const { row } = line;
  if (!row) return null;
  const group = row.group !== null && input.by ? { by: input.by, name: row.group } : null;
  return { kind: 'cohortCell', period: input.period, from: row.from, age: cell.age, early: !input.earlyLeftOut, group };
}

export function cohortGridChart(
  input: CohortChartInput,
  format: Format,
  theme: ChartTheme,
  chosen: Partial<CohortChartOptions> = {},
): ChartOption {
  const sums = chosen.measure !== undefined && ADDS_UP.includes(chosen.measure);
  const options = { ...ON_SCREEN, ...(sums ? { ages: AGES_OF_SUMS } : {}), ...chosen };
  const { measure } = options;
  const lines = linesOf(input, format, options);
  const columns = Math.max(1, ...lines.map((line) => line.cells.length));
  // The first period would outshine all others: everybody bought in it.
  const skipsFirst = measure === 'share' || measure === 'customers';
  const scaled = lines.flatMap((line) => (skipsFirst ? line.values.slice(1) : line.values));
  const highest = Math.max(0, ...scaled);
  const lowest = measure === 'share' ? Math.min(highest, ...scaled) : 0;
  const strength = (value: number) => (highest > lowest ? (Math.max(lowest, value) - lowest) / (highest - lowest) : 0);
  const room = Math.floor((options.width / columns - 4) / 6.2);
  const label = (value: number): string => {
    if (measure !== 'share') return format.compact(measure === 'customers' ? value : Math.round(value));
    const whole = String(Math.round(value * 100));
    return room > whole.length + 1 ? `${whole}%` : whole;
  };
  const fits = Math.max(0, ...scaled.map((value) => label(value).length)) <= room;
  const cells = lines.flatMap((line, row) =>
    line.cells.map((cell, i) => ({ line, row, cell, value: line.values[i]! })),
  );
  const say = (value: number): string =>
    measure === 'share'
      ? format.share(value)
      : measure === 'customers' || measure === 'orders'
        ? format.number(value)
        : format.money(Math.round(value * 10_000));
  const head = input.by ? format.t('charts.table.group') : format.t('charts.table.cohort');

  return {
    ...frame({
      theme,
      title: titleOf(input, format, options),
      description: format.t('charts.cohorts.description', {
        rows: String(input.rows.length),
        customers: format.number(input.customers),
      }),
      unit: `${head} ↓   ${format.t(`charts.cohorts.ages.${input.period}`)} →`,
      right: 4,
      table: [
        [head, format.t('charts.table.customers'), ...Array.from({ length: columns }, (_, age) => age)],
        ...lines.map((line): Cell[] => [
          line.name,
          line.customers,
          ...Array.from({ length: columns }, (_, age) => line.values[age] ?? null),
        ]),
      ],
    }),
    tooltip: textTip(theme, 'item', (index) => {
      const at = cells[index];
      if (!at) return [];
      const { line, cell, value } = at;
      const aside = asideOf(line, cell, input);
      return [
        `${line.name} · ${format.t(`charts.cohorts.age.${input.period}`, { count: cell.age })}`,
        `${format.t('charts.cohorts.measure.share')} ${format.rate(cell.share)}`,
        ...(measure === 'share' || measure === 'customers'
          ? []
          : [`${format.t(`charts.cohorts.measure.${measure}`)} ${say(value)}`]),
        ...(aside ? [format.t(`charts.cohorts.${aside}`)] : []),
        ...(cell.share.small ? [format.t('charts.small', { n: format.number(cell.share.denominator) })] : []),
      ];
    }),
    xAxis: {
      ...categoryAxis(
        theme,
        Array.from({ length: columns }, (_, age) => String(age)),
      ),
      position: 'top',
      axisLine: { show: false },
    },
    yAxis: {
      ...categoryAxis(
        theme,
        lines.map((line) => line.name),
      ),
      inverse: true,
      axisLine: { show: false },
      axisLabel: {
        color: theme.muted,
        fontSize: theme.fontSize,
        interval: 0,
        formatter: (_: string, index: number) => {
          const line = lines[index];
          return line
            ? `{${line.row ? (line.row.early && input.earlyLeftOut ? 'soft' : 'name') : 'strong'}|${plain(line.name)}}{n|${format.compact(line.customers)}}`
            : '';
        },
        rich: {
          name: { color: theme.ink, fontSize: theme.fontSize },
          soft: { color: theme.muted, fontSize: theme.fontSize },
          strong: { color: theme.ink, fontSize: theme.fontSize, fontWeight: 600 },
          n: { color: theme.muted, fontSize: theme.fontSize - 1, width: 44, align: 'right' },
        },
      },
    },
    visualMap: {
      show: false,
      type: 'continuous',
      dimension: 2,
      min: 0,
      max: 1,
      inRange: { color: [...theme.sequence] },
    },
    series: [
      {
        type: 'heatmap',
        itemStyle: { borderColor: theme.background, borderWidth: columns > 26 ? 1 : 2 },
        emphasis: { itemStyle: { borderColor: theme.ink, borderWidth: 1 } },
        data: cells.map(({ line, row, cell, value }) => {
          const flat = skipsFirst && cell.age === 0;
          const at = strength(value);
          const ground = flat ? theme.hatchGround : colorAt(theme.sequence, at);
          const aside = asideOf(line, cell, input);
          const words = label(value);
          const set = setOf(line, cell, input);
          return {
            value: [cell.age, row, at],
            ...(set && cell.share.numerator > 0 ? { set } : {}),
            ...(flat ? { visualMap: false } : {}),
            itemStyle: {
              ...(flat ? { color: ground } : {}),
              ...(aside ? { decal: hatching(aside === 'running' ? theme.hatch : `${theme.background}66`) } : {}),
              ...(line.row ? {} : { borderColor: theme.muted, borderWidth: 1 }),
            },
            label: {
              show: fits && words.length <= room,
              color: flat ? theme.muted : inkOn(ground),
              fontSize: columns > 26 ? 10 : 11,
              ...(aside ? { backgroundColor: ground, padding: [1, 2], borderRadius: 2 } : {}),
              ...(line.row ? {} : { fontWeight: 600 as const }),
              formatter: words,
            },
          };
        }),
      },
    ],
  };
}

/** Braces and bars would end a part of a styled label. */
const plain = (name: string): string => {
  const short = name.length > 18 ? `${name.slice(0, 17)}…` : name;
  return short.replaceAll(/[{}|]/g, ' ');
};

/** The age the title speaks of beside the first. */
const LATER = { week: 12, month: 6, quarter: 4 } as const;

function titleOf({ average, period }: CohortChartInput, format: Format, { measure, cumulative }: CohortChartOptions) {
  const first = average[1];
  const later = average[Math.min(LATER[period], average.length - 1)];
  if (!first || !later || later.age <= 1) return format.t('charts.cohorts.titleNone');
  if (measure === 'perCustomer' || measure === 'revenue') {
    const spent = (cells: readonly CohortCell[]) =>
      cells.reduce((sum, cell) => sum + cell.revenueE4 / Math.max(1, cell.share.denominator), 0);
    return format.t(`charts.cohorts.title.spent.${period}`, {
      first: format.moneyCompact(spent(average.slice(0, 1))),
      later: format.moneyCompact(spent(average.slice(0, later.age + 1))),
      count: later.age,
    });
  }
  if (measure === 'orders' && cumulative) {
    const orders = average
      .slice(0, later.age + 1)
      .reduce((sum, cell) => sum + cell.orders / Math.max(1, cell.share.denominator), 0);
    return format.t(`charts.cohorts.title.orders.${period}`, { orders: format.decimal(orders), count: later.age });
  }
  return format.t(`charts.cohorts.title.share.${period}`, {
    first: format.share(first.share.value),
    later: format.share(later.share.value),
    count: later.age,
  });
}
