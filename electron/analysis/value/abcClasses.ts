import { NO_DAY } from '../../ledger/ledger.ts';
import type { View } from '../view/view.ts';

/** A code of `AbcClasses.classOf` is the place in this list plus one. */
export const ABC = ['A', 'B', 'C'] as const;

export type SpreadValues = {
  /** Value by ledger index, E4. */
  readonly valueE4: Float64Array;
  /** Values above 0 of the buyers, ascending. */
  readonly sorted: Float64Array;
  readonly totalE4: number;
  /** Buyers left out, because their value is not above 0. */
  readonly without: number;
};
export type AbcClasses = {
  /** Place in ABC plus one by ledger index; 0 for a customer without a value above 0. */
  readonly classOf: Uint8Array;
  /** Customers in A, and in A and B together. */
  readonly upToA: number;
  readonly upToB: number;
};

/** What the buyers at D bring, revenue less refunds of the trailing year or of all time; only values above 0 are spread. */
export function spreadValues({ metrics }: View, basis: 'trailingYear' | 'allTime'): SpreadValues {
  const valueE4 = basis === 'trailingYear' ? metrics.trailingYearE4 : metrics.revenueE4;
  const sorted = new Float64Array(valueE4.length);
  let count = 0;
  let without = 0;
  let totalE4 = 0;
  for (let c = 0; c < valueE4.length; c++) {
    if (metrics.lastDay[c] === NO_DAY) continue;
    if (valueE4[c]! > 0) {
      sorted[count++] = valueE4[c]!;
      totalE4 += valueE4[c]!;
    } else without++;
  }
  return { valueE4, sorted: sorted.slice(0, count).sort(), totalE4, without };
}

/**
 * ABC classes: A holds the fewest best customers who together bring at least `aShare` of the whole, A and B together
 * those who bring at least `bShare`, C all others with a value. Among equals at a border the places go in the order of
 * the customers' ids. Every customer with a value above 0 is in exactly one class; where `bShare` lies below `aShare`
 * B is empty.
 */
export function abcClasses(values: SpreadValues, aShare: number, bShare: number): AbcClasses {
  const upToA = fewest(values, aShare);
  const upToB = Math.max(upToA, fewest(values, bShare));
  const inA = bestOf(values, upToA);
  const inB = bestOf(values, upToB);
  const classOf = new Uint8Array(inA.length);
  for (let c = 0; c < classOf.length; c++) {
    classOf[c] = inA[c] === 1 ? 1 : inB[c] === 1 ? 2 : values.valueE4[c]! > 0 ? 3 : 0;
  }
  return { classOf, upToA, upToB };
}

function fewest({ sorted, totalE4 }: SpreadValues, share: number): number {
  const wanted = totalE4 * (share - 1e-12);
  let count = 0;
  for (let sum = 0; count < sorted.length && sum < wanted; count++) sum += sorted[sorted.length - 1 - count]!;
  return count;
}

/** The best so many customers with a value above 0 as a mask; among equals in the order of their ids. */
export function bestOf({ valueE4, sorted }: SpreadValues, count: number): Uint8Array {
  const mask = new Uint8Array(valueE4.length);
  const places = Math.min(count, sorted.length);
  if (places === 0) return mask;
  const border = sorted[sorted.length - places]!;
  let ties = 0;
  for (let i = sorted.length - places; i < sorted.length && sorted[i] === border; i++) ties++;
  for (let c = 0; c < mask.length; c++) {
    if (valueE4[c]! > border || (valueE4[c] === border && ties-- > 0)) mask[c] = 1;
  }
  return mask;
}
