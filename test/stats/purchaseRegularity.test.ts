import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { purchaseRegularity, shapeOfVariance } from '../../electron/stats/purchaseRegularity.ts';
import { makeRandom } from '../../electron/stats/random.ts';

describe('regularity of buying (Wheat & Morrison 1990)', () => {
  test('exponential gaps: Var M = 1/12 gives k = 1', () => {
    expect(shapeOfVariance(1 / 12)).toBe(1);
    expect(shapeOfVariance(1 / 20)).toBe(2);
  });

  test('law: the variance of a beta distribution with both parameters k gives k back', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 60, noNaN: true }), (k) => {
        expect(shapeOfVariance(1 / (4 * (2 * k + 1)))).toBeCloseTo(k, 8);
      }),
    );
  });

  test('the ends: all gaps alike, and one gap always nought', () => {
    expect(shapeOfVariance(0)).toBe(Number.POSITIVE_INFINITY);
    expect(shapeOfVariance(0.25)).toBe(0);
    expect(purchaseRegularity([0.5, 0.5, 0.5])?.k).toBe(Number.POSITIVE_INFINITY);
    expect(purchaseRegularity([0.5])).toBeNull();
    expect(purchaseRegularity([])).toBeNull();
  });

  test('by hand: M = 1/4 and 3/4 have variance 1/16, so k = 3/2', () => {
    expect(purchaseRegularity([0.25, 0.75, 0.25, 0.75])).toMatchObject({
      n: 4,
      variance: 1 / 16,
      k: 1.5,
      low: 1.5,
      high: 1.5,
    });
  });

  test('law: the order of the two gaps changes nothing, and the interval holds the estimate', () => {
    const ratios = fc.array(fc.double({ min: 0.01, max: 0.99, noNaN: true }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(ratios, (values) => {
        const found = purchaseRegularity(values)!;
        expect(purchaseRegularity(values.map((value) => 1 - value))!.variance).toBeCloseTo(found.variance, 12);
        expect(found.low).toBeLessThanOrEqual(found.k);
        expect(found.high).toBeGreaterThanOrEqual(found.k);
      }),
    );
  });

  test('gaps of a known shape are recognised, whatever the pace', () => {
    const random = makeRandom(18);
    const erlang = (shape: number) => {
      let sum = 0;
      for (let i = 0; i < shape; i++) sum += random.exponential();
      return sum;
    };
    for (const shape of [1, 3, 8]) {
      const ratios = Array.from({ length: 20_000 }, () => {
        const first = erlang(shape);
        return first / (first + erlang(shape));
      });
      const { k, low, high } = purchaseRegularity(ratios)!;
      expect(low).toBeLessThan(shape);
      expect(high).toBeGreaterThan(shape);
      expect(Math.abs(k / shape - 1)).toBeLessThan(0.05);
    }
  });
});
