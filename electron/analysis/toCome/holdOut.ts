import { normalQuantile } from '../../stats/normal.ts';
import { entryAt } from '../view/dayBook.ts';
import type { View } from '../view/view.ts';
import { type Buyers, buyersAt, evenly, purchasesUntil, rowsOf, WEEK_DAYS } from './buyersAt.ts';
import {
  aliveOf,
  BUYING_KINDS,
  type BuyingFit,
  type BuyingKind,
  fitBuying,
  isUsable,
  stayingOf,
} from './buyingModel.ts';
import { ordersAhead } from './expectations.ts';
import { amountAhead, spendingOf } from './spending.ts';

/** The last third is kept back, a year at most. */
const SHARE_KEPT = 1 / 3;
const MOST_KEPT_DAYS = 364;
/** Beyond so many customers the models are compared on as many of them; slopes by differences make Pareto/NBD slow. */
const MOST_COMPARED = { mbg: Number.POSITIVE_INFINITY, bg: 20_000, pareto: 1500 } as const;
/** A model must be nearer by more than this share of its error to be taken before the usual one. */
const NOTEWORTHY = 0.005;
const FREQUENCIES = 8;
/** Customers × weeks of the curve by week. */
const DRAWN = 40_000;

export type Contender = {
  readonly kind: BuyingKind | 'mean';
  /** Customers it was tried on; all unless there are very many. */
  readonly customers: number;
  /** Purchases expected in all, scaled up to all customers. */
  readonly expected: number;
  /** Root of the mean square of expected less actual purchases by customer. */
  readonly error: number;
};

export type HoldOut = {
  readonly fittedUntil: number;
  readonly weeks: number;
  readonly customers: number;
  readonly actual: number;
  readonly contenders: readonly Contender[];
  readonly best: BuyingKind;
  /** The best model's fit to the earlier part. */
  readonly fit: BuyingFit;
  /** Whether the model came nearer than the plain mean, farther, or nobody can tell: mean difference of squares ± 1.96 errors. */
  readonly winner: 'model' | 'mean' | 'even';
  /** Of the money of those purchases. */
  readonly spendE4: { readonly actual: number; readonly model: number; readonly mean: number };
  readonly byFrequency: readonly {
    /** Purchases after the first in the earlier part; the last stands for it and more. */
    readonly x: number;
    readonly customers: number;
    readonly actual: number;
    readonly expected: number;
    readonly mean: number;
  }[];
  /** Purchases added up by the end of each week, of all customers. */
  readonly weekly: readonly {
    readonly week: number;
    readonly actual: number;
    readonly expected: number;
    readonly mean: number;
  }[];
};

/** Purchases of a customer who goes on at the pace so far (Wübben & von Wangenheim 2008). */
export const meanAhead = (x: number, T: number, weeks: number): number => (T > 0 ? (x / T) * weeks : 0);

/** The day up to which models are fitted before they are tried on what came after. */
export const keptBackDays = (days: number): number =>
  Math.floor(Math.min(MOST_KEPT_DAYS, days * SHARE_KEPT) / WEEK_DAYS) * WEEK_DAYS;

/**
 * Tries the models on the view's own history: fitted to what was known some time ago, they say how often each
 * customer would buy since, and so does the plain mean, which lets everybody go on at the pace so far. The model with
 * the least square error by customer is the best; MBG/NBD is kept unless another is nearer by more than 0.5 %. Nothing of the
 * kept part is seen by a fit. Null where no model has a top on the earlier part.
 */
export function holdOut(view: View, days: number, asked: BuyingKind | null): HoldOut | null {
  const cut = view.asOf - keptBackDays(days);
  const weeks = (view.asOf - cut) / WEEK_DAYS;
  const buyers = buyersAt(view, cut);
  const bought = purchasesUntil(view, buyers, view.asOf);
  const n = buyers.x.length;
  const tried: { contender: Contender; fit: BuyingFit; expected: Float64Array | null }[] = [];
  for (const kind of asked ? [asked] : BUYING_KINDS) {
    const places = n > MOST_COMPARED[kind] ? evenly(n, MOST_COMPARED[kind]) : null;
    const some = places ? rowsOf(buyers, places) : buyers;
    const known = tried[0]?.fit.model;
    const fit = fitBuying(kind, some, kind === 'bg' ? known : undefined, 'sample');
    if (!isUsable(fit)) continue;
    const expected = ordersAhead(some, fit.model, weeks);
    const actual = places ? places.map((place) => bought[place]!) : bought;
    tried.push({ contender: contenderOf(kind, expected, actual, n), fit, expected: places ? null : expected });
  }
  const [usual] = tried;
  if (!usual) return null;
  // Errors on other customers cannot be set side by side: the usual one is judged on theirs.
  let best = usual;
  for (const other of tried.slice(1)) {
    const level = other.expected
      ? usual.contender.error
      : errorOn(usual, buyers, bought, weeks, MOST_COMPARED[other.contender.kind as BuyingKind]);
    if (other.contender.error < level * (1 - NOTEWORTHY) && other.contender.error < best.contender.error) best = other;
  }
  const expected = best.expected ?? ordersAhead(buyers, best.fit.model, weeks);
  const mean = Float64Array.from(buyers.x, (x, row) => meanAhead(x, buyers.T[row]!, weeks));
  return {
    fittedUntil: cut,
    weeks,
    customers: n,
    actual: sumOf(bought),
    contenders: [
      ...tried.map(({ contender }) =>
        contender.kind === best.contender.kind
          ? contenderOf(best.contender.kind as BuyingKind, expected, bought, n)
          : contender,
      ),
      contenderOf('mean', mean, bought, n),
    ],
    best: best.contender.kind as BuyingKind,
    fit: best.fit,
    winner: winnerOf(expected, mean, bought),
    spendE4: spendOf(view, buyers, expected, mean),
    byFrequency: byFrequency(buyers.x, bought, expected, mean),
    weekly: weeklyOf(view, buyers, best.fit, weeks, sumOf(expected), sumOf(mean)),
  };
}

const sumOf = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
};

function rootMeanSquare(expected: ArrayLike<number>, actual: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < actual.length; i++) squares += (expected[i]! - actual[i]!) ** 2;
  return Math.sqrt(squares / Math.max(1, actual.length));
}

const contenderOf = (
  kind: Contender['kind'],
  expected: ArrayLike<number>,
  actual: ArrayLike<number>,
  all: number,
): Contender => ({
  kind,
  customers: actual.length,
  expected: (sumOf(expected) * all) / Math.max(1, actual.length),
  error: rootMeanSquare(expected, actual),
});

function errorOn({ fit }: { fit: BuyingFit }, buyers: Buyers, bought: Int32Array, weeks: number, most: number): number {
  const places = evenly(bought.length, most);
  return rootMeanSquare(
    ordersAhead(rowsOf(buyers, places), fit.model, weeks),
    places.map((place) => bought[place]!),
  );
}

function winnerOf(model: Float64Array, mean: Float64Array, actual: Int32Array): HoldOut['winner'] {
  const n = actual.length;
  let [sum, squares] = [0, 0];
  for (let i = 0; i < n; i++) {
    const gain = (mean[i]! - actual[i]!) ** 2 - (model[i]! - actual[i]!) ** 2;
    sum += gain;
    squares += gain * gain;
  }
  const average = sum / n;
  const half = normalQuantile(0.975) * Math.sqrt(Math.max(0, squares / n - average * average) / n);
  return average - half > 0 ? 'model' : average + half < 0 ? 'mean' : 'even';
}

function spendOf(view: View, buyers: Buyers, expected: Float64Array, mean: Float64Array): HoldOut['spendE4'] {
  const spending = spendingOf(buyers, 'sample');
  const { boughtE4, day, start } = view.book;
  let [actual, model, plain] = [0, 0, 0];
  for (let row = 0; row < buyers.c.length; row++) {
    const c = buyers.c[row]!;
    const [from, to] = [start[c]!, start[c + 1]!];
    actual += boughtE4[entryAt(day, from, to, view.asOf)]! - boughtE4[entryAt(day, from, to, buyers.on)]!;
    model += expected[row]! * amountAhead(spending, buyers.x[row]!, buyers.meanE4[row]!);
    plain += mean[row]! * buyers.meanE4[row]!;
  }
  return { actual, model, mean: plain };
}

function byFrequency(
  x: Int32Array,
  actual: Int32Array,
  expected: Float64Array,
  mean: Float64Array,
): HoldOut['byFrequency'] {
  const rows = Array.from({ length: FREQUENCIES }, (_, at) => ({
    x: at,
    customers: 0,
    actual: 0,
    expected: 0,
    mean: 0,
  }));
  for (let i = 0; i < x.length; i++) {
    const row = rows[Math.min(FREQUENCIES - 1, x[i]!)]!;
    row.customers++;
    row.actual += actual[i]!;
    row.expected += expected[i]!;
    row.mean += mean[i]!;
  }
  return rows.filter(({ customers }) => customers > 0);
}

/** By week; expected ones from customers spread evenly over all, set to the total of all. */
function weeklyOf(
  view: View,
  buyers: Buyers,
  { model }: BuyingFit,
  weeks: number,
  expected: number,
  mean: number,
): HoldOut['weekly'] {
  const { x, tx, T } = rowsOf(buyers, evenly(buyers.x.length, Math.round(DRAWN / weeks)));
  const alive = tx.map((last, row) => aliveOf(model, x[row]!, last, T[row]!));
  const shape = Array.from({ length: weeks }, (_, w) =>
    alive.reduce((sum, chance, row) => sum + chance * stayingOf(model, x[row]!, T[row]!, w + 1), 0),
  );
  const scale = shape.at(-1)! > 0 ? expected / shape.at(-1)! : 0;
  const perWeek = new Float64Array(weeks);
  const { book } = view;
  for (const c of buyers.c) {
    for (let e = book.start[c + 1]! - 1; e >= book.start[c]! && book.day[e]! > buyers.on; e--) {
      const isVisit = book.day[e]! <= view.asOf && book.lastVisit[e] === book.day[e];
      if (isVisit) perWeek[Math.floor((book.day[e]! - buyers.on - 1) / WEEK_DAYS)]!++;
    }
  }
  let actual = 0;
  return shape.map((sum, w) => {
    actual += perWeek[w]!;
    return { week: w + 1, actual, expected: sum * scale, mean: (mean * (w + 1)) / weeks };
  });
}
