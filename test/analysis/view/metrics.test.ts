import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metricsAt } from '../../../electron/analysis/view/metrics.ts';
import { NO_DAY } from '../../../electron/ledger/ledger.ts';
import { ledgerFrom } from '../ledgerFrom.ts';
import { asOfArbitrary, plainCustomer, rowsArbitrary } from '../smallBusiness.ts';

const E4 = 10_000;

describe('metrics at a date', () => {
  test('one customer by hand', () => {
    const ledger = ledgerFrom([
      { customer: 'a', day: '2024-01-01', amountE4: 100 * E4, orderNo: '1' },
      { customer: 'a', day: '2024-01-01', amountE4: 50 * E4, orderNo: '1' },
      { customer: 'a', day: '2024-01-11', amountE4: 30 * E4, orderNo: '2' },
      { customer: 'a', day: '2024-01-12', amountE4: -30 * E4, orderNo: '2' },
      { customer: 'a', day: '2024-02-10', amountE4: 20 * E4 },
      { customer: 'a', day: '2025-01-01', amountE4: 7 * E4 },
    ]);
    const at = metricsAt(ledger, ledger.lastDay! - 2);
    expect(at.orders[0]).toBe(3);
    expect(at.purchaseDays[0]).toBe(3);
    expect(at.medianGapDays[0]).toBe(20);
    expect(at.purchasesE4[0]).toBe(200 * E4);
    expect(at.refundsE4[0]).toBe(30 * E4);
    expect(at.revenueE4[0]).toBe(170 * E4);
    expect(at.trailingYearE4[0]).toBe(170 * E4);
    // 2024-01-01 lies 366 days before 2025-01-01 and falls out of the trailing year.
    expect(metricsAt(ledger, ledger.lastDay!).trailingYearE4[0]).toBe(27 * E4);
  });

  test('a refund makes nobody a customer; a line of amount 0 neither', () => {
    const ledger = ledgerFrom([
      { customer: 'a', day: 19_000, amountE4: -5 * E4 },
      { customer: 'b', day: 19_000, amountE4: 0 },
    ]);
    const at = metricsAt(ledger, 19_100);
    expect([...at.known]).toEqual([1, 1]);
    expect([...at.lastDay]).toEqual([NO_DAY, NO_DAY]);
    expect([...at.orders]).toEqual([0, 0]);
    expect([...at.revenueE4]).toEqual([-5 * E4, 0]);
  });

  test('nothing in, nothing out', () => {
    expect(metricsAt(ledgerFrom([]), 19_000).known.length).toBe(0);
    expect([...metricsAt(ledgerFrom([], [{ customer: 'a' }]), 19_000).known]).toEqual([1]);
    expect([...metricsAt(ledgerFrom([], [{ customer: 'a', startedOn: 19_001 }]), 19_000).known]).toEqual([0]);
  });

  test('law: the same as counting row by row', () => {
    fc.assert(
      fc.property(rowsArbitrary(), asOfArbitrary, (rows, asOf) => {
        const ledger = ledgerFrom(rows);
        const at = metricsAt(ledger, asOf);
        [...new Set(rows.map((row) => row.customer))].sort().forEach((customer, c) => {
          const plain = plainCustomer(rows, customer, asOf);
          expect({
            firstDay: at.firstDay[c],
            lastDay: at.lastDay[c],
            orders: at.orders[c],
            purchaseDays: at.purchaseDays[c],
            purchasesE4: at.purchasesE4[c],
            refundsE4: at.refundsE4[c],
            revenueE4: at.revenueE4[c],
            trailingYearE4: at.trailingYearE4[c],
            medianGapDays: at.medianGapDays[c],
          }).toEqual({
            firstDay: plain.days[0] ?? NO_DAY,
            lastDay: plain.days.at(-1) ?? NO_DAY,
            orders: plain.orders,
            purchaseDays: plain.days.length,
            purchasesE4: plain.purchasesE4,
            refundsE4: plain.refundsE4,
            revenueE4: plain.purchasesE4 - plain.refundsE4,
            trailingYearE4: plain.trailingYearE4,
            medianGapDays: plain.medianGapDays,
          });
        });
      }),
      { numRuns: 300 },
    );
  });

  test('a customer with many visits', () => {
    const days = Array.from({ length: 900 }, (_, i) => 19_000 + i * (1 + (i % 3)));
    const rows = days.map((day) => ({ customer: 'a', day, amountE4: E4 }));
    expect(metricsAt(ledgerFrom(rows), 30_000).medianGapDays[0]).toBe(plainCustomer(rows, 'a', 30_000).medianGapDays);
  });
});
