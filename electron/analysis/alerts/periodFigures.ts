import { entryAt } from '../view/dayBook.ts';
import type { View } from '../view/view.ts';

export type PeriodFigures = {
  /** Customers who bought, orders, and purchases less refunds. */
  readonly buyers: number;
  readonly orders: number;
  readonly revenueE4: number;
  /** Customers whose first purchase fell into the period. */
  readonly newcomers: number;
};

/** What customers did on the days from … to, both included, as known at the view's date. One pass over the customers. */
export function periodFigures({ book, ledger, asOf }: View, from: number, to: number): PeriodFigures {
  const { start, day, orders, netE4, firstVisit } = book;
  const end = Math.min(to, asOf);
  const sum = { buyers: 0, orders: 0, revenueE4: 0, newcomers: 0 };
  for (let c = 0; c < ledger.customerCount; c++) {
    const last = entryAt(day, start[c]!, start[c + 1]!, end);
    if (last < start[c]! || day[last]! < from) continue;
    const before = entryAt(day, start[c]!, start[c + 1]!, from - 1);
    const known = before >= start[c]!;
    const bought = orders[last]! - (known ? orders[before]! : 0);
    sum.orders += bought;
    if (bought > 0) sum.buyers++;
    sum.revenueE4 += netE4[last]! - (known ? netE4[before]! : 0);
    if (firstVisit[c]! >= from && firstVisit[c]! <= end) sum.newcomers++;
  }
  return sum;
}
