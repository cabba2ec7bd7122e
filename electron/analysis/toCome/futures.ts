import { quantilesOf } from '../../stats/quantile.ts';
import { makeRandom, type Random } from '../../stats/random.ts';
import type { Buyers } from './buyersAt.ts';
import { aliveOf, type BuyingFit, stayingOf } from './buyingModel.ts';
import { drawnPurchases, drawnSpend, drawnWorlds, type World } from './drawnFuture.ts';
import type { Expectations } from './expectations.ts';
import { amountAhead, type Spending } from './spending.ts';

const FUTURES = 200;
/** Up to so many customers of a group each one's future is drawn. */
const ALL_DRAWN = 400;
/** Of larger groups so many stand for the others, other ones in every future. */
const SOME_DRAWN = 100;
const SEED = 1_987_2007;

export type Range = { readonly value: number; readonly low: number; readonly high: number };
export type Outlook = {
  readonly customers: number;
  /** Expected number of those who are still customers. */
  readonly alive: number;
  readonly orders: Range;
  readonly spendE4: Range;
  readonly valueE4: Range;
};

/**
 * What groups of customers will bring, with 95 % intervals by a parametric bootstrap (Efron & Tibshirani 1993): 200
 * futures, each with parameters drawn around the estimates as uncertain as those are, and with customers who then stay
 * or leave, buy and spend by chance as the models say. The interval holds if the models do; whether they do is for the
 * hold-out to say. `groupOf` names the group of each buyer, 0 … groups − 1, or −1; each of `unions` lists the groups whose outlook
 * is asked for together. The same seed gives the same answer.
 */
export function futuresOf(
  buyers: Buyers,
  expected: Expectations,
  fit: BuyingFit,
  spending: Spending,
  weeks: number,
  groupOf: ArrayLike<number>,
  groups: number,
  unions: readonly (readonly number[])[],
): Outlook[] {
  const random = makeRandom(SEED);
  const worlds = drawnWorlds(fit, spending, FUTURES, random);
  const found = rowsByGroup(groupOf, groups).map((rows) => ({
    customers: rows.length,
    alive: sumAt(expected.alive, rows),
    orders: sumAt(expected.orders, rows),
    spendE4: sumAt(expected.spendE4, rows),
    valueE4: sumAt(expected.valueE4, rows),
    futures: groupFutures(buyers, rows, expected, worlds, weeks, random),
  }));
  return unions.map((union) => {
    const parts = union.map((g) => found[g]!);
    const sum = (of: (part: (typeof parts)[number]) => number) => parts.reduce((all, part) => all + of(part), 0);
    const spent = sum((part) => part.spendE4);
    const value = sum((part) => part.valueE4);
    const spendE4 = rangeOf(
      spent,
      worlds.map((_, b) => sum((part) => part.futures.spendE4[b]!)),
    );
    // Discount and margin are given: the value is as uncertain as the spend.
    const worth = spent > 0 ? value / spent : 0;
    return {
      customers: sum((part) => part.customers),
      alive: sum((part) => part.alive),
      orders: rangeOf(
        sum((part) => part.orders),
        worlds.map((_, b) => sum((part) => part.futures.orders[b]!)),
      ),
      spendE4,
      valueE4: { value, low: spendE4.low * worth, high: spendE4.high * worth },
    };
  });
}

type Futures = { readonly orders: Float64Array; readonly spendE4: Float64Array };

/**
 * Orders and spend of a group in each world. A large group is looked at through customers who lie evenly over it:
 * what a world expects of them is carried over in proportion, and chance, whose sums over so many are normal, in the
 * width that the drawn ones show over all worlds.
 */
function groupFutures(
  { x, tx, T, meanE4 }: Buyers,
  rows: Int32Array,
  expected: Expectations,
  worlds: readonly World[],
  weeks: number,
  random: Random,
): Futures {
  const isMany = rows.length > ALL_DRAWN;
  const sample = isMany ? SOME_DRAWN : rows.length;
  const orders = worlds.map(() => ({ usual: 0, mean: 0, drawn: 0 }));
  const spend = worlds.map(() => ({ usual: 0, mean: 0, drawn: 0 }));
  worlds.forEach(({ model, spending }, b) => {
    const shift = (b + 0.5) / worlds.length;
    const [ahead, spent] = [orders[b]!, spend[b]!];
    for (let k = 0; k < sample; k++) {
      const i = rows[isMany ? Math.floor(((k + shift) * rows.length) / sample) : k]!;
      const alive = aliveOf(model, x[i]!, tx[i]!, T[i]!);
      const mean = alive * stayingOf(model, x[i]!, T[i]!, weeks);
      // Of the money of purchases, the share that stays after refunds.
      const amount = expected.orders[i]! * expected.amountE4[i]!;
      const stays = amount > 0 ? expected.spendE4[i]! / amount : 1;
      ahead.usual += expected.orders[i]!;
      ahead.mean += mean;
      spent.usual += expected.spendE4[i]!;
      spent.mean += mean * amountAhead(spending, x[i]!, meanE4[i]!) * stays;
      if (random.uniform() >= alive) continue;
      const bought = drawnPurchases(model, x[i]!, T[i]!, weeks, random);
      if (bought === 0) continue;
      ahead.drawn += bought;
      spent.drawn += drawnSpend(spending, bought, x[i]!, meanE4[i]!, random) * stays;
    }
  });
  return {
    orders: carriedOver(orders, sumAt(expected.orders, rows), rows.length, sample, random),
    spendE4: carriedOver(spend, sumAt(expected.spendE4, rows), rows.length, sample, random),
  };
}

/** Of the customers drawn in a world: what is expected by the estimates, what by that world, and what came by chance. */
type Drawn = { readonly usual: number; readonly mean: number; readonly drawn: number };

function carriedOver(
  worlds: readonly Drawn[],
  total: number,
  all: number,
  sample: number,
  random: Random,
): Float64Array {
  const squares = worlds.reduce((sum, { mean, drawn }) => sum + (drawn - mean) ** 2, 0);
  const width = Math.sqrt(((squares / worlds.length) * all) / Math.max(1, sample));
  return Float64Array.from(worlds, ({ usual, mean, drawn }) => {
    if (!(usual > 0)) return 0;
    const chance = all > sample ? width * random.normal() : drawn - mean;
    return Math.max(0, (total * mean) / usual + chance);
  });
}

function rowsByGroup(groupOf: ArrayLike<number>, groups: number): Int32Array[] {
  const rows = Array.from({ length: groups }, () => [] as number[]);
  for (let i = 0; i < groupOf.length; i++) if (groupOf[i]! >= 0) rows[groupOf[i]!]!.push(i);
  return rows.map((all) => Int32Array.from(all));
}

function sumAt(values: Float64Array, rows: Int32Array): number {
  let sum = 0;
  for (let k = 0; k < rows.length; k++) sum += values[rows[k]!]!;
  return sum;
}

const rangeOf = (value: number, futures: readonly number[]): Range => {
  const [low, high] = quantilesOf(Float64Array.from(futures), [0.025, 0.975]);
  return { value, low: Math.min(value, low!), high: Math.max(value, high!) };
};
