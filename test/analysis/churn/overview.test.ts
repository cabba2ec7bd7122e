import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atRiskTop, overviewOf } from '../../../electron/analysis/churn/overview.ts';
import { membersOf } from '../../../electron/analysis/segments/customerSet.ts';
import { AT_RISK } from '../../../electron/analysis/view/states.ts';
import { makeView } from '../../../electron/analysis/view/view.ts';
import { nextPeriodStart, parseIsoDate } from '../../../shared/dates.ts';
import { dayOf, ledgerFrom } from '../ledgerFrom.ts';
import { asOfArbitrary, definitionArbitrary, FIRST, registrationsArbitrary, rowsArbitrary } from '../smallBusiness.ts';

const sumOf = (mask: Uint8Array) => mask.reduce((a, b) => a + b, 0);

describe('overview', () => {
  test('a small shop by hand', () => {
    const day = parseIsoDate('2024-06-30')!;
    const view = makeView(
      ledgerFrom([
        { customer: 'active', day: day - 5, amountE4: 100 },
        { customer: 'late', day: day - 40, amountE4: 300 },
        { customer: 'gone', day: day - 200, amountE4: 700 },
        { customer: 'gone', day: day - 150, amountE4: 50 },
        { customer: 'refund only', day: day - 3, amountE4: -20 },
        { customer: 'old', day: day - 800, amountE4: 1000 },
        { customer: 'future', day: day + 1, amountE4: 1 },
      ]),
      day,
      { definition: { kind: 'silence', days: 60 }, origin: 'chosen' },
    );
    const result = overviewOf(view);
    expect(result).toMatchObject({
      asOf: '2024-06-30',
      customers: 5,
      active: 1,
      atRisk: 1,
      lost: 2,
      noPurchase: 1,
      lostShare: { numerator: 2, denominator: 4, value: 0.5, small: true },
      revenueTrailingYearE4: 1130,
      revenueYearBeforeE4: 0,
      atRiskRevenueE4: 300,
      lostRevenueE4: 750,
    });
    expect(result.revenueMonths.at(-1)).toEqual({
      month: '2024-06-01',
      revenueE4: 80,
      orders: 1,
      customers: 1,
      unfinished: false,
    });
    expect(atRiskTop(view, 10).map((c) => view.ledger.customerRowId[c])).toEqual([4]);
  });

  test('the year before is not claimed where the data do not reach back', () => {
    const view = makeView(ledgerFrom([{ customer: 'a', day: FIRST, amountE4: 5 }]), FIRST + 728, {
      definition: { kind: 'silence', days: 60 },
      origin: 'chosen',
    });
    expect(overviewOf(view).revenueYearBeforeE4).toBeNull();
    expect(overviewOf(makeView(view.ledger, FIRST + 729, view.definition)).revenueYearBeforeE4).toBe(5);
    expect(overviewOf(makeView(view.ledger, FIRST + 3000, view.definition)).revenueYearBeforeE4).toBe(0);
  });

  test('law: states add up, are the sets behind them, and months add up to all revenue', () => {
    fc.assert(
      fc.property(
        rowsArbitrary(),
        registrationsArbitrary,
        asOfArbitrary,
        definitionArbitrary,
        (rows, registrations, asOf, definition) => {
          const view = makeView(ledgerFrom(rows, registrations), asOf, { definition, origin: 'chosen' });
          const result = overviewOf(view);
          expect(result.active + result.atRisk + result.lost + result.noPurchase).toBe(result.customers);
          expect(sumOf(membersOf({ kind: 'all' }, view))).toBe(result.customers);
          for (const state of ['active', 'atRisk', 'lost', 'noPurchase'] as const)
            expect(sumOf(membersOf({ kind: 'state', states: [state] }, view))).toBe(result[state]);
          const upTo = rows.filter((row) => dayOf(row.day) <= asOf);
          expect(result.revenueMonths.reduce((sum, month) => sum + month.revenueE4, 0)).toBe(
            upTo.reduce((sum, row) => sum + row.amountE4, 0),
          );
          for (const { month, customers, unfinished } of result.revenueMonths) {
            const from = parseIsoDate(month)!;
            const to = nextPeriodStart(from, 'month');
            const buyers = upTo.filter((row) => row.amountE4 > 0 && dayOf(row.day) >= from && dayOf(row.day) < to);
            expect(customers).toBe(new Set(buyers.map((row) => row.customer)).size);
            expect(unfinished).toBe(to - 1 > asOf);
          }
        },
      ),
    );
  });

  test('law: the top at-risk customers are the best of them, best first, ties by customer', () => {
    fc.assert(
      fc.property(rowsArbitrary(120), fc.integer({ min: 1, max: 5 }), (rows, places) => {
        const view = makeView(ledgerFrom(rows), FIRST + 120, {
          definition: { kind: 'silence', days: 90 },
          origin: 'chosen',
        });
        const value = view.metrics.trailingYearE4;
        const expected = [...view.states.keys()]
          .filter((c) => view.states[c] === AT_RISK)
          .sort((a, b) => value[b]! - value[a]! || a - b)
          .slice(0, places);
        expect(atRiskTop(view, places)).toEqual(expected);
      }),
    );
  });
});
