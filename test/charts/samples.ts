// Made-up results for the charts: small, but with everything that charts must cope with.

import type { FalseChurnInput } from '../../shared/charts/falseChurn.ts';
import type { Rate } from '../../shared/contract/common.ts';
import type { BenefitResult, ChurnCost } from '../../shared/contract/costs.ts';
import type { DefinitionAdvice } from '../../shared/contract/definition.ts';
import type { Overview, RatePoint, RatesSeries } from '../../shared/contract/rates.ts';
import type { CubeResult, MovementResult, RfmResult } from '../../shared/contract/segments.ts';
import type { ValueResult } from '../../shared/contract/value.ts';

export function rateOf(numerator: number, denominator: number): Rate {
  if (denominator === 0) return { numerator, denominator, value: null, low: null, high: null, small: true };
  const p = numerator / denominator;
  const z2 = 1.96 ** 2;
  const middle = (p + z2 / (2 * denominator)) / (1 + z2 / denominator);
  const half =
    (1.96 / (1 + z2 / denominator)) * Math.sqrt((p * (1 - p)) / denominator + z2 / (4 * denominator * denominator));
  return {
    numerator,
    denominator,
    value: p,
    low: Math.max(0, middle - half),
    high: Math.min(1, middle + half),
    small: denominator < 30,
  };
}

const months = Array.from({ length: 25 }, (_, index) => {
  const from = new Date(Date.UTC(2009, 11 + index, 1)).toISOString().slice(0, 10);
  const to = new Date(Date.UTC(2009, 12 + index, 1)).toISOString().slice(0, 10);
  return { from, to };
});

let opening = 0;
const points: RatePoint[] = months.map(({ from, to }, index) => {
  const warm = index < 4;
  const lost = warm ? 0 : Math.round(opening * (0.06 + 0.03 * Math.sin(index / 2)));
  const fresh = Math.round(220 - index * 5 + 60 * Math.cos(index));
  const returned = warm ? 0 : 18 + ((index * 7) % 23);
  const before = opening;
  opening = before + fresh + returned - lost;
  return {
    from,
    to,
    opening: before,
    lost,
    new: fresh,
    newLost: 0,
    returned,
    closing: opening,
    churn: rateOf(lost, before),
    retention: rateOf(before - lost, before),
    openingRevenueE4: before * 3_000_000,
    lostRevenueE4: lost * 1_000_000,
    revenueChurn: before === 0 ? null : lost / (3 * before),
    measured: rateOf(lost, before),
    revenue: null,
    immature: warm ? 'warmUp' : index === 24 ? 'unfinished' : null,
  };
});
const judged = points.filter((point) => point.immature === null);
const sum = (pick: (point: RatePoint) => number) => judged.reduce((total, point) => total + pick(point), 0);

export const series: Pick<RatesSeries, 'points' | 'average' | 'period'> = {
  period: 'month',
  points,
  average: rateOf(
    sum((point) => point.lost),
    sum((point) => point.opening),
  ),
};

export const nothing: Pick<RatesSeries, 'points' | 'average' | 'period'> = {
  period: 'month',
  points: [],
  average: rateOf(0, 0),
};

export const overview: Pick<
  Overview,
  | 'customers'
  | 'active'
  | 'atRisk'
  | 'lost'
  | 'noPurchase'
  | 'revenueMonths'
  | 'revenueTrailingYearE4'
  | 'revenueYearBeforeE4'
> = {
  customers: 5942,
  active: 2811,
  atRisk: 734,
  lost: 2336,
  noPurchase: 61,
  revenueTrailingYearE4: 83_000_000_000,
  revenueYearBeforeE4: 91_000_000_000,
  revenueMonths: months.map(({ from }, index) => ({
    month: from,
    revenueE4: Math.round((6e9 + 2e9 * Math.sin(index)) * (index === 24 ? 0.3 : 1)),
    orders: 1500 + index * 9,
    customers: 900 + index * 5,
    unfinished: index === 24,
  })),
};

const options = { bins: 5, method: 'quantile' as const, cuts: null };
const names = [
  'champions',
  'loyal',
  'potentialLoyalist',
  'new',
  'promising',
  'needAttention',
  'aboutToSleep',
  'atRisk',
  'cantLose',
  'lost',
];
const sizes = [640, 520, 610, 210, 190, 330, 410, 590, 120, 718];
const money = [480, 190, 90, 12, 10, 40, 22, 70, 60, 26];
const customers = sizes.reduce((total, n) => total + n, 0);
const allMoney = money.reduce((total, n) => total + n, 0);

export const rfm: Pick<RfmResult, 'segments' | 'options' | 'customers' | 'grid'> = {
  options,
  customers,
  segments: names.map((segment, index) => ({
    segment,
    figure: segment,
    customers: sizes[index] ?? 0,
    share: (sizes[index] ?? 0) / customers,
    revenueE4: (money[index] ?? 0) * 1e8,
    revenueShare: (money[index] ?? 0) / allMoney,
    medianRecencyDays: 12,
    meanOrders: 4.2,
    meanRevenueE4: 2_000_000,
    lost: rateOf(3, sizes[index] ?? 0),
  })),
  grid: Array.from({ length: 5 }, (_, r) =>
    Array.from({ length: 5 }, (_, f) => Math.round(40 + 380 * Math.exp(-Math.abs(r - f)))),
  ),
};

const cubeOptions = { method: 'tertile' as const, cuts: null };
export const cube: Pick<CubeResult, 'cells' | 'customers'> = {
  customers,
  cells: [1, 2, 3].flatMap((frequency) =>
    [1, 2, 3].flatMap((monetary) =>
      [1, 2, 3].map((interaction) => ({
        frequency,
        monetary,
        interaction,
        name: frequency === 3 && monetary === 3 ? 'Best of all' : null,
        customers: frequency === 1 && monetary === 3 ? 0 : 12 * frequency * monetary * interaction,
        revenueE4: 1_000_000 * monetary,
        revenueShare: 1 / 27,
        lost: rateOf(
          frequency * interaction,
          frequency === 1 && monetary === 3 ? 0 : 12 * frequency * monetary * interaction,
        ),
        set: { kind: 'cubeCell' as const, options: cubeOptions, frequency, monetary, interaction },
      })),
    ),
  ),
};

const moveOptions = {
  from: '2024-06-30',
  by: 'segment' as const,
  sameCuts: false,
  rfm: options,
  value: { basis: 'trailingYear' as const, keyShare: 0.2, ordinaryShare: 0.3 },
};
const ways = [
  [null, 'new', 120],
  ['new', 'loyal', 80],
  ['loyal', 'loyal', 300],
  ['loyal', 'VIP {b}', 40],
  ['champions', 'atRisk', 25],
] as const;
const sumOf = (holds: (way: (typeof ways)[number]) => boolean) =>
  ways.filter(holds).reduce((sum, [, , n]) => sum + n, 0);
export const movement: Pick<MovementResult, 'flows' | 'from' | 'to' | 'options' | 'before' | 'stayed'> = {
  options: moveOptions,
  before: sumOf(([before]) => before !== null),
  stayed: rateOf(
    300,
    sumOf(([before]) => before !== null),
  ),
  from: [null, 'new', 'loyal', 'champions'].map((name) => ({ name, customers: sumOf(([before]) => before === name) })),
  to: ['new', 'loyal', 'VIP {b}', 'atRisk'].map((name) => ({ name, customers: sumOf(([, after]) => after === name) })),
  flows: ways.map(([before, after, n]) => ({
    before,
    after,
    customers: n,
    revenueE4: n * 1_000_000,
    set: { kind: 'moved' as const, options: moveOptions, before, after },
  })),
};

export const value: Pick<ValueResult, 'classes' | 'options' | 'customers' | 'pareto'> = {
  options: { basis: 'trailingYear', keyShare: 0.2, ordinaryShare: 0.3 },
  customers,
  classes: (['key', 'ordinary', 'small'] as const).map((valueClass, index) => ({
    valueClass,
    customers: [868, 1301, 2169][index] ?? 0,
    share: [0.2, 0.3, 0.5][index] ?? 0,
    revenueE4: [72, 20, 8][index]! * 1e9,
    revenueShare: [0.72, 0.2, 0.08][index] ?? 0,
    fromE4: [20_000_000, 5_000_000, 100_000][index] ?? null,
    lost: rateOf(40, 868),
  })),
  pareto: Array.from({ length: 101 }, (_, index) => ({
    customerShare: index / 100,
    revenueShare: 1 - (1 - index / 100) ** 5.7,
  })),
};

export const proposal: Pick<DefinitionAdvice, 'returnCurve' | 'turningPoints' | 'intervals'> = {
  turningPoints: [
    { share: 0.1, days: 264, silences: 1600 },
    { share: 0.05, days: null, silences: 0 },
  ],
  intervals: 18_231,
  returnCurve: Array.from({ length: 60 }, (_, index) => {
    const days = index * 6;
    const silences = Math.round(18_000 * Math.exp(-days / 110)) + 40;
    const returned = Math.round(silences * (0.08 + 0.85 * Math.exp(-days / 80)));
    return { days, silences, returned, share: returned / silences };
  }),
};

export const rhythm: Pick<DefinitionAdvice, 'ownRhythm'> = {
  ownRhythm: {
    customers: 1024,
    bins: [0, 0.5, 1, 1.5, 2, 3, 5].map((from, i, starts) => {
      const to = starts[i + 1] ?? null;
      return { from, to, customers: [202, 158, 104, 37, 46, 36, 441][i] ?? 0, set: { kind: 'overdue', from, to } };
    }),
    late: rateOf(523, 1024),
  },
};

export const falseChurn: FalseChurnInput = {
  name: '沉默 167 天',
  followDays: 365,
  tests: Array.from({ length: 12 }, (_, i) => ({
    date: `2024-${String(1 + i).padStart(2, '0')}-28`,
    falseChurn: rateOf(i % 4, 20 * i),
  })),
};

export const cost: Pick<ChurnCost, 'lines' | 'totalE4' | 'lostCustomers'> = {
  lostCustomers: 1204,
  lines: [
    { line: 'lostMargin', included: true, amountE4: { low: 2.1e9, base: 3.2e9, high: 4.2e9 } },
    { line: 'replacement', included: true, amountE4: { low: 6e8, base: 6e8, high: 6e8 } },
    { line: 'wordOfMouth', included: true, amountE4: { low: 2.1e8, base: 3.2e8, high: 4.2e8 } },
  ],
  totalE4: { low: 2.91e9, base: 4.12e9, high: 5.22e9 },
};

const benefitAt = (saveRate: number) => {
  const benefitE4 = saveRate * 734 * 2_400_000 * 0.3;
  return {
    saveRate,
    savedCustomers: saveRate * 734,
    benefitE4,
    netE4: benefitE4 - 30_000_000,
    ratio: benefitE4 / 30_000_000,
    paybackMonths: 6.8,
  };
};
export const benefit: Pick<BenefitResult, 'low' | 'base' | 'high' | 'costE4' | 'breakEvenSaveRate'> = {
  low: benefitAt(0.03),
  base: benefitAt(0.08),
  high: benefitAt(0.15),
  costE4: 30_000_000,
  breakEvenSaveRate: 30_000_000 / (734 * 2_400_000 * 0.3),
};
