import { expect, test } from 'vitest';
import { makeView } from '../../../electron/analysis/view/view.ts';
import { businessKindOf } from '../../../electron/gathering/alerts/alertData.ts';
import { ledgerFrom, type Row } from '../../analysis/ledgerFrom.ts';

test('the kind of business on a day does not hang on rows after it', () => {
  const [start, day] = [19_000, 19_400];
  const rows: Row[] = ['a', 'b', 'c'].flatMap((customer) =>
    Array.from({ length: 20 }, (_, k) => ({ customer, day: start + 20 * k, amountE4: 10_000 })),
  );
  const later: Row[] = Array.from({ length: 90 }, () => ({ customer: 'a', day: day + 5, amountE4: 10_000 }));
  const kindOf = (all: Row[]) =>
    businessKindOf(
      makeView(ledgerFrom(all, []), day, { definition: { kind: 'silence', days: 90 }, origin: 'chosen' }),
      { visitCount: 0, orders: all.length },
    ).kind;
  expect(kindOf(rows)).toBe('shop');
  expect(kindOf([...rows, ...later])).toBe('shop');
});
