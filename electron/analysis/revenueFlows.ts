import type { RatioSums } from '../stats/ratio.ts';
import { entryAt } from './dayBook.ts';
import { YEAR_DAYS } from './metrics.ts';
import type { Periods } from './periods.ts';
import { makeRuns } from './runs.ts';
import type { View } from './view.ts';

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
  const { start, day, netE4 } = book;
  const { count, base, ends, firstFrom } = periods;
  const by = () => new Float64Array(count + 2);
  const flows = {
    active: by(),
    squares: by(),
    lost: by(),
    shrunk: by(),
    grown: by(),
    entered: by(),
    returned: by(),
    grossSquares: by(),
    grossProducts: by(),
    netSquares: by(),
    netProducts: by(),
  };
  const runs = makeRuns(view, periods);
  /** The boundary at which a day first counts; beyond the last one for days after D. */
  const boundaryOf = (dayNo: number) => (dayNo <= base ? 0 : dayNo > asOf ? count + 1 : firstFrom[dayNo - base]!);

  for (let c = 0; c < ledger.customerCount; c++) {
    const found = runs.read(c);
    if (found === 0) continue;
    const begin = start[c]!;
    const stop = start[c + 1]!;
    for (let r = 0; r < found; r++) {
      const first = runs.from[r]!;
      const last = runs.to[r]!;
      let entered = entryAt(day, begin, stop, ends[first]!) + 1;
      let left = entryAt(day, begin, stop, ends[first]! - YEAR_DAYS) + 1;
      const upTo = (e: number) => (e > begin ? netE4[e - 1]! : 0);
      let revenue = upTo(entered) - upTo(left);
      flows.active[first]! += revenue;
      flows.squares[first]! += revenue * revenue;
      if (first > 0) (first === runs.entryPeriod ? flows.entered : flows.returned)[first]! += revenue;
      for (;;) {
        let k = entered < stop ? boundaryOf(day[entered]!) : count + 1;
        if (left < stop) k = Math.min(k, boundaryOf(day[left]! + YEAR_DAYS));
        if (k > last) break;
        while (entered < stop && boundaryOf(day[entered]!) === k) entered++;
        while (left < stop && boundaryOf(day[left]! + YEAR_DAYS) === k) left++;
        const before = revenue;
        revenue = upTo(entered) - upTo(left);
        const more = revenue - before;
        flows.active[k]! += more;
        flows.squares[k]! += revenue * revenue - before * before;
        flows.netSquares[k]! += more * more;
        flows.netProducts[k]! -= more * before;
        if (more > 0) flows.grown[k]! += more;
        else {
          flows.shrunk[k]! -= more;
          flows.grossSquares[k]! += more * more;
          flows.grossProducts[k]! -= more * before;
        }
      }
      flows.active[last + 1]! -= revenue;
      flows.squares[last + 1]! -= revenue * revenue;
      if (last === count) continue;
      flows.lost[last + 1]! += revenue;
      for (const sums of [flows.grossSquares, flows.grossProducts, flows.netSquares, flows.netProducts])
        sums[last + 1]! += revenue * revenue;
    }
  }
  for (let k = 1; k <= count; k++) {
    flows.active[k]! += flows.active[k - 1]!;
    flows.squares[k]! += flows.squares[k - 1]!;
  }
  return flows;
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
