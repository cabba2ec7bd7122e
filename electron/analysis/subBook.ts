import { type Ledger, NO_DAY } from '../ledger/ledger.ts';
import { type DayBook, monthsOf } from './dayBook.ts';

/**
 * The day book of a ledger cut to some customers, taken from the book of the whole one: entries of the kept are copied
 * and the three counts by day made anew from them. The same as makeDayBook of the cut ledger, without its sorting of
 * gaps, so that a filter that moves with D stays quick. `mask` is by ledger index, 1 = kept.
 */
export function subBook(book: DayBook, cut: Ledger, mask: Uint8Array): DayBook {
  const n = cut.customerCount;
  const start = new Int32Array(n + 1);
  for (let c = 0; c < n; c++) start[c + 1] = start[c]! + (mask[c] === 1 ? book.start[c + 1]! - book.start[c]! : 0);
  const size = start[n]!;
  const day = new Int32Array(size);
  const netE4 = new Float64Array(size);
  const boughtE4 = new Float64Array(size);
  const orders = new Int32Array(size);
  const visits = new Int32Array(size);
  const gap = new Int32Array(size);
  const lastVisit = new Int32Array(size);
  const medianGap = new Float32Array(size);
  const firstVisit = new Int32Array(n).fill(NO_DAY);
  const { firstDay, lastDay } = cut;
  const base = firstDay ?? 0;
  const span = firstDay === null || lastDay === null ? 0 : lastDay - firstDay + 1;
  const dayNetE4 = new Float64Array(span);
  const dayOrders = new Int32Array(span);
  const dayBuyers = new Int32Array(span);
  const month = monthsOf(base, span);
  for (let c = 0, to = 0; c < n; c++) {
    if (mask[c] !== 1) continue;
    firstVisit[c] = book.firstVisit[c]!;
    let net = 0;
    let ordered = 0;
    let boughtIn = -1;
    for (let e = book.start[c]!; e < book.start[c + 1]!; e++, to++) {
      const at = book.day[e]! - base;
      day[to] = book.day[e]!;
      netE4[to] = book.netE4[e]!;
      boughtE4[to] = book.boughtE4[e]!;
      orders[to] = book.orders[e]!;
      visits[to] = book.visits[e]!;
      gap[to] = book.gap[e]!;
      lastVisit[to] = book.lastVisit[e]!;
      medianGap[to] = book.medianGap[e]!;
      dayNetE4[at]! += book.netE4[e]! - net;
      dayOrders[at]! += book.orders[e]! - ordered;
      net = book.netE4[e]!;
      ordered = book.orders[e]!;
      if (book.lastVisit[e] === book.day[e] && month[at] !== boughtIn) {
        boughtIn = month[at]!;
        dayBuyers[at]!++;
      }
    }
  }
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
  };
}
