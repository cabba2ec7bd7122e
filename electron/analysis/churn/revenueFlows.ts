import type { RatioSums } from '../../stats/ratio.ts';
import type { Periods } from '../view/periods.ts';
import { makeRuns } from '../view/runs.ts';
import type { View } from '../view/view.ts';
import { reachOfDays } from './flows.ts';

/** Money in E4: what customers brought in the 365 days up to a boundary. By boundary (0 … count) or period (1 … count). */
export type RevenueFlows = {
  /** Of the customers active at boundary k, and the sum of its squares. */
  readonly active: Float64Array;
  readonly squares: Float64Array;
  /** Of those lost in period k, at boundary k − 1. */
  readonly lost: Float64Array;
  /** By how much those kept brought less or more at boundary k than at k − 1. */
  readonly shrunk: Float64Array;
  readonly grown: Float64Array;
  /** Of the new and of the returned in period k, at boundary k. */
  readonly entered: Float64Array;
  readonly returned: Float64Array;
  /** For the intervals of gross and net churn: Σ y² and Σ x y over the opening customers. */
  readonly grossSquares: Float64Array;
  readonly grossProducts: Float64Array;
  readonly netSquares: Float64Array;
  readonly netProducts: Float64Array;
};

/**
 * The bridge of revenue: active[k − 1] − lost − shrunk + grown + entered + returned = active[k]. Revenue is what a
 * customer brought in the 365 days up to a boundary, so it changes only at boundaries that a day of purchase has just
 * reached, or just left a year behind. One pass over the days of purchase and the runs of boundaries at which each
 * customer is active; a customer's revenue below 0 (refunds) counts as it is.
 */
export function countRevenueFlows(view: View, periods: Periods): RevenueFlows {
  const { ledger, book, asOf } = view;
  const { from: start, to: end, day, netE4 } = book.shared;
  const { count } = periods;
  const { first, entersAt, leavesAt } = reachOfDays(view, periods);
  const runs = makeRuns(view, periods);
  const by = () => new Float64Array(count + 2);
  const [active, squares, lost, shrunk, grown, entered, returned] = [by(), by(), by(), by(), by(), by(), by()];
  const [grossSquares, grossProducts, netSquares, netProducts] = [by(), by(), by(), by()];
  // Of whoever becomes active at a boundary.
  const [come, comeSquares] = [by(), by()];

  for (let c = 0; c < ledger.customerCount; c++) {
    const found = runs.read(c);
    if (found === 0) continue;
    const stop = end[c]!;
    const { entryPeriod } = runs;
    // Entries before `coming` count at the boundary looked at, less those before `going`; revenue is their difference.
    let coming = start[c]!;
    let going = coming;
    let until = 0;
    let old = 0;
    let enters = coming < stop && day[coming]! <= asOf ? entersAt[day[coming]! - first]! : count + 1;
    let leaves = going < stop && day[going]! <= asOf ? leavesAt[day[going]! - first]! : count + 1;
    let run = 0;
    let from = runs.from[0]!;
    let to = runs.to[0]!;
    let revenue = 0;
    let inRun = false;
    for (;;) {
      const k = enters < leaves ? enters : leaves;
      while (!inRun || to < k) {
        if (!inRun) {
          if (from > k || (from === k && k <= count)) break;
          come[from]! += revenue;
          comeSquares[from]! += revenue * revenue;
          if (from > 0 && from === entryPeriod) entered[from]! += revenue;
          inRun = true;
        } else {
          if (to < count) {
            lost[to + 1]! += revenue;
            const square = revenue * revenue;
            grossSquares[to + 1]! += square;
            grossProducts[to + 1]! += square;
            netSquares[to + 1]! += square;
            netProducts[to + 1]! += square;
          }
          inRun = false;
          if (++run === found) break;
          from = runs.from[run]!;
          to = runs.to[run]!;
        }
      }
      if (run === found || k > count) break;
      while (enters === k) {
        until = netE4[coming++]!;
        enters = coming < stop && day[coming]! <= asOf ? entersAt[day[coming]! - first]! : count + 1;
      }
      while (leaves === k) {
        old = netE4[going++]!;
        leaves = going < stop && day[going]! <= asOf ? leavesAt[day[going]! - first]! : count + 1;
      }
      const before = revenue;
      revenue = until - old;
      if (!inRun) continue;
      // Without a condition: whether revenue rose or fell is as good as random to a processor.
      const more = revenue - before;
      const less = Math.max(0, -more);
      netSquares[k]! += more * more;
      netProducts[k]! -= more * before;
      grown[k]! += more + less;
      shrunk[k]! += less;
      grossSquares[k]! += less * less;
      grossProducts[k]! += less * before;
    }
  }
  // The bridge gives what is active; a square changes by (y − x)² + 2 x (y − x), which the sums for net churn hold.
  active[0] = come[0]!;
  squares[0] = comeSquares[0]!;
  for (let k = 1; k <= count; k++) {
    returned[k] = come[k]! - entered[k]!;
    active[k] = active[k - 1]! - lost[k]! - shrunk[k]! + grown[k]! + come[k]!;
    squares[k] = squares[k - 1]! + netSquares[k]! - 2 * netProducts[k]! + comeSquares[k]!;
  }
  return {
    active,
    squares,
    lost,
    shrunk,
    grown,
    entered,
    returned,
    grossSquares,
    grossProducts,
    netSquares,
    netProducts,
  };
}

/** Sums for the gross (lost and shrunk) and the net churn (less what grew) of period k over n opening customers. */
export function churnSums(flows: RevenueFlows, k: number, n: number): { gross: RatioSums; net: RatioSums } {
  const x = flows.active[k - 1]!;
  const xx = flows.squares[k - 1]!;
  const down = flows.lost[k]! + flows.shrunk[k]!;
  return {
    gross: { n, x, xx, y: down, yy: flows.grossSquares[k]!, xy: flows.grossProducts[k]! },
    net: { n, x, xx, y: down - flows.grown[k]!, yy: flows.netSquares[k]!, xy: flows.netProducts[k]! },
  };
}
