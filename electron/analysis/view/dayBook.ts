import { civilDate } from '../../../shared/dates.ts';
import { FIRST_OF_DAY, FIRST_OF_ORDER, type Ledger, NO_DAY, PURCHASE, REFUND } from '../../ledger/ledger.ts';
import { type SilenceDays, silenceDays } from '../definition/silenceDays.ts';
import { lazy } from './lazy.ts';

/**
 * The ledger with one entry for each day of each customer, and everything counted up within the customer, so that
 * what was known at the end of any day is read from one entry instead of being summed up again. Entry e of customer
 * c stands at start[c] … start[c+1]−1, by day. It is made once for a state of the data and serves every D: an entry
 * never holds anything from after its own day.
 */
export type DayBook = {
  readonly start: Int32Array;
  readonly day: Int32Array;
  /** Purchases less refunds up to and with this day, E4. */
  readonly netE4: Float64Array;
  /** Purchases up to and with this day, E4. */
  readonly boughtE4: Float64Array;
  readonly orders: Int32Array;
  /** Purchase days up to and with this one. */
  readonly visits: Int32Array;
  /** Days since the purchase day before, where this is a purchase day with one before it; else 0. */
  readonly gap: Int32Array;
  /** The last purchase day up to and with this one, or NO_DAY; a purchase day is its own last. */
  readonly lastVisit: Int32Array;
  /** Median of the gaps between purchase days so far; -1 with fewer than three. Halves are exact. */
  readonly medianGap: Float32Array;
  /** First purchase day by customer, or NO_DAY. */
  readonly firstVisit: Int32Array;
  /** First day of any entry; the next three run from it by day. */
  readonly firstDay: number;
  readonly dayNetE4: Float64Array;
  readonly dayOrders: Int32Array;
  /** Customers whose first purchase of the calendar month falls on the day. */
  readonly dayBuyers: Int32Array;
  /** The same entries where they need not be copied for a cut book. */
  readonly shared: SharedEntries;
  /** Silences by the day they ended on; made when first asked for. */
  readonly silences: SilenceDays;
};

/**
 * Entries of customer c at from[c] … to[c] − 1 of columns that may hold the entries of others between them: what loops
 * over all customers read, so that a book cut to some of them costs nothing.
 */
export type SharedEntries = Pick<DayBook, 'day' | 'netE4' | 'lastVisit' | 'medianGap' | 'orders'> & {
  readonly from: Int32Array;
  readonly to: Int32Array;
};

/** Makes the book in one pass over the lines. Lines that are neither purchase nor refund move nothing. */
export function makeDayBook(ledger: Ledger): DayBook {
  const { customerCount: n, start: from, day: lineDay, amountE4, flags, firstDay, lastDay } = ledger;
  const size = countEntries(ledger);
  const start = new Int32Array(n + 1);
  const day = new Int32Array(size);
  const netE4 = new Float64Array(size);
  const boughtE4 = new Float64Array(size);
  const orders = new Int32Array(size);
  const visits = new Int32Array(size);
  const gap = new Int32Array(size);
  const lastVisit = new Int32Array(size);
  const medianGap = new Float32Array(size);
  const firstVisit = new Int32Array(n).fill(NO_DAY);
  const base = firstDay ?? 0;
  const span = firstDay === null || lastDay === null ? 0 : lastDay - firstDay + 1;
  const dayNetE4 = new Float64Array(span);
  const dayOrders = new Int32Array(span);
  const dayBuyers = new Int32Array(span);
  const month = monthsOf(base, span);
  let gaps = new Int32Array(64);

  let e = -1;
  for (let c = 0; c < n; c++) {
    const end = from[c + 1]!;
    let current = NO_DAY;
    let net = 0;
    let bought = 0;
    let orderCount = 0;
    let visitCount = 0;
    let last = NO_DAY;
    let median = -1;
    let lastMonth = -1;
    for (let i = from[c]!; i < end; i++) {
      const f = flags[i]!;
      if ((f & (PURCHASE | REFUND)) === 0) continue;
      const d = lineDay[i]!;
      const amount = amountE4[i]!;
      if (d !== current) {
        e++;
        current = d;
        day[e] = d;
      }
      net += amount;
      dayNetE4[d - base]! += amount;
      if (f & PURCHASE) {
        bought += amount;
        if (f & FIRST_OF_ORDER) {
          orderCount++;
          dayOrders[d - base]!++;
        }
        if (f & FIRST_OF_DAY) {
          if (visitCount === 0) firstVisit[c] = d;
          else {
            if (visitCount > gaps.length) gaps = grown(gaps);
            gap[e] = d - last;
            insert(gaps, visitCount - 1, d - last);
            if (visitCount > 1) median = middle(gaps, visitCount);
          }
          visitCount++;
          last = d;
          if (month[d - base] !== lastMonth) {
            lastMonth = month[d - base]!;
            dayBuyers[d - base]!++;
          }
        }
      }
      netE4[e] = net;
      boughtE4[e] = bought;
      orders[e] = orderCount;
      visits[e] = visitCount;
      lastVisit[e] = last;
      medianGap[e] = median;
    }
    start[c + 1] = e + 1;
  }
  const silences = lazy(() => silenceDays({ day, gap, visits, lastVisit, firstDay: base }, span));
  return {
    start,
    day,
    netE4,
    boughtE4,
    orders,
    visits,
    gap,
    lastVisit,
    medianGap,
    firstVisit,
    firstDay: base,
    dayNetE4,
    dayOrders,
    dayBuyers,
    shared: { from: start.subarray(0, n), to: start.subarray(1), day, netE4, lastVisit, medianGap, orders },
    get silences() {
      return silences();
    },
  };
}

/** The last of the entries from … to−1 that lies on or before a day, or from − 1. */
export function entryAt(day: Int32Array, from: number, to: number, dayNo: number): number {
  if (from === to || day[from]! > dayNo) return from - 1;
  if (day[to - 1]! <= dayNo) return to - 1;
  let low = from;
  let high = to - 1;
  while (high - low > 1) {
    const mid = (low + high) >> 1;
    if (day[mid]! <= dayNo) low = mid;
    else high = mid;
  }
  return low;
}

function countEntries({ customerCount, start, day, flags }: Ledger): number {
  let count = 0;
  for (let c = 0; c < customerCount; c++) {
    const end = start[c + 1]!;
    let current = NO_DAY;
    for (let i = start[c]!; i < end; i++) {
      if (day[i] === current || (flags[i]! & (PURCHASE | REFUND)) === 0) continue;
      current = day[i]!;
      count++;
    }
  }
  return count;
}

/** The calendar month of each of `span` days from day `base` on, as year · 12 + month. */
export function monthsOf(base: number, span: number): Int32Array {
  const months = new Int32Array(span);
  for (let i = 0; i < span; i++) {
    const { year, month } = civilDate(base + i);
    months[i] = year * 12 + month;
  }
  return months;
}

function grown(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}

/** Puts a value into its place among the first `count` ascending values. */
function insert(sorted: Int32Array, count: number, value: number): void {
  let at = count;
  for (; at > 0 && sorted[at - 1]! > value; at--) sorted[at] = sorted[at - 1]!;
  sorted[at] = value;
}

const middle = (sorted: Int32Array, count: number): number => (sorted[(count - 1) >> 1]! + sorted[count >> 1]!) / 2;
