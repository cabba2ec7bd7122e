import { NO_DAY } from '../../ledger/ledger.ts';
import { entryAt } from '../view/dayBook.ts';
import type { View } from '../view/view.ts';

/** Times are in weeks, as in the literature. */
export const WEEK_DAYS = 7;

/**
 * Who has bought by a day, and how: one row for each, in the order of the ledger. Orders of one day count as one
 * purchase, because two within hours say nothing about the pace.
 */
export type Buyers = {
  /** Day number. */
  readonly on: number;
  /** Ledger indices. */
  readonly c: Int32Array;
  /** Purchase days after the first. */
  readonly x: Int32Array;
  /** Weeks from the first purchase to the last, and to the day. */
  readonly tx: Float64Array;
  readonly T: Float64Array;
  /** Mean amount of the purchase days after the first, E4; 0 where there is none. */
  readonly meanE4: Float64Array;
  /** Amount of the first purchase day, E4. */
  readonly firstE4: Float64Array;
};

/**
 * The buyers at the end of day `on`, D or any day before it. Customers who had cancelled or had been let go by then are
 * left out: nothing is to be expected of them, and their silence would count as that of a customer.
 */
export function buyersAt(view: View, on: number = view.asOf): Buyers {
  const { ledger, book } = view;
  const { firstVisit, start, day, visits, lastVisit, boughtE4 } = book;
  const gone = view.facts?.letGo(on) ?? null;
  const n = ledger.customerCount;
  const c = new Int32Array(n);
  const x = new Int32Array(n);
  const tx = new Float64Array(n);
  const T = new Float64Array(n);
  const meanE4 = new Float64Array(n);
  const firstE4 = new Float64Array(n);
  let rows = 0;
  for (let i = 0; i < n; i++) {
    const first = firstVisit[i]!;
    if (first === NO_DAY || first > on || gone?.[i] === 1) continue;
    const cancelled = ledger.cancelledOn[i]!;
    if (cancelled !== NO_DAY && cancelled <= on) continue;
    const e = entryAt(day, start[i]!, start[i + 1]!, on);
    let f = start[i]!;
    while (day[f]! < first) f++;
    c[rows] = i;
    x[rows] = visits[e]! - 1;
    tx[rows] = (lastVisit[e]! - first) / WEEK_DAYS;
    T[rows] = (on - first) / WEEK_DAYS;
    meanE4[rows] = visits[e]! > 1 ? (boughtE4[e]! - boughtE4[f]!) / (visits[e]! - 1) : 0;
    firstE4[rows] = boughtE4[f]!;
    rows++;
  }
  return {
    on,
    c: c.slice(0, rows),
    x: x.slice(0, rows),
    tx: tx.slice(0, rows),
    T: T.slice(0, rows),
    meanE4: meanE4.slice(0, rows),
    firstE4: firstE4.slice(0, rows),
  };
}

/** Purchase days of each row between the buyers' day and a later one, up to D. */
export function purchasesUntil({ book }: View, { c, x }: Buyers, until: number): Int32Array {
  return c.map((i, row) => book.visits[entryAt(book.day, book.start[i]!, book.start[i + 1]!, until)]! - 1 - x[row]!);
}

/** The rows at places that lie evenly over all of them, at most `most`. */
export function evenly(rows: number, most: number): Int32Array {
  const size = Math.min(rows, most);
  return Int32Array.from({ length: size }, (_, i) => Math.floor(((i + 0.5) * rows) / size));
}

/** Only these rows. */
export function rowsOf({ on, c, x, tx, T, meanE4, firstE4 }: Buyers, places: Int32Array): Buyers {
  const ints = (values: Int32Array) => places.map((place) => values[place]!);
  const floats = (values: Float64Array) => Float64Array.from(places, (place) => values[place]!);
  return { on, c: ints(c), x: ints(x), tx: floats(tx), T: floats(T), meanE4: floats(meanE4), firstE4: floats(firstE4) };
}
