import { type Ledger, NO_DAY } from '../../ledger/ledger.ts';
import { type DayBook, entryAt, makeDayBook } from './dayBook.ts';
import { lazy } from './lazy.ts';

/** Length of the trailing year in days. */
export const YEAR_DAYS = 365;

/**
 * What is known of every customer at the end of day D, by ledger index c.
 *
 * Days are day numbers, money is E4. `firstDay` and `lastDay` are purchase days (NO_DAY where there is none);
 * `revenueE4` is purchases less refunds; `refundsE4` is the size of the refunds (0 or more); `trailingYearE4` is
 * the revenue of the days D-364 … D; `medianGapDays` is the median of the gaps between successive purchase days,
 * and -1 with fewer than three purchase days, because one gap alone is no rhythm.
 */
export type Metrics = {
  readonly known: Uint8Array;
  readonly firstDay: Int32Array;
  readonly lastDay: Int32Array;
  readonly orders: Int32Array;
  readonly purchaseDays: Int32Array;
  readonly revenueE4: Float64Array;
  readonly purchasesE4: Float64Array;
  readonly refundsE4: Float64Array;
  readonly trailingYearE4: Float64Array;
  readonly medianGapDays: Float64Array;
};

/**
 * Reads every customer's last entry on or before day `asOf` from the day book. Entries after that day are never
 * looked at, so the answer is the same whether they exist or not. A refund makes nobody a customer: it moves money
 * only. With a book at hand the time goes with the customers, not with the lines; each column is made when it is
 * first asked for.
 */
export function metricsAt(ledger: Ledger, asOf: number, book: DayBook = makeDayBook(ledger)): Metrics {
  const { knownFrom } = ledger;
  const { start, day, netE4, boughtE4, firstVisit } = book;
  const n = ledger.customerCount;
  const entries = lazy(() => {
    const last = new Int32Array(n);
    for (let c = 0; c < n; c++) {
      const e = entryAt(day, start[c]!, start[c + 1]!, asOf);
      last[c] = e < start[c]! ? -1 : e;
    }
    return last;
  });
  /** What stands in a column of the book at each last entry. */
  const whole = (values: Int32Array, none: number) =>
    lazy(() => {
      const last = entries();
      const column = new Int32Array(n);
      for (let c = 0; c < n; c++) column[c] = last[c]! < 0 ? none : values[last[c]!]!;
      return column;
    });
  const real = (values: Float64Array | Float32Array, none: number) =>
    lazy(() => {
      const last = entries();
      const column = new Float64Array(n);
      for (let c = 0; c < n; c++) column[c] = last[c]! < 0 ? none : values[last[c]!]!;
      return column;
    });
  const known = lazy(() => {
    const mask = new Uint8Array(n);
    for (let c = 0; c < n; c++) mask[c] = knownFrom[c]! <= asOf ? 1 : 0;
    return mask;
  });
  const firstDay = lazy(() => {
    const column = new Int32Array(n);
    for (let c = 0; c < n; c++) column[c] = firstVisit[c]! > asOf ? NO_DAY : firstVisit[c]!;
    return column;
  });
  const refundsE4 = lazy(() => {
    const last = entries();
    const column = new Float64Array(n);
    for (let c = 0; c < n; c++) if (last[c]! >= 0) column[c] = boughtE4[last[c]!]! - netE4[last[c]!]!;
    return column;
  });
  const trailingYearE4 = lazy(() => {
    const last = entries();
    const before = asOf - YEAR_DAYS;
    const column = new Float64Array(n);
    for (let c = 0; c < n; c++) {
      const e = last[c]!;
      if (e < 0 || day[e]! <= before) continue;
      const from = start[c]!;
      const old = entryAt(day, from, e + 1, before);
      column[c] = old < from ? netE4[e]! : netE4[e]! - netE4[old]!;
    }
    return column;
  });
  return columns({
    known,
    firstDay,
    lastDay: whole(book.lastVisit, NO_DAY),
    orders: whole(book.orders, 0),
    purchaseDays: whole(book.visits, 0),
    revenueE4: real(netE4, 0),
    purchasesE4: real(boughtE4, 0),
    refundsE4,
    trailingYearE4,
    medianGapDays: real(book.medianGap, -1),
  });
}

/** Columns that are made when asked for and read like plain ones. */
export function columns(made: { readonly [K in keyof Metrics]: () => Metrics[K] }): Metrics {
  return {
    get known() {
      return made.known();
    },
    get firstDay() {
      return made.firstDay();
    },
    get lastDay() {
      return made.lastDay();
    },
    get orders() {
      return made.orders();
    },
    get purchaseDays() {
      return made.purchaseDays();
    },
    get revenueE4() {
      return made.revenueE4();
    },
    get purchasesE4() {
      return made.purchasesE4();
    },
    get refundsE4() {
      return made.refundsE4();
    },
    get trailingYearE4() {
      return made.trailingYearE4();
    },
    get medianGapDays() {
      return made.medianGapDays();
    },
  };
}
