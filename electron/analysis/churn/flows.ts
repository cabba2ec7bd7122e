import { entryAt } from '../view/dayBook.ts';
import { YEAR_DAYS } from '../view/metrics.ts';
import type { Periods } from '../view/periods.ts';
import { makeRuns, type RunReader } from '../view/runs.ts';
import type { View } from '../view/view.ts';

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
 * end. Time goes with the days of purchase and the runs, not with the number of periods. Without `money` only
 * customers are counted, and the money is 0.
 */
export function countFlows(view: View, periods: Periods, money = true): Flows {
  const { count } = periods;
  const reader = makeRuns(view, periods);
  const { from: runFrom, to: runTo } = reader;
  const active = new Int32Array(count + 2);
  const lost = new Int32Array(count + 2);
  const entered = new Int32Array(count + 1);
  const enteredLost = new Int32Array(count + 1);
  const returned = new Int32Array(count + 1);
  const revenue = moneyAtBoundaries(view, periods, money);

  for (let c = 0; c < view.ledger.customerCount; c++) {
    const runs = reader.read(c);
    if (money) revenue.takeOut(c, reader, runs);
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
  }
  const { revenueE4, lostRevenueE4 } = revenue;
  for (let k = 1; k <= count; k++) {
    active[k]! += active[k - 1]!;
    revenueE4[k]! += revenueE4[k - 1]!;
  }
  return { active, revenueE4, lost, lostRevenueE4, entered, enteredLost, returned };
}

/**
 * What the active customers brought in the 365 days up to each boundary, as differences. What everybody brought is known
 * by day; of it `takeOut` takes what belongs to boundaries between and after the runs of a customer, so that whoever
 * is active throughout costs nothing. Amounts are whole, so sums are exact in any order.
 */
function moneyAtBoundaries(view: View, periods: Periods, money: boolean) {
  const { book, asOf } = view;
  const { count, ends } = periods;
  const { from: start, to: stop, day, netE4 } = book.shared;
  const revenueE4 = new Float64Array(count + 2);
  const lostRevenueE4 = new Float64Array(count + 2);
  const { first, entersAt, leavesAt } = reachOfDays(view, periods);
  const until = money ? Math.min(entersAt.length, book.dayNetE4.length) : 0;
  for (let i = 0; i < until; i++) {
    revenueE4[entersAt[i]!]! += book.dayNetE4[i]!;
    revenueE4[leavesAt[i]!]! -= book.dayNetE4[i]!;
  }

  /** Of customer c, the boundaries low … high, before which the customer was lost where `leaves`. */
  const takeStretch = (c: number, low: number, high: number, leaves: boolean) => {
    const begin = start[c]!;
    for (let e = entryAt(day, begin, stop[c]!, Math.min(ends[high]!, asOf)); e >= begin; e--) {
      const over = leavesAt[day[e]! - first]!;
      if (over < low) break;
      const amount = netE4[e]! - (e > begin ? netE4[e - 1]! : 0);
      const enters = entersAt[day[e]! - first]!;
      if (leaves && enters < low) lostRevenueE4[low]! += amount;
      if (over === low) continue;
      revenueE4[enters > low ? enters : low]! -= amount;
      revenueE4[over <= high ? over : high + 1]! += amount;
    }
  };
  const takeOut = (c: number, { from, to }: RunReader, runs: number) => {
    if (start[c] === stop[c] || day[start[c]!]! > asOf) return;
    let low = 0;
    for (let r = 0; r <= runs; r++) {
      const high = r < runs ? from[r]! - 1 : count;
      const isBefore = r === 0 && entersAt[day[start[c]!]! - first]! > high;
      if (low <= high && !isBefore) takeStretch(c, low, high, r > 0);
      if (r < runs) low = to[r]! + 1;
    }
  };
  return { revenueE4, lostRevenueE4, takeOut };
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
