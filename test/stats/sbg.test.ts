import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atEachPeriod, fitSbg, lossIn, renewalsOf, resampleSbg, sbgSurvival } from '../../electron/stats/sbg.ts';

const REGULAR = [1000, 631, 468, 382, 326, 289, 262, 241];
const HIGH_END = [1000, 869, 743, 653, 593, 551, 517, 491];

describe('Fader & Hardie 2007', () => {
  const regular = fitSbg(renewalsOf(REGULAR))!;
  const highEnd = fitSbg(renewalsOf(HIGH_END))!;

  test('regular and high-end customers', () => {
    expect([regular.alpha!.toFixed(3), regular.beta!.toFixed(3)]).toEqual(['0.704', '1.182']);
    expect(regular.logLikelihood.toFixed(1)).toBe('-1680.3');
    expect([highEnd.alpha!.toFixed(3), highEnd.beta!.toFixed(3)]).toEqual(['0.668', '3.806']);
    expect(highEnd.logLikelihood.toFixed(1)).toBe('-1611.2');
  });

  test('S(12): 17.0 % and 37.8 %', () => {
    expect((100 * sbgSurvival(regular, 12)).toFixed(1)).toBe('17.0');
    expect((100 * sbgSurvival(highEnd, 12)).toFixed(1)).toBe('37.8');
  });

  test('the shares of the paper, α ÷ (α + β + t − 1) of those left', () => {
    for (let t = 1; t <= 12; t++) {
      expect(lossIn(regular, t)).toBeCloseTo(regular.alpha! / (regular.alpha! + regular.beta! + t - 1), 12);
    }
  });

  test('resamples: the same for a seed, spread around the estimate', () => {
    const leaving = renewalsOf(REGULAR).lost;
    const staying = REGULAR.slice(1).map((left, i) => (i === 6 ? left : 0));
    const models = resampleSbg(leaving, staying, 100, 1);
    expect(resampleSbg(leaving, staying, 100, 1)).toEqual(models);
    const shares = models.map((model) => sbgSurvival(model, 12)).sort((a, b) => a - b);
    expect(shares[2]!).toBeLessThan(0.17);
    expect(shares[97]!).toBeGreaterThan(0.17);
    expect(shares[97]! - shares[2]!).toBeLessThan(0.1);
  });
});

test('no other parameters are likelier', () => {
  const { lost, kept } = renewalsOf(REGULAR);
  const likelihood = (alpha: number, beta: number) => {
    let sum = 0;
    for (let t = 0; t < lost.length; t++) {
      const loss = alpha / (alpha + beta + t);
      sum += lost[t]! * Math.log(loss) + kept[t]! * Math.log(1 - loss);
    }
    return sum;
  };
  const found = fitSbg({ lost, kept })!;
  expect(likelihood(found.alpha!, found.beta!)).toBeCloseTo(found.logLikelihood, 8);
  fc.assert(
    fc.property(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true }), (a, b) => {
      expect(likelihood(Math.exp(a), Math.exp(b))).toBeLessThanOrEqual(found.logLikelihood + 1e-9);
    }),
  );
});

describe('edges', () => {
  test('customers all alike: a constant loss, α and β without bound', () => {
    const alike = fitSbg(renewalsOf([4096, 2048, 1024, 512, 256]))!;
    expect(alike).toMatchObject({ alpha: null, beta: null, spread: 0 });
    expect(alike.firstLoss).toBeCloseTo(0.5, 9);
    // Losses that grow with time cannot be had either.
    expect(fitSbg(renewalsOf([1000, 950, 800, 500]))!.spread).toBe(0);
  });

  test('nothing to fit', () => {
    expect(fitSbg(renewalsOf([100, 100, 100]))).toBeNull();
    expect(fitSbg(renewalsOf([100, 80]))).toBeNull();
    expect(fitSbg(renewalsOf([100, 0, 0]))).toBeNull();
    expect(fitSbg({ lost: [], kept: [] })).toBeNull();
  });

  test('survival falls, within 0…1, for whatever was counted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 50 }), fc.nat({ max: 50 })), { minLength: 2, maxLength: 12 }),
        (seen) => {
          const model = fitSbg(
            atEachPeriod(
              seen.map(([leaving]) => leaving),
              seen.map(([, staying]) => staying),
            ),
          );
          if (!model) return;
          let before = 1;
          for (let t = 1; t <= 40; t++) {
            const now = sbgSurvival(model, t);
            expect(now).toBeLessThanOrEqual(before);
            expect(now).toBeGreaterThanOrEqual(0);
            before = now;
          }
        },
      ),
    );
  });
});

test('how customers were last seen adds up to who could leave', () => {
  const { lost, kept } = atEachPeriod([3, 2, 0], [4, 0, 5]);
  expect(Array.from(lost)).toEqual([3, 2, 0]);
  expect(Array.from(kept)).toEqual([11, 5, 5]);
});
