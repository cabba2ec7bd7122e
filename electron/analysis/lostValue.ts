import { NO_DAY } from '../ledger/ledger.ts';
import { entryAt } from './dayBook.ts';
import { lostOnDays } from './lostOn.ts';
import { YEAR_DAYS } from './metrics.ts';
import type { View } from './view.ts';

/** First day of the 365 days up to D. */
export const yearStart = (view: View): number => view.asOf - YEAR_DAYS + 1;

/**
 * The customers who became lost in the 365 days up to D and are still lost, and what they used to bring: purchases
 * less refunds of the 365 days up to their last purchase, less the refunds that came after it. A customer lost
 * without a single purchase (possible with cancel dates) counts with no money.
 */
export function lostValue(view: View): { customers: number; revenueE4: number } {
  const { start, day, netE4 } = view.book;
  const { lastDay, revenueE4: netOf } = view.metrics;
  const lostOn = lostOnDays(view);
  const from = yearStart(view);
  let customers = 0;
  let revenueE4 = 0;
  for (let c = 0; c < lostOn.length; c++) {
    if (lostOn[c]! === NO_DAY || lostOn[c]! < from) continue;
    customers++;
    const last = lastDay[c]!;
    if (last === NO_DAY) continue;
    const old = entryAt(day, start[c]!, start[c + 1]!, last - YEAR_DAYS);
    revenueE4 += netOf[c]! - (old < start[c]! ? 0 : netE4[old]!);
  }
  return { customers, revenueE4 };
}
