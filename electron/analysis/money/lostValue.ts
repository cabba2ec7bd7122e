import { NO_DAY } from '../../ledger/ledger.ts';
import { entryAt } from '../view/dayBook.ts';
import { lostOnDays } from '../view/lostOn.ts';
import { YEAR_DAYS } from '../view/metrics.ts';
import type { View } from '../view/view.ts';

/** First day of the 365 days up to D. */
export const yearStart = (view: View): number => view.asOf - YEAR_DAYS + 1;

/** Customers lost in the 365 days up to D by ledger index, when each became so, and what each used to bring. */
export type LostCustomers = {
  readonly customers: readonly number[];
  readonly lostOn: readonly number[];
  readonly revenueE4: readonly number[];
};

/**
 * The customers who became lost in the 365 days up to D and are still lost, and what they used to bring: purchases
 * less refunds of the 365 days up to their last purchase, less the refunds that came after it. A customer lost
 * without a single purchase (possible with cancel dates) counts with no money.
 */
export function lostCustomers(view: View): LostCustomers {
  const { from: start, to: end, day, netE4 } = view.book.shared;
  const { lastDay, revenueE4: netOf } = view.metrics;
  const since = lostOnDays(view);
  const from = yearStart(view);
  const customers: number[] = [];
  const lostOn: number[] = [];
  const revenueE4: number[] = [];
  for (let c = 0; c < since.length; c++) {
    if (since[c]! === NO_DAY || since[c]! < from) continue;
    customers.push(c);
    lostOn.push(since[c]!);
    const last = lastDay[c]!;
    const old = last === NO_DAY ? -1 : entryAt(day, start[c]!, end[c]!, last - YEAR_DAYS);
    revenueE4.push(last === NO_DAY ? 0 : netOf[c]! - (old < start[c]! ? 0 : netE4[old]!));
  }
  return { customers, lostOn, revenueE4 };
}

/** All of them together. */
export function lostValue(view: View): { customers: number; revenueE4: number } {
  const { customers, revenueE4 } = lostCustomers(view);
  return { customers: customers.length, revenueE4: revenueE4.reduce((sum, amount) => sum + amount, 0) };
}
