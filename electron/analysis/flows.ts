import { FIRST_OF_DAY, NO_DAY } from '../ledger/ledger.ts';
import { YEAR_DAYS } from './metrics.ts';
import type { Periods } from './periods.ts';
import type { View } from './view.ts';

/** Counts by boundary (0 … count) or by period (1 … count); money in E4. */
export type Flows = {
  /** Customers active at boundary k. */
  readonly active: Int32Array;
  /** What those customers brought in the 365 days up to boundary k. */
  readonly revenueE4: Float64Array;
  /** Active at boundary k − 1, lost at boundary k, and their share of revenueE4[k − 1]. */
  readonly lost: Int32Array;
  readonly lostRevenueE4: Float64Array;
  /** First taking part in period k; of those, lost at boundary k. */
  readonly entered: Int32Array;
  readonly enteredLost: Int32Array;
  /** Took part before period k, lost at boundary k − 1, active at boundary k. */
  readonly returned: Int32Array;
};

/**
 * Counts who came and who went in one pass over the lines. Each customer is turned into spells of being active (a
 * spell ends N days after a purchase that no other follows in time), each spell into the run of boundaries it covers,
 * and runs into differences that are summed up at the end. A line's money belongs to the boundaries of the 365 days
 * from its own day on, as far as its customer is active there. Time goes with the lines and the runs they touch, not
 * with customers × periods.
 */
export function countFlows(view: View, periods: Periods): Flows {
  const { ledger, asOf } = view;
  const { customerCount, start, day, amountE4, flags, startedOn, cancelledOn } = ledger;
  const { count, ends, firstFrom, lastUpTo } = periods;
  const { definition } = view.definition;
  const active = new Int32Array(count + 2);
  const revenueE4 = new Float64Array(count + 2);
  const lost = new Int32Array(count + 1);
  const lostRevenueE4 = new Float64Array(count + 1);
  const entered = new Int32Array(count + 1);
  const enteredLost = new Int32Array(count + 1);
  const returned = new Int32Array(count + 1);
  const base = ends[0]!;
  let runFrom = new Int32Array(16);
  let runTo = new Int32Array(16);
  let runs = 0;

  const addSpell = (from: number, to: number): void => {
    const low = firstFrom(from);
    const high = lastUpTo(to);
    if (low > high) return;
    if (runs > 0 && runTo[runs - 1]! >= low - 1) {
      runTo[runs - 1] = high;
      return;
    }
    if (runs === runFrom.length) {
      runFrom = doubled(runFrom);
      runTo = doubled(runTo);
    }
    runFrom[runs] = low;
    runTo[runs++] = high;
  };

  for (let c = 0; c < customerCount; c++) {
    const begin = start[c]!;
    const end = start[c + 1]!;
    runs = 0;
    let entry = NO_DAY;
    if (definition.kind === 'silence') {
      const n = definition.days;
      let from = NO_DAY;
      let last = NO_DAY;
      for (let i = begin; i < end; i++) {
        const d = day[i]!;
        if (d > asOf) break;
        if ((flags[i]! & FIRST_OF_DAY) === 0) continue;
        if (last === NO_DAY) {
          entry = d;
          from = d;
        } else if (d - last > n + 1) {
          addSpell(from, last + n);
          from = d;
        }
        last = d;
      }
      if (last !== NO_DAY) addSpell(from, last + n);
    } else {
      let i = begin;
      while (i < end && (flags[i]! & FIRST_OF_DAY) === 0) i++;
      const cancelled = cancelledOn[c]!;
      const registered = startedOn[c] === NO_DAY ? cancelled : startedOn[c]!;
      entry = i < end && (registered === NO_DAY || day[i]! < registered) ? day[i]! : registered;
      if (entry > asOf) entry = NO_DAY;
      if (entry !== NO_DAY) {
        const to = cancelled === NO_DAY ? asOf : Math.min(asOf, cancelled - 1);
        if (to >= entry) addSpell(entry, to);
      }
    }
    if (entry === NO_DAY) continue;

    const entryPeriod = entry <= base ? 0 : firstFrom(entry);
    if (entryPeriod > 0) {
      entered[entryPeriod]!++;
      if (runs === 0 || runFrom[0] !== entryPeriod) enteredLost[entryPeriod]!++;
    }
    for (let r = 0; r < runs; r++) {
      const from = runFrom[r]!;
      const to = runTo[r]!;
      active[from]!++;
      active[to + 1]!--;
      if (to < count) lost[to + 1]!++;
      if (from > 0 && from !== entryPeriod) returned[from]!++;
    }
    for (let i = begin, r = 0; i < end && r < runs; i++) {
      const d = day[i]!;
      if (d > asOf) break;
      const amount = amountE4[i]!;
      if (amount === 0) continue;
      const low = firstFrom(d);
      const high = lastUpTo(d + YEAR_DAYS - 1);
      while (r < runs && runTo[r]! < low) r++;
      for (let k = r; k < runs && runFrom[k]! <= high; k++) {
        const to = runTo[k]!;
        revenueE4[Math.max(low, runFrom[k]!)]! += amount;
        revenueE4[Math.min(high, to) + 1]! -= amount;
        if (to <= high && to < count) lostRevenueE4[to + 1]! += amount;
      }
    }
  }
  for (let k = 1; k <= count; k++) {
    active[k]! += active[k - 1]!;
    revenueE4[k]! += revenueE4[k - 1]!;
  }
  return { active, revenueE4, lost, lostRevenueE4, entered, enteredLost, returned };
}

function doubled(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
