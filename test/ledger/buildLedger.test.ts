import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildLedger } from '../../electron/ledger/buildLedger.ts';
import { FIRST_OF_DAY, FIRST_OF_ORDER, NEVER, PURCHASE, REFUND } from '../../electron/ledger/ledger.ts';
import { connect } from '../../electron/project/connect.ts';
import { createProject } from '../../electron/project/create.ts';
import { storeOrders, type TestLine } from '../project/storeOrders.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const folder = temporaryFolder();
let made = 0;
function ledgerOf(lines: TestLine[]) {
  const path = join(folder, `${++made}.holdfast`);
  createProject(path, { name: 'x', currency: 'CNY', locale: 'en' });
  const db = connect(path, 'write');
  storeOrders(db, lines);
  const ledger = buildLedger(db);
  const codes = db.prepare<[], string>('SELECT code FROM customer ORDER BY code').pluck().all();
  db.close();
  return { ledger, codes };
}

test('lines stand by customer and day, with orders and purchase days marked once', () => {
  const { ledger, codes } = ledgerOf([
    { customer: 'b', day: 110, amountE4: 50000, orderNo: 'B2' },
    { customer: 'a', day: 105, amountE4: 10000, orderNo: 'A1' },
    { customer: 'a', day: 100, amountE4: 20000, orderNo: 'A1' },
    { customer: 'a', day: 105, amountE4: 30000, orderNo: null },
    { customer: 'a', day: 107, amountE4: -10000, refund: true, orderNo: 'A1' },
    { customer: 'a', day: 108, amountE4: 0, orderNo: 'A9' },
    { customer: 'b', day: 110, amountE4: 70000, orderNo: 'B2' },
  ]);
  expect(codes).toEqual(['a', 'b']);
  expect([...ledger.start]).toEqual([0, 5, 7]);
  expect([...ledger.day]).toEqual([100, 105, 105, 107, 108, 110, 110]);
  expect([...ledger.amountE4]).toEqual([20000, 10000, 30000, -10000, 0, 50000, 70000]);
  const both = PURCHASE | FIRST_OF_ORDER | FIRST_OF_DAY;
  expect([...ledger.flags]).toEqual([
    both,
    PURCHASE | FIRST_OF_DAY,
    PURCHASE | FIRST_OF_ORDER,
    REFUND,
    0,
    both,
    PURCHASE,
  ]);
  expect([ledger.firstDay, ledger.lastDay]).toEqual([100, 110]);
  expect([...ledger.knownFrom]).toEqual([100, 110]);
});

test('an empty project has an empty ledger', () => {
  const { ledger } = ledgerOf([]);
  expect(ledger.customerCount).toBe(0);
  expect(ledger.firstDay).toBeNull();
});

const line = fc.record({
  customer: fc.constantFrom('a', 'b', 'c', '客', '__proto__'),
  day: fc.integer({ min: 18000, max: 18060 }),
  amountE4: fc.integer({ min: 0, max: 1_000_000 }),
  orderNo: fc.option(fc.constantFrom('1', '2', '3', 'x1'), { nil: null }),
});

test('law: orders and purchase days are those of the plain definition; sums are kept', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const { ledger, codes } = ledgerOf(lines);
      codes.forEach((code, c) => {
        const own = lines.filter((l) => l.customer === code && l.amountE4 > 0);
        const orders =
          new Set(own.map((l) => l.orderNo).filter((no) => no !== null)).size +
          own.filter((l) => l.orderNo === null).length;
        const flags = [...ledger.flags.subarray(ledger.start[c]!, ledger.start[c + 1]!)];
        expect(flags.filter((f) => f & FIRST_OF_ORDER).length).toBe(orders);
        expect(flags.filter((f) => f & FIRST_OF_DAY).length).toBe(new Set(own.map((l) => l.day)).size);
        const days = [...ledger.day.subarray(ledger.start[c]!, ledger.start[c + 1]!)];
        expect(days).toEqual(days.toSorted((x, y) => x - y));
        expect(ledger.knownFrom[c]).toBe(days[0] ?? NEVER);
      });
      expect(ledger.amountE4.reduce((x, y) => x + y, 0)).toBe(lines.reduce((x, l) => x + l.amountE4, 0));
    }),
    { numRuns: 60 },
  );
});
