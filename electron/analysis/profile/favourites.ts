import type { Favourite } from '../../../shared/contract/segmentRule.ts';
import type { Ledger } from '../../ledger/ledger.ts';

/** Lines by what they were for: those of customer c stand at start[c] … start[c + 1] − 1, by day. */
export type GoodsBook = {
  readonly start: Int32Array;
  readonly day: Int32Array;
  /** Above 0 where there is a good. */
  readonly amountE4: Float64Array;
  /** Place in `goods`; -1 where the line is no purchase or names nothing. */
  readonly good: Int32Array;
  readonly goods: readonly string[];
};

/** The ledger's lines by what one column says they were for; null where it names nothing. */
export function goodsBook(ledger: Ledger, of: Favourite): GoodsBook | null {
  const { start, day, amountE4 } = ledger;
  const good = of === 'product' ? ledger.productOf : ledger.categoryOf;
  const goods = of === 'product' ? ledger.products : ledger.categories;
  return goods.length === 0 ? null : { start, day, amountE4, good, goods };
}

/** What each customer liked best, as steps in time: good[i] from day[i] on; those of customer c from start[c]. */
export type FavouriteSteps = {
  readonly start: Int32Array;
  readonly day: Int32Array;
  readonly good: Int32Array;
  readonly goods: readonly string[];
};

/**
 * What every customer bought most often, and the days on which that changed. Often counts order lines (one line of
 * three pounds of tea is once); of several bought as often the one with the most money counts, then the first by its
 * name, so that neither the order of rows nor what came later decides. Each line lifts only what it was for, so it
 * need only be set beside the favourite so far. Linear in the lines.
 */
export function favouriteSteps(book: GoodsBook): FavouriteSteps {
  const { start, day, amountE4, good, goods } = book;
  const customers = start.length - 1;
  const steps = {
    start: new Int32Array(customers + 1),
    day: new Int32Array(day.length),
    good: new Int32Array(day.length),
  };
  const lines = new Int32Array(goods.length);
  const money = new Float64Array(goods.length);
  const isBetter = (one: number, other: number) =>
    (lines[one]! - lines[other]! || money[one]! - money[other]! || (goods[one]! < goods[other]! ? 1 : -1)) > 0;
  let n = 0;
  for (let c = 0; c < customers; c++) {
    const first = n;
    let best = -1;
    for (let i = start[c]!; i < start[c + 1]!; i++) {
      const one = good[i]!;
      if (one < 0) continue;
      lines[one]!++;
      money[one]! += amountE4[i]!;
      if (one === best || (best >= 0 && !isBetter(one, best))) continue;
      best = one;
      if (n === first || steps.day[n - 1] !== day[i]) n++;
      steps.day[n - 1] = day[i]!;
      steps.good[n - 1] = best;
    }
    for (let i = start[c]!; i < start[c + 1]!; i++) {
      if (good[i]! < 0) continue;
      lines[good[i]!] = 0;
      money[good[i]!] = 0;
    }
    steps.start[c + 1] = n;
  }
  return { start: steps.start, day: steps.day.slice(0, n), good: steps.good.slice(0, n), goods };
}

/**
 * What every customer had bought most often by the end of day `asOf`, by ledger index as a place in `values`; −1 for
 * those of whom no purchase names anything. One purchase is enough to have a favourite. Values are only what is
 * somebody's favourite, the most frequent first. Linear in the customers.
 */
export function favouritesAt(
  { start, day, good, goods }: FavouriteSteps,
  asOf: number,
): { values: string[]; codeOf: Int32Array } {
  const fans = new Int32Array(goods.length);
  const favourite = new Int32Array(start.length - 1);
  for (let c = 0; c < favourite.length; c++) {
    let i = start[c + 1]! - 1;
    while (i >= start[c]! && day[i]! > asOf) i--;
    favourite[c] = i < start[c]! ? -1 : good[i]!;
    if (i >= start[c]!) fans[good[i]!]!++;
  }
  const order = [...fans.keys()]
    .filter((one) => fans[one]! > 0)
    .sort((a, b) => fans[b]! - fans[a]! || (goods[a]! < goods[b]! ? -1 : 1));
  const place = new Int32Array(goods.length);
  order.forEach((one, at) => {
    place[one] = at;
  });
  for (let c = 0; c < favourite.length; c++) if (favourite[c]! >= 0) favourite[c] = place[favourite[c]!]!;
  return { values: order.map((one) => goods[one]!), codeOf: favourite };
}
