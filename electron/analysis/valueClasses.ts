import type { ValueOptions } from '../../shared/contract/common.ts';
import { NO_DAY } from '../ledger/ledger.ts';
import { settlePlaces } from '../stats/quantile.ts';
import type { View } from './view.ts';

/** A code of `ValueClasses.classOf` is the place in this list plus one. */
export const VALUE_CLASSES = ['key', 'ordinary', 'small'] as const;

export type ValueClasses = {
  readonly options: ValueOptions;
  readonly buyers: number;
  /** Place in VALUE_CLASSES plus one by ledger index; 0 for a customer without a purchase. */
  readonly classOf: Uint8Array;
  /** The value each buyer is judged by, by ledger index, E4. */
  readonly valueE4: Float64Array;
};

/**
 * Puts every buyer at D into exactly one of three classes by value: the best `keyShare` of the buyers are key, the
 * next `ordinaryShare` ordinary, the rest small. Value is the revenue (purchases less refunds) of the trailing year
 * or of all time up to D. The numbers of places are rounded up, so that a shop with one buyer has one key customer.
 * Among buyers of equal value at a border the places go in the order of the customers' ids. Shares that add up to
 * more than one leave no small customers.
 */
export function valueClassesOf(view: View, options: ValueOptions): ValueClasses {
  const { lastDay, trailingYearE4, revenueE4 } = view.metrics;
  const valueE4 = options.basis === 'trailingYear' ? trailingYearE4 : revenueE4;
  const n = lastDay.length;
  let buyers = 0;
  for (let c = 0; c < n; c++) if (lastDay[c] !== NO_DAY) buyers++;
  const values = new Float64Array(buyers);
  for (let c = 0, i = 0; c < n; c++) if (lastDay[c] !== NO_DAY) values[i++] = valueE4[c]!;

  const keyPlaces = places(options.keyShare, buyers);
  const upperPlaces = Math.max(keyPlaces, places(options.keyShare + options.ordinaryShare, buyers));
  settlePlaces(
    values,
    [keyPlaces, upperPlaces].filter((count) => count > 0).map((count) => buyers - count),
  );
  const key = border(values, keyPlaces);
  const upper = border(values, upperPlaces);
  const classOf = new Uint8Array(n);
  let keyTies = key.ties;
  let upperTies = upper.ties;
  for (let c = 0; c < n; c++) {
    if (lastDay[c] === NO_DAY) continue;
    const value = valueE4[c]!;
    const inUpper = value > upper.value || (value === upper.value && upperTies-- > 0);
    const inKey = value > key.value || (value === key.value && keyTies-- > 0);
    classOf[c] = inKey ? 1 : inUpper ? 2 : 3;
  }
  return { options, buyers, classOf, valueE4 };
}

/** Smallest number of customers that is at least `share` of them; a hair of floating point does not add one. */
const places = (share: number, buyers: number): number => Math.min(buyers, Math.ceil(share * buyers - 1e-9));

/** The value of the last place, which stands where it belongs, and how many of that value have a place. */
function border(values: Float64Array, count: number): { value: number; ties: number } {
  if (count === 0) return { value: Number.POSITIVE_INFINITY, ties: 0 };
  const value = values[values.length - count]!;
  let above = 0;
  for (let i = values.length - count; i < values.length; i++) if (values[i]! > value) above++;
  return { value, ties: count - above };
}
