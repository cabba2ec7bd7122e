import { type Ledger, NO_DAY } from '../ledger/ledger.ts';
import { type DayBook, entryAt, makeDayBook } from './dayBook.ts';

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
 * only. With a book at hand the time goes with the customers, not with the lines.
 */
export function metricsAt(ledger: Ledger, asOf: number, book: DayBook = makeDayBook(ledger)): Metrics {
  const { customerCount: n, knownFrom } = ledger;
  const { start, day, netE4, boughtE4 } = book;
  const known = new Uint8Array(n);
  const firstDay = new Int32Array(n).fill(NO_DAY);
  const lastDay = new Int32Array(n).fill(NO_DAY);
  const orders = new Int32Array(n);
  const purchaseDays = new Int32Array(n);
  const revenueE4 = new Float64Array(n);
  const purchasesE4 = new Float64Array(n);
  const refundsE4 = new Float64Array(n);
  const trailingYearE4 = new Float64Array(n);
  const medianGapDays = new Float64Array(n).fill(-1);
  const before = asOf - YEAR_DAYS;
  for (let c = 0; c < n; c++) {
    known[c] = knownFrom[c]! <= asOf ? 1 : 0;
    const from = start[c]!;
    const e = entryAt(day, from, start[c + 1]!, asOf);
    if (e < from) continue;
    const net = netE4[e]!;
    revenueE4[c] = net;
    purchasesE4[c] = boughtE4[e]!;
    refundsE4[c] = boughtE4[e]! - net;
    orders[c] = book.orders[e]!;
    purchaseDays[c] = book.visits[e]!;
    lastDay[c] = book.lastVisit[e]!;
    medianGapDays[c] = book.medianGap[e]!;
    if (book.visits[e]! > 0) firstDay[c] = book.firstVisit[c]!;
    if (day[e]! > before) {
      const old = entryAt(day, from, e + 1, before);
      trailingYearE4[c] = old < from ? net : net - netE4[old]!;
    }
  }
  return {
    known,
    firstDay,
    lastDay,
    orders,
    purchaseDays,
    revenueE4,
    purchasesE4,
    refundsE4,
    trailingYearE4,
    medianGapDays,
  };
}
