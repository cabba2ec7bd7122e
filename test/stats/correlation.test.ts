import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANSCOMBE, NILE } from '../../electron/checkUs/timeSeries.ts';
import { benjaminiHochberg } from '../../electron/stats/benjaminiHochberg.ts';
import { changePoint } from '../../electron/stats/changePoint.ts';
import { partialRankCorrelation, pearson, ranksOf, spearman } from '../../electron/stats/correlation.ts';
import { studentCut, studentTwoSided } from '../../electron/stats/studentT.ts';

describe('correlation', () => {
  test('Anscombe’s first set', () => expect(pearson(ANSCOMBE.x, ANSCOMBE.y)).toBeCloseTo(0.816, 3));

  test('ranks share the mean of their places', () => {
    expect([...ranksOf([10, 3, 10, 1])]).toEqual([3.5, 2, 3.5, 1]);
    // Hours of television and IQ, a textbook's ten pairs: −29/165.
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    expect(spearman(iq, hours)).toBeCloseTo(-29 / 165, 12);
  });

  test('nothing is correlated with what never changes', () => {
    expect(pearson([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(partialRankCorrelation([1, 1, 1, 1, 1, 1], [1, 2, 3, 4, 5, 6], [])).toBeNull();
  });

  test('with one control it is the formula of three correlations', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), fc.nat(1000));
    fc.assert(
      fc.property(fc.array(row, { minLength: 8, maxLength: 30 }), (rows) => {
        const [x, y, z] = [0, 1, 2].map((i) => rows.map((row) => row[i]!)) as [number[], number[], number[]];
        const got = partialRankCorrelation(x, y, [ranksOf(z)]);
        const [xy, xz, yz] = [spearman(x, y), spearman(x, z), spearman(y, z)];
        fc.pre(xy !== null && xz !== null && yz !== null && Math.abs(xz) < 0.999 && Math.abs(yz) < 0.999);
        const formula = (xy - xz * yz) / Math.sqrt((1 - xz ** 2) * (1 - yz ** 2));
        expect(got!.r).toBeCloseTo(formula, 9);
      }),
      { numRuns: 100 },
    );
  });

  test('a common trend is taken off', () => {
    const t = Array.from({ length: 30 }, (_, i) => i);
    const wave = (shift: number) => t.map((i) => 5 * i + 8 * Math.sin(i * 2.1 + shift));
    expect(spearman(wave(0), wave(1.6))).toBeGreaterThan(0.9);
    expect(Math.abs(partialRankCorrelation(wave(0), wave(1.6), [t])!.r)).toBeLessThan(0.3);
  });
});

describe('Student’s t', () => {
  // Printed in every table of t.
  test.each([
    [12.706, 1],
    [4.303, 2],
    [3.182, 3],
    [2.228, 10],
    [2.042, 30],
    [1.98, 120],
  ])('%f at %i degrees of freedom', (cut, df) => {
    expect(studentCut(0.05, df)).toBeCloseTo(cut, 2);
    expect(studentTwoSided(cut, df)).toBeCloseTo(0.05, 3);
  });
});

test('Benjamini and Hochberg’s 15 p-values', () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  const adjusted = benjaminiHochberg(p.toReversed()).toReversed();
  expect(adjusted.filter((value) => value < 0.05)).toHaveLength(4);
  expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
  expect(benjaminiHochberg([])).toEqual([]);
});

describe('change of a mean', () => {
  test('the Nile', () => {
    const found = changePoint(NILE)!;
    expect(found.before).toBe(28);
    expect(found.meanBefore).toBe(1097.75);
    expect(found.meanAfter).toBeCloseTo(849.97, 2);
    expect(found.pValue).toBeLessThan(0.01);
    expect(found.trendFitsBetter).toBe(false);
  });

  test('the cut has the least squares of all, tried one by one', () => {
    const squares = (ys: readonly number[]) => {
      const mean = ys.reduce((a, b) => a + b, 0) / ys.length;
      return ys.reduce((a, y) => a + (y - mean) ** 2, 0);
    };
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 6, maxLength: 25 }), (ys) => {
        const found = changePoint(ys);
        fc.pre(found !== null);
        const cuts = Array.from({ length: ys.length - 5 }, (_, i) => i + 3);
        const least = Math.min(...cuts.map((k) => squares(ys.slice(0, k)) + squares(ys.slice(k))));
        expect(squares(ys.slice(0, found.before)) + squares(ys.slice(found.before))).toBeCloseTo(least, 6);
      }),
      { numRuns: 60 },
    );
  });

  test('a rise is told from a step; chance is mostly left alone', () => {
    expect(changePoint(Array.from({ length: 20 }, (_, t) => t))!.trendFitsBetter).toBe(true);
    expect(changePoint([5, 7, 6, 5, 7, 6, 5, 7, 6, 5, 7, 6])!.pValue).toBeGreaterThan(0.2);
    expect(changePoint([1, 1, 1, 1, 1, 1])).toBeNull();
    expect(changePoint([1, 2, 3, 4, 5])).toBeNull();
  });
});
