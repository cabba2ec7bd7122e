import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  breakEvenPrecision,
  campaignProfit,
  costOfFalseAlarm,
  expectedMaximumProfit,
  profitOfHit,
} from '../../electron/stats/campaignProfit.ts';

const usual = { value: 200, offer: 10, contact: 1, saveRate: 0.3 };
const beta = { value: 200, offer: 10, contact: 1, alpha: 6, beta: 14 };

test('a call to a leaver brings 56 where one in three is saved less a little, and pays from 16.4 % on', () => {
  expect(profitOfHit(usual)).toBe(56);
  expect(costOfFalseAlarm(usual)).toBe(11);
  expect(breakEvenPrecision(usual)).toBeCloseTo(11 / 67, 12);
  expect(Math.round(1000 * breakEvenPrecision(usual)!) / 10).toBe(16.4);
  expect(breakEvenPrecision({ ...usual, saveRate: 0 })).toBeNull();
});

test('a perfect ranking brings 56 × the churn rate, 5.6 at 10 %', () => {
  for (const rate of [0.02, 0.1, 0.25]) {
    expect(campaignProfit(usual, rate, 0)).toBeCloseTo(56 * rate, 12);
    expect(expectedMaximumProfit([{ leavers: 1, stayers: 0 }], rate, beta)).toBeCloseTo(56 * rate, 6);
  }
});

test('nothing is earned by calling nobody, and more cuts never earn less', () => {
  const cut = fc.record({
    leavers: fc.double({ min: 0, max: 1, noNaN: true }),
    stayers: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  expect(expectedMaximumProfit([], 0.1, beta)).toBe(0);
  fc.assert(
    fc.property(
      fc.array(cut, { maxLength: 4 }),
      cut,
      fc.double({ min: 0.01, max: 0.9, noNaN: true }),
      (cuts, more, rate) => {
        const fewer = expectedMaximumProfit(cuts, rate, beta);
        expect(fewer).toBeGreaterThanOrEqual(0);
        expect(expectedMaximumProfit([...cuts, more], rate, beta)).toBeGreaterThanOrEqual(fewer - 1e-12);
      },
    ),
    { numRuns: 25 },
  );
});

test('calling at the break-even share earns nothing', () => {
  const share = breakEvenPrecision(usual)!;
  expect(campaignProfit(usual, share, 1 - share)).toBeCloseTo(0, 10);
});
