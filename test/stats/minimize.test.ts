import { describe, expect, test } from 'vitest';
import { maximumLikelihood } from '../../electron/stats/maximumLikelihood.ts';
import { curvature, minimize, withSlopes } from '../../electron/stats/minimize.ts';

describe('least values', () => {
  test('Rosenbrock’s valley, with slopes of its own and by differences', () => {
    const valley = (at: Float64Array) => 100 * (at[1]! - at[0]! ** 2) ** 2 + (1 - at[0]!) ** 2;
    const own = minimize(
      (at, slope) => {
        slope[0] = -400 * at[0]! * (at[1]! - at[0]! ** 2) - 2 * (1 - at[0]!);
        slope[1] = 200 * (at[1]! - at[0]! ** 2);
        return valley(at);
      },
      [-1.2, 1],
    );
    expect(own.converged).toBe(true);
    expect(own.at[0]).toBeCloseTo(1, 7);
    expect(own.at[1]).toBeCloseTo(1, 7);
    const byDifferences = minimize(withSlopes(valley), [-1.2, 1]);
    expect(byDifferences.at[0]).toBeCloseTo(1, 5);
  });

  test('Powell’s singular function, where the curvature vanishes', () => {
    const found = minimize(
      withSlopes(([a, b, c, d]) => (a! + 10 * b!) ** 2 + 5 * (c! - d!) ** 2 + (b! - 2 * c!) ** 4 + 10 * (a! - d!) ** 4),
      [3, -1, 0, 1],
    );
    expect(found.converged).toBe(true);
    expect(found.value).toBeLessThan(1e-8);
  });

  test('steps over the edge of what is defined are taken back', () => {
    const found = minimize(
      withSlopes((at) => (at[0]! > 0 ? at[0]! - Math.log(at[0]!) : Number.NaN)),
      [0.01],
    );
    expect(found.at[0]).toBeCloseTo(1, 5);
  });

  test('without a least value nothing is claimed', () => {
    expect(
      minimize(
        withSlopes((at) => Math.exp(-at[0]!) - at[0]!),
        [0],
      ).converged,
    ).toBe(false);
  });

  test('second derivatives of a square form', () => {
    const found = curvature(
      withSlopes((at) => 2 * at[0]! ** 2 + 3 * at[0]! * at[1]! + 4 * at[1]! ** 2),
      Float64Array.of(0.3, -0.2),
    );
    [4, 3, 3, 8].forEach((wanted, i) => {
      expect(found[i]).toBeCloseTo(wanted, 4);
    });
  });
});

describe('greatest likelihood', () => {
  const sample = [0.2, 1.1, 0.7, 2.4, 0.1, 0.9];
  const exponential = (params: Float64Array, slope: Float64Array) => {
    const rate = params[0]!;
    const sum = sample.reduce((a, b) => a + b, 0);
    slope[0] = sample.length / rate - sum;
    return sample.length * Math.log(rate) - rate * sum;
  };

  test('the rate of exponential times is one over their mean, its error that over the root of n', () => {
    const { params, errors, converged, atEdge } = maximumLikelihood(exponential, [[5]]);
    const rate = sample.length / sample.reduce((a, b) => a + b, 0);
    expect([converged, atEdge]).toEqual([true, false]);
    expect(params[0]).toBeCloseTo(rate, 8);
    expect(errors![0]).toBeCloseTo(rate / Math.sqrt(sample.length), 5);
  });

  test('a parameter that runs off is told, without errors', () => {
    const rising = maximumLikelihood(
      (params, slope) => {
        slope[0] = 1 / (1 + params[0]!) ** 2;
        return params[0]! / (1 + params[0]!);
      },
      [[1]],
    );
    expect(rising.errors === null || rising.atEdge).toBe(true);
    expect(rising.params[0]).toBeGreaterThan(1000);
  });
});
