import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeRandom, mixBits, xoshiro128 } from '../../electron/stats/random.ts';

const N = 200_000;
function moments(draw: () => number) {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < N; i++) {
    const x = draw();
    sum += x;
    squares += x * x;
  }
  const mean = sum / N;
  return { mean, variance: squares / N - mean * mean };
}
/** Mean within five standard errors, variance within a few percent. */
function expectMoments(draw: () => number, mean: number, variance: number) {
  const seen = moments(draw);
  expect(Math.abs(seen.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / N));
  expect(Math.abs(seen.variance / variance - 1)).toBeLessThan(0.05);
}

describe('xoshiro128**', () => {
  test('gives the published outputs for state 1, 2, 3, 4', () => {
    const state = Int32Array.of(1, 2, 3, 4);
    expect(Array.from({ length: 10 }, () => xoshiro128(state))).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  test('mixing is one to one', () => {
    expect(new Set(Array.from({ length: 100_000 }, (_, i) => mixBits(i))).size).toBe(100_000);
  });
});

describe('determinism', () => {
  test('the same seed and stream give the same draws, others do not', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (seed, stream) => {
        const take = (s: number, t: number) => {
          const random = makeRandom(s, t);
          return [random.bits(), random.normal(), random.gamma(2), random.poisson(40), random.below(1000)];
        };
        expect(take(seed, stream)).toEqual(take(seed, stream));
        expect(take(seed, stream)).not.toEqual(take(seed, stream + 1));
        expect(take(seed, stream)).not.toEqual(take(seed + 1, stream));
      }),
    );
  });

  test('starting a stream again is the same as a new generator', () => {
    const random = makeRandom(5);
    random.normal();
    random.startStream(9);
    const fresh = makeRandom(5, 9);
    expect([random.normal(), random.normal(), random.bits()]).toEqual([fresh.normal(), fresh.normal(), fresh.bits()]);
  });

  test('200,000 streams of one seed start differently, and their first draws look uniform', () => {
    const first = new Set<string>();
    const bins = new Array<number>(10).fill(0);
    for (let stream = 0; stream < N; stream++) {
      const random = makeRandom(7, stream);
      const u = random.uniform();
      bins[Math.floor(u * 10)]!++;
      first.add(`${u} ${random.bits()}`);
    }
    expect(first.size).toBe(N);
    const chiSquare = bins.reduce((sum, n) => sum + (n - N / 10) ** 2 / (N / 10), 0);
    expect(chiSquare).toBeLessThan(27.88); // 0.999 quantile, 9 degrees of freedom
  });
});

describe('distributions have their moments', () => {
  const random = makeRandom(20260630);
  test.each<[string, () => number, number, number]>([
    ['uniform', random.uniform, 1 / 2, 1 / 12],
    ['normal', random.normal, 0, 1],
    ['exponential', random.exponential, 1, 1],
    ['gamma 0.4', () => random.gamma(0.4), 0.4, 0.4],
    ['gamma 3', () => random.gamma(3), 3, 3],
    ['gamma 80', () => random.gamma(80), 80, 80],
    ['beta 2, 5', () => random.beta(2, 5), 2 / 7, 10 / (49 * 8)],
    ['poisson 0.3', () => random.poisson(0.3), 0.3, 0.3],
    ['poisson 9.9', () => random.poisson(9.9), 9.9, 9.9],
    ['poisson 12', () => random.poisson(12), 12, 12],
    ['poisson 300', () => random.poisson(300), 300, 300],
    ['below 6', () => random.below(6), 2.5, 35 / 12],
  ])('%s', (_, draw, mean, variance) => expectMoments(draw, mean, variance));

  test('poisson above the switch has the right probabilities', () => {
    const counts = new Map<number, number>();
    for (let i = 0; i < N; i++) {
      const k = random.poisson(12);
      counts.set(k, (counts.get(k) ?? 0) + 1);
    }
    let p = Math.exp(-12);
    for (let k = 1; k <= 24; k++) {
      p *= 12 / k;
      expect(Math.abs((counts.get(k) ?? 0) / N - p)).toBeLessThan(5 * Math.sqrt(p / N));
    }
  });

  test('weighted follows the weights, zero weights never', () => {
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < N; i++) counts[random.weighted([1, 1, 4, 4])]!++;
    expect(counts[1]).toBe(0);
    expect(counts[3]).toBe(0);
    expect(Math.abs(counts[0]! / N - 0.25)).toBeLessThan(0.005);
  });

  test('shuffle keeps the items and reaches every order alike', () => {
    const orders = new Map<string, number>();
    for (let i = 0; i < 60_000; i++) {
      const key = random.shuffle(['a', 'b', 'c']).join('');
      orders.set(key, (orders.get(key) ?? 0) + 1);
    }
    expect(orders.size).toBe(6);
    for (const n of orders.values()) expect(Math.abs(n - 10_000)).toBeLessThan(500);
  });

  test('edges', () => {
    expect(random.poisson(0)).toBe(0);
    expect(random.below(1)).toBe(0);
    expect(random.choice(['only'])).toBe('only');
    expect(random.shuffle([])).toEqual([]);
    expect(random.chance(0)).toBe(false);
    expect(random.chance(1)).toBe(true);
  });
});
