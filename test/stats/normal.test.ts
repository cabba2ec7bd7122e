import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { erfc, normalQuantile, normalSurvival } from '../../electron/stats/normal.ts';

const close = (actual: number, expected: number) =>
  expect(Math.abs(actual / expected - 1), `${actual} against ${expected}`).toBeLessThan(1e-14);

describe('normal distribution', () => {
  // Tails computed with 60 decimal digits (SciPy's norm.sf is off in the 13th at 37); quantiles from SciPy's norm.ppf.
  test.each([
    [0.5, 0.3085375387259869],
    [1, 0.15865525393145707],
    [2, 0.022750131948179195],
    [3, 0.0013498980316300946],
    [5, 2.866515718791939e-7],
    [8, 6.220960574271784e-16],
    [10, 7.619853024160525e-24],
    [20, 2.7536241186062337e-89],
    [37, 5.7255712225245771e-300],
  ])('P(Z > %d)', (z, p) => close(normalSurvival(z), p));

  test.each([
    [1e-300, -37.0470962993612],
    [1e-10, -6.361340902404056],
    [0.001, -3.090232306167813],
    [0.025, -1.9599639845400545],
    [0.2, -0.8416212335729142],
    [0.9, 1.2815515655446004],
    [0.975, 1.959963984540054],
  ])('quantile of %d', (p, z) => close(normalQuantile(p), z));

  test('the ends', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(1.1)).toBeNaN();
    expect(normalQuantile(Number.NaN)).toBeNaN();
    expect(erfc(0)).toBe(1);
    expect(erfc(Number.POSITIVE_INFINITY)).toBe(0);
    expect(erfc(Number.NEGATIVE_INFINITY)).toBe(2);
  });

  test('law: quantile and survival undo each other; the tails are mirrored', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 0.5, noNaN: true }), (p) => {
        close(normalSurvival(-normalQuantile(p)), p);
        expect(normalSurvival(1) + normalSurvival(-1)).toBeCloseTo(1, 15);
      }),
    );
  });
});
