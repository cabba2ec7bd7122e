import type { ValueOptions } from '../../../shared/contract/customerSet.ts';
import type { LifetimeTier } from '../../../shared/contract/value.ts';
import type { Text } from '../../../shared/text.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import { valuesAtPlaces } from '../../stats/valuesAtPlaces.ts';
import type { View } from '../view/view.ts';
import { expectedMargins, yearMargins } from './expectedMargins.ts';

/** A code of `ValueClasses.classOf` is the place in this list plus one. */
export const VALUE_CLASSES = ['key', 'ordinary', 'small', 'letGo'] as const;
const LET_GO = 4;

export type ValueClasses = {
  readonly options: ValueOptions;
  readonly buyers: number;
  /** Place in VALUE_CLASSES plus one by ledger index; 0 for a customer without a purchase. */
  readonly classOf: Uint8Array;
  /** The value each buyer is judged by, by ledger index, E4. */
  readonly valueE4: Float64Array;
  /** Retention by tier, where value is what customers will still bring. */
  readonly tiers: readonly LifetimeTier[];
  /** Why nobody is in a class: what they will bring cannot be told yet. */
  readonly refused: Text | null;
};

/**
 * Puts every buyer at D into exactly one class. Whoever has been let go by name is that, whatever they spend; of the
 * others the best `keyShare` are key, the next `ordinaryShare` ordinary, the rest small. Value is the revenue
 * (purchases less refunds) of the trailing year or of all time up to D, or the margin of it: a share of the revenue
 * less what the contacts of the same time cost; or what they will still bring (expectedMargins): where that cannot be
 * told nobody but those let go is in a class. The numbers of places are rounded up, so that a shop with one buyer
 * has one key customer. Among buyers of equal value at a border the places go in the order of the customers' ids.
 * Shares that add up to more than one leave no small customers.
 */
export function valueClassesOf(view: View, options: ValueOptions): ValueClasses {
  const { lastDay } = view.metrics;
  const { valueE4, tiers, refused } = valuesOf(view, options);
  const n = lastDay.length;
  const gone = view.facts?.letGo(view.asOf) ?? null;
  const isJudged = (c: number): boolean => lastDay[c] !== NO_DAY && gone?.[c] !== 1;
  const classOf = new Uint8Array(n);
  let buyers = 0;
  let judged = 0;
  for (let c = 0; c < n; c++) {
    if (lastDay[c] === NO_DAY) continue;
    buyers++;
    if (isJudged(c)) judged++;
    else classOf[c] = LET_GO;
  }
  if (refused) return { options, buyers, classOf, valueE4, tiers, refused };
  const values = new Float64Array(judged);
  for (let c = 0, i = 0; c < n; c++) if (isJudged(c)) values[i++] = valueE4[c]!;

  const keyPlaces = places(options.keyShare, judged);
  const upperPlaces = Math.max(keyPlaces, places(options.keyShare + options.ordinaryShare, judged));
  const [key, upper] = bordersOf(values, [keyPlaces, upperPlaces]);
  let keyTies = key.ties;
  let upperTies = upper.ties;
  for (let c = 0; c < n; c++) {
    if (!isJudged(c)) continue;
    const value = valueE4[c]!;
    const inUpper = value > upper.value || (value === upper.value && upperTies-- > 0);
    const inKey = value > key.value || (value === key.value && keyTies-- > 0);
    classOf[c] = inKey ? 1 : inUpper ? 2 : 3;
  }
  return { options, buyers, classOf, valueE4, tiers, refused };
}

function valuesOf(view: View, options: ValueOptions): Pick<ValueClasses, 'valueE4' | 'tiers' | 'refused'> {
  const { metrics, facts, asOf } = view;
  const { basis, margin } = options;
  const plain = (valueE4: Float64Array) => ({ valueE4, tiers: [], refused: null });
  if (margin?.lifetime) return expectedMargins(view, options, margin, margin.lifetime.discount);
  if (basis === 'trailingYear') return plain(margin ? yearMargins(view, margin) : metrics.trailingYearE4);
  if (!margin) return plain(metrics.revenueE4);
  const contacts = facts?.contacts(asOf) ?? null;
  return plain(
    metrics.revenueE4.map((value, c) => Math.round(value * margin.share - (contacts?.[c] ?? 0) * margin.perContactE4)),
  );
}

/** Smallest number of customers that is at least `share` of them; a hair of floating point does not add one. */
const places = (share: number, buyers: number): number => Math.min(buyers, Math.ceil(share * buyers - 1e-9));

type Border = { readonly value: number; readonly ties: number };

/** For both numbers of best places: the value of the last place, and how many of that value have a place. */
function bordersOf(values: Float64Array, counts: readonly [number, number]): [Border, Border] {
  const borders = valuesAtPlaces(
    values,
    counts.map((count) => Math.min(values.length - 1, values.length - count)),
  );
  const border = (k: 0 | 1): Border => {
    if (counts[k] === 0) return { value: Number.POSITIVE_INFINITY, ties: 0 };
    const value = borders[k]!;
    let above = 0;
    for (let i = 0; i < values.length; i++) above = (above + Number(values[i]! > value)) | 0;
    return { value, ties: counts[k] - above };
  };
  return [border(0), border(1)];
}
