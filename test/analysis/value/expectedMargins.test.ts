import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movementOf } from '../../../electron/analysis/segments/movement.ts';
import { movementResult } from '../../../electron/analysis/segments/movementResult.ts';
import { expectedMargins } from '../../../electron/analysis/value/expectedMargins.ts';
import { valueClassesOf } from '../../../electron/analysis/value/valueClasses.ts';
import { valueResult } from '../../../electron/analysis/value/valueResult.ts';
import { LOST } from '../../../electron/analysis/view/states.ts';
import { makeView, type View } from '../../../electron/analysis/view/view.ts';
import { NO_DAY } from '../../../electron/ledger/ledger.ts';
import type { ValueOptions } from '../../../shared/contract/customerSet.ts';
import { valueResult as valueShape } from '../../../shared/contract/value.ts';
import { isoDate } from '../../../shared/dates.ts';
import { ledgerFrom } from '../ledgerFrom.ts';

type Row = { customer: string; day: number; amountE4: number };

const definition = { definition: { kind: 'silence' as const, days: 60 }, origin: 'chosen' as const };
const D = 20_000;
const viewOf = (rows: readonly Row[], asOf = D): View => makeView(ledgerFrom([...rows]), asOf, definition);
const margin = { share: 0.4, perContactE4: 0 };
const options = (discount: number, change: Partial<ValueOptions> = {}): ValueOptions => ({
  basis: 'trailingYear',
  keyShare: 0.2,
  ordinaryShare: 0.3,
  margin: { ...margin, lifetime: { discount } },
  ...change,
});

/** Customers who buy every 30 days for 800 days, the first `left` of them only until half a year before D. */
const business = (customers: number, left: number, amountOf: (i: number) => number): Row[] =>
  Array.from({ length: customers }, (_, i) =>
    Array.from({ length: 27 }, (_, k) => D - 800 + k * 30)
      .filter((day) => i >= left || day < D - 180)
      .map((day) => ({ customer: `c${String(i).padStart(4, '0')}`, day, amountE4: amountOf(i) })),
  ).flat();

describe('what customers will still bring', () => {
  test('the published multiples: 60 to 90 % kept, 10 to 16 % discount (Gupta & Lehmann)', () => {
    const printed = [
      ['1.20', '1.15', '1.11', '1.07'],
      ['1.75', '1.67', '1.59', '1.52'],
      ['2.67', '2.50', '2.35', '2.22'],
      ['4.50', '4.09', '3.75', '3.46'],
    ];
    const found = [40, 30, 20, 10].map((left) => {
      const view = viewOf(business(100, left, () => 10_000));
      return [0.1, 0.12, 0.14, 0.16].map((discount) => {
        const { tiers, valueE4, refused } = expectedMargins(view, options(discount), margin, discount);
        expect(refused).toBeNull();
        expect(valueE4.slice(0, left)).toEqual(new Float64Array(left));
        const year = view.metrics.trailingYearE4[99]! * 0.4;
        expect(valueE4[99]).toBe(Math.round(year * tiers[0]!.multiple));
        return tiers[0]!.multiple.toFixed(2);
      });
    });
    expect(found).toEqual(printed);
  });

  test('each tier has the retention of its own; a tier of fewer than 30 that of all', () => {
    // The largest amounts stay, the 30 smallest leave.
    const view = viewOf(business(300, 30, (i) => 10_000 + i * 100));
    const { tiers } = expectedMargins(view, options(0.1), margin, 0.1);
    expect(tiers.map(({ retention, pooled }) => [retention.numerator, retention.denominator, pooled])).toEqual([
      [60, 60, false],
      [90, 90, false],
      [120, 150, false],
    ]);
    const small = viewOf(business(100, 10, (i) => 10_000 + i * 100));
    const few = expectedMargins(small, options(0.1), margin, 0.1).tiers;
    expect(few.map(({ retention, pooled }) => [retention.numerator, retention.denominator, pooled])).toEqual([
      [90, 100, true],
      [30, 30, false],
      [40, 50, false],
    ]);
    expect(valueResult(small, valueClassesOf(small, options(0.1))).notices.map(({ text }) => text.key)).toContain(
      'analysis.value.notice.pooled',
    );
  });

  test('refused kindly where retention cannot be told; nobody is in a class then, and nobody moved', () => {
    const young = viewOf(business(100, 10, () => 10_000).filter(({ day }) => day > D - 300));
    const values = valueClassesOf(young, options(0.1));
    expect(values.refused?.key).toBe('lifetime.refused.short');
    expect([...values.classOf].every((code) => code === 0)).toBe(true);
    expect(valueResult(young, values)).toMatchObject({ refused: { key: 'lifetime.refused.short' }, tiers: [] });
    const few = viewOf(business(29, 3, () => 10_000));
    expect(valueClassesOf(few, options(0.1)).refused).toMatchObject({
      key: 'lifetime.refused.few',
      params: { count: 29, missing: 1 },
    });
    const view = viewOf(business(100, 10, () => 10_000));
    const movement = movementResult(
      view,
      movementOf(view, D - 500, {
        from: isoDate(D - 500),
        by: 'valueClass',
        sameCuts: false,
        value: options(0.1),
        rfm: { method: 'quantile', bins: 5, cuts: null },
      }),
    );
    expect(movement.refused?.key).toBe('lifetime.refused.short');
  });

  /** The slow way: every customer's lines looked at from the beginning, tiers by counting who is larger. */
  function slowly(rows: readonly Row[], view: View, discount: number): number[] | null {
    const names = [...new Set(rows.map(({ customer }) => customer))].sort();
    const at = (day: number) =>
      names.map((name) => {
        const own = rows.filter((row) => row.customer === name && row.day <= day);
        const bought = own.filter((row) => row.amountE4 > 0).map((row) => row.day);
        const year = own.filter((row) => row.day > day - 365).reduce((sum, row) => sum + row.amountE4, 0);
        const silent = bought.length === 0 ? null : day - Math.max(...bought);
        return { active: silent !== null && silent <= 60, marginE4: Math.round(year * 0.4) };
      });
    const then = at(view.asOf - 365);
    const now = at(view.asOf);
    const active = then.filter((one) => one.active).length;
    if (Math.min(...rows.map(({ day }) => day)) + 60 > view.asOf - 365 || active < 30) return null;
    const tier = (all: ReturnType<typeof at>, c: number) => {
      const values = all.filter((one) => one.active).map((one) => one.marginE4);
      const above = values.filter((value) => value > all[c]!.marginE4).length;
      return above < Math.ceil(0.2 * values.length - 1e-9) ? 0 : above < Math.ceil(0.5 * values.length - 1e-9) ? 1 : 2;
    };
    const kept = (which: (c: number) => boolean) => {
      const members = names.map((_, c) => c).filter((c) => then[c]!.active && which(c));
      return { of: members.length, share: members.filter((c) => now[c]!.active).length / members.length };
    };
    return names.map((_, c) => {
      if (!now[c]!.active) return 0;
      const own = kept((other) => tier(then, other) === tier(now, c));
      const r = own.of >= 30 ? own.share : kept(() => true).share;
      return Math.round(now[c]!.marginE4 * (r / (1 + discount - r)));
    });
  }

  const lines = fc.array(
    fc.record({
      customer: fc.integer({ min: 0, max: 159 }).map((i) => `c${String(i).padStart(3, '0')}`),
      day: fc.integer({ min: D - 800, max: D + 40 }),
      amountE4: fc.integer({ min: -3, max: 20 }).map((amount) => amount * 10_000),
    }),
    { minLength: 900, maxLength: 1400 },
  );

  test('as the slow way says, on random businesses; what comes after D changes nothing', () => {
    let told = 0;
    fc.assert(
      fc.property(lines, fc.constantFrom(0.05, 0.1), (rows, discount) => {
        const view = viewOf(rows);
        const found = expectedMargins(view, options(discount), margin, discount);
        const expected = slowly(rows, view, discount);
        expect(found.refused === null).toBe(expected !== null);
        if (expected === null) return;
        told++;
        expect([...found.valueE4]).toEqual(expected.map((value) => value + 0));
        const past = viewOf(rows.filter(({ day }) => day <= D));
        const known = [...view.metrics.known];
        const before = expectedMargins(past, options(discount), margin, discount);
        expect(before.tiers).toEqual(found.tiers);
        expect([...before.valueE4]).toEqual([...found.valueE4].filter((_, c) => known[c] === 1));
      }),
      { numRuns: 15 },
    );
    expect(told).toBeGreaterThan(10);
  });

  test('every buyer is in exactly one class, the lost bring nothing, and the contract holds', () => {
    fc.assert(
      fc.property(lines, (rows) => {
        const view = viewOf(rows);
        const values = valueClassesOf(view, options(0.1));
        if (values.refused) return;
        values.classOf.forEach((code, c) => {
          expect(code > 0).toBe(view.metrics.lastDay[c] !== NO_DAY);
          if (view.states[c] === LOST) expect(values.valueE4[c]).toBe(0);
        });
        const result = valueShape.parse(valueResult(view, values));
        const whole = result.classes.reduce((sum, row) => sum + row.revenueE4, 0);
        expect(whole).toBe(values.valueE4.reduce((sum, value) => sum + value, 0));
      }),
      { numRuns: 10 },
    );
  });
});
