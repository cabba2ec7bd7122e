// A shop whose customers buy every ten days and leave with an own chance each time, the even ones sooner.
import { makeView, type View } from '../../electron/analysis/view/view.ts';
import { makeRandom } from '../../electron/stats/random.ts';
import { dayNumber } from '../../shared/dates.ts';
import { ledgerFrom, type Row } from './ledgerFrom.ts';

export type Leavers = { view: View; groupOf: Int32Array };

export function leavers(customers: number): Leavers {
  const random = makeRandom(5);
  const start = dayNumber(2022, 1, 1);
  const rows: Row[] = [{ customer: 'c0000', day: start - 60, amountE4: 1 }];
  for (let i = 0; i < customers; i++) {
    const chance = i % 2 === 0 ? 0.1 : 0.04;
    for (let day = start + random.below(300); day < start + 730; day += 10) {
      rows.push({ customer: `c${String(i).padStart(4, '0')}`, day, amountE4: 1_000_000 });
      if (random.chance(chance)) break;
    }
  }
  const definition = { definition: { kind: 'silence' as const, days: 45 }, origin: 'chosen' as const };
  const view = makeView(ledgerFrom(rows), start + 730, definition);
  return { view, groupOf: Int32Array.from({ length: view.ledger.customerCount }, (_, c) => c % 2) };
}
