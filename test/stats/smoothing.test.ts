import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AIR, AIR_PASSENGERS, CO2, OIL } from '../../electron/checkUs/timeSeries.ts';
import { holt } from '../../electron/stats/holt.ts';
import { holtWinters } from '../../electron/stats/holtWinters.ts';
import { patternSearch } from '../../electron/stats/patternSearch.ts';
import { simpleSmoothing } from '../../electron/stats/simpleSmoothing.ts';

const series = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 26, maxLength: 50 });

describe('simple smoothing', () => {
  test('oil production as printed', () => {
    expect(simpleSmoothing(OIL, 0.2, OIL[0]).forecast(3)).toBeCloseTo(484.8, 2);
    expect(simpleSmoothing(OIL, 0.6, OIL[0]).forecast(1)).toBeCloseTo(501.84, 2);
    expect(simpleSmoothing(OIL).parameters.alpha).toBeCloseTo(0.892, 3);
    expect(simpleSmoothing(OIL).level).toBeCloseTo(496.49, 2);
  });

  test('no α and no first level do better than those found', () => {
    fc.assert(
      fc.property(series, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 500 }), (ys, a, l) => {
        expect(simpleSmoothing(ys).sse).toBeLessThanOrEqual(simpleSmoothing(ys, a, l).sse * (1 + 1e-6) + 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  test('α 0 keeps the first level, α 1 takes the last value; its error grows as a random walk', () => {
    expect(simpleSmoothing([3, 9, 4], 0, 5).forecast(2)).toBe(5);
    expect(simpleSmoothing([3, 9, 4], 1, 5).forecast(2)).toBe(4);
    expect(simpleSmoothing([3, 9, 4], 1).spread(4)).toBe(2);
  });
});

describe('Holt', () => {
  test('air passengers as printed', () => {
    const fit = holt(AIR, { alpha: 0.8, beta: 0.2, start: { level: AIR[0]!, trend: AIR[1]! - AIR[0]! } });
    const print = [43.76, 45.59, 47.43, 49.27, 51.1];
    for (const [i, expected] of print.entries()) expect(fit.forecast(i + 1)).toBeCloseTo(expected, 2);
  });

  test('a straight line goes straight on', () => {
    const fit = holt(Array.from({ length: 12 }, (_, t) => 7 + 3 * t));
    expect(fit.sse).toBeLessThan(1e-12);
    expect(fit.forecast(5)).toBeCloseTo(7 + 3 * 16, 6);
  });

  test('does no worse than simple smoothing, and moves with the scale of the values', () => {
    fc.assert(
      fc.property(series, (ys) => {
        const fit = holt(ys);
        expect(fit.sse).toBeLessThanOrEqual(simpleSmoothing(ys).sse * 1.001 + 1e-6);
        const twice = holt(ys.map((y) => 2 * y));
        expect(twice.forecast(3)).toBeCloseTo(2 * fit.forecast(3), 3);
      }),
      { numRuns: 40 },
    );
  });
});

describe('Holt–Winters', () => {
  test.each([
    ['multiplicative', AIR_PASSENGERS, [0.2756, 0.0327, 0.8707]],
    ['additive', AIR_PASSENGERS, [0.248, 0.0345, 1]],
    ['additive', CO2, [0.5126, 0.0095, 0.4729]],
  ] as const)('%s weights as printed', (season, values, print) => {
    const { alpha, beta, gamma } = holtWinters(values, 12, season)!.parameters;
    for (const [i, got] of [alpha, beta!, gamma!].entries()) expect(Math.abs(got - print[i]!)).toBeLessThan(8e-5);
  });

  test('level, trend and squared errors as printed', () => {
    const fit = holtWinters(AIR_PASSENGERS, 12, 'multiplicative')!;
    expect(fit.level).toBeCloseTo(469.32, 2);
    expect(fit.trend).toBeCloseTo(3.02, 2);
    expect(fit.sse).toBeCloseTo(16571, 0);
    expect(holtWinters(CO2, 12, 'additive')!.sse).toBeCloseTo(43.13, 2);
  });

  test('a season without a trend goes on without error, one with a trend nearly so', () => {
    const season = [5, -3, 0, -2];
    const rising = (rise: number) => Array.from({ length: 40 }, (_, t) => 20 + rise * t + season[t % 4]!);
    expect(holtWinters(rising(0), 4, 'additive')!.sse).toBeLessThan(1e-12);
    expect(holtWinters(rising(0), 4, 'additive')!.forecast(3)).toBeCloseTo(20, 9);
    expect(holtWinters(rising(2), 4, 'additive')!.forecast(3)).toBeCloseTo(20 + 2 * 42, 1);
    const times = [1.2, 0.8, 1.1, 0.9];
    const product = holtWinters(
      Array.from({ length: 16 }, (_, t) => 50 * times[t % 4]!),
      4,
      'multiplicative',
    )!;
    expect(product.forecast(2)).toBeCloseTo(40, 9);
  });

  test('needs two seasons, and values above 0 where the season multiplies', () => {
    expect(holtWinters(AIR_PASSENGERS.slice(0, 17), 12, 'additive')).toBeNull();
    const early = holtWinters(AIR_PASSENGERS.slice(0, 18), 12, 'multiplicative')!;
    expect(early.fitted[12]).toBeCloseTo(AIR_PASSENGERS[0]!, 9);
    expect(holtWinters([...AIR_PASSENGERS.slice(0, 30), 0], 12, 'multiplicative')).toBeNull();
  });

  test('its fitted values are the forecasts made one step before', () => {
    const { alpha, beta, gamma } = holtWinters(AIR_PASSENGERS, 12, 'multiplicative')!.parameters;
    const weights = { alpha, beta: beta!, gamma: gamma! };
    const fit = holtWinters(AIR_PASSENGERS, 12, 'multiplicative', weights)!;
    for (const t of [24, 60, 143]) {
      const before = holtWinters(AIR_PASSENGERS.slice(0, t), 12, 'multiplicative', weights)!;
      expect(before.forecast(1)).toBeCloseTo(fit.fitted[t]!, 9);
    }
  });
});

test('pattern search finds a valley inside and one on the border', () => {
  const inside = patternSearch((x) => (x[0]! - 0.3) ** 2 + 10 * (x[1]! - x[0]!) ** 2, [0.9, 0.1]);
  expect(inside.at[0]).toBeCloseTo(0.3, 5);
  expect(inside.at[1]).toBeCloseTo(0.3, 5);
  expect(patternSearch((x) => -x[0]!, [0.5]).at[0]).toBe(1);
});
