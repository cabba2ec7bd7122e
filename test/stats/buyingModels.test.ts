import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aheadBgBb, aliveBgBb, type BgBb, chanceOf } from '../../electron/stats/bgBb.ts';
import { logGamma } from '../../electron/stats/gammaFunctions.ts';
import { aheadGammaGamma, fitGammaGamma, meanGammaGamma } from '../../electron/stats/gammaGamma.ts';
import { gaussLegendre } from '../../electron/stats/gaussLegendre.ts';
import {
  aheadParetoNbd,
  aliveParetoNbd,
  fitParetoNbd,
  newParetoNbd,
  type ParetoNbd,
} from '../../electron/stats/paretoNbd.ts';
import { gatherHistories } from '../../electron/stats/purchaseHistories.ts';
import { makeRandom } from '../../electron/stats/random.ts';
import { hasCdnow, readCdnow } from './cdnow.ts';
import { hypergeometric } from './hypergeometric.ts';

const digits = (got: number | null | undefined, wanted: number, places: number, units = 0.500001) =>
  expect(Math.abs(got! - wanted), `${got} against ${wanted}`).toBeLessThanOrEqual(units * 10 ** -places);

describe.skipIf(!hasCdnow)('CDNOW (skipped where the data are not beside the checkout)', () => {
  const { x, tx, T, mean } = hasCdnow ? readCdnow() : { x: [], tx: [], T: [], mean: [] };

  test('Pareto/NBD', () => {
    const { model, logLikelihood, converged } = fitParetoNbd(gatherHistories(x, tx, T));
    expect(converged).toBe(true);
    digits(model.r, 0.553, 3);
    digits(model.alpha, 10.578, 3);
    digits(model.s, 0.606, 3);
    // One unit in the last digit, as 11.668 rounds from 11.6679 to either print.
    digits(model.beta, 11.669, 3, 1.5);
    digits(logLikelihood, -9595.0, 1);
    digits(aheadParetoNbd(model, 26, 30.86, 31, 52), 25.46, 2);
  });

  test('gamma-gamma: 946 customers with a repeat purchase', () => {
    const repeat = x.map((times, i) => (times > 0 ? i : -1)).filter((i) => i >= 0);
    expect(repeat).toHaveLength(946);
    const { model, converged } = fitGammaGamma(
      repeat.map((i) => x[i]!),
      repeat.map((i) => mean[i]!),
    );
    expect(converged).toBe(true);
    digits(model.p, 6.25, 2);
    digits(model.q, 3.74, 2);
    digits(model.gamma, 15.44, 2, 1);
    digits(meanGammaGamma(model), 35.17, 2);
    digits(aheadGammaGamma(model, 2, 22.35), 24.65, 2, 1);
    digits(aheadGammaGamma(model, 1, 11.77), 18.91, 2);
  });
});

describe('Pareto/NBD', () => {
  /** Chance of the history with the customer there, or having left at some moment, by Simpson's rule. */
  function bruteForce({ r, alpha, s, beta }: ParetoNbd, x: number, tx: number, T: number) {
    const stays = (alpha + T) ** -(r + x) * (beta + T) ** -s;
    const steps = 4000;
    let left = 0;
    for (let i = 0; i <= steps; i++) {
      const time = tx + ((T - tx) * i) / steps;
      const weight = i === 0 || i === steps ? 1 : i % 2 ? 4 : 2;
      left += weight * s * (alpha + time) ** -(r + x) * (beta + time) ** -(s + 1);
    }
    left *= (T - tx) / (3 * steps);
    return stays / (stays + left);
  }

  test.each<ParetoNbd>([
    { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 },
    { r: 2, alpha: 30, s: 1, beta: 4 },
    { r: 0.4, alpha: 2, s: 3, beta: 60 },
  ])('chance to be there as by brute force: r $r, s $s', (model) => {
    for (const [x, tx, T] of [
      [0, 0, 30],
      [4, 11, 30],
      [20, 29, 30],
    ] as const)
      expect(aliveParetoNbd(model, x, tx, T)).toBeCloseTo(bruteForce(model, x, tx, T), 7);
    expect(aliveParetoNbd(model, 3, 30, 30)).toBe(1);
    // A new customer is one with an empty history.
    expect(aheadParetoNbd(model, 0, 0, 0, 12)).toBeCloseTo(newParetoNbd(model, 12), 10);
  });

  test('and as printed, with the hypergeometric function', () => {
    for (const { r, alpha, s, beta } of [
      { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 },
      { r: 1.4, alpha: 20, s: 0.5, beta: 6 },
    ])
      for (const [x, tx, T] of [
        [0, 0, 30],
        [4, 11, 30],
        [60, 12, 30],
      ] as const) {
        const k = r + s + x;
        const [far, near, b] = alpha >= beta ? [alpha, beta, s + 1] : [beta, alpha, r + x];
        const at = (t: number) => hypergeometric(k, b, k + 1, (far - near) / (far + t)) / (far + t) ** k;
        const odds = (s / k) * (alpha + T) ** (r + x) * (beta + T) ** s * (at(tx) - at(T));
        expect(aliveParetoNbd({ r, alpha, s, beta }, x, tx, T) * (1 + odds)).toBeCloseTo(1, 9);
      }
  });

  test('laws: within 0…1, falling in silence, more purchases in more time', () => {
    const size = fc.double({ min: 0.05, max: 40, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({ r: size, alpha: size, s: size, beta: size }),
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 1, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (model, x, T, part) => {
          const tx = x === 0 ? 0 : part * T;
          const [now, later] = [aliveParetoNbd(model, x, tx, T), aliveParetoNbd(model, x, tx, T + 10)];
          const [some, more] = [aheadParetoNbd(model, x, tx, T, 10), aheadParetoNbd(model, x, tx, T, 20)];
          return now >= 0 && now <= 1 && later <= now + 1e-9 && some >= 0 && more >= some - 1e-12;
        },
      ),
    );
  });
});

describe('gamma-gamma', () => {
  test('a made-up population gives its parameters back within four standard errors', () => {
    const random = makeRandom(77);
    const truth = { p: 4, q: 5, gamma: 60 };
    const [x, mean]: [number[], number[]] = [[], []];
    for (let i = 0; i < 4000; i++) {
      const times = 1 + random.below(6);
      const scale = random.gamma(truth.q) / truth.gamma;
      x.push(times);
      mean.push(random.gamma(truth.p * times) / scale / times);
    }
    const { model, errors, converged } = fitGammaGamma(x, mean);
    expect(converged).toBe(true);
    for (const [i, name] of (['p', 'q', 'gamma'] as const).entries())
      expect(Math.abs(model[name] - truth[name]) / errors![i]!).toBeLessThan(4);
    // Another currency moves γ and nothing else.
    const scaled = fitGammaGamma(
      x,
      mean.map((amount) => amount * 1e4),
    );
    expect(scaled.model.gamma / model.gamma / 1e4).toBeCloseTo(1, 5);
  });

  test('the expected amount lies between the own mean and that of everybody', () => {
    const model = { p: 6.25, q: 3.74, gamma: 15.44 };
    for (const own of [1, 20, 35, 300]) {
      const expected = aheadGammaGamma(model, 3, own)!;
      const all = meanGammaGamma(model)!;
      expect(expected).toBeGreaterThanOrEqual(Math.min(own, all) - 1e-9);
      expect(expected).toBeLessThanOrEqual(Math.max(own, all) + 1e-9);
    }
    expect(aheadGammaGamma(model, 0, 0)).toBeCloseTo(meanGammaGamma(model)!, 10);
    expect(meanGammaGamma({ p: 1, q: 0.9, gamma: 1 })).toBeNull();
    expect(aheadGammaGamma({ p: 1, q: 0.9, gamma: 1 }, 0, 0)).toBeNull();
  });
});

describe('BG/BB', () => {
  const model: BgBb = { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 };
  const choose = (n: number, k: number) => Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1));

  test('all histories of six occasions together have chance 1', () => {
    let sum = 0;
    for (let tx = 0; tx <= 6; tx++)
      for (let x = tx === 0 ? 0 : 1; x <= tx; x++)
        sum += (tx === 0 ? 1 : choose(tx - 1, x - 1)) * chanceOf(model, { x, tx, n: 6 });
    expect(sum).toBeCloseTo(1, 12);
  });

  test('the chance to be there and the purchases ahead, by writing out the seventh occasion', () => {
    for (const [x, tx] of [
      [0, 0],
      [3, 5],
      [6, 6],
    ] as const) {
      const now = chanceOf(model, { x, tx, n: 6 });
      const buys = chanceOf(model, { x: x + 1, tx: 7, n: 7 });
      expect(aheadBgBb(model, { x, tx, n: 6 }, 1)).toBeCloseTo(buys / now, 12);
      expect(aliveBgBb(model, { x, tx, n: 6 })).toBeGreaterThan(buys / now);
      expect(aliveBgBb(model, { x, tx, n: 6 })).toBeLessThan(1);
    }
  });
});

test('Gauss and Legendre: two places, and the exponential over −1 … 1', () => {
  const two = gaussLegendre(2);
  expect(two.at[1]).toBeCloseTo(1 / Math.sqrt(3), 14);
  expect(two.weight[0]).toBeCloseTo(1, 14);
  const { at, weight } = gaussLegendre(20);
  const sum = at.reduce((total, z, i) => total + weight[i]! * Math.exp(3 * z), 0);
  expect(sum).toBeCloseTo((Math.exp(3) - Math.exp(-3)) / 3, 11);
});
