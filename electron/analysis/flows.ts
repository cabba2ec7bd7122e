import { entryAt } from './dayBook.ts';
import { YEAR_DAYS } from './metrics.ts';
import type { Periods } from './periods.ts';
import { makeRuns } from './runs.ts';
import type { View } from './view.ts';

/** Counts by boundary (0 … count) or by period (1 … count); money in E4. */
export type Flows = {
  /** Customers active at boundary k. */
  readonly active: Int32Array;
  /** What those customers brought in the 365 days up to boundary k. */
  readonly revenueE4: Float64Array;
  /** Active at boundary k − 1, lost at boundary k, and their part of revenueE4[k − 1]. */
  readonly lost: Int32Array;
  readonly lostRevenueE4: Float64Array;
  /** First taking part in period k; of those, lost at boundary k. */
  readonly entered: Int32Array;
  readonly enteredLost: Int32Array;
  /** Took part before period k, lost at boundary k − 1, active at boundary k. */
  readonly returned: Int32Array;
};

/**
 * Counts who came and who went in one pass over the days of purchase. Each customer is turned into spells of not
 * being lost (with a silence of N days a spell ends N days after a purchase that no other follows in time), each
 * spell into the run of boundaries it covers, and runs into differences that are summed up at the end. Money is
 * counted from the other side: what everybody brought in the 365 days up to a boundary, less what customers not
 * active there brought. Time goes with the days of purchase and the runs they touch, not with customers × periods.
 */
export function countFlows(view: View, periods: Periods): Flows {
  const { ledger, book, asOf } = view;
  const { start, day } = book;
  const { count, base, firstFrom } = periods;
  const reader = makeRuns(view, periods);
  const { from: runFrom, to: runTo } = reader;
  const active = new Int32Array(count + 2);
  const revenueE4 = everybodysRevenue(view, periods);
  const lost = new Int32Array(count + 2);
  const lostRevenueE4 = new Float64Array(count + 2);
  const entered = new Int32Array(count + 1);
  const enteredLost = new Int32Array(count + 1);
  const returned = new Int32Array(count + 1);

  for (let c = 0; c < ledger.customerCount; c++) {
    const begin = start[c]!;
    const stop = start[c + 1]!;
    const end = entryAt(day, begin, stop, asOf) + 1;
    const runs = reader.read(c);
    if (reader.takesPart) {
      const { entryPeriod } = reader;
      if (entryPeriod > 0) {
        entered[entryPeriod]!++;
        if (runs === 0 || runFrom[0] !== entryPeriod) enteredLost[entryPeriod]!++;
      }
      for (let r = 0; r < runs; r++) {
        const from = runFrom[r]!;
        const to = runTo[r]!;
        active[from]!++;
        active[to + 1]!--;
        if (from > 0 && from !== entryPeriod) returned[from]!++;
        if (to < count) {
          const until = r + 1 < runs ? runFrom[r + 1]! - 1 : count;
          lost[to + 1]!++;
          lostRevenueE4[to + 1]! += takeOut(view, periods, revenueE4, begin, end, to, until);
        }
      }
    }
    if (begin === end) continue;
    // Money that moved before the first run, or without any run at all: early refunds, spells between two boundaries.
    const first = day[begin]! <= base ? 0 : firstFrom[day[begin]! - base]!;
    const until = runs === 0 ? count : runFrom[0]! - 1;
    if (first <= until) takeOut(view, periods, revenueE4, begin, end, first - 1, until);
  }
  for (let k = 1; k <= count; k++) active[k]! += active[k - 1]!;
  return { active, revenueE4, lost, lostRevenueE4, entered, enteredLost, returned };
}

/** Purchases less refunds of everybody in the 365 days up to each boundary. */
function everybodysRevenue({ book, asOf }: View, { count, ends }: Periods): Float64Array {
  const { firstDay, dayNetE4 } = book;
  const days = Math.min(dayNetE4.length, Math.max(0, asOf - firstDay + 1));
  const upTo = new Float64Array(days + 1);
  for (let i = 0; i < days; i++) upTo[i + 1] = upTo[i]! + dayNetE4[i]!;
  const until = (dayNo: number) => upTo[Math.min(days, Math.max(0, dayNo - firstDay + 1))]!;
  return Float64Array.from({ length: count + 1 }, (_, k) => until(ends[k]!) - until(ends[k]! - YEAR_DAYS));
}

/**
 * Takes the trailing revenue of one customer (entries begin … end−1) out of the boundaries after `at` up to `until`,
 * and answers what it was at the boundary `at`, the last one still active (-1: none).
 */
function takeOut(
  { book }: View,
  { ends }: Periods,
  revenueE4: Float64Array,
  begin: number,
  end: number,
  at: number,
  until: number,
): number {
  const { day, netE4 } = book;
  const first = Math.max(at, 0);
  let high = entryAt(day, begin, end, ends[first]!);
  let low = entryAt(day, begin, end, ends[first]! - YEAR_DAYS);
  let atLast = 0;
  for (let k = first; k <= until && low < end - 1; k++) {
    const boundary = ends[k]!;
    while (high + 1 < end && day[high + 1]! <= boundary) high++;
    while (low < high && day[low + 1]! <= boundary - YEAR_DAYS) low++;
    const net = (high < begin ? 0 : netE4[high]!) - (low < begin ? 0 : netE4[low]!);
    if (k === at) atLast = net;
    else revenueE4[k]! -= net;
  }
  return atLast;
}
