import type { Period } from '../../../shared/dates.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import { entryAt } from '../view/dayBook.ts';
import { makePeriods, type Periods } from '../view/periods.ts';
import type { View } from '../view/view.ts';
import { trueFirstDay } from './earlyCustomers.ts';

/** Customers told apart: place in `labels` by ledger index, -1 for those of whom it is not known. */
export type Grouping = { readonly labels: readonly string[]; readonly groupOf: Int32Array };

/** What the customers of one row did, by age in periods. */
export type CohortCounts = {
  /** Customers whose period of this age has begun, and ended where `complete`. */
  readonly followed: Int32Array;
  /** Of those, customers with a purchase in that period. */
  readonly active: Int32Array;
  readonly revenueE4: Float64Array;
  readonly orders: Int32Array;
};

export type Cohorts = {
  readonly periods: Periods;
  /** Periods that have ended by D: 1 … finished. */
  readonly finished: number;
  /** The first period whose new customers cannot be older than the data. */
  readonly firstTrue: number;
  /** First purchases by period. */
  readonly size: Int32Array;
  /** By period of first purchase 1 … count and age 0 … count − 1, at cohort × (count + 1) + age. */
  readonly active: Int32Array;
  readonly revenueE4: Float64Array;
  readonly orders: Int32Array;
};

/**
 * Counts what the customers of each period of first purchase did in every period since, up to D, in one pass over
 * the days of purchase. Active is whoever has a purchase in the period; revenue is purchases less refunds dated in
 * the period, so a refund of an earlier purchase lowers the later cell; an order counts in the period of its first
 * purchase line. At age 0 everybody is active. Refunds dated before a customer's first purchase belong to no cell.
 */
export function countCohorts(view: View, period: Period): Cohorts {
  const periods = makePeriods(view, period);
  const { count } = periods;
  const width = count + 1;
  const cohorts = {
    periods,
    finished: finishedOf(view, periods),
    firstTrue: firstTrueOf(view, periods),
    size: new Int32Array(width),
    active: new Int32Array(width * width),
    revenueE4: new Float64Array(width * width),
    orders: new Int32Array(width * width),
  };
  const { size, active, revenueE4, orders } = cohorts;
  walk(
    view,
    periods,
    (_, cohort) => {
      size[cohort]!++;
      return cohort * width;
    },
    active,
    revenueE4,
    orders,
  );
  return cohorts;
}

/**
 * The same by group, each customer followed from the own first purchase on; only periods that have ended count, and
 * only customers who first bought in period `from` or later.
 */
export function countGroups(view: View, period: Period, { labels, groupOf }: Grouping, from: number): CohortCounts[] {
  const periods = makePeriods(view, period);
  const finished = finishedOf(view, periods);
  const width = periods.count + 1;
  const size = new Int32Array(labels.length * width);
  const active = new Int32Array(labels.length * width);
  const revenueE4 = new Float64Array(labels.length * width);
  const orders = new Int32Array(labels.length * width);
  walk(
    view,
    periods,
    (c, cohort) => {
      const group = groupOf[c]!;
      if (group < 0 || cohort > finished || cohort < from) return -1;
      size[group * width + cohort]!++;
      return group * width;
    },
    active,
    revenueE4,
    orders,
    finished,
  );
  return labels.map((_, group) => {
    const at = group * width;
    const followed = new Int32Array(finished);
    let seen = 0;
    for (let age = finished - 1; age >= 0; age--) {
      seen += size[at + finished - age]!;
      followed[age] = seen;
    }
    return {
      followed,
      active: active.subarray(at, at + finished),
      revenueE4: revenueE4.subarray(at, at + finished),
      orders: orders.subarray(at, at + finished),
    };
  });
}

/** All complete cells of each age together, of the cohorts from period `from` on. */
export function poolCohorts(cohorts: Cohorts, from: number): CohortCounts {
  const { finished, size, active, revenueE4, orders, periods } = cohorts;
  const width = periods.count + 1;
  const pooled = {
    followed: new Int32Array(finished),
    active: new Int32Array(finished),
    revenueE4: new Float64Array(finished),
    orders: new Int32Array(finished),
  };
  for (let cohort = from; cohort <= finished; cohort++) {
    for (let age = 0; age <= finished - cohort; age++) {
      const at = cohort * width + age;
      pooled.followed[age]! += size[cohort]!;
      pooled.active[age]! += active[at]!;
      pooled.revenueE4[age]! += revenueE4[at]!;
      pooled.orders[age]! += orders[at]!;
    }
  }
  return pooled;
}

/** A period that ends on D has ended. */
const finishedOf = ({ asOf }: View, { count, starts }: Periods): number =>
  count > 0 && starts[count + 1]! - 1 > asOf ? count - 1 : count;

function firstTrueOf(view: View, { count, starts }: Periods): number {
  const day = trueFirstDay(view);
  let cohort = 1;
  while (cohort <= count && starts[cohort]! < day) cohort++;
  return cohort;
}

/** Goes through the days of everybody who first bought within the periods; `rowOf` says where the ages are counted. */
function walk(
  { book, asOf }: View,
  { count, base, firstFrom }: Periods,
  rowOf: (c: number, cohort: number) => number,
  active: Int32Array,
  revenueE4: Float64Array,
  orders: Int32Array,
  last = count,
): void {
  const { from: start, to: end, day, lastVisit, netE4, orders: ordered } = book.shared;
  const { firstVisit } = book;
  for (let c = 0; c < firstVisit.length; c++) {
    const first = firstVisit[c]!;
    if (first === NO_DAY || first > asOf || first <= base) continue;
    const cohort = firstFrom[first - base]!;
    const row = rowOf(c, cohort);
    if (row < 0) continue;
    let net = 0;
    let orderCount = 0;
    let seen = -1;
    const stop = end[c]!;
    for (let e = start[c]!; e < stop; e++) {
      const d = day[e]!;
      if (d > asOf) break;
      const before = net;
      net = netE4[e]!;
      if (d < first) continue;
      const period = firstFrom[d - base]!;
      if (period > last) break;
      const at = row + period - cohort;
      revenueE4[at]! += net - before;
      orders[at]! += ordered[e]! - orderCount;
      orderCount = ordered[e]!;
      if (period !== seen && lastVisit[e] === d) {
        active[at]!++;
        seen = period;
      }
    }
  }
}

/** One row and column of the grid; null for any cohort, any age. */
export type CohortPlace = {
  readonly period: Period;
  readonly from: number | null;
  readonly age: number | null;
  /** Over all cohorts: also those who may be older than the data. */
  readonly early: boolean;
};

/**
 * The customers of a cell as a mask by ledger index: who first bought in the period that begins on day `from`, and of
 * those who has a purchase in the period `age` later. Over all cohorts only periods that have ended count, as in
 * the average.
 */
export function cohortMembers(view: View, { period, from, age, early }: CohortPlace): Uint8Array {
  const { book, asOf } = view;
  const { start, day, lastVisit, firstVisit } = book;
  const periods = makePeriods(view, period);
  const { starts, ends, base, firstFrom, count } = periods;
  const last = from === null && age !== null ? finishedOf(view, periods) : count;
  const firstCohort = from === null && !early ? firstTrueOf(view, periods) : 1;
  const mask = new Uint8Array(firstVisit.length);
  for (let c = 0; c < firstVisit.length; c++) {
    const first = firstVisit[c]!;
    if (first === NO_DAY || first > asOf || first <= base) continue;
    const cohort = firstFrom[first - base]!;
    if (cohort < firstCohort || (from !== null && starts[cohort] !== from)) continue;
    if (age === null) {
      mask[c] = 1;
      continue;
    }
    const then = cohort + age;
    if (then > last) continue;
    const e = entryAt(day, start[c]!, start[c + 1]!, ends[then]!);
    if (e >= start[c]! && lastVisit[e]! >= starts[then]!) mask[c] = 1;
  }
  return mask;
}
