import { describe, expect, test } from 'vitest';
import { digamma, logBeta, logGamma } from '../../electron/stats/gammaFunctions.ts';
import { hypergeometric } from './hypergeometric.ts';

const near = (got: number, wanted: number, digits = 13) =>
  expect(Math.abs(got - wanted)).toBeLessThanOrEqual(10 ** -digits * Math.max(1, Math.abs(wanted)));

describe('gamma function', () => {
  test('factorials, the root of π, and values of Abramowitz & Stegun', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      near(logGamma(n), Math.log(factorial));
      factorial *= n;
    }
    near(logGamma(0.5), 0.5 * Math.log(Math.PI));
    // Table 6.1: Γ(1.25) and Γ(1.75).
    near(Math.exp(logGamma(1.25)), 0.90640_24771, 10);
    near(Math.exp(logGamma(1.75)), 0.91906_25268, 10);
    expect(logGamma(0)).toBe(Number.POSITIVE_INFINITY);
    expect(logGamma(-1)).toBeNaN();
  });

  test('the reflection formula holds', () => {
    for (const x of [1e-6, 0.01, 0.2, 0.37, 0.5, 0.9])
      near(logGamma(x) + logGamma(1 - x), Math.log(Math.PI / Math.sin(Math.PI * x)), 12);
  });

  test('ψ: Euler’s constant, its step, and the slope of ln Γ', () => {
    near(digamma(1), -0.5772156649015329);
    near(digamma(0.5), -1.9635100260214235);
    for (const x of [0.001, 0.3, 2.5, 9.99, 40, 1e5]) {
      near(digamma(x + 1), digamma(x) + 1 / x, 12);
      const h = 1e-4 * x;
      near((logGamma(x + h) - logGamma(x - h)) / (2 * h), digamma(x), 5);
    }
  });

  test('beta', () => near(Math.exp(logBeta(2, 3)), 1 / 12));
});

describe('hypergeometric function', () => {
  test('closed forms', () => {
    for (const z of [-3, -0.7, 0, 0.2, 0.6, 0.95]) {
      near(hypergeometric(1.7, 2.4, 2.4, z), (1 - z) ** -1.7, 11);
      if (z !== 0) near(hypergeometric(1, 1, 2, z), -Math.log(1 - z) / z, 12);
      near(hypergeometric(0.5, 1, 1.5, -z * z), z === 0 ? 1 : Math.atan(z) / z, 12);
    }
    // Gauss: F(a, b; c; 1) is reached from below.
    near(
      hypergeometric(0.2, 0.3, 5, 1 - 1e-9),
      Math.exp(logGamma(5) + logGamma(4.5) - logGamma(4.8) - logGamma(4.7)),
      8,
    );
  });

  test('symmetric, and Euler’s integral by Simpson’s rule', () => {
    for (const [a, b, c, z] of [
      [0.24, 2.4, 4.2, 0.9],
      [12, 3, 9, 0.4],
      [5.5, 1.2, 3.7, 0.97],
    ] as const) {
      near(hypergeometric(a, b, c, z), hypergeometric(b, a, c, z), 12);
      const steps = 20_000;
      let sum = 0;
      for (let i = 1; i < steps; i++) {
        // t = s⁴(…): powers flatten the ends.
        const s = i / steps;
        const t = s ** 4 / (s ** 4 + (1 - s) ** 4);
        const dt = (4 * s ** 3 * (1 - s) ** 3) / (s ** 4 + (1 - s) ** 4) ** 2;
        sum += (i % 2 === 0 ? 2 : 4) * t ** (b - 1) * (1 - t) ** (c - b - 1) * (1 - z * t) ** -a * dt;
      }
      near(sum / (3 * steps * Math.exp(logBeta(b, c - b))), hypergeometric(a, b, c, z), 8);
    }
  });

  test('not defined from 1 on', () => expect(hypergeometric(1, 1, 2, 1)).toBeNaN());
});
