import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { median, quantileSorted, quantilesOf } from '../../electron/stats/quantile.ts';
import { accurateSum } from '../../electron/stats/sum.ts';

describe('quantiles of type 7', () => {
  test('interpolates between order statistics', () => {
    expect(quantileSorted([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(quantileSorted([1, 2, 3, 4], 0)).toBe(1);
    expect(quantileSorted([1, 2, 3, 4], 1)).toBe(4);
    expect(quantileSorted([7], 0.3)).toBe(7);
    expect(quantileSorted([], 0.5)).toBeNaN();
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  test('a position within rounding of a whole number is that value', () => {
    const values = Array.from({ length: 996 }, (_, i) => i);
    for (const p of [0.2, 0.4, 0.6, 0.8]) expect(quantileSorted(values, p)).toBe(Math.round(995 * p));
  });

  test('law: rises with p, stays within the values, and turns with the sign', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, a, b) => {
          const sorted = values.toSorted((x, y) => x - y);
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          expect(quantileSorted(sorted, low)).toBeLessThanOrEqual(quantileSorted(sorted, high) + 1e-9);
          expect(quantileSorted(sorted, low)).toBeGreaterThanOrEqual(sorted[0]! - 1e-9);
          const turned = sorted.map((x) => -x).reverse();
          expect(quantileSorted(turned, 1 - low)).toBeCloseTo(-quantileSorted(sorted, low), 6);
        },
      ),
    );
  });
});

describe('several quantiles at once', () => {
  test('law: the same as sorting first, many ties included', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer()), {
          minLength: 1,
          maxLength: 3000,
          size: 'max',
        }),
        fc.integer({ min: 2, max: 10 }),
        (values, bins) => {
          const shares = Array.from({ length: bins - 1 }, (_, k) => (k + 1) / bins);
          const sorted = values.toSorted((a, b) => a - b);
          const expected = shares.map((p) => quantileSorted(sorted, p));
          expect(quantilesOf(Float64Array.from(values), shares)).toEqual(expected);
          expect(quantilesOf(Int32Array.from(values), shares)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('accurate sum', () => {
  test('keeps what a plain sum loses', () => {
    expect(accurateSum([1e16, 1, -1e16])).toBe(1);
    expect(accurateSum(Array<number>(10).fill(0.1))).toBe(1);
    expect(accurateSum([])).toBe(0);
  });
});
