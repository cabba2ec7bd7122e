import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { Favourite } from '../../../shared/contract/segmentRule.ts';
import type { Basket, TogetherResult, TogetherRule } from '../../../shared/contract/together.ts';
import { asDecimal, say, type Text } from '../../../shared/text.ts';
import { type AssociationRule, associationRules } from '../../stats/associationRules.ts';
import { rateOf, rateParams } from '../churn/rateOf.ts';
import type { Carried } from '../sufficiency/sufficiency.ts';
import { asOfText, explain, inform, refusal, viewNotices } from '../view/explain.ts';
import type { View } from '../view/view.ts';
import { basketsAt, mixedBaskets } from './basketsAt.ts';
import { eachNotYet } from './notYet.ts';
import type { OrderBook } from './orderBook.ts';

/** Below it even twice as often cannot be told from chance. */
const NEEDED_MIXED = 100;
/** A rule stands on ten baskets at least, of many baskets on one in two thousand. */
const FEWEST = 10;
const FEWEST_SHARE = 1 / 2000;
/** So many times the rules shown have their customers counted. */
const LOOKED_INTO = 4;
/** From here on the size of baskets alone is worth a word. */
const SIZES_TELL = 1.1;

export type TogetherOptions = {
  readonly of: Favourite;
  readonly basket: Basket;
  readonly first: 1 | 2;
  readonly minCount: number | null;
  readonly limit: number;
};

/** Why nothing can be said of what is bought together, or null, with the baskets that can tell. */
export function togetherNeed(
  view: View,
  book: OrderBook | null,
  { of, basket }: Pick<TogetherOptions, 'of' | 'basket'>,
): Carried {
  const nothing = refusal(view);
  if (nothing) return { have: 0, refused: nothing };
  if (!book) return { have: 0, refused: say(`together.refused.noGoods.${of}`) };
  const mixed = mixedBaskets(book, view, basket);
  const count = NEEDED_MIXED - mixed;
  const params = { have: mixed, needed: NEEDED_MIXED, count };
  return { have: mixed, refused: count > 0 ? say(`together.refused.few.${basket}`, params) : null };
}

/**
 * What is bought together at D: rules "who buys this buys that" that raise the chance and hold after all that was
 * looked at (associationRules.ts), those first from which a recommendation promises most, each with the customers who
 * have the one but not yet the other.
 * Refused where the files name no goods, or fewer than 100 baskets hold two different things.
 */
export function togetherResult(view: View, book: OrderBook | null, options: TogetherOptions): TogetherResult {
  const { of, basket, first, limit } = options;
  const { have: mixed, refused } = togetherNeed(view, book, options);
  const empty = { of, basket, baskets: 0, mixed, minCount: 0, looked: 0, found: 0, rules: [] };
  if (refused || !book) {
    const headline = refused ?? say(`together.refused.noGoods.${of}`);
    return { ...empty, asOf: asOfText(view), headline, refused: headline, notices: [], why: {} };
  }
  const baskets = basketsAt(book, view, basket);
  const n = baskets.start.length - 1;
  const minCount = options.minCount ?? Math.max(FEWEST, Math.ceil(n * FEWEST_SHARE));
  const { rules, looked, sizeLift } = associationRules(baskets, { minCount, size: first === 2 ? 3 : 2 });
  const promising = rules.toSorted((a, b) => promise(b) - promise(a)).slice(0, LOOKED_INTO * limit);
  const shown = described(view, book, promising, of)
    .toSorted((a, b) => customersWon(b) - customersWon(a))
    .slice(0, limit);
  const params = { baskets: n, mixed, count: rules.length, shown: shown.length, looked, minCount };
  const notices: Notice[] = viewNotices(view);
  if (looked > 0)
    notices.push(inform(`together.notice.looked.${rules.length > shown.length ? 'some' : 'all'}`, params));
  if (sizeLift > SIZES_TELL) notices.push(inform('together.notice.sizes', { lift: asDecimal(sizeLift) }));
  if (basket === 'order' && !book.numbered) notices.push(inform('together.notice.days'));
  return {
    ...empty,
    asOf: asOfText(view),
    headline: headline(shown[0], basket, params),
    refused: null,
    notices,
    why: { together: explain(view, 'together', n, null, params) },
    baskets: n,
    minCount,
    looked,
    found: rules.length,
    rules: shown,
  };
}

/** What the confidence, at the lower end of its interval, stands above the share among all. */
const gainOf = (low: number, among: number): number => Math.max(0, low - among);

/** Baskets with the first things alone that would have held the other, too: what rules are chosen by before customers are counted. */
const promise = ({ both, first, second, baskets, confidenceInterval }: AssociationRule): number =>
  (first - both) * gainOf(confidenceInterval.low, second / baskets);

/** Lift alone would put rare things first that nobody is left to recommend to. */
const customersWon = ({ notYet, confidence, among }: TogetherRule): number =>
  notYet * gainOf(confidence.low ?? 0, among.value ?? 0);

function described(view: View, book: OrderBook, rules: readonly AssociationRule[], of: Favourite): TogetherRule[] {
  const notYet = new Int32Array(rules.length);
  eachNotYet(book, view, rules, (rule) => {
    notYet[rule]!++;
  });
  const name = (one: number) => book.goods[one]!;
  return rules.map(({ items, leadsTo, both, first, second, baskets, lift, liftInterval, pValue }, k) => {
    const bought = items.map(name);
    return {
      bought,
      leadsTo: name(leadsTo),
      confidence: rateOf(both, first),
      among: rateOf(second, baskets),
      lift,
      liftLow: liftInterval.low,
      liftHigh: liftInterval.high,
      pValue,
      notYet: notYet[k]!,
      set: { kind: 'boughtNotYet', of, bought, notYet: name(leadsTo) },
    };
  });
}

function headline(best: TogetherRule | undefined, basket: Basket, params: Record<string, number>): Text {
  if (!best) return say(`together.headline.none.${basket}`, params);
  const [one = '', other = ''] = best.bought;
  return say(`together.headline.${best.bought.length === 2 ? 'two' : 'one'}.${basket}`, {
    ...rateParams(best.confidence),
    one,
    other,
    leadsTo: best.leadsTo,
    lift: asDecimal(best.lift),
    liftLow: asDecimal(best.liftLow),
    liftHigh: asDecimal(best.liftHigh),
    count: best.notYet,
  });
}
