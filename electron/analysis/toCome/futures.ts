import { gammaGammaOf } from '../../stats/gammaGamma.ts';
import { quantilesOf } from '../../stats/quantile.ts';
import { makeRandom, type Random } from '../../stats/random.ts';
import { type Buyers, evenly } from './buyersAt.ts';
import { aliveOf, type BuyingFit, type BuyingModel, stayingOf, withParameters } from './buyingModel.ts';
import type { Expectations } from './expectations.ts';
import { amountAhead, type Spending } from './spending.ts';

const FUTURES = 200;
/** Customers of each group whose futures are drawn; of larger groups they stand for the others. */
const DRAWN = 400;
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
 * What a group of customers will bring, with its 95 % interval by a parametric bootstrap (Efron & Tibshirani 1993): 200 futures, each
 * with parameters drawn around the estimates as uncertain as those are, and with customers who then stay or leave, buy
 * and spend by chance as the models say. Of more than 400 customers some are drawn that lie evenly over all: the part of the
 * spread that comes from the parameters is carried over in proportion, the part that comes from chance by the root of
 * it. The interval holds if the models do; whether they do is for the hold-out to say. `groupOf` names the group of
 * each buyer, 0 … groups − 1, or −1; each of `unions` lists the groups whose outlook is asked for together. The same
 * seed gives the same answer.
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
  const rows = Array.from({ length: groups }, () => [] as number[]);
  for (let i = 0; i < buyers.x.length; i++) if (groupOf[i]! >= 0) rows[groupOf[i]!]!.push(i);
  const random = makeRandom(SEED);
  const strata = rows.map((all) => stratumOf(all, expected));
  const orders = Array.from({ length: groups }, () => new Float64Array(FUTURES));
  const spend = Array.from({ length: groups }, () => new Float64Array(FUTURES));
  const factor = factorOf(fit);
  const spendFactor = spending.fit ? factorOf(spending.fit) : null;
  for (let b = 0; b < FUTURES; b++) {
    random.startStream(b);
    const model = withParameters(fit.model, drawn(fit.params, factor, random));
    const amounts =
      spending.fit && spendFactor ? drawnSpending(spending, drawn(spending.fit.params, spendFactor, random)) : spending;
    strata.forEach(({ places, all, ordersOf, spendOf, returned }, g) => {
      let [meanOrders, meanSpend, someOrders, someSpend] = [0, 0, 0, 0];
      for (const i of places) {
        const x = buyers.x[i]!;
        const [tx, T, own] = [buyers.tx[i]!, buyers.T[i]!, buyers.meanE4[i]!];
        const alive = aliveOf(model, x, tx, T);
        const ahead = alive * stayingOf(model, x, T, weeks);
        meanOrders += ahead;
        meanSpend += ahead * amountAhead(amounts, x, own);
        if (random.uniform() >= alive) continue;
        const bought = boughtIn(model, x, T, weeks, random);
        if (bought === 0) continue;
        someOrders += bought;
        someSpend += spentOn(bought, amounts, x, own, random);
      }
      const root = places.length > 0 ? Math.sqrt(all / places.length) : 0;
      const share = (mean: number, some: number, sample: number, total: number) =>
        sample > 0 ? Math.max(0, (total * mean) / sample + root * (total > 0 ? some - mean : 0)) : 0;
      orders[g]![b] = share(meanOrders, someOrders, ordersOf.sample, ordersOf.total);
      spend[g]![b] = share(meanSpend * returned, someSpend * returned, spendOf.sample, spendOf.total);
    });
  }
  const totalsOf = (values: Float64Array) => rows.map((all) => all.reduce((sum, i) => sum + values[i]!, 0));
  const alive = totalsOf(expected.alive);
  const totals = [expected.orders, expected.spendE4, expected.valueE4].map(totalsOf);
  return unions.map((union) => {
    const sum = (values: readonly number[]) => union.reduce((all, g) => all + values[g]!, 0);
    const futures = (by: readonly Float64Array[]) =>
      Float64Array.from({ length: FUTURES }, (_, b) => union.reduce((all, g) => all + by[g]![b]!, 0));
    const [inOrders, inSpend, inValue] = totals.map(sum) as [number, number, number];
    const spent = rangeOf(inSpend, futures(spend));
    // Discount and margin are given: the value is as uncertain as the spend.
    const worth = inSpend > 0 ? inValue / inSpend : 0;
    return {
      customers: sum(rows.map((all) => all.length)),
      alive: sum(alive),
      orders: rangeOf(inOrders, futures(orders)),
      spendE4: spent,
      valueE4: { value: inValue, low: spent.low * worth, high: spent.high * worth },
    };
  });
}

type Stratum = {
  readonly places: Int32Array;
  readonly all: number;
  readonly ordersOf: { readonly sample: number; readonly total: number };
  readonly spendOf: { readonly sample: number; readonly total: number };
  /** Of the money of purchases, the share that stays after refunds. */
  readonly returned: number;
};

function stratumOf(all: readonly number[], { orders, amountE4, spendE4 }: Expectations): Stratum {
  const places = evenly(all.length, DRAWN).map((place) => all[place]!);
  let [before, after] = [0, 0];
  for (const i of places) {
    before += orders[i]! * amountE4[i]!;
    after += spendE4[i]!;
  }
  const sum = (rows: ArrayLike<number>, values: Float64Array) => {
    let total = 0;
    for (let k = 0; k < rows.length; k++) total += values[rows[k]!]!;
    return total;
  };
  return {
    places,
    all: all.length,
    ordersOf: { sample: sum(places, orders), total: sum(all, orders) },
    spendOf: { sample: after, total: sum(all, spendE4) },
    returned: before > 0 ? after / before : 1,
  };
}

const rangeOf = (value: number, drawnValues: Float64Array): Range => {
  const [low, high] = quantilesOf(drawnValues, [0.025, 0.975]);
  return { value, low: Math.min(value, low!), high: Math.max(value, high!) };
};

/** Lower triangle L with L·Lᵀ the covariance of the logarithms; null where it is not known. */
function factorOf({
  covariance,
  params,
}: {
  covariance: Float64Array | null;
  params: Float64Array;
}): Float64Array | null {
  if (!covariance) return null;
  const n = params.length;
  const factor = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let rest = covariance[i * n + j]!;
      for (let k = 0; k < j; k++) rest -= factor[i * n + k]! * factor[j * n + k]!;
      factor[i * n + j] =
        i === j ? Math.sqrt(Math.max(0, rest)) : factor[j * n + j]! > 0 ? rest / factor[j * n + j]! : 0;
    }
  }
  return factor;
}

function drawn(params: Float64Array, factor: Float64Array | null, random: Random): Float64Array {
  if (!factor) return params;
  const n = params.length;
  const z = Float64Array.from(params, () => random.normal());
  return params.map((param, i) => {
    let moved = 0;
    for (let k = 0; k <= i; k++) moved += factor[i * n + k]! * z[k]!;
    return param * Math.exp(moved);
  });
}

function drawnSpending(spending: Spending, params: Float64Array): Spending {
  const model = gammaGammaOf(params);
  // Without a mean (q ≤ 1) a draw says nothing; it is rare where the estimate has one.
  return spending.fit && model.q > 1 ? { ...spending, fit: { ...spending.fit, model } } : spending;
}

/** Purchases of one who is there: pace and way of leaving drawn from what the history leaves open. */
function boughtIn(model: BuyingModel, x: number, T: number, weeks: number, random: Random): number {
  const pace = random.gamma(model.r + x) / (model.alpha + T);
  if (model.kind === 'pareto') {
    const risk = random.gamma(model.s) / (model.beta + T);
    return random.poisson(pace * Math.min(weeks, random.exponential() / risk));
  }
  const wanted = random.poisson(pace * weeks);
  if (wanted === 0) return 0;
  const leaves = random.beta(model.a, model.b + x + (model.kind === 'mbg' ? 1 : 0));
  const until = 1 + Math.floor(-random.exponential() / Math.log1p(-leaves));
  return Math.min(wanted, until);
}

function spentOn(bought: number, { fit, meanE4 }: Spending, x: number, own: number, random: Random): number {
  if (!fit) return bought * meanE4;
  const { p, q, gamma } = fit.model;
  const scale = random.gamma(q + p * x) / (gamma + x * own);
  return random.gamma(p * bought) / scale;
}
