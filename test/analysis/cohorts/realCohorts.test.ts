// Cohorts of two public data sets that nobody here made; skipped where the data are not beside the checkout.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { countCohorts } from '../../../electron/analysis/cohorts/cohorts.ts';
import { makeView } from '../../../electron/analysis/view/view.ts';
import { dayNumber, parseIsoDate } from '../../../shared/dates.ts';
import { ledgerFrom, type Row } from '../ledgerFrom.ts';

const data = (name: string) => new URL(`../../../../shared/data/${name}`, import.meta.url);
const RETAIL = data('online_retail/online_retail.csv');
const CDNOW = data('cdnow/CDNOW_sample.txt');
const silence = { definition: { kind: 'silence' as const, days: 90 }, origin: 'chosen' as const };
const LINE = /^([^,]*),[^,]*,(?:"(?:[^"]|"")*"|[^,]*),(-?\d+),(\d{4}-\d{2}-\d{2})[^,]*,([^,]*),([^,]*),/;

/** Lines with a customer, a quantity and a price above 0, not cancelled. */
function retailRows(): Row[] {
  const rows: Row[] = [];
  const days = new Map<string, number>();
  for (const line of readFileSync(RETAIL, 'utf8').split('\n')) {
    const found = LINE.exec(line);
    if (!found) continue;
    const [, invoice, quantity, day, price, customer] = found;
    if (customer === '' || invoice!.startsWith('C') || Number(quantity) <= 0 || !(Number(price) > 0)) continue;
    const amountE4 = Math.round(Number(quantity) * Number(price) * 10_000);
    if (!days.has(day!)) days.set(day!, parseIsoDate(day!)!);
    rows.push({ customer: customer!, day: days.get(day!)!, amountE4, orderNo: invoice! });
  }
  return rows;
}

test.skipIf(!existsSync(RETAIL))('Online Retail: 4,338 customers in 13 monthly cohorts, 18,532 orders', () => {
  const rows = retailRows();
  expect(rows).toHaveLength(397_884);
  const { size, active, orders, periods } = countCohorts(
    makeView(ledgerFrom(rows), parseIsoDate('2011-12-09')!, silence),
    'month',
  );
  expect(periods.count).toBe(13);
  expect(size.reduce((a, b) => a + b, 0)).toBe(4338);
  expect(orders.reduce((a, b) => a + b, 0)).toBe(18_532);
  // The first cohort as many tutorials on these data print it.
  expect(Array.from(active.slice(14, 27))).toEqual([885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235]);
});

test.skipIf(!existsSync(CDNOW))('CDNOW: 2,357 customers, all first seen in twelve weeks of 1997', () => {
  const rows: Row[] = readFileSync(CDNOW, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((parts) => parts.length >= 5)
    .map(([, customer, day, , amount]) => ({
      customer: customer!,
      day: dayNumber(Number(day!.slice(0, 4)), Number(day!.slice(4, 6)), Number(day!.slice(6))),
      amountE4: Math.max(1, Math.round(Number(amount) * 10_000)),
    }));
  const { size } = countCohorts(makeView(ledgerFrom(rows), parseIsoDate('1998-06-30')!, silence), 'quarter');
  expect(Array.from(size).filter((n) => n > 0)).toEqual([2357]);
});
