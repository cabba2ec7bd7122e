import { NO_DAY } from '../ledger/ledger.ts';
import { YEAR_DAYS } from './metrics.ts';
import type { Periods } from './periods.ts';
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
 * Counts who came and who went in one pass over the days of purchase. Each customer is turned into spells of being
 * active (a spell ends N days after a purchase that no other follows in time), each spell into the run of boundaries
 * it covers, and runs into differences that are summed up at the end. The money of a day belongs to the boundaries of
 * the 365 days from that day on, as far as the customer is active there. Time goes with the days of purchase and the
 * runs they touch, not with customers × periods.
 */
export function countFlows(view: View, periods: Periods): Flows {
  const { ledger, book, asOf } = view;
  const { start, day, netE4, lastVisit } = book;
  const { startedOn, cancelledOn } = ledger;
  const { count, base, firstFrom, lastUpTo } = periods;
  const { definition } = view.definition;
  const silence = definition.kind === 'silence' ? definition.days : -1;
  const active = new Int32Array(count + 2);
  const revenueE4 = new Float64Array(count + 2);
  const lost = new Int32Array(count + 2);
  const lostRevenueE4 = new Float64Array(count + 2);
  const entered = new Int32Array(count + 1);
  const enteredLost = new Int32Array(count + 1);
  const returned = new Int32Array(count + 1);
  const lastIndex = asOf - base;
  // Runs hold a boundary each and never touch, so there are at most half as many as boundaries.
  const runFrom = new Int32Array(count + 2);
  const runTo = new Int32Array(count + 2);

  for (let c = 0; c < ledger.customerCount; c++) {
    const begin = start[c]!;
    const stop = start[c + 1]!;
    let entry = book.firstVisit[c]!;
    let end = begin;
    let runs = 0;
    if (silence >= 0) {
      if (entry === NO_DAY || entry > asOf) continue;
      let from = entry;
      let last = entry;
      for (; end < stop && day[end]! <= asOf; end++) {
        const d = day[end]!;
        if (lastVisit[end] !== d) continue;
        if (d - last > silence + 1) {
          runs = addSpell(periods, runFrom, runTo, runs, from, last + silence);
          from = d;
        }
        last = d;
      }
      runs = addSpell(periods, runFrom, runTo, runs, from, last + silence);
    } else {
      const cancelled = cancelledOn[c]!;
      const registered = startedOn[c] === NO_DAY ? cancelled : startedOn[c]!;
      if (registered !== NO_DAY && (entry === NO_DAY || registered < entry)) entry = registered;
      if (entry === NO_DAY || entry > asOf) continue;
      while (end < stop && day[end]! <= asOf) end++;
      const to = cancelled === NO_DAY ? asOf : Math.min(asOf, cancelled - 1);
      if (to >= entry) runs = addSpell(periods, runFrom, runTo, runs, entry, to);
    }

    const entryPeriod = entry <= base ? 0 : firstFrom[entry - base]!;
    if (entryPeriod > 0) {
      entered[entryPeriod]!++;
      if (runs === 0 || runFrom[0] !== entryPeriod) enteredLost[entryPeriod]!++;
    }
    for (let r = 0; r < runs; r++) {
      const from = runFrom[r]!;
      const to = runTo[r]!;
      active[from]!++;
      active[to + 1]!--;
      lost[to + 1]!++;
      if (from > 0 && from !== entryPeriod) returned[from]!++;
    }
    let before = 0;
    for (let e = begin, r = 0; e < end && r < runs; e++) {
      const amount = netE4[e]! - before;
      before = netE4[e]!;
      const at = day[e]! - base;
      const until = at + YEAR_DAYS - 1;
      if (until < 0) continue;
      const low = at <= 0 ? 0 : firstFrom[at]!;
      const high = until >= lastIndex ? count : lastUpTo[until]!;
      while (r < runs && runTo[r]! < low) r++;
      for (let k = r; k < runs && runFrom[k]! <= high; k++) {
        const from = runFrom[k]!;
        const to = runTo[k]!;
        revenueE4[low > from ? low : from]! += amount;
        revenueE4[(high < to ? high : to) + 1]! -= amount;
        if (to <= high) lostRevenueE4[to + 1]! += amount;
      }
    }
  }
  for (let k = 1; k <= count; k++) {
    active[k]! += active[k - 1]!;
    revenueE4[k]! += revenueE4[k - 1]!;
  }
  return { active, revenueE4, lost, lostRevenueE4, entered, enteredLost, returned };
}

/** Adds the boundaries a spell covers to the runs of a customer, joined to the run before where they touch. */
function addSpell(
  { base, firstFrom, lastUpTo, count }: Periods,
  runFrom: Int32Array,
  runTo: Int32Array,
  runs: number,
  from: number,
  to: number,
): number {
  if (to < base) return runs;
  const low = from <= base ? 0 : firstFrom[from - base]!;
  const high = to - base >= lastUpTo.length ? count : lastUpTo[to - base]!;
  if (low > high) return runs;
  if (runs > 0 && runTo[runs - 1]! >= low - 1) {
    runTo[runs - 1] = high;
    return runs;
  }
  runFrom[runs] = low;
  runTo[runs] = high;
  return runs + 1;
}
