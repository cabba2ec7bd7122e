import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUSPINI } from '../../electron/checkUs/modelData.ts';
import { adjustedRand } from '../../electron/stats/adjustedRand.ts';
import { kMeans, nearestCentre } from '../../electron/stats/kMeans.ts';
import { makeRandom } from '../../electron/stats/random.ts';
import { meanSilhouette } from '../../electron/stats/silhouette.ts';

const ruspini = [RUSPINI.x, RUSPINI.y];
const found = (k: number, seed = 1) => kMeans(ruspini, k, { seed, starts: 30 })!;

describe("Ruspini's points (Kaufman & Rousseeuw 1990)", () => {
  test('four clusters of 20, 23, 17 and 15', () => {
    const { sizes, withinSquares, clusterOf } = found(4);
    expect(sizes).toEqual([23, 20, 17, 15]);
    expect(withinSquares.toFixed(2)).toBe('12881.05');
    expect(meanSilhouette(ruspini, clusterOf)!.toFixed(4)).toBe('0.7377');
  });

  test.each([
    [2, '0.583'],
    [3, '0.633'],
    [5, '0.702'],
    [6, '0.594'],
  ])('mean silhouette of %d clusters', (k, printed) => {
    expect(meanSilhouette(ruspini, found(k).clusterOf)!.toFixed(3)).toBe(printed);
  });
});

describe('laws', () => {
  test('every row stands with its nearest centre, and centres are the means', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 2, max: 5 }), (seed, k) => {
        const random = makeRandom(seed);
        const columns = [0, 1].map(() => Float64Array.from({ length: 60 }, () => random.normal()));
        const { clusterOf, centres, sizes, withinSquares } = kMeans(columns, k, { seed, starts: 3 })!;
        expect(nearestCentre(columns, centres)).toEqual(clusterOf);
        expect(sizes.reduce((a, b) => a + b, 0)).toBe(60);
        let squares = 0;
        for (let i = 0; i < 60; i++) {
          squares += columns.reduce((sum, column, j) => sum + (column[i]! - centres[clusterOf[i]!]![j]!) ** 2, 0);
        }
        expect(withinSquares).toBeCloseTo(squares, 8);
      }),
      { numRuns: 30 },
    );
  });

  test('moving all points moves nobody to another cluster', () => {
    const moved = kMeans([RUSPINI.x.map((v) => v + 1000), RUSPINI.y], 4, { seed: 3, starts: 20 })!;
    expect(moved.clusterOf).toEqual(found(4).clusterOf);
  });

  test('fewer different points than clusters, one point, nobody', () => {
    const same = kMeans([new Float64Array(9).fill(2)], 3, { seed: 1 })!;
    expect(same.sizes).toEqual([9]);
    expect(meanSilhouette([new Float64Array(9)], same.clusterOf)).toBeNull();
    expect(kMeans([], 3, { seed: 1 })).toBeNull();
  });
});

describe('agreement', () => {
  test("Hubert & Arabie's corrected index of two small divisions", () => {
    // By hand: pairs together in both 2, in rows 6, in columns 5, of 15 in all.
    const one = Uint8Array.of(0, 0, 0, 1, 1, 1);
    const other = Uint8Array.of(0, 0, 1, 1, 2, 2);
    const expected = (2 * 1 + 0 - (6 * 3) / 15) / ((6 + 3) / 2 - (6 * 3) / 15);
    expect(adjustedRand(one, other)).toBeCloseTo(expected, 12);
  });

  test('names do not matter; strangers agree by chance only', () => {
    const random = makeRandom(2);
    const a = Uint8Array.from({ length: 3000 }, () => random.below(4));
    const b = Uint8Array.from({ length: 3000 }, () => random.below(3));
    expect(
      adjustedRand(
        a,
        a.map((c) => 3 - c),
      ),
    ).toBe(1);
    expect(Math.abs(adjustedRand(a, b))).toBeLessThan(0.01);
    expect(adjustedRand(new Uint8Array(5), new Uint8Array(5))).toBe(1);
  });
});
