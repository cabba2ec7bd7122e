import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VALUE_CLASSES, valueClassesOf } from '../../../electron/analysis/value/valueClasses.ts';
import { valueResult } from '../../../electron/analysis/value/valueResult.ts';
import { makeView } from '../../../electron/analysis/view/view.ts';
import { NO_DAY } from '../../../electron/ledger/ledger.ts';
import type { ValueOptions } from '../../../shared/contract/customerSet.ts';
import { ledgerFrom } from '../ledgerFrom.ts';
import { asOfArbitrary, rowsArbitrary } from '../smallBusiness.ts';

const definition = { definition: { kind: 'silence' as const, days: 60 }, origin: 'chosen' as const };
const standard: ValueOptions = { basis: 'allTime', keyShare: 0.2, ordinaryShare: 0.3 };
const names = (codes: Uint8Array) => [...codes].map((code) => VALUE_CLASSES[code - 1] ?? null);
const viewOf = (amounts: number[]) =>
  makeView(
    ledgerFrom(amounts.map((amountE4, i) => ({ customer: `c${i}`, day: 19_000, amountE4 }))),
    19_000,
    definition,
  );

describe('value classes', () => {
  test('ten customers: two key, three ordinary, five small; the Pareto sum is shown', () => {
    const view = viewOf([10, 20, 30, 40, 50, 60, 70, 80, 240, 400]);
    const result = valueResult(view, valueClassesOf(view, standard));
    expect(result.classes.map((row) => [row.customers, row.revenueE4, row.fromE4])).toEqual([
      [2, 640, 240],
      [3, 210, 60],
      [5, 150, 10],
    ]);
    expect(result.classes[0]!.revenueShare).toBe(0.64);
    expect(result.pareto).toContainEqual({ customerShare: 0.2, revenueShare: 0.64 });
    expect(result.pareto[0]).toEqual({ customerShare: 0, revenueShare: 0 });
    expect(result.pareto.at(-1)).toEqual({ customerShare: 1, revenueShare: 1 });
  });

  test('ties go in the order of the customers', () => {
    expect(names(valueClassesOf(viewOf([5, 5, 5, 5, 5]), standard).classOf)).toEqual([
      'key',
      'ordinary',
      'ordinary',
      'small',
      'small',
    ]);
  });

  test('one buyer is key; 0.1 + 0.2 of ten buyers is three places, not four', () => {
    expect(names(valueClassesOf(viewOf([5]), standard).classOf)).toEqual(['key']);
    const options = { basis: 'allTime' as const, keyShare: 0.1, ordinaryShare: 0.2 };
    const classOf = valueClassesOf(viewOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), options).classOf;
    expect(names(classOf).filter((name) => name !== 'small')).toHaveLength(3);
  });

  test('nobody; everybody key; more refunds than purchases', () => {
    const none = makeView(ledgerFrom([]), 0, definition);
    expect(valueResult(none, valueClassesOf(none, standard))).toMatchObject({ customers: 0, pareto: [] });
    const all = valueClassesOf(viewOf([1, 2]), { ...standard, keyShare: 1, ordinaryShare: 1 });
    expect(names(all.classOf)).toEqual(['key', 'key']);
    const back = makeView(
      ledgerFrom([
        { customer: 'a', day: 19_000, amountE4: 10 },
        { customer: 'a', day: 19_001, amountE4: -30 },
      ]),
      19_001,
      definition,
    );
    expect(valueResult(back, valueClassesOf(back, standard))).toMatchObject({
      pareto: [],
      classes: [{ customers: 1, revenueE4: -20, revenueShare: null }, { customers: 0 }, { customers: 0 }],
    });
  });

  test('law: every buyer in exactly one class, none of a better class worth less, parts add up', () => {
    fc.assert(
      fc.property(
        rowsArbitrary(),
        asOfArbitrary,
        fc.constantFrom<ValueOptions['basis']>('trailingYear', 'allTime'),
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: 0, max: 10 }),
        (rows, asOf, basis, key, ordinary) => {
          const view = makeView(ledgerFrom(rows), asOf, definition);
          const values = valueClassesOf(view, { basis, keyShare: key / 10, ordinaryShare: ordinary / 10 });
          const { classOf, valueE4, buyers } = values;
          classOf.forEach((code, c) => {
            expect(code === 0).toBe(view.metrics.lastDay[c] === NO_DAY);
            classOf.forEach((other, d) => {
              if (code > 0 && other > 0 && code < other) expect(valueE4[c]).toBeGreaterThanOrEqual(valueE4[d]!);
            });
          });
          const result = valueResult(view, values);
          const counts = result.classes.map((row) => row.customers);
          expect(counts.reduce((a, b) => a + b)).toBe(buyers);
          expect(counts[0]).toBe(Math.ceil((key * buyers) / 10));
          expect(counts[0]! + counts[1]!).toBe(Math.min(buyers, Math.ceil(((key + ordinary) * buyers) / 10)));
        },
      ),
    );
  });
});
