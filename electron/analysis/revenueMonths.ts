import type { Overview } from '../../shared/contract/rates.ts';
import { isoDate } from '../../shared/dates.ts';
import { FIRST_OF_DAY, FIRST_OF_ORDER } from '../ledger/ledger.ts';
import { makePeriods } from './periods.ts';
import type { View } from './view.ts';

/**
 * Revenue (purchases less refunds), orders and buying customers by calendar month, from the first line in the data
 * to D; the last month is unfinished unless D is its last day. Months without a line stand with zeros.
 */
export function revenueMonths(view: View): Overview['revenueMonths'] {
  const { customerCount, start, day, amountE4, flags } = view.ledger;
  const periods = makePeriods(view, 'month');
  const { count, ends } = periods;
  const base = ends[0]!;
  const revenueE4 = new Float64Array(count + 1);
  const orders = new Int32Array(count + 1);
  const customers = new Int32Array(count + 1);
  for (let c = 0; c < customerCount; c++) {
    const end = start[c + 1]!;
    let seen = 0;
    for (let i = start[c]!; i < end; i++) {
      const d = day[i]!;
      if (d > view.asOf) break;
      if (d <= base) continue;
      const k = periods.firstFrom(d);
      const f = flags[i]!;
      revenueE4[k]! += amountE4[i]!;
      if (f & FIRST_OF_ORDER) orders[k]!++;
      if (f & FIRST_OF_DAY && k !== seen) {
        customers[k]!++;
        seen = k;
      }
    }
  }
  return Array.from({ length: count }, (_, i) => ({
    month: isoDate(periods.starts[i + 1]!),
    revenueE4: revenueE4[i + 1]!,
    orders: orders[i + 1]!,
    customers: customers[i + 1]!,
    unfinished: periods.starts[i + 2]! - 1 > view.asOf,
  }));
}
