import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bootstrapInterval } from '../../electron/stats/bootstrap.ts';
import { giniError, giniOf, giniOfCounts } from '../../electron/stats/gini.ts';
import { makeRandom } from '../../electron/stats/random.ts';

test('small examples are exact', () => {
  expect(giniOf([1, 1, 1, 1])).toBe(0);
  expect(giniOf([0, 0, 0, 1])).toBe(0.75);
  expect(giniOf([1, 2, 3, 4])).toBe(0.25);
  expect(giniOf([5])).toBe(0);
  expect(giniOf([])).toBeNull();
  expect(giniOf([0, 0])).toBeNull();
});

const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 });

test('it is the mean difference of all pairs over twice the mean', () => {
  fc.assert(
    fc.property(values, (list) => {
      const sorted = list.toSorted((a, b) => a - b);
      const sum = sorted.reduce((a, b) => a + b, 0);
      let pairs = 0;
      for (const x of list) for (const y of list) pairs += Math.abs(x - y);
      const gini = giniOf(sorted);
      if (sum === 0) expect(gini).toBeNull();
      else expect(gini).toBeCloseTo(pairs / (2 * list.length * sum), 12);
    }),
  );
});

test('more of the same customers or money in another unit leave it as it is', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 5 }), (list, k) => {
      const sorted = list.toSorted((a, b) => a - b);
      const gini = giniOf(sorted);
      const counted = giniOfCounts(
        sorted,
        sorted.map(() => k),
      );
      if (gini === null) expect(counted).toBeNull();
      else {
        expect(counted).toBeCloseTo(gini, 12);
        expect(giniOf(sorted.map((x) => 3 * x))).toBeCloseTo(gini, 12);
      }
    }),
  );
});

test('a resample counts as the values it holds', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.nat({ max: 4 })), { minLength: 1 }), (pairs) => {
      const sorted = pairs.toSorted((a, b) => a[0] - b[0]);
      const drawn = sorted.flatMap(([value, times]) => new Array<number>(times).fill(value));
      const counted = giniOfCounts(
        sorted.map(([value]) => value),
        sorted.map(([, times]) => times),
      );
      const plain = giniOf(drawn);
      if (plain === null) expect(counted).toBeNull();
      else expect(counted).toBeCloseTo(plain, 12);
    }),
  );
});

test('the error in one formula agrees with resampling', () => {
  const random = makeRandom(7);
  const sorted = Float64Array.from({ length: 800 }, () => random.exponential()).sort();
  const gini = giniOf(sorted)!;
  const error = giniError(sorted)!;
  const interval = bootstrapInterval(800, (counts) => giniOfCounts(sorted, counts), { seed: 3, resamples: 1000 })!;
  // Exponential values have a Gini coefficient of one half.
  expect(Math.abs(gini - 0.5)).toBeLessThan(3 * error);
  expect((interval.high - interval.low) / (2 * 1.96 * error)).toBeGreaterThan(0.9);
  expect((interval.high - interval.low) / (2 * 1.96 * error)).toBeLessThan(1.1);
  expect(bootstrapInterval(0, () => 1, { seed: 1, resamples: 10 })).toBeNull();
});
