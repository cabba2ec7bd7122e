// The date goes on by a day, a week, a month: what is new, worse, better and closed, as an obvious look at two days has it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AlertRow } from '../../shared/contract/alerts.ts';
import { isoDate, parseIsoDate } from '../../shared/dates.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { alertShop } from './shop.ts';

const folder = temporaryFolder();
const FIRST = parseIsoDate('2024-01-01')!;
const LOST_AFTER = 90;
const CUTS = [1.5, 2, 3];

/** Days on which each customer bought, as days after FIRST. */
const shopArbitrary = fc.array(
  fc.uniqueArray(fc.nat({ max: 300 }), { minLength: 1, maxLength: 14 }).map((days) => days.sort((a, b) => a - b)),
  { minLength: 2, maxLength: 10 },
);

/** Days of silence by the median interval between purchase days, three of them or more; nobody who is lost already. */
function levelOn(days: readonly number[], day: number): number {
  const known = days.filter((one) => one <= day);
  if (known.length < 3) return 0;
  const gaps = known.slice(1).map((one, i) => one - known[i]!);
  gaps.sort((a, b) => a - b);
  const median = (gaps[(gaps.length - 1) >> 1]! + gaps[gaps.length >> 1]!) / 2;
  const silence = day - known.at(-1)!;
  return silence > LOST_AFTER ? 0 : CUTS.filter((cut) => silence >= cut * median).length;
}

function changeOf(before: number, now: number): AlertRow['change'] | null {
  if (before === 0 && now === 0) return null;
  if (before === 0) return 'new';
  if (now === 0) return 'closed';
  return now > before ? 'worse' : now < before ? 'better' : 'same';
}

const CHANGES = ['new', 'worse', 'better', 'same', 'closed'] as const;

test('every list tells what two days apart differ in, by customer and in all', async () => {
  await fc.assert(
    fc.asyncProperty(
      shopArbitrary,
      fc.integer({ min: 30, max: 120 }),
      fc.array(fc.constantFrom(1, 7, 30), { minLength: 3, maxLength: 7 }),
      async (shop, start, steps) => {
        const codes = shop.map((_, i) => `c${i}`);
        const { call, project } = alertShop(folder, {
          customers: codes.map((code) => ({ code })),
          lines: shop.flatMap((days, i) =>
            days.map((day, k) => ({ code: codes[i]!, date: isoDate(FIRST + day), amount: 5, orderNo: `${i}-${k}` })),
          ),
        });
        let before = shop.map(() => 0);
        let day = start;
        for (const step of [0, ...steps]) {
          day += step;
          const asOf = isoDate(FIRST + day);
          const now = shop.map((days) => levelOn(days, day));
          const expected = now.flatMap((level, i) => {
            const change = changeOf(before[i]!, level);
            return change === null ? [] : [{ customer: codes[i]!, before: before[i]!, level, change }];
          });
          const counts = Object.fromEntries(
            CHANGES.map((name) => [name, expected.filter(({ change }) => change === name).length]),
          );
          const { changes } = await call('alerts.refresh', { asOf });
          expect(changes).toEqual(counts);
          const list = await call('alerts.list', { asOf, changes: [...CHANGES], limit: 100 });
          expect(list.changes).toEqual(counts);
          const told = list.rows.map(({ customer, before, level, change }) => ({ customer, before, level, change }));
          expect(told.sort((a, b) => (a.customer < b.customer ? -1 : 1))).toEqual(expected);
          before = now;
        }
        project.close();
      },
    ),
    { numRuns: 25 },
  );
}, 30_000);
