import { NO_DAY } from '../../ledger/ledger.ts';
import { median } from '../../stats/quantile.ts';
import type { View } from '../view/view.ts';

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
 * gaps between those so far. Rows stand in ascending day; several of one category and day count once. Categories bought on
 * fewer than three days are left out; the next due stand first. Example: coffee on days 0, 30, 58 and 90 is due on day 120.
 */
export function categoryGaps(rows: readonly { readonly category: string; readonly day: number }[]): CategoryGap[] {
  const days = new Map<string, number[]>();
  for (const { category, day } of rows) {
    const own = days.get(category);
    if (own) {
      if (own.at(-1) !== day) own.push(day);
    } else days.set(category, [day]);
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

/** The same for a customer of the ledger, from what was bought up to D. */
export function categoryGapsOf({ ledger, asOf }: View, c: number): CategoryGap[] {
  const { start, day, categoryOf, categories } = ledger;
  const rows: { category: string; day: number }[] = [];
  for (let i = start[c]!; i < start[c + 1]! && day[i]! <= asOf; i++) {
    if (categoryOf[i]! >= 0) rows.push({ category: categories[categoryOf[i]!]!, day: day[i]! });
  }
  return rows.length < FEWEST ? [] : categoryGaps(rows);
}

export type Due = CategoryGap & { readonly c: number };

/**
 * Whose next purchase of which category is due between two days, the next first. Customers who cancelled or were let
 * go are left out; who is late is named until another usual gap has gone by: then it is no need that is due, but a habit that ended.
 */
export function dueBetween(view: View, from: number, to: number): Due[] {
  const { ledger, asOf } = view;
  const gone = view.facts?.letGo(asOf) ?? null;
  const due: Due[] = [];
  for (let c = 0; c < ledger.customerCount; c++) {
    const cancelled = ledger.cancelledOn[c]!;
    if (gone?.[c] === 1 || (cancelled !== NO_DAY && cancelled <= asOf)) continue;
    for (const gap of categoryGapsOf(view, c)) {
      if (gap.nextDay >= from && gap.nextDay <= to && gap.nextDay + gap.gapDays >= asOf) due.push({ ...gap, c });
    }
  }
  return due.sort((a, b) => a.nextDay - b.nextDay || b.purchases - a.purchases || a.c - b.c);
}
