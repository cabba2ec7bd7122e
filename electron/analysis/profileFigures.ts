import type { ProfileFigure } from '../../shared/contract/profile.ts';
import { NO_DAY } from '../ledger/ledger.ts';
import { entryAt } from './dayBook.ts';
import type { View } from './view.ts';

/** Days after the first purchase, it included, that early figures look at. */
const EARLY_DAYS = 90;

/**
 * One figure of every customer at D by ledger index, NaN where there is none: what profiles are made of. Early
 * figures (first order, orders and revenue of the first 90 days) look at the same stretch of every customer's life, so
 * that those who stayed longer have had no more time to buy; customers younger than 90 days have none of the latter
 * two. Money is E4; the average order is before refunds; tenure runs from the first purchase to D.
 */
export function profileFigure(view: View, figure: ProfileFigure): Float64Array {
  const { metrics, book, asOf } = view;
  const { lastDay, firstDay } = metrics;
  const n = lastDay.length;
  const values = new Float64Array(n).fill(Number.NaN);
  const fill = (value: (c: number) => number) => {
    for (let c = 0; c < n; c++) if (lastDay[c] !== NO_DAY) values[c] = value(c);
    return values;
  };
  const entry = (c: number, day: number) => entryAt(book.day, book.start[c]!, book.start[c + 1]!, day);
  switch (figure) {
    case 'firstOrderE4':
      return fill((c) => {
        const e = entry(c, firstDay[c]!);
        return book.boughtE4[e]! - (e > book.start[c]! ? book.boughtE4[e - 1]! : 0);
      });
    case 'orders90':
      return fill((c) => {
        const to = firstDay[c]! + EARLY_DAYS - 1;
        return to <= asOf ? book.orders[entry(c, to)]! : Number.NaN;
      });
    case 'revenue90E4':
      return fill((c) => {
        const to = firstDay[c]! + EARLY_DAYS - 1;
        return to <= asOf ? book.netE4[entry(c, to)]! : Number.NaN;
      });
    case 'averageOrderE4':
      return fill((c) => (metrics.orders[c]! > 0 ? metrics.purchasesE4[c]! / metrics.orders[c]! : Number.NaN));
    case 'medianGapDays':
      return fill((c) => (metrics.medianGapDays[c]! >= 0 ? metrics.medianGapDays[c]! : Number.NaN));
    case 'refundShare':
      return fill((c) =>
        metrics.purchasesE4[c]! > 0 ? Math.max(0, metrics.refundsE4[c]!) / metrics.purchasesE4[c]! : Number.NaN,
      );
    case 'orders':
      return fill((c) => metrics.orders[c]!);
    case 'revenueE4':
      return fill((c) => metrics.revenueE4[c]!);
    case 'tenureDays':
      return fill((c) => asOf - firstDay[c]!);
    case 'recencyDays':
      return fill((c) => asOf - lastDay[c]!);
    case 'trailingYearE4':
      return fill((c) => metrics.trailingYearE4[c]!);
    case 'overdueRatio':
      return fill((c) =>
        metrics.medianGapDays[c]! > 0 ? (asOf - lastDay[c]!) / metrics.medianGapDays[c]! : Number.NaN,
      );
  }
}
