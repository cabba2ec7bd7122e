import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chiSquareSurvival, proportionsTest } from '../../electron/stats/chiSquare.ts';
import { normalSurvival } from '../../electron/stats/normal.ts';
import { twoProportionTest } from '../../electron/stats/proportions.ts';

describe('χ² distribution', () => {
  // Reference values from SciPy's chi2.sf.
  test.each([
    [1, 1, 0.31731050786291115],
    [3.84, 1, 0.05004352124870519],
    [10, 2, 0.006737946999085468],
    [12.6004, 3, 0.005585506033189036],
    [30, 7, 9.495972508134177e-5],
    [200, 10, 1.6139305336977317e-37],
    [2100, 2000, 0.05867111137731806],
    [0.01, 5, 0.9999994699729957],
  ])('P(X > %d) with %d degrees of freedom', (x, df, p) => {
    expect(Math.abs(chiSquareSurvival(x, df) / p - 1)).toBeLessThan(1e-11);
  });

  test('the ends and the link to the normal distribution', () => {
    expect(chiSquareSurvival(0, 4)).toBe(1);
    expect(chiSquareSurvival(-1, 4)).toBe(1);
    expect(chiSquareSurvival(Number.NaN, 4)).toBeNaN();
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 30, noNaN: true }), (z) => {
        expect(chiSquareSurvival(z * z, 1) / (2 * normalSurvival(z))).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('k proportions', () => {
  test('the smokers of Fleiss (1981)', () => {
    const result = proportionsTest([
      { successes: 83, n: 86 },
      { successes: 90, n: 93 },
      { successes: 129, n: 136 },
      { successes: 70, n: 82 },
    ])!;
    expect(result.chiSquare).toBeCloseTo(12.6004, 4);
    expect(result.df).toBe(3);
    expect(result.pValue).toBeCloseTo(0.005585, 6);
  });

  test('two groups give the square of z', () => {
    const pair = proportionsTest([
      { successes: 189, n: 11034 },
      { successes: 104, n: 11037 },
    ])!;
    expect(pair.chiSquare).toBeCloseTo(twoProportionTest(189, 11034, 104, 11037)!.chiSquare!, 10);
  });

  test('refuses what cannot be compared', () => {
    expect(proportionsTest([])).toBeNull();
    expect(proportionsTest([{ successes: 1, n: 2 }])).toBeNull();
    expect(
      proportionsTest([
        { successes: 0, n: 2 },
        { successes: 0, n: 9 },
      ]),
    ).toBeNull();
    expect(
      proportionsTest([
        { successes: 2, n: 2 },
        { successes: 0, n: 0 },
      ]),
    ).toBeNull();
  });
});
