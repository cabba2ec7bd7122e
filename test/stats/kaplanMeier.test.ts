import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  durationsOf,
  kaplanMeier,
  meanTimeLeft,
  restrictedMean,
  sizeOf,
  stepAt,
  survivalQuantile,
} from '../../electron/stats/kaplanMeier.ts';
import { placebo, sixMp } from './freireich.ts';

const livesArbitrary = fc.array(fc.record({ time: fc.nat({ max: 30 }), ended: fc.boolean() }), { maxLength: 60 });
type Life = { time: number; ended: boolean };
const counted = (lives: readonly Life[]) =>
  durationsOf(
    lives.map((life) => life.time),
    lives.map((life) => life.ended),
  );

/** S(t) by going through the times one by one and counting everybody anew. */
function plainSurvival(lives: readonly Life[], until: number): number {
  let survival = 1;
  for (let t = 0; t <= until; t++) {
    const atRisk = lives.filter((life) => life.time >= t).length;
    const ends = lives.filter((life) => life.time === t && life.ended).length;
    if (ends > 0) survival *= 1 - ends / atRisk;
  }
  return survival;
}

describe('Freireich 1963 (Gehan 1965): weeks in remission', () => {
  const steps = kaplanMeier(sixMp);
  const at = (week: number) => stepAt(steps, week)!;

  test('S of the 6-MP patients to four digits, with Greenwood standard errors', () => {
    const printed = { 6: 0.8571, 7: 0.8067, 10: 0.7529, 13: 0.6902, 16: 0.6275, 22: 0.5378, 23: 0.4482 };
    for (const [week, share] of Object.entries(printed))
      expect(at(Number(week)).survival.toFixed(4)).toBe(String(share));
    expect(at(6).standardError.toFixed(4)).toBe('0.0764');
    expect(at(23).standardError.toFixed(4)).toBe('0.1346');
    expect(steps.map((step) => step.time)).toEqual([6, 7, 10, 13, 16, 22, 23]);
  });

  test('medians 23 and 8 weeks', () => {
    expect(survivalQuantile(steps).value).toBe(23);
    expect(survivalQuantile(kaplanMeier(placebo)).value).toBe(8);
    expect(survivalQuantile(steps).high).toBeNull();
  });

  test('359 and 182 weeks in all', () => {
    const weeks = ({ time, events, censored }: typeof sixMp) =>
      Array.from(time).reduce((sum, t, i) => sum + t * (events[i]! + censored[i]!), 0);
    expect(weeks(sixMp)).toBe(359);
    expect(weeks(placebo)).toBe(182);
    // Without censoring the restricted mean is the mean.
    expect(restrictedMean(kaplanMeier(placebo), 23).mean).toBeCloseTo(182 / 21, 12);
  });
});

describe('laws of the curve', () => {
  test('the same as counting everybody anew at every time', () => {
    fc.assert(
      fc.property(livesArbitrary, (lives) => {
        const steps = kaplanMeier(counted(lives));
        for (let t = 0; t <= 31; t++) expect(stepAt(steps, t)?.survival ?? 1).toBeCloseTo(plainSurvival(lives, t), 12);
      }),
    );
  });

  test('never rises, stays within 0…1, and the interval holds the estimate', () => {
    fc.assert(
      fc.property(livesArbitrary, (lives) => {
        let before = 1;
        for (const step of kaplanMeier(counted(lives))) {
          expect(step.survival).toBeLessThanOrEqual(before);
          expect(step.low).toBeLessThanOrEqual(step.survival);
          expect(step.high).toBeGreaterThanOrEqual(step.survival);
          expect(step.low).toBeGreaterThanOrEqual(0);
          expect(step.high).toBeLessThanOrEqual(1);
          expect(Number.isFinite(step.standardError)).toBe(true);
          before = step.survival;
        }
      }),
    );
  });

  test('without censoring it is the share still there, and the mean is the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 50 }), (times) => {
        const steps = kaplanMeier(counted(times.map((time) => ({ time, ended: true }))));
        for (let t = 0; t <= 30; t++) {
          const left = times.filter((time) => time > t).length / times.length;
          expect(stepAt(steps, t)?.survival ?? 1).toBeCloseTo(left, 12);
        }
        expect(restrictedMean(steps, 30).mean).toBeCloseTo(times.reduce((a, b) => a + b, 0) / times.length, 10);
      }),
    );
  });

  test('the time left of those beyond a day is their own restricted mean', () => {
    fc.assert(
      fc.property(livesArbitrary, fc.nat({ max: 20 }), (lives, from) => {
        const later = lives.filter((life) => life.time > from).map((life) => ({ ...life, time: life.time - from }));
        const left = meanTimeLeft(kaplanMeier(counted(lives)), from, 40);
        if (later.length === 0) return;
        expect(left).toBeCloseTo(restrictedMean(kaplanMeier(counted(later)), 40 - from).mean, 10);
      }),
    );
  });
});

describe('edges', () => {
  test('nobody, nobody who ended, everybody at once, one', () => {
    const none = counted([]);
    expect(sizeOf(none)).toBe(0);
    expect(kaplanMeier(none)).toEqual([]);
    expect(survivalQuantile([])).toEqual({ value: null, low: null, high: null });
    expect(restrictedMean([], 10)).toEqual({ mean: 10, standardError: 0 });
    expect(kaplanMeier(counted([{ time: 3, ended: false }]))).toEqual([]);
    const tied = kaplanMeier(counted(Array.from({ length: 5 }, () => ({ time: 4, ended: true }))));
    expect(tied).toMatchObject([{ time: 4, atRisk: 5, events: 5, survival: 0, standardError: 0, low: 0, high: 1 }]);
    expect(meanTimeLeft(tied, 4, 10)).toBeNull();
    expect(survivalQuantile(kaplanMeier(counted([{ time: 0, ended: true }]))).value).toBe(0);
  });

  test('a censored one at the time of an event is still at risk of it', () => {
    const steps = kaplanMeier(
      counted([
        { time: 5, ended: true },
        { time: 5, ended: false },
      ]),
    );
    expect(steps).toMatchObject([{ time: 5, atRisk: 2, survival: 0.5 }]);
    expect(survivalQuantile(steps).value).toBe(5);
  });
});
