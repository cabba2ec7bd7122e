/** Purchase lines that name a product (or a category): those of customer c stand at start[c] … start[c + 1] − 1. */
export type GoodsBook = {
  readonly start: Int32Array;
  readonly day: Int32Array;
  readonly amountE4: Float64Array;
  /** Place in `goods`. */
  readonly good: Int32Array;
  readonly goods: readonly string[];
};

/** Last day of each customer's lines, and what they like best of all of them: most days leave it as it is. */
export type FavouritesOfAll = { readonly lastDay: Int32Array; readonly best: Int32Array };

const NEVER = -2147483648;

export function favouritesOfAll(book: GoodsBook): FavouritesOfAll {
  const { start, day } = book;
  const customers = start.length - 1;
  const lastDay = new Int32Array(customers).fill(NEVER);
  const best = new Int32Array(customers);
  const judge = makeJudge(book);
  for (let c = 0; c < customers; c++) {
    for (let i = start[c]!; i < start[c + 1]!; i++) if (day[i]! > lastDay[c]!) lastDay[c] = day[i]!;
    best[c] = judge(c, lastDay[c]!);
  }
  return { lastDay, best };
}

/**
 * What every customer bought most often up to day `asOf`, by ledger index as a place in `values`; −1 for those of whom
 * no purchase names anything. Often counts order lines (one line of three pounds of tea is once); of several bought as
 * often the one with the most money counts, then the first by its name, so that neither the order of rows nor what came
 * later decides. One purchase is enough to have a favourite. Values are only what is somebody's favourite, the most
 * frequent first. Linear in the lines of those who bought again after the day.
 */
export function favouritesAt(
  book: GoodsBook,
  { lastDay, best }: FavouritesOfAll,
  asOf: number,
): { values: string[]; codeOf: Int32Array } {
  const { goods } = book;
  const judge = makeJudge(book);
  const fans = new Int32Array(goods.length);
  const favourite = new Int32Array(best.length);
  for (let c = 0; c < best.length; c++) {
    const one = lastDay[c]! <= asOf ? best[c]! : judge(c, asOf);
    favourite[c] = one;
    if (one >= 0) fans[one]!++;
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

/** Finds the favourite of a customer up to a day; keeps its counters between customers. */
function makeJudge({ start, day, amountE4, good, goods }: GoodsBook): (c: number, asOf: number) => number {
  const lines = new Int32Array(goods.length);
  const money = new Float64Array(goods.length);
  const isBetter = (one: number, other: number) =>
    (lines[one]! - lines[other]! || money[one]! - money[other]! || (goods[one]! < goods[other]! ? 1 : -1)) > 0;
  return (c, asOf) => {
    const end = start[c + 1]!;
    for (let i = start[c]!; i < end; i++) {
      if (day[i]! > asOf) continue;
      lines[good[i]!]!++;
      money[good[i]!]! += amountE4[i]!;
    }
    let best = -1;
    for (let i = start[c]!; i < end; i++) {
      const one = good[i]!;
      if (one !== best && day[i]! <= asOf && (best < 0 || isBetter(one, best))) best = one;
    }
    for (let i = start[c]!; i < end; i++) {
      lines[good[i]!] = 0;
      money[good[i]!] = 0;
    }
    return best;
  };
}
