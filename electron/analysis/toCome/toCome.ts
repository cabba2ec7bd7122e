import type { ToComeValue } from '../../../shared/contract/toCome.ts';
import { say, type Text } from '../../../shared/text.ts';
import { firstPurchase } from '../definition/backTest.ts';
import { VALUE_CLASSES } from '../value/valueClasses.ts';
import type { View } from '../view/view.ts';
import { type Buyers, buyersAt } from './buyersAt.ts';
import { type BuyingKind, fitBuying, isUsable } from './buyingModel.ts';
import { type Expectations, expectationsOf } from './expectations.ts';
import { futuresOf } from './futures.ts';
import { holdOut } from './holdOut.ts';
import { spendingOf } from './spending.ts';
import { unsuited } from './suitability.ts';
import { type Basis, daysAhead, refusedToCome, type ToComeOptions, toComeResult } from './toComeResult.ts';

export type ToComeAsked = {
  readonly months: number;
  /** null: the one that comes nearest on the past. */
  readonly model: BuyingKind | null;
  readonly discount: number;
  readonly marginShare: number;
};

const GROUPS = 2 * VALUE_CLASSES.length;
const all = Array.from({ length: GROUPS }, (_, g) => g);
/** All; repeat and one-time buyers; the value classes. */
const UNIONS = [
  all,
  all.filter((g) => g % 2 === 0),
  all.filter((g) => g % 2 === 1),
  ...VALUE_CLASSES.map((_, i) => [2 * i, 2 * i + 1]),
];

/** The models tried on the past and the best of them fitted to everything known at D, or why nothing can be said. */
export function basisOf(view: View, asked: BuyingKind | null): Basis | Text {
  const reason = unsuited(view);
  if (reason) return reason;
  const tried = holdOut(view, view.asOf - (firstPurchase(view) ?? view.asOf), asked);
  const buyers = buyersAt(view);
  const start = tried && !tried.fit.atEdge ? tried.fit.model : undefined;
  const fit = fitBuying(tried?.best ?? asked ?? 'mbg', buyers, start);
  if (!isUsable(fit)) return say('toCome.refused.noFit', { customers: buyers.c.length });
  return { buyers, fit, spending: spendingOf(buyers), holdOut: tried };
}

/** The options with the share of money that came back so far. */
export function optionsOf({ book, asOf }: View, asked: ToComeAsked, buyers: Buyers | null): ToComeOptions {
  let [bought, net] = [0, 0];
  for (const c of buyers?.c ?? []) {
    let e = book.start[c + 1]! - 1;
    while (book.day[e]! > asOf) e--;
    bought += book.boughtE4[e]!;
    net += book.netE4[e]!;
  }
  const refundShare = bought > 0 ? Math.min(1, Math.max(0, 1 - net / bought)) : 0;
  const { months, discount, marginShare } = asked;
  return { months, discount, marginShare, refundShare, weeks: daysAhead(months) / 7 };
}

/**
 * The answer from its parts. `classOf` holds the value classes by ledger index, their place plus one; `model` is the one asked for,
 * under which its bars find their customers again.
 */
export function assemble(
  view: View,
  basis: Basis,
  expected: Expectations,
  options: ToComeOptions,
  classOf: Uint8Array,
  model: BuyingKind | null,
): ToComeValue {
  const { buyers, fit, spending } = basis;
  const groupOf = buyers.c.map((c, row) =>
    classOf[c] === 0 ? -1 : 2 * (classOf[c]! - 1) + (buyers.x[row] === 0 ? 1 : 0),
  );
  const outlooks = futuresOf(buyers, expected, fit, spending, options.weeks, groupOf, GROUPS, UNIONS);
  return toComeResult(view, basis, expected, outlooks, options, model);
}

/**
 * What the customers known at D will still bring, all at once: the models tried on the past, the best one fitted to
 * everything, what it expects of each customer, and what of all with its interval.
 */
export function toComeOf(view: View, classOf: Uint8Array, asked: ToComeAsked): ToComeValue {
  const basis = basisOf(view, asked.model);
  if ('key' in basis) return refusedToCome(view, basis, optionsOf(view, asked, null));
  const options = optionsOf(view, asked, basis.buyers);
  const expected = expectationsOf(basis.buyers, basis.fit.model, basis.spending, options);
  return assemble(view, basis, expected, options, classOf, asked.model);
}
