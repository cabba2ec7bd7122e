// How much hangs on few customers, and what a customer is worth.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { membersOf } from '../../../electron/analysis/segments/customerSet.ts';
import { abcClasses, bestOf, spreadValues } from '../../../electron/analysis/value/abcClasses.ts';
import { type ConcentrationOptions, concentration } from '../../../electron/analysis/value/concentration.ts';
import { lifetimeValue } from '../../../electron/analysis/value/lifetimeValue.ts';
import { makeView, type View } from '../../../electron/analysis/view/view.ts';
import { concentrationResult, lifetimeResult } from '../../../shared/contract/concentration.ts';
import { makeFormat } from '../../../shared/format.ts';
import { ledgerFrom, type Row } from '../ledgerFrom.ts';
import { asOfArbitrary, FIRST, rowsArbitrary } from '../smallBusiness.ts';

const OPTIONS: ConcentrationOptions = { basis: 'allTime', aShare: 0.8, bShare: 0.95, leaving: 3 };
const silence = { definition: { kind: 'silence' as const, days: 90 }, origin: 'chosen' as const };
const viewOf = (rows: readonly Row[], asOf: number): View => makeView(ledgerFrom(rows), asOf, silence);
/** One customer for each amount, all on one day. */
const shopOf = (amounts: readonly number[]): Row[] =>
  amounts.map((amount, i) => ({ customer: `c${String(i).padStart(3, '0')}`, day: FIRST, amountE4: amount * 10_000 }));

test('a shop whose shares can be counted by hand', () => {
  // 50 + 20 + 10 of 100 is 80 %; with 5 + 5 + 5 it is 95 %.
  const view = viewOf(shopOf([50, 20, 10, 5, 5, 5, 1, 1, 1, 2]), FIRST);
  const result = concentration(view, OPTIONS);
  expect(result.classes.map((row) => row.customers)).toEqual([3, 3, 4]);
  expect(result.classes.map((row) => row.valueShare)).toEqual([0.8, 0.15, 0.05]);
  expect(result.leaving).toMatchObject({ customers: 3, valueE4: 800_000, valueShare: 0.8, replacements: 28 });
  expect(result.leaving?.averageOtherE4).toBe(28_571);
  expect(result.top.slice(0, 3).map((row) => row.runningShare)).toEqual([0.5, 0.7, 0.8]);
});

test('customers who are all alike: no spread, everything shared', () => {
  const result = concentration(viewOf(shopOf(new Array<number>(20).fill(7)), FIRST), OPTIONS);
  expect(result.gini).toBe(0);
  expect(result.giniInterval).toEqual({ low: 0, high: 0 });
  expect(result.lorenz.every((point) => Math.abs(point.customerShare - point.valueShare) < 1e-12)).toBe(true);
  expect(result.classes.map((row) => row.customers)).toEqual([16, 3, 1]);
  expect(result.leaving?.replacements).toBe(3);
});

test('too few to say anything about a spread', () => {
  const result = concentration(viewOf(shopOf([3, 2, 1]), FIRST), OPTIONS);
  expect(result.refused).toMatchObject({ key: 'concentration.refused', params: { count: 3, missing: 7 } });
  expect([result.gini, result.lorenz, result.leaving]).toEqual([null, [], null]);
});

const amounts = fc.array(fc.integer({ min: -20, max: 300 }), { minLength: 10, maxLength: 40 });

test('classes share out all with a value, and A is as small as it can be', () => {
  fc.assert(
    fc.property(amounts, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (list, aShare) => {
      const values = spreadValues(viewOf(shopOf(list), FIRST), 'allTime');
      const { classOf, upToA } = abcClasses(values, aShare, 0.95);
      // The slow way: from the best down until the sum is reached.
      const best = list.filter((x) => x > 0).sort((a, b) => b - a);
      const total = best.reduce((a, b) => a + b, 0);
      let sum = 0;
      let needed = 0;
      while (needed < best.length && sum < aShare * total - 1e-9 * total) sum += best[needed++]!;
      expect(upToA).toBe(needed);
      list.forEach((amount, c) => {
        expect(classOf[c]! > 0).toBe(amount > 0);
      });
      const inA = list.filter((_, c) => classOf[c] === 1);
      const notA = list.filter((amount, c) => classOf[c]! > 1 && amount > 0);
      expect(inA.length).toBe(needed);
      if (inA.length > 0 && notA.length > 0) expect(Math.min(...inA)).toBeGreaterThanOrEqual(Math.max(...notA));
    }),
  );
});

test('sets behind classes and the best are those counted; shares sum to one; the curve rises below the even line', () => {
  fc.assert(
    fc.property(amounts, (list) => {
      const view = viewOf(shopOf(list), FIRST);
      const result = concentration(view, OPTIONS);
      const { basis, aShare, bShare } = OPTIONS;
      if (result.refused) return;
      for (const { abc, customers } of result.classes) {
        const members = membersOf({ kind: 'abc', basis, aShare, bShare, abc }, view);
        expect(members.reduce((a, b) => a + b, 0)).toBe(customers);
      }
      const best = membersOf({ kind: 'top', basis, customers: 3 }, view);
      expect(best).toEqual(bestOf(spreadValues(view, basis), 3));
      expect(result.classes.reduce((sum, row) => sum + row.valueShare, 0)).toBeCloseTo(1, 10);
      result.lorenz.forEach((point, i) => {
        expect(point.valueShare).toBeLessThanOrEqual(point.customerShare + 1e-12);
        if (i > 0) expect(point.valueShare).toBeGreaterThanOrEqual(result.lorenz[i - 1]!.valueShare);
      });
      expect(result.giniInterval!.low).toBeLessThanOrEqual(result.giniInterval!.high);
    }),
    { numRuns: 40 },
  );
});

const named = ({ top, ...rest }: ReturnType<typeof concentration>) => ({
  ...rest,
  top: top.map(({ c, ...row }) => ({ customer: `c${c}`, name: null, ...row })),
});
const options = { marginShare: 0.3, discount: 0.1, acquisitionCostE4: 500_000 };

test('rows after D change nothing, nor does their order; answers have their shape and are said in both languages', () => {
  fc.assert(
    fc.property(rowsArbitrary(900), asOfArbitrary, (rows, asOf) => {
      const before = rows.filter((row) => (row.day as number) <= asOf);
      const all = ledgerFrom(
        [...rows].reverse(),
        before.map(({ customer }) => ({ customer })),
      );
      const some = ledgerFrom(
        before,
        rows.map(({ customer }) => ({ customer })),
      );
      const [one, two] = [makeView(all, asOf, silence), makeView(some, asOf, silence)];
      const [a, b] = [concentration(one, { ...OPTIONS, leaving: 1 }), concentration(two, { ...OPTIONS, leaving: 1 })];
      expect(JSON.stringify({ ...a, top: [] })).toBe(JSON.stringify({ ...b, top: [] }));
      expect(JSON.stringify(lifetimeValue(one, options))).toBe(JSON.stringify(lifetimeValue(two, options)));
      concentrationResult.parse(named(a));
      lifetimeResult.parse(lifetimeValue(one, options));
    }),
    { numRuns: 60 },
  );
});

/** 60 customers buy 100 on the first day; 45 of them go on every 60 days. */
const twoYears: Row[] = Array.from({ length: 60 }, (_, i) =>
  Array.from({ length: i < 45 ? 13 : 7 }, (_, k) => ({
    customer: `c${String(i).padStart(2, '0')}`,
    day: FIRST + 60 * k,
    amountE4: 1_000_000,
  })),
).flat();

test('worth of a customer by hand: 45 of 60 kept, margin × r ÷ (1 + i − r)', () => {
  // Everybody still bought at day 360; 15 then stopped. D is day 720 + 5.
  const view = viewOf(twoYears, FIRST + 725);
  const result = lifetimeValue(view, options);
  expect(result.refused).toBeNull();
  expect([result.retention.numerator, result.retention.denominator]).toEqual([45, 60]);
  // 6 orders of 100 in the year before D, at a margin of 30 %.
  expect(result.yearMarginE4).toBeCloseTo(6 * 1_000_000 * 0.3, 6);
  expect(result.multiple).toBeCloseTo(0.75 / 0.35, 12);
  expect(result.valueE4).toBeCloseTo((1_800_000 * 0.75) / 0.35, 4);
  // (45 × 13 + 15 × 7) orders of 100 by 60 buyers.
  expect(result.historicE4).toBeCloseTo((690 * 1_000_000 * 0.3) / 60, 4);
  const { valueInterval } = result;
  expect(valueInterval!.low).toBeLessThan(result.valueE4!);
  expect(valueInterval!.high).toBeGreaterThan(result.valueE4!);
});

test('no worth without a year of retention, and kindly said what is missing', () => {
  const short = lifetimeValue(viewOf(twoYears, FIRST + 400), options);
  expect(short.refused).toMatchObject({ key: 'lifetime.refused.short', params: { needed: 455, missing: 55 } });
  const few = lifetimeValue(viewOf(twoYears.slice(0, 130), FIRST + 725), options);
  expect(few.refused).toMatchObject({ key: 'lifetime.refused.few', params: { count: 10, missing: 20 } });
  for (const result of [short, few]) expect([result.valueE4, result.historicE4]).toEqual([null, null]);
});

test('every sentence exists in both languages', () => {
  const view = viewOf(twoYears, FIRST + 725);
  for (const locale of ['en', 'zh-CN'] as const) {
    const format = makeFormat(locale, 'CNY');
    const results = [concentration(view, OPTIONS), lifetimeValue(view, options)];
    for (const { headline, notices, why } of results) {
      const texts = [
        headline,
        ...notices.map((notice) => notice.text),
        ...Object.values(why).flatMap(({ definition, formula, filter }) => [definition, formula, filter]),
      ];
      for (const text of texts) {
        const said = format.text(text);
        expect(said).not.toBe(text.key);
        expect(said).not.toContain('{{');
      }
    }
  }
});
