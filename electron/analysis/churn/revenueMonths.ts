import type { Overview } from '../../../shared/contract/rates.ts';
import { isoDate, nextPeriodStart, periodStart } from '../../../shared/dates.ts';
import type { View } from '../view/view.ts';

/** More months than this are not shown: the latest are kept. */
const MAX_MONTHS = 600;

/**
 * Revenue (purchases less refunds), orders and buying customers by calendar month, from the first line in the data
 * to D; the last month is unfinished unless D is its last day. Months without a line stand with zeros.
 */
export function revenueMonths(view: View): Overview['revenueMonths'] {
  const { ledger, book, asOf } = view;
  if (ledger.firstDay === null || ledger.firstDay > asOf) return [];
  const months: Overview['revenueMonths'] = [];
  const first = Math.max(ledger.firstDay, asOf - 31 * MAX_MONTHS);
  for (let start = periodStart(first, 'month'); start <= asOf; ) {
    const next = nextPeriodStart(start, 'month');
    const row = { month: isoDate(start), revenueE4: 0, orders: 0, customers: 0, unfinished: next - 1 > asOf };
    const end = Math.min(next - 1, asOf, book.firstDay + book.dayNetE4.length - 1);
    for (let i = Math.max(0, start - book.firstDay); i <= end - book.firstDay; i++) {
      row.revenueE4 += book.dayNetE4[i]!;
      row.orders += book.dayOrders[i]!;
      row.customers += book.dayBuyers[i]!;
    }
    months.push(row);
    start = next;
  }
  return months.slice(-MAX_MONTHS);
}
