// What customers of a set are like beside the others.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ComparedField, type ProfileSides, profile } from '../../../electron/analysis/profile/profile.ts';
import { binFigure, binGroups, IN_OTHER, IN_SET } from '../../../electron/analysis/profile/profileBins.ts';
import { profileFigure } from '../../../electron/analysis/profile/profileFigures.ts';
import { makeView } from '../../../electron/analysis/view/view.ts';
import { overIndex } from '../../../electron/stats/overIndex.ts';
import { profileFigure as figures, profileResult } from '../../../shared/contract/profile.ts';
import { makeFormat } from '../../../shared/format.ts';
import { asWord } from '../../../shared/text.ts';
import { ledgerFrom, type Row } from '../ledgerFrom.ts';
import { asOfArbitrary, FIRST, plainCustomer, rowsArbitrary } from '../smallBusiness.ts';

const silence = { definition: { kind: 'silence' as const, days: 90 }, origin: 'chosen' as const };
const rows: Row[] = Array.from({ length: 80 }, (_, i) => ({
  customer: `c${String(i).padStart(3, '0')}`,
  day: FIRST + (i % 7),
  amountE4: (1 + (i % 9)) * 10_000,
}));
const view = makeView(ledgerFrom(rows), FIRST + 30, silence);

const sides = (inSet: number, inOther: number): ProfileSides => ({
  set: { kind: 'all' },
  against: null,
  inSet,
  inOther,
  tooNew: 0,
  who: asWord('profile.who.lost'),
  whom: asWord('profile.whom.notLost'),
  circular: true,
});
const field = (binned: ComparedField['binned']): ComparedField => ({
  field: { kind: 'group', by: { kind: 'region' } },
  binned,
  setOf: () => null,
});
/** A group field with these counts on both sides. */
const counted = (pairs: readonly (readonly [number, number])[]) =>
  field({
    bins: pairs.map(([inSet, inOther], i) => ({ inSet, inOther, from: null, to: null, group: `g${i}`, rare: 0 })),
    without: 0,
    set: null,
    other: null,
  });

test("Siddiqi's age table (2006) as a profile: weights, information value, strength", () => {
  const good = [860, 3040, 4920, 8100, 9500, 6800, 2940];
  const bad = [140, 960, 1080, 900, 500, 200, 60];
  const result = profile(view, sides(36160, 3840), [counted(good.map((count, i) => [count, bad[i]!] as const))]);
  const [age] = result.variables;
  expect(age!.iv!.toFixed(3)).toBe('0.668');
  expect(age!.bins.map((bin) => (100 * bin.woe!).toFixed(3))).toEqual([
    '-42.719',
    '-108.980',
    '-72.613',
    '-4.526',
    '70.196',
    '128.388',
    '164.934',
  ]);
  expect([age!.strength, age!.chance]).toEqual(['strong', false]);
});

test('the set is everybody: all indices are 100, and nothing tells anybody apart', () => {
  const side = new Uint8Array(80).fill(IN_SET);
  const fields = figures.options.map(
    (figure): ComparedField => ({
      field: { kind: 'figure', figure },
      binned: binFigure(profileFigure(view, figure), side),
      setOf: () => null,
    }),
  );
  const groups = binGroups(
    ['a', 'b', 'c'],
    Int32Array.from({ length: 80 }, (_, c) => (c % 4) - 1),
    side,
  );
  const result = profile(view, sides(80, 0), [...fields, field(groups)]);
  expect(result.variables.length).toBeGreaterThan(3);
  for (const { bins, iv } of result.variables) {
    expect(iv).toBeNull();
    for (const bin of bins) expect([bin.index, bin.indexLow, bin.indexHigh]).toEqual([100, 100, 100]);
  }
});

const pairs = fc.array(fc.tuple(fc.nat({ max: 90 }), fc.nat({ max: 90 })), { minLength: 2, maxLength: 6 });

test('shares sum to one, intervals hold their estimate, indices their mean of 100', () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const filled = list.filter(([a, b]) => a + b > 0);
      const inSet = filled.reduce((sum, [a]) => sum + a, 0);
      const inOther = filled.reduce((sum, [, b]) => sum + b, 0);
      const result = profile(view, sides(inSet, inOther), [counted(filled)]);
      profileResult.parse(result);
      if (inSet < 30 || (inOther > 0 && inOther < 30)) {
        expect(result.refused).not.toBeNull();
        expect(result.variables).toEqual([]);
        return;
      }
      for (const { bins } of result.variables) {
        expect(bins.reduce((sum, bin) => sum + bin.inSet.value!, 0)).toBeCloseTo(1, 10);
        const weighted = bins.reduce(
          (sum, bin) => sum + (bin.index! * (bin.inSet.numerator + bin.inOther.numerator)) / (inSet + inOther),
          0,
        );
        expect(weighted).toBeCloseTo(100, 8);
        for (const bin of bins) {
          expect(bin.indexLow!).toBeLessThanOrEqual(bin.index!);
          expect(bin.indexHigh!).toBeGreaterThanOrEqual(bin.index!);
        }
      }
    }),
  );
});

test('bins hold every value once, equal values together, upward', () => {
  const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constant(Number.NaN)), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(values, fc.infiniteStream(fc.constantFrom(0, IN_SET, IN_OTHER)), (list, stream) => {
      const side = Uint8Array.from(list, () => stream.next().value!);
      const { bins, without } = binFigure(Float64Array.from(list), side);
      const mine = list.filter((_, c) => side[c] === IN_SET);
      const theirs = list.filter((_, c) => side[c] === IN_OTHER);
      const held = (of: number[], from: number, to: number) => of.filter((x) => x >= from && x <= to).length;
      for (const bin of bins) {
        expect(bin.inSet).toBe(held(mine, bin.from!, bin.to!));
        expect(bin.inOther).toBe(held(theirs, bin.from!, bin.to!));
      }
      bins.slice(1).forEach((bin, i) => {
        expect(bin.from!).toBeGreaterThan(bins[i]!.to!);
      });
      const all = bins.reduce((sum, bin) => sum + bin.inSet + bin.inOther, 0);
      expect(all + without).toBe(mine.length + theirs.length);
    }),
  );
});

test('figures of a customer are those of the plain rows, and know nothing of what comes later', () => {
  fc.assert(
    fc.property(rowsArbitrary(), asOfArbitrary, (list, asOf) => {
      const names = [...new Set(list.map((row) => row.customer))].sort();
      const seen = makeView(ledgerFrom(list), asOf, silence);
      names.forEach((name, c) => {
        const plain = plainCustomer(list, name, asOf);
        const first = plain.days[0];
        const value = (figure: (typeof figures.options)[number]) => profileFigure(seen, figure)[c]!;
        if (first === undefined) {
          for (const figure of figures.options) expect(value(figure)).toBeNaN();
          return;
        }
        const bought = (row: Row) => row.customer === name && row.amountE4 > 0;
        const firstDay = list.filter((row) => bought(row) && row.day === first);
        expect(value('firstOrderE4')).toBe(firstDay.reduce((sum, row) => sum + row.amountE4, 0));
        expect(value('tenureDays')).toBe(asOf - first);
        if (first + 89 > asOf) expect(value('orders90')).toBeNaN();
        else expect(value('orders90')).toBe(plainCustomer(list, name, first + 89).orders);
      });
    }),
    { numRuns: 60 },
  );
});

test('an over-index by hand, and its ends', () => {
  const index = overIndex(30, 100, 60, 400)!;
  expect(index.index).toBeCloseTo(200, 10);
  expect(index.low).toBeGreaterThan(100);
  expect(overIndex(60, 400, 60, 400)).toEqual({ index: 100, low: 100, high: 100 });
  expect(overIndex(0, 10, 0, 20)).toBeNull();
  expect(overIndex(0, 10, 5, 20)!.low).toBe(0);
});

test('every sentence exists in both languages', () => {
  const shapes: ComparedField[] = [
    counted([
      [60, 5],
      [20, 75],
    ]),
    ...(['firstOrderE4', 'refundShare'] as const).map(
      (figure, k): ComparedField => ({
        field: { kind: 'figure', figure },
        binned: {
          bins: [
            { inSet: k ? 5 : 60, inOther: 40, from: 1, to: 2, group: null, rare: 0 },
            { inSet: k ? 75 : 20, inOther: 40, from: 3, to: 4, group: null, rare: 0 },
          ],
          without: 0,
          set: null,
          other: null,
        },
        setOf: () => null,
      }),
    ),
  ];
  const results = [...shapes.map((shape) => profile(view, sides(80, 80), [shape])), profile(view, sides(80, 0), [])];
  for (const locale of ['en', 'zh-CN'] as const) {
    const format = makeFormat(locale, 'CNY');
    for (const { headline, notices, why } of results) {
      const texts = [headline, ...notices.map((one) => one.text), ...Object.values(why).map((one) => one.formula)];
      for (const text of texts) {
        expect(format.text(text)).not.toBe(text.key);
        expect(format.text(text)).not.toMatch(/\{\{|profile\.|common\.|groups\./);
      }
    }
  }
});
