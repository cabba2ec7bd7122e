import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChurnCostOptions, churnCost } from '../../../electron/analysis/money/churnCost.ts';
import { type MeasureInput, measureBenefit } from '../../../electron/analysis/money/measureBenefit.ts';
import { membersOf } from '../../../electron/analysis/segments/customerSet.ts';
import { makeView } from '../../../electron/analysis/view/view.ts';
import { isoDate } from '../../../shared/dates.ts';
import { ledgerFrom } from '../ledgerFrom.ts';
import { asOfArbitrary, definitionArbitrary, rowsArbitrary } from '../smallBusiness.ts';

const E4 = 10_000;
const DAY = 20_000;
const definition = { definition: { kind: 'silence' as const, days: 60 }, origin: 'chosen' as const };
const options: ChurnCostOptions = {
  marginLow: 0.2,
  marginBase: 0.3,
  marginHigh: 0.4,
  acquisitionCost: 50,
  wordOfMouth: 0.1,
  includeLostMargin: true,
  includeReplacement: true,
  includeWordOfMouth: true,
};

const shop = makeView(
  ledgerFrom([
    // Lost 39 days ago; the first purchase is more than a year before the last, the refund came after it.
    { customer: 'a', day: DAY - 500, amountE4: 999 * E4 },
    { customer: 'a', day: DAY - 120, amountE4: 400 * E4 },
    { customer: 'a', day: DAY - 100, amountE4: 700 * E4 },
    { customer: 'a', day: DAY - 90, amountE4: -100 * E4 },
    // Lost long ago, not lost at all.
    { customer: 'b', day: DAY - 800, amountE4: 5000 * E4 },
    { customer: 'c', day: DAY - 10, amountE4: 5000 * E4 },
  ]),
  DAY,
  definition,
);

describe('cost of churn', () => {
  test('line by line', () => {
    const cost = churnCost(shop, options);
    expect(cost).toMatchObject({ lostCustomers: 1, lostRevenueE4: 1000 * E4 });
    expect(cost.lines).toEqual([
      { line: 'lostMargin', included: true, amountE4: { low: 200 * E4, base: 300 * E4, high: 400 * E4 } },
      { line: 'replacement', included: true, amountE4: { low: 50 * E4, base: 50 * E4, high: 50 * E4 } },
      { line: 'wordOfMouth', included: true, amountE4: { low: 20 * E4, base: 30 * E4, high: 40 * E4 } },
    ]);
    expect(cost.totalE4).toEqual({ low: 270 * E4, base: 380 * E4, high: 490 * E4 });
  });

  test('a factor of 0 and a switch both take the line out', () => {
    const cost = churnCost(shop, { ...options, wordOfMouth: 0, includeReplacement: false });
    expect(cost.lines.map((line) => line.included)).toEqual([true, false, false]);
    expect(cost.totalE4).toEqual({ low: 200 * E4, base: 300 * E4, high: 400 * E4 });
  });

  test('lost exactly 365 days ago is out, 364 days ago is in', () => {
    const view = (ago: number) =>
      makeView(ledgerFrom([{ customer: 'a', day: DAY - ago, amountE4: E4 }]), DAY, definition);
    expect(churnCost(view(61 + 364), options).lostCustomers).toBe(1);
    expect(churnCost(view(61 + 365), options).lostCustomers).toBe(0);
    expect(churnCost(view(60), options)).toMatchObject({
      lostCustomers: 0,
      headline: { key: 'analysis.churnCost.headlineNone' },
    });
  });

  test('nothing in the project: no total', () => {
    expect(churnCost(makeView(ledgerFrom([]), 0, definition), options)).toMatchObject({
      totalE4: null,
      lostCustomers: 0,
    });
  });

  test('law: the total is the sum of the included lines, the set has as many members as counted', () => {
    fc.assert(
      fc.property(rowsArbitrary(), asOfArbitrary, definitionArbitrary, fc.boolean(), (rows, asOf, churn, included) => {
        const view = makeView(ledgerFrom(rows), asOf, { definition: churn, origin: 'chosen' });
        const cost = churnCost(view, { ...options, includeReplacement: included });
        const lines = cost.lines.filter((line) => line.included);
        if (cost.totalE4) {
          for (const part of ['low', 'base', 'high'] as const)
            expect(cost.totalE4[part]).toBe(lines.reduce((sum, line) => sum + line.amountE4[part], 0));
        }
        const members = membersOf({ kind: 'lostSince', from: isoDate(asOf - 364) }, view);
        expect(members.reduce((a, b) => a + b, 0)).toBe(cost.lostCustomers);
      }),
    );
  });
});

describe('cost and benefit of a measure', () => {
  const input: MeasureInput = {
    customers: 100,
    labourHours: 10,
    hourlyRate: 30,
    goods: 500,
    cash: 200,
    saveRateLow: 0.02,
    saveRateBase: 0.05,
    saveRateHigh: 0.1,
    revenuePerCustomer: 1000,
    marginShare: 0.5,
  };

  test('cost 1,000 and benefit 2,500: net 1,500, 2.5 to 1, payback 4.8 months, break-even 2 %', () => {
    const result = measureBenefit(shop, input);
    expect(result).toMatchObject({ labourE4: 300 * E4, goodsE4: 500 * E4, cashE4: 200 * E4, costE4: 1000 * E4 });
    expect(result.base).toEqual({
      saveRate: 0.05,
      savedCustomers: 5,
      benefitE4: 2500 * E4,
      netE4: 1500 * E4,
      ratio: 2.5,
      paybackMonths: 4.8,
    });
    expect(result.low).toMatchObject({ netE4: 0, ratio: 1, paybackMonths: 12 });
    expect(result.high).toMatchObject({ netE4: 4000 * E4, ratio: 5 });
    expect(result.breakEvenSaveRate).toBe(0.02);
    expect(result.headline.key).toBe('analysis.benefit.headline.pays');
  });

  test('no cost, no benefit, out of reach', () => {
    const free = measureBenefit(shop, { ...input, labourHours: 0, goods: 0, cash: 0 });
    expect(free).toMatchObject({ costE4: 0, breakEvenSaveRate: 0, base: { ratio: null, paybackMonths: 0 } });
    const useless = measureBenefit(shop, { ...input, saveRateLow: 0, saveRateBase: 0, saveRateHigh: 0 });
    expect(useless.base).toMatchObject({ benefitE4: 0, netE4: -1000 * E4, ratio: 0, paybackMonths: null });
    expect(measureBenefit(shop, { ...input, marginShare: 0 }).breakEvenSaveRate).toBeNull();
    expect(measureBenefit(shop, { ...input, cash: 1e9 }).headline.key).toBe('analysis.benefit.headline.never');
  });

  test('the largest figures give plain numbers', () => {
    const result = measureBenefit(shop, {
      ...input,
      customers: 10_000_000,
      labourHours: 1e7,
      hourlyRate: 1e6,
      revenuePerCustomer: 1e9,
    });
    for (const value of [result.costE4, result.base.benefitE4, result.base.netE4])
      expect(Number.isFinite(value)).toBe(true);
  });

  test('law: at the break-even rate the net is 0; more saved is never worse', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 100_000 }), (customers, cash) => {
        const result = measureBenefit(shop, { ...input, customers, cash });
        expect(result.low.netE4).toBeLessThanOrEqual(result.base.netE4);
        expect(result.base.netE4).toBeLessThanOrEqual(result.high.netE4);
        const rate = result.breakEvenSaveRate;
        if (rate !== null) {
          const even = measureBenefit(shop, {
            ...input,
            customers,
            cash,
            saveRateBase: rate,
            saveRateLow: rate,
            saveRateHigh: rate,
          });
          expect(Math.abs(even.base.netE4)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
