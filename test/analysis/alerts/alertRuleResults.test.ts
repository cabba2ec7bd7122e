// What each rule would be worth alone, against chance, and what calling would have brought.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertReader } from '../../../electron/analysis/alerts/alertReader.ts';
import { moneyOf } from '../../../electron/analysis/alerts/backTestMoney.ts';
import { backTestPass } from '../../../electron/analysis/alerts/backTestPass.ts';
import { ruleResults } from '../../../electron/analysis/alerts/ruleResults.ts';
import { type AlertDates, emptyScore } from '../../../electron/analysis/alerts/scoreAlerts.ts';
import { campaignProfit } from '../../../electron/stats/campaignProfit.ts';
import { wilsonInterval } from '../../../electron/stats/proportions.ts';
import { definitionArbitrary, FIRST } from '../smallBusiness.ts';
import { businessArbitrary, inputOf } from './alertBusiness.ts';
import { ruleArbitrary } from './alertRuleArbitrary.ts';

const dates: AlertDates = { first: FIRST + 60, step: 7, mature: 30, total: 38, horizon: 60, minLead: 0 };
const rulesArbitrary = fc
  .array(ruleArbitrary, { minLength: 1, maxLength: 4 })
  .map((rules) => ({ rules: rules.map((rule, i) => ({ ...rule, id: `r${i}`, on: true })), sensitive: true }));

test('a rule alone is a back-test of that rule alone', () => {
  fc.assert(
    fc.property(businessArbitrary, definitionArbitrary, rulesArbitrary, (business, definition, set) => {
      const input = { ...inputOf(business, definition), pastOnly: true };
      const asOf = FIRST + 60 + 38 * 7;
      const pass = backTestPass(input, alertReader(input, set, { own: true }), dates, asOf);
      expect(pass.alone).toHaveLength(set.rules.length);
      set.rules.forEach((rule, i) => {
        const only = { rules: [rule], sensitive: true };
        const [level] = backTestPass(input, alertReader(input, only), dates, asOf).levels;
        const { alerts, hits, byDate } = pass.alone[i]!;
        expect([alerts, hits, byDate]).toEqual([level.alerts, level.hits, level.byDate]);
      });
      expect(backTestPass(input, alertReader(input, set), dates, asOf).levels).toEqual(pass.levels);
    }),
    { numRuns: 40 },
  );
});

describe('against chance', () => {
  const flat = { ...dates, mature: 10, total: 10 };
  /** One rule with so many alerts, where a fifth of everybody is about to leave. */
  const verdict = (hits: number, alerts: number) => {
    const score = { ...emptyScore(flat), alerts, hits, byDate: new Int32Array(10).fill(alerts / 10) };
    const pass = {
      dates: flat,
      byRule: [{ alerts, hits }],
      alone: [score],
      present: new Int32Array(10).fill(1000),
      leaving: new Int32Array(10).fill(200),
      losses: [],
    };
    return ruleResults([{ id: 'r', name: null }], pass)[0]!;
  };

  test('better only where the whole interval lies above it', () => {
    expect(verdict(20, 100)).toMatchObject({ verdict: 'notBetter', alone: { chance: 0.2 } });
    expect(verdict(5, 100).verdict).toBe('notBetter');
    expect(verdict(40, 100).verdict).toBe('better');
    expect(verdict(20, 20).verdict).toBe('tooFew');
    const borderline = Array.from({ length: 30 }, (_, k) => 20 + k);
    for (const hits of borderline) {
      expect(verdict(hits, 100).verdict).toBe(wilsonInterval(hits, 100)!.low > 0.2 ? 'better' : 'notBetter');
    }
  });
});

test('what calling brings adds up, and its range is that of the share of right alerts', () => {
  const campaign = { value: 2_000_000, offer: 100_000, contact: 10_000, saveRate: 0.3 };
  const score = { ...emptyScore(dates), alerts: 100, hits: 40 };
  const money = moneyOf(score, campaign)!;
  expect(money).toMatchObject({ contactE4: 1_000_000, offerE4: 7_200_000, costE4: 8_200_000, saved: 12 });
  expect(money.gainE4).toBe(24_000_000);
  expect(money.profitE4).toBe(money.gainE4 - money.costE4);
  expect(money.roi).toBeCloseTo(15.8 / 8.2, 12);
  const { low, high } = wilsonInterval(40, 100)!;
  expect(money.profitLowE4).toBe(Math.round(campaignProfit(campaign, 100 * low, 100 * (1 - low))));
  expect(money.profitHighE4).toBe(Math.round(campaignProfit(campaign, 100 * high, 100 * (1 - high))));
  expect(money.roiLow!).toBeLessThan(money.roi!);
  expect(money.roiHigh!).toBeGreaterThan(money.roi!);
  // An offer dearer than what it saves: more right alerts cost more, and the range keeps its order.
  const dear = moneyOf(score, { value: 10, offer: 100, contact: 500, saveRate: 1 })!;
  expect(dear.profitLowE4).toBeLessThanOrEqual(dear.profitHighE4);
});
