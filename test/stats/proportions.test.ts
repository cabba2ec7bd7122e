import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceInterval, twoProportionTest, wilsonInterval } from '../../electron/stats/proportions.ts';

const counts = fc.nat({ max: 5000 }).chain((n) => fc.tuple(fc.nat({ max: n }), fc.constant(n)));
const filled = counts.filter(([, n]) => n > 0);

describe('Wilson interval', () => {
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%d of %d as in Newcombe (1998)', (x, n, low, high) => {
    const interval = wilsonInterval(x, n)!;
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('none of none says nothing; the bounds touch 0 and 1 exactly', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(wilsonInterval(0, 7)!.low).toBe(0);
    expect(wilsonInterval(7, 7)!.high).toBe(1);
  });

  test('law: holds the share, stays in 0…1, and is mirrored', () => {
    fc.assert(
      fc.property(filled, ([x, n]) => {
        const { low, high } = wilsonInterval(x, n)!;
        const mirror = wilsonInterval(n - x, n)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(x / n);
        expect(high).toBeGreaterThanOrEqual(x / n);
        expect(high).toBeLessThanOrEqual(1);
        expect(mirror.low).toBeCloseTo(1 - high, 12);
      }),
    );
  });
});

describe('difference of proportions', () => {
  test.each([
    [56, 70, 48, 80, 0.2, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.6, 0.1705, 0.809],
    [6, 7, 2, 7, 4 / 7, 0.0582, 0.8062],
    [5, 56, 0, 29, 5 / 56, -0.0381, 0.1926],
  ])('%d/%d − %d/%d as in Newcombe (1998)', (x1, n1, x2, n2, difference, low, high) => {
    const interval = differenceInterval(x1, n1, x2, n2)!;
    expect(interval.difference).toBeCloseTo(difference, 12);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('7/34 − 1/34 as in Fagerland et al. (2015)', () => {
    const interval = differenceInterval(7, 34, 1, 34)!;
    expect(interval.low).toBeCloseTo(0.019, 3);
    expect(interval.high).toBeCloseTo(0.34, 3);
  });

  test('law: swapping the groups turns the sign', () => {
    fc.assert(
      fc.property(filled, filled, ([x1, n1], [x2, n2]) => {
        const there = differenceInterval(x1, n1, x2, n2)!;
        const back = differenceInterval(x2, n2, x1, n1)!;
        expect(back.low).toBeCloseTo(-there.high, 12);
        expect(back.high).toBeCloseTo(-there.low, 12);
      }),
    );
    expect(differenceInterval(1, 2, 0, 0)).toBeNull();
  });
});

describe('two proportions', () => {
  test('the Physicians’ Health Study', () => {
    const result = twoProportionTest(189, 11034, 104, 11037)!;
    expect(result.difference).toBeCloseTo(0.0077, 4);
    expect(result.low).toBeCloseTo(0.0047, 4);
    expect(result.high).toBeCloseTo(0.0107, 4);
    expect(result.z).toBeCloseTo(5.001, 3);
    expect(result.chiSquare).toBeCloseTo(25.01, 2);
    expect(result.relativeRisk).toBeCloseTo(1.818, 3);
    expect(result.oddsRatio).toBeCloseTo(1.832, 3);
  });

  test('nothing to compare gives no z', () => {
    expect(twoProportionTest(0, 10, 0, 12)).toMatchObject({ z: null, pValue: null, relativeRisk: null, difference: 0 });
    expect(twoProportionTest(10, 10, 12, 12)).toMatchObject({ z: null, oddsRatio: null });
    expect(twoProportionTest(0, 0, 1, 2)).toBeNull();
  });
});
