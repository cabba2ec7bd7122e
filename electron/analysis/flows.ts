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
 * being lost (spells.ts; with a silence of N days a spell ends N days after a purchase that no other follows in
 * time), spells into the runs of boundaries they cover (runs.ts), and runs into differences that are summed up at the
 * end. So is money: what a day brought belongs to the boundaries of the 365 days from it on, as far as they lie in a
 * run. Time goes with the days of purchase and the runs, not with the number of periods. Without `money` only
 * customers are counted, and the money is 0.
 */
export function countFlows(view: View, periods: Periods, money = true): Flows {
  const { ledger, book, asOf } = view;
  const { from: start, to: end, day, netE4 } = book.shared;
  const { count } = periods;
  const { first, entersAt, leavesAt } = reachOfDays(view, periods);
  const reader = makeRuns(view, periods);
  const { from: runFrom, to: runTo } = reader;
  const active = new Int32Array(count + 2);
  const revenueE4 = new Float64Array(count + 2);
  const lost = new Int32Array(count + 2);
  const lostRevenueE4 = new Float64Array(count + 2);
  const entered = new Int32Array(count + 1);
  const enteredLost = new Int32Array(count + 1);
  const returned = new Int32Array(count + 1);

  for (let c = 0; c < ledger.customerCount; c++) {
    const runs = reader.read(c);
    if (!reader.takesPart) continue;
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
      if (to < count) lost[to + 1]!++;
    }
    if (!money) continue;
    const begin = start[c]!;
    const stop = end[c]!;
    let before = 0;
    for (let e = begin, near = 0; e < stop && day[e]! <= asOf; e++) {
      const amount = netE4[e]! - before;
      before = netE4[e]!;
      const enters = entersAt[day[e]! - first]!;
      const leaves = leavesAt[day[e]! - first]!;
      while (near < runs && runTo[near]! < enters) near++;
      for (let r = near; r < runs && runFrom[r]! < leaves; r++) {
        const to = runTo[r]!;
        const from = runFrom[r]!;
        revenueE4[enters > from ? enters : from]! += amount;
        if (leaves <= to) revenueE4[leaves]! -= amount;
        else {
          revenueE4[to + 1]! -= amount;
          if (to < count) lostRevenueE4[to + 1]! += amount;
        }
      }
    }
  }
  for (let k = 1; k <= count; k++) {
    active[k]! += active[k - 1]!;
    revenueE4[k]! += revenueE4[k - 1]!;
  }
  return { active, revenueE4, lost, lostRevenueE4, entered, enteredLost, returned };
}

/** From which boundary on a day up to D counts among the 365 days up to it, and from which it does not any more. */
export type Reach = {
  /** The day the tables begin with. */
  readonly first: number;
  readonly entersAt: Int32Array;
  /** count + 1 where D comes first. */
  readonly leavesAt: Int32Array;
};

export function reachOfDays({ book, asOf }: View, { ends, count }: Periods): Reach {
  const first = book.firstDay;
  const days = Math.max(0, asOf - first + 1);
  const table = (later: number): Int32Array => {
    const boundaries = new Int32Array(days);
    for (let i = 0, k = 0; i < days; i++) {
      while (k <= count && ends[k]! < first + i + later) k++;
      boundaries[i] = k;
    }
    return boundaries;
  };
  return { first, entersAt: table(0), leavesAt: table(YEAR_DAYS) };
}
