import fc from 'fast-check';
import { expect, test } from 'vitest';
import { friedmanTest } from '../../electron/stats/friedman.ts';
import { makeRandom } from '../../electron/stats/random.ts';
import { seasonalIndex } from '../../electron/stats/seasonalIndex.ts';

/** Seconds to second base by three ways of rounding first (Hollander and Wolfe 1973, p. 140). */
const ROUNDING = [
  [5.4, 5.5, 5.55],
  [5.85, 5.7, 5.75],
  [5.2, 5.6, 5.5],
  [5.55, 5.5, 5.4],
  [5.9, 5.85, 5.7],
  [5.45, 5.55, 5.6],
  [5.4, 5.4, 5.35],
  [5.45, 5.5, 5.35],
  [5.25, 5.15, 5.0],
  [5.85, 5.8, 5.7],
  [5.25, 5.2, 5.1],
  [5.65, 5.55, 5.45],
  [5.6, 5.35, 5.45],
  [5.05, 5.0, 4.95],
  [5.5, 5.5, 5.4],
  [5.45, 5.55, 5.5],
  [5.55, 5.55, 5.35],
  [5.45, 5.5, 5.55],
  [5.5, 5.45, 5.25],
  [5.65, 5.6, 5.4],
  [5.7, 5.65, 5.55],
  [6.3, 6.3, 6.25],
];

test('ranks of three ways of rounding first base, as printed', () => {
  const { statistic, df, pValue } = friedmanTest(ROUNDING)!;
  expect(statistic.toFixed(3)).toBe('11.143');
  expect(df).toBe(2);
  expect(pValue.toFixed(6)).toBe('0.003805');
  expect(friedmanTest([[1, 2, 3]])).toBeNull();
  expect(friedmanTest([[1], [2]])).toBeNull();
  expect(
    friedmanTest([
      [1, 1],
      [2, 2],
    ]),
  ).toBeNull();
});

const SHAPE = [0.6, 0.6, 0.8, 0.9, 1, 1, 0.9, 0.8, 1, 1.2, 1.5, 1.7];

test('a season that comes back every year is found whatever the growth', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), fc.integer({ min: 2, max: 5 }), (growth, years) => {
      const months = Array.from({ length: 12 * years }, (_, i) => 1000 * SHAPE[i % 12]! * growth ** (i / 12));
      const { index, believed, pValue } = seasonalIndex(months)!;
      index.forEach((one, k) => {
        expect(one).toBeCloseTo(SHAPE[k]!, 6);
      });
      expect(believed).toBeCloseTo(1, 6);
      expect(pValue!).toBeLessThan(0.05);
    }),
  );
});

test('without a season months come out near 1, however sales grow', () => {
  const flat = seasonalIndex(Array.from({ length: 36 }, () => 70))!;
  for (const one of flat.index) expect(one).toBeCloseTo(1, 12);
  expect(flat.pValue).toBeNull();
  let wrong = 0;
  let largest = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const random = makeRandom(seed);
    const months = Array.from({ length: 36 }, (_, i) => 1000 * 1.3 ** (i / 12) * (0.9 + 0.2 * random.uniform()));
    const { index, pValue } = seasonalIndex(months)!;
    if (pValue! < 0.05) wrong++;
    largest += Math.max(...index) - 1;
  }
  expect(wrong).toBeLessThanOrEqual(16);
  expect(largest / 200).toBeLessThan(0.03);
});

test('two whole years are needed, and each of them must bring something', () => {
  expect(seasonalIndex(SHAPE)).toBeNull();
  expect(seasonalIndex([...SHAPE, ...SHAPE.map(() => 0)])).toBeNull();
  expect(seasonalIndex(Array.from({ length: 24 }, () => 0))).toBeNull();
  const closed = seasonalIndex([...SHAPE, ...SHAPE].map((one, i) => (i % 12 === 0 ? 0 : one)))!;
  expect(closed.index[0]).toBeGreaterThan(0);
  expect(closed.index.reduce((sum, one) => sum + one, 0)).toBeCloseTo(12, 9);
});
