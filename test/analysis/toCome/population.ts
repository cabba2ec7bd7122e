// Customers made up exactly as the models suppose: own pace, own chance to leave after a purchase, own size of purchase.
import { proposedDefinition } from '../../../electron/analysis/definition/churnDefinition.ts';
import { makeDayBook } from '../../../electron/analysis/view/dayBook.ts';
import { makeView, type View } from '../../../electron/analysis/view/view.ts';
import { makeRandom } from '../../../electron/stats/random.ts';
import { ledgerFrom, type Row } from '../ledgerFrom.ts';

export const FIRST = 19_000;

type Wanted = {
  readonly customers: number;
  readonly days: number;
  readonly seed: number;
  /** Gaps of this shape; 1 is chance. */
  readonly regularity?: number;
  /** Nobody leaves. */
  readonly faithful?: boolean;
};

/** Rows by day, customers numbered in the order of their names; `gone` is the day after which a customer buys no more. */
export function population({ customers, days, seed, regularity = 1, faithful = false }: Wanted) {
  const rows: Row[] = [];
  const gone = new Map<string, number>();
  for (let c = 0; c < customers; c++) {
    const random = makeRandom(seed, c);
    const customer = String(c).padStart(5, '0');
    const pace = random.gamma(1.2) / 10 / 7;
    const leaves = faithful ? 0 : random.beta(0.9, 4);
    const scale = random.gamma(5) / 60;
    let now = random.below(Math.floor(days / 2));
    for (;;) {
      rows.push({
        customer,
        day: FIRST + Math.floor(now),
        amountE4: Math.max(1, Math.round((random.gamma(4) / scale) * 10_000)),
        orderNo: String(rows.length),
      });
      if (random.chance(leaves)) {
        gone.set(customer, FIRST + Math.floor(now));
        break;
      }
      now += random.gamma(regularity) / regularity / pace;
      if (now >= days) break;
    }
  }
  return { rows, gone };
}

export function viewOf(rows: readonly Row[], asOf?: number, definition?: View['definition']): View {
  const ledger = ledgerFrom([...rows]);
  const book = makeDayBook(ledger);
  const day = asOf ?? ledger.lastDay!;
  return makeView(ledger, day, definition ?? proposedDefinition(book, day), book);
}
