import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { favouriteSteps, favouritesAt, type GoodsBook } from '../../../electron/analysis/profile/favourites.ts';

type Line = { customer: number; day: number; amountE4: number; good: string };

/** Lines that do not say what they were for. */
const NOTHING = '';

function bookOf(lines: readonly Line[], customers: number): GoodsBook {
  const goods = [...new Set(lines.map(({ good }) => good))].filter((good) => good !== NOTHING);
  const byDay = lines.toSorted((a, b) => a.day - b.day);
  const sorted = Array.from({ length: customers }, (_, c) => byDay.filter(({ customer }) => customer === c));
  const start = new Int32Array(customers + 1);
  sorted.forEach((own, c) => {
    start[c + 1] = start[c]! + own.length;
  });
  const flat = sorted.flat();
  return {
    start,
    day: Int32Array.from(flat, ({ day }) => day),
    amountE4: Float64Array.from(flat, ({ amountE4 }) => amountE4),
    good: Int32Array.from(flat, ({ good }) => goods.indexOf(good)),
    goods,
  };
}

/** The slow way: one customer's lines, counted by name. */
function slowly(lines: readonly Line[], customer: number, asOf: number): string | null {
  const own = lines.filter((line) => line.customer === customer && line.day <= asOf && line.good !== NOTHING);
  const names = [...new Set(own.map(({ good }) => good))].sort((a, b) => (a < b ? -1 : 1));
  const of = (name: string) => own.filter(({ good }) => good === name);
  const money = (name: string) => of(name).reduce((sum, { amountE4 }) => sum + amountE4, 0);
  return names.sort((a, b) => of(b).length - of(a).length || money(b) - money(a))[0] ?? null;
}

const namesAt = (lines: readonly Line[], customers: number, asOf: number): (string | null)[] => {
  const book = bookOf(lines, customers);
  const { values, codeOf } = favouritesAt(favouriteSteps(book), asOf);
  return [...codeOf].map((code) => (code < 0 ? null : values[code]!));
};

const CUSTOMERS = 5;
const line = fc.record({
  customer: fc.integer({ min: 0, max: CUSTOMERS - 1 }),
  day: fc.integer({ min: 0, max: 20 }),
  amountE4: fc.integer({ min: 1, max: 4 }).map((amount) => amount * 10_000),
  good: fc.constantFrom('龙井', '普洱', '__proto__', 'constructor', 'a', NOTHING),
});
const lines = fc.array(line, { maxLength: 60 });

describe('what customers buy most often', () => {
  test('lines before money, money before the name', () => {
    const tea = (good: string, amount: number): Line => ({ customer: 0, day: 1, amountE4: amount * 10_000, good });
    expect(namesAt([tea('dear', 900), tea('often', 1), tea('often', 1)], 1, 1)).toEqual(['often']);
    expect(namesAt([tea('cheap', 5), tea('dear', 6)], 1, 1)).toEqual(['dear']);
    expect(namesAt([tea('b', 5), tea('a', 5)], 1, 1)).toEqual(['a']);
    expect(namesAt([tea('b', 5)], 1, 0)).toEqual([null]);
    expect(namesAt([], 2, 0)).toEqual([null, null]);
  });

  test('as the slow way says, at every date', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: -1, max: 21 }), (all, asOf) => {
        const expected = Array.from({ length: CUSTOMERS }, (_, c) => slowly(all, c, asOf));
        expect(namesAt(all, CUSTOMERS, asOf)).toEqual(expected);
      }),
    );
  });

  test('neither the order of rows nor what comes later decides', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 20 }), fc.integer(), (all, asOf, seed) => {
        const shuffled = all
          .map((one, i) => ({ one, key: Math.sin(i * 12.9898 + seed) }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const now = namesAt(all, CUSTOMERS, asOf);
        expect(namesAt(shuffled, CUSTOMERS, asOf)).toEqual(now);
        expect(
          namesAt(
            all.filter(({ day }) => day <= asOf),
            CUSTOMERS,
            asOf,
          ),
        ).toEqual(now);
      }),
    );
  });

  test('the most frequent favourite stands first, and every value is somebody’s', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 20 }), (all, asOf) => {
        const book = bookOf(all, CUSTOMERS);
        const { values, codeOf } = favouritesAt(favouriteSteps(book), asOf);
        const counts = values.map((_, code) => codeOf.filter((one) => one === code).length);
        expect(counts.every((count) => count > 0)).toBe(true);
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
      }),
    );
  });
});
