import { median } from '../../stats/quantile.ts';

export type CategoryGap = {
  readonly category: string;
  /** Days with a purchase of the category. */
  readonly purchases: number;
  readonly lastDay: number;
  readonly gapDays: number;
  /** Last day and usual gap together; lies in the past where the customer is late. */
  readonly nextDay: number;
};

/** Two gaps are the fewest that make a habit. */
const FEWEST = 3;

/**
 * When a customer is likely to need something of each category again: the last purchase of it plus the median of the
 * gaps between those so far. Rows are one a category and day, by category and ascending day. Categories bought on
 * fewer than three days are left out; the next due stand first. Example: coffee on days 0, 30, 58 and 90 is due on day 120.
 */
export function categoryGaps(rows: readonly { readonly category: string; readonly day: number }[]): CategoryGap[] {
  const days = new Map<string, number[]>();
  for (const { category, day } of rows) {
    const own = days.get(category);
    if (own) own.push(day);
    else days.set(category, [day]);
  }
  const found: CategoryGap[] = [];
  for (const [category, bought] of days) {
    if (bought.length < FEWEST) continue;
    const gapDays = Math.round(median(bought.slice(1).map((day, i) => day - bought[i]!)));
    const lastDay = bought.at(-1)!;
    found.push({ category, purchases: bought.length, lastDay, gapDays, nextDay: lastDay + gapDays });
  }
  return found.sort((a, b) => a.nextDay - b.nextDay || b.purchases - a.purchases);
}
