import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ewma } from '../../electron/stats/ewma.ts';
import { pChart } from '../../electron/stats/pChart.ts';
import { NELSON, type RunRule, runAlarms, WESTERN_ELECTRIC } from '../../electron/stats/runRules.ts';

// Montgomery's orange juice cans (also NIST handbook, section 6.3.3.2): bad ones of 50.
const FIRST = [
  12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
];
const SECOND = [9, 6, 12, 5, 6, 4, 6, 3, 7, 6, 2, 4, 3, 6, 5, 4, 8, 5, 6, 7, 5, 6, 3, 5];
const of50 = (counts: readonly number[]) => counts.map((count) => ({ count, n: 50 }));

describe('p-chart', () => {
  test('orange juice cans: phase I, without the two days with a cause, phase II', () => {
    const all = pChart(of50(FIRST));
    expect(all.centre).toBeCloseTo(0.2313, 4);
    expect(all.points[0]!.high).toBeCloseTo(0.4102, 4);
    expect(all.points[0]!.low).toBeCloseTo(0.0524, 4);
    const outside = all.points.flatMap(({ share, low, high }, i) => (share! > high! || share! < low! ? [i + 1] : []));
    expect(outside).toEqual([15, 23]);

    const without = pChart(of50(FIRST), (i) => i !== 14 && i !== 22);
    expect(without.centre).toBeCloseTo(0.215, 4);
    expect(without.points[0]!.high).toBeCloseTo(0.3893, 4);
    expect(without.points[0]!.low).toBeCloseTo(0.0407, 4);

    const later = pChart(of50([...FIRST, ...SECOND]), (i) => i >= FIRST.length);
    expect(later.centre).toBeCloseTo(0.1108, 4);
    expect(later.points[40]!.high).toBeCloseTo(0.244, 4);
    expect(later.points[40]!.low).toBe(0);
  });

  test('limits go with the size of the sample; nobody gives none', () => {
    const { points } = pChart([
      { count: 10, n: 100 },
      { count: 40, n: 400 },
      { count: 0, n: 0 },
    ]);
    expect(points[0]!.high! - 0.1).toBeCloseTo(2 * (points[1]!.high! - 0.1), 12);
    expect(points[2]).toEqual({ share: null, sigma: null, low: null, high: null });
    expect(pChart([]).centre).toBeNull();
    expect(pChart([{ count: 0, n: 9 }])).toMatchObject({ centre: 0, points: [{ low: 0, high: 0 }] });
  });

  test('law: the limits hold the centre and stay within 0…1; the order of samples does not matter', () => {
    const sample = fc.nat({ max: 900 }).chain((n) => fc.record({ n: fc.constant(n), count: fc.nat({ max: n }) }));
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 20 }), (samples) => {
        const { centre, points } = pChart(samples);
        expect(pChart([...samples].reverse()).centre).toBe(centre);
        for (const { low, high } of points) {
          if (low === null || high === null) continue;
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(centre!);
          expect(high).toBeGreaterThanOrEqual(centre!);
        }
      }),
    );
  });
});

describe('EWMA', () => {
  // NIST handbook, section 6.3.2.4.
  const VALUES = [
    52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1,
  ];
  const PRINTED = [
    50.6, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38, 49.92,
    50.73, 51.23, 51.94, 51.99,
  ];

  test('the worked example of the NIST handbook', () => {
    const points = ewma(
      VALUES,
      VALUES.map(() => 2.0539),
      50,
      { lambda: 0.3, width: 3, settled: true },
    );
    points.forEach(({ value }, i) => {
      expect(Math.abs(value - PRINTED[i]!)).toBeLessThan(0.0051);
    });
    expect(points[0]!.high).toBeCloseTo(52.588, 3);
    expect(points[0]!.low).toBeCloseTo(47.412, 3);
    expect(points.every(({ value, low, high }) => value > low && value < high)).toBe(true);
  });

  test('with equal spread the limits widen to the settled ones as the formula says', () => {
    const sigmas = VALUES.map(() => 2);
    const points = ewma(VALUES, sigmas, 50, { lambda: 0.2, width: 3 });
    points.forEach(({ high }, i) => {
      const factor = (0.2 / 1.8) * (1 - 0.8 ** (2 * (i + 1)));
      expect(high).toBeCloseTo(50 + 3 * 2 * Math.sqrt(factor), 10);
    });
    expect(ewma([], [], 1, { lambda: 0.2, width: 3 })).toEqual([]);
  });

  test('λ of 1 is the plain chart', () => {
    const points = ewma([3, 1], [1, 2], 0, { lambda: 1, width: 3 });
    expect(points).toEqual([
      { value: 3, low: -3, high: 3 },
      { value: 1, low: -6, high: 6 },
    ]);
  });
});

describe('run rules', () => {
  const named = (z: number[], rules: readonly RunRule[] = NELSON) =>
    runAlarms(z, rules).map(({ rule, from, at, side }) => `${rule} ${from}-${at} ${side}`);

  test('each rule where it holds, and not a hair before', () => {
    expect(named([3.01])).toEqual(['beyondLimits 0-0 1']);
    expect(named([3, -3])).toEqual([]);
    expect(named([-3.2])).toEqual(['beyondLimits 0-0 -1']);
    expect(named([0, 2.1, 0.4, 2.2])).toEqual(['twoOfThree 1-3 1']);
    expect(named([2.1, 0.4, -2.2])).toEqual([]);
    expect(named([2.1, 2.1, 0.3])).toEqual([]);
    expect(named([1.1, 1.2, -0.5, 1.3, 1.4])).toEqual(['fourOfFive 0-4 1']);
    const eight = [0.1, 0.2, 0.1, 0.3, 0.2, 0.1, 0.2, 0.1];
    expect(named(eight, WESTERN_ELECTRIC)).toEqual(['eightOneSide 0-7 1']);
    expect(named([...eight, 0.2].map((z) => -z))).toEqual(['nineOneSide 0-8 -1']);
    expect(named([...eight.slice(0, 7), 0], WESTERN_ELECTRIC)).toEqual([]);
    expect(named([-0.9, -0.5, -0.1, 0.2, 0.6, 0.9])).toEqual(['sixTrending 0-5 1']);
    expect(named([0.9, 0.5, 0.1, 0.1, -0.6, -0.9])).toEqual([]);
    const swing = Array.from({ length: 14 }, (_, i) => (i % 2 === 0 ? 1.5 : -0.5));
    expect(named(swing)).toEqual(['fourteenAlternating 0-13 0']);
    const calm = Array.from({ length: 15 }, (_, i) => [0.5, -0.4, -0.3, 0.2][i % 4]!);
    expect(named(calm)).toEqual(['fifteenInside 0-14 0']);
    const torn = [1.2, -1.3, 1.1, -1.4, 1.2, -1.2, 1.3, -1.5];
    expect(named(torn)).toEqual(['eightOutside 0-7 0']);
  });

  test('law: turning all points round turns the sides and nothing else', () => {
    const z = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(z, (points) => {
        const there = runAlarms(points, NELSON);
        const back = runAlarms(
          points.map((value) => -value),
          NELSON,
        );
        expect(back.map(({ rule, at, side }) => [rule, at, side === 0 ? 0 : -side])).toEqual(
          there.map(({ rule, at, side }) => [rule, at, side]),
        );
      }),
    );
  });
});
