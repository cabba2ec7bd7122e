import fc from 'fast-check';
import { expect, test } from 'vitest';
import { poolAdjacent } from '../../electron/stats/poolAdjacent.ts';

const fitted = (groups: readonly { hits: number; n: number }[]): (number | null)[] => {
  const blocks = poolAdjacent(groups);
  return groups.map(({ n }, i) => {
    const block = blocks.find(({ from, to }) => from <= i && to >= i);
    return n === 0 || !block ? null : block.hits / block.n;
  });
};
const ofOne = (values: number[]) => values.map((hits) => ({ hits, n: 1 }));

test('fits that are published', () => {
  // The example of isoreg in R.
  expect(fitted(ofOne([1, 0, 4, 3, 3, 5, 4, 2, 0]))).toEqual([0.5, 0.5, 3, 3, 3, 3, 3, 3, 3]);
  // Tests of isotonic regression in scikit-learn.
  expect(fitted(ofOne([3, 7, 5, 9, 8, 7, 10]))).toEqual([3, 6, 6, 8, 8, 8, 10]);
  expect(fitted(ofOne([10, 0, 2]))).toEqual([4, 4, 4]);
});

const groups = fc.array(
  fc.nat({ max: 9 }).chain((n) => fc.nat({ max: n }).map((hits) => ({ hits, n }))),
  { maxLength: 8 },
);

test('is what the min–max formula says, never falls, and keeps every customer', () => {
  fc.assert(
    fc.property(groups, (some) => {
      const found = fitted(some);
      const mean = (s: number, t: number) => {
        const [hits, n] = some.slice(s, t + 1).reduce(([h, m], one) => [h + one.hits, m + one.n], [0, 0]);
        return n! === 0 ? null : hits! / n!;
      };
      for (const [i, { n }] of some.entries()) {
        if (n === 0) {
          expect(found[i]).toBeNull();
          continue;
        }
        let best = Number.NEGATIVE_INFINITY;
        for (let s = 0; s <= i; s++) {
          let least = Number.POSITIVE_INFINITY;
          for (let t = i; t < some.length; t++) least = Math.min(least, mean(s, t) ?? Number.POSITIVE_INFINITY);
          best = Math.max(best, least);
        }
        expect(found[i]).toBeCloseTo(best, 12);
      }
      const shares = found.flatMap((value) => value ?? []);
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      const sum = (all: readonly { hits: number; n: number }[]) => [
        all.reduce((total, { hits }) => total + hits, 0),
        all.reduce((total, { n }) => total + n, 0),
      ];
      expect(sum(poolAdjacent(some))).toEqual(sum(some));
    }),
  );
});

test('equal shares stay apart, and an empty group is passed over', () => {
  expect(
    poolAdjacent([
      { hits: 1, n: 2 },
      { hits: 2, n: 4 },
    ]),
  ).toHaveLength(2);
  expect(poolAdjacent([])).toEqual([]);
  expect(
    poolAdjacent([
      { hits: 3, n: 4 },
      { hits: 0, n: 0 },
      { hits: 1, n: 4 },
    ]),
  ).toEqual([{ from: 0, to: 2, hits: 4, n: 8 }]);
});
