import type { ForecastOf } from '../../../shared/contract/forecast.ts';
import { civilDate, isoDate, nextPeriodStart, parseIsoDate } from '../../../shared/dates.ts';
import { ratePoints } from '../churn/rates.ts';
import { revenueMonths } from '../churn/revenueMonths.ts';
import { YEAR_DAYS } from '../view/metrics.ts';
import type { View } from '../view/view.ts';

export type MonthValue = { readonly from: string; readonly to: string; readonly value: number };

/** More months than this are not smoothed: the latest are kept. */
const MOST_MONTHS = 120;

/**
 * A figure by whole months up to D, oldest first. Customers lost are counted as in the series of churn, in the months
 * that can be judged; the revenue that went with them is what they had brought in the year before their month, so
 * months in the first year of the data, which know no whole year, are left out. Revenue is purchases less refunds; a
 * month in whose midst the data begin is no whole month. Months in between that brought nothing stand with 0.
 */
export function monthlySeries(view: View, of: ForecastOf): MonthValue[] {
  if (of === 'revenue') {
    const { firstDay } = view.ledger;
    const cut = firstDay !== null && civilDate(firstDay).day > 1;
    return revenueMonths(view)
      .filter(({ unfinished }, i) => !unfinished && !(cut && i === 0))
      .map(({ month, revenueE4 }) => ({
        from: month,
        to: isoDate(nextPeriodStart(parseIsoDate(month)!, 'month')),
        value: revenueE4,
      }))
      .slice(-MOST_MONTHS);
  }
  const yearOver = (view.ledger.firstDay ?? 0) + YEAR_DAYS;
  return ratePoints(view, 'month')
    .filter(({ immature, from }) => immature === null && (of === 'lost' || parseIsoDate(from)! >= yearOver))
    .map(({ from, to, lost, lostRevenueE4 }) => ({ from, to, value: of === 'lost' ? lost : lostRevenueE4 }))
    .slice(-MOST_MONTHS);
}
