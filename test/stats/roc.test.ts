import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TOMOGRAMS } from '../../electron/checkUs/modelData.ts';
import { brierScore, calibrationLine, recalibrated, reliabilityBins } from '../../electron/stats/calibration.ts';
import { gainsAt } from '../../electron/stats/gains.ts';
import { orderOf } from '../../electron/stats/orderOf.ts';
import { makeRandom } from '../../electron/stats/random.ts';
import { aucDifference, aucInterval, hanleyError, rankingOf, youdenCut } from '../../electron/stats/roc.ts';

const scoresAndOutcome = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 1 })), { minLength: 4, maxLength: 40 })
  .filter((rows) => rows.filter(([, y]) => y === 1).length > 1 && rows.filter(([, y]) => y === 0).length > 1)
  .map((rows) => ({ scores: Float64Array.from(rows, ([s]) => s), outcome: Uint8Array.from(rows, ([, y]) => y) }));

describe('area under the curve', () => {
  test("Hanley & McNeil's tomograms (1982)", () => {
    const ranking = rankingOf(TOMOGRAMS.rating, TOMOGRAMS.abnormal)!;
    expect(ranking.auc.toFixed(3)).toBe('0.893');
    expect(hanleyError(ranking).toFixed(3)).toBe('0.032');
    expect(ranking.standardError.toFixed(4)).toBe('0.0307');
    const cut = youdenCut(TOMOGRAMS.rating, TOMOGRAMS.abnormal)!;
    expect(cut.cut).toBe(4);
    expect([cut.sensitivity, cut.specificity, cut.sensitivity + cut.specificity - 1].map((v) => v.toFixed(3))).toEqual([
      '0.863',
      '0.776',
      '0.639',
    ]);
  });

  test('is the share of pairs in the right order, and its error that of DeLong pair by pair', () => {
    fc.assert(
      fc.property(scoresAndOutcome, ({ scores, outcome }) => {
        const ranking = rankingOf(scores, outcome)!;
        const ofEvents = [...scores].filter((_, i) => outcome[i] === 1);
        const ofOthers = [...scores].filter((_, i) => outcome[i] === 0);
        const right = (x: number, y: number) => (x > y ? 1 : x === y ? 0.5 : 0);
        const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
        const variance = (values: number[]) =>
          values.reduce((sum, v) => sum + (v - mean(values)) ** 2, 0) / (values.length - 1);
        const v10 = ofEvents.map((x) => mean(ofOthers.map((y) => right(x, y))));
        const v01 = ofOthers.map((y) => mean(ofEvents.map((x) => right(x, y))));
        expect(ranking.auc).toBeCloseTo(mean(v10), 12);
        expect(ranking.standardError).toBeCloseTo(
          Math.sqrt(variance(v10) / v10.length + variance(v01) / v01.length),
          12,
        );
      }),
    );
  });

  test('turning the score round turns the area round; stretching it changes nothing', () => {
    fc.assert(
      fc.property(scoresAndOutcome, ({ scores, outcome }) => {
        const one = rankingOf(scores, outcome)!;
        const turned = rankingOf(
          scores.map((s) => -s),
          outcome,
        )!;
        expect(turned.auc).toBeCloseTo(1 - one.auc, 12);
        const stretched = rankingOf(
          scores.map((s) => Math.exp(s)),
          outcome,
        )!;
        expect(stretched.auc).toBe(one.auc);
        const { low, high } = aucInterval(one);
        expect(low).toBeLessThanOrEqual(one.auc);
        expect(high).toBeGreaterThanOrEqual(one.auc);
      }),
    );
  });

  test('a score differs from itself by nothing, and two alike by less than two strangers', () => {
    const random = makeRandom(5);
    const outcome = Uint8Array.from({ length: 400 }, () => (random.chance(0.4) ? 1 : 0));
    const signal = Float64Array.from(outcome, (y) => y + random.normal());
    const alike = signal.map((s) => s + 0.1 * random.normal());
    const stranger = Float64Array.from(outcome, (y) => y + random.normal());
    const [a, b, c] = [signal, alike, stranger].map((scores) => rankingOf(scores, outcome)!);
    expect(aucDifference(a!, a!, outcome)).toMatchObject({ difference: 0, standardError: 0 });
    expect(aucDifference(a!, b!, outcome).standardError).toBeLessThan(aucDifference(a!, c!, outcome).standardError / 3);
    const apart = aucDifference(a!, c!, outcome).standardError ** 2;
    expect(apart).toBeLessThan(1.5 * (a!.standardError ** 2 + c!.standardError ** 2));
  });

  test('one side only has no area', () => {
    expect(rankingOf(Float64Array.of(1, 2), Uint8Array.of(1, 1))).toBeNull();
    expect(youdenCut(Float64Array.of(1, 2), Uint8Array.of(0, 0))).toBeNull();
  });
});

describe('gains', () => {
  test('count those with the outcome among the best; ties are shared out', () => {
    const scores = Float64Array.of(5, 4, 3, 3, 3, 1);
    const outcome = Uint8Array.of(1, 0, 1, 1, 0, 0);
    expect(gainsAt(scores, outcome, [6, 1, 3, 0, 9])).toEqual([
      { n: 6, events: 3 },
      { n: 1, events: 1 },
      { n: 3, events: 1 + 2 / 3 },
      { n: 0, events: 0 },
      { n: 6, events: 3 },
    ]);
  });

  test('grow with n and end with everybody', () => {
    fc.assert(
      fc.property(scoresAndOutcome, ({ scores, outcome }) => {
        const n = scores.length;
        const gains = gainsAt(
          scores,
          outcome,
          Array.from({ length: n + 1 }, (_, k) => k),
        );
        for (let k = 1; k <= n; k++) expect(gains[k]!.events).toBeGreaterThanOrEqual(gains[k - 1]!.events - 1e-12);
        expect(gains[n]!.events).toBeCloseTo(
          outcome.reduce((sum, y) => sum + y, 0),
          9,
        );
      }),
    );
  });
});

describe('calibration', () => {
  test('Brier: perfect, undecided and wrong', () => {
    const y = Uint8Array.of(1, 0);
    expect(brierScore(Float64Array.of(1, 0), y)).toBe(0);
    expect(brierScore(Float64Array.of(0.5, 0.5), y)).toBe(0.25);
    expect(brierScore(Float64Array.of(0, 1), y)).toBe(1);
  });

  test('groups of equal size, equal probabilities together, nobody lost', () => {
    const bins = reliabilityBins(
      Float64Array.from({ length: 100 }, (_, i) => i / 100),
      new Uint8Array(100).fill(1),
    );
    expect(bins.map(({ n }) => n)).toEqual(new Array(10).fill(10));
    expect(bins[0]!.expected).toBeCloseTo(0.045, 12);
    expect(reliabilityBins(new Float64Array(7).fill(0.3), new Uint8Array(7))).toEqual([
      { n: 7, events: 0, expected: expect.closeTo(0.3, 12) },
    ]);
  });

  test('true probabilities lie on the line, too bold ones below it, and can be brought back', () => {
    const random = makeRandom(3);
    const odds = Float64Array.from({ length: 20_000 }, () => random.normal() - 1);
    const p = odds.map((x) => 1 / (1 + Math.exp(-x)));
    const y = Uint8Array.from(p, (chance) => (random.chance(chance) ? 1 : 0));
    const line = calibrationLine(p, y)!;
    expect(Math.abs(line.slope - 1)).toBeLessThan(0.06);
    expect(Math.abs(line.intercept)).toBeLessThan(0.06);
    const bold = odds.map((x) => 1 / (1 + Math.exp(-2 * x)));
    const found = calibrationLine(bold, y)!;
    expect(found.slope).toBeCloseTo(line.slope / 2, 6);
    expect(brierScore(recalibrated(bold, found), y)).toBeLessThan(brierScore(bold, y));
  });
});

test('many values are ordered as few are, equal ones as they stand', () => {
  const random = makeRandom(8);
  const values = Float64Array.from({ length: 10_000 }, () => Math.round(random.normal() * 50) / 7 + 0);
  values.set([-0, 0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 1e-310, -1e-310], 100);
  const expected = [...values.keys()].sort((a, b) => values[a]! - values[b]! || a - b);
  expect([...orderOf(values)]).toEqual(expected);
  expect([...orderOf(Float32Array.from(values.subarray(0, 50)))]).toHaveLength(50);
});
