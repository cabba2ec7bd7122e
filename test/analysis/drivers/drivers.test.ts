// What goes with monthly churn: a planted driver with its lag, chance left alone, prices, months of leaving by a plain twin.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leftByMonth } from '../../../electron/analysis/drivers/leftByMonth.ts';
import { type Candidate, monthlyDrivers, monthsBefore } from '../../../electron/analysis/drivers/monthlyDrivers.ts';
import { priceIndex } from '../../../electron/analysis/drivers/priceIndex.ts';
import { makeView, type View } from '../../../electron/analysis/view/view.ts';
import { makeRandom } from '../../../electron/stats/random.ts';
import { monthlyDrivers as shape } from '../../../shared/contract/drivers.ts';
import { civilDate, dayNumber, isoDate } from '../../../shared/dates.ts';
import { makeFormat } from '../../../shared/format.ts';
import { dayOf, ledgerFrom, type Row } from '../ledgerFrom.ts';
import { asOfArbitrary, definitionArbitrary, registrationsArbitrary, rowsArbitrary } from '../smallBusiness.ts';

const START = dayNumber(2020, 1, 1);
const monthNo = (day: number) => {
  const { year, month } = civilDate(day);
  return year * 12 + month - (2020 * 12 + 1);
};

/** Customers buy about every ten days; their chance to leave follows a figure of two months before. */
function planted(seed: number, { customers = 1500, lag = 2, strength = 1.2, months = 42 } = {}) {
  const random = makeRandom(seed);
  const figure = Array.from({ length: months + 6 }, () => random.normal());
  const noise = Array.from({ length: months + 6 }, () => random.normal());
  const rows: Row[] = [];
  const end = START + Math.round(months * 30.44);
  for (let i = 0; i < customers; i++) {
    const customer = `c${String(i).padStart(4, '0')}`;
    let day = START + random.below(600);
    for (;;) {
      rows.push({ customer, day, amountE4: 1_000_000 });
      const gap = 6 + random.below(9);
      let left = false;
      for (let d = day + 1; d <= day + gap && !left; d++) {
        const driver = figure[monthNo(d) - lag] ?? 0;
        left = random.chance((0.03 / 30.44) * Math.exp(strength * driver));
      }
      day += gap;
      if (left || day >= end) break;
    }
  }
  const definition = { definition: { kind: 'silence' as const, days: 60 }, origin: 'chosen' as const };
  return { rows, figure, noise, view: makeView(ledgerFrom(rows), end, definition) };
}

const candidate = (name: string, values: readonly number[]): Candidate => ({
  kind: 'own',
  name,
  valueIn: (month) => values[monthNo(month)] ?? null,
});

describe('a planted driver', () => {
  test.each([1, 2, 3])('with a lag of two months stands first, with its lag (seed %i)', (seed) => {
    const { view, figure, noise } = planted(seed);
    const others = Array.from({ length: 8 }, (_, k) => {
      const random = makeRandom(100 + seed, k);
      return candidate(
        `chance ${k}`,
        Array.from({ length: 60 }, () => random.normal()),
      );
    });
    const found = monthlyDrivers(view, () => [...others, candidate('noise', noise), candidate('true', figure)]);
    expect(found.refused).toBeNull();
    expect(found.drivers[0]).toMatchObject({ name: 'true', verdict: 'clear' });
    expect(found.drivers[0]!.best.lag).toBe(2);
    expect(found.drivers[0]!.best.partial).toBeGreaterThan(0.6);
    expect(found.drivers.slice(1).filter(({ verdict }) => verdict === 'clear').length).toBeLessThanOrEqual(1);
    expect(found.looks).toBe(40);
    expect(found.headline.key).toBe('drivers.headline.more.later');
  });

  test('a figure that only grows, as churn does, is not taken for a driver', () => {
    const { view, figure } = planted(5, { strength: 0 });
    const grown = monthlyDrivers(view, () => [
      candidate(
        'rising',
        figure.map((_, t) => t),
      ),
    ]);
    // Nothing is left of a straight line once the trend is off: it cannot be looked at.
    expect(grown.refused?.key ?? grown.drivers[0]?.verdict).not.toBe('clear');
  });

  test('figures without a connection are hardly ever called clear', () => {
    const { view } = planted(6, { strength: 0, customers: 700 });
    let clear = 0;
    for (let k = 0; k < 12; k++) {
      const random = makeRandom(500 + k);
      const noise = Array.from({ length: 5 }, (_, i) =>
        candidate(
          String(i),
          Array.from({ length: 60 }, () => random.normal()),
        ),
      );
      clear += monthlyDrivers(view, () => noise).drivers.filter(({ verdict }) => verdict === 'clear').length;
    }
    expect(clear).toBeLessThanOrEqual(2);
  });

  test('figures that never change or are too short are left out; too few months are refused with what is missing', () => {
    const { view } = planted(7, { customers: 400 });
    const none = monthlyDrivers(view, () => [candidate('still', new Array(60).fill(4)), candidate('short', [1, 2, 3])]);
    expect(none.refused?.key).toBe('drivers.refused.nothing');
    const early = makeView(view.ledger, START + 300, view.definition, view.book);
    const few = monthlyDrivers(early, () => []);
    expect(few.refused?.key).toBe('drivers.refused.months');
    expect(few.refused?.params.count).toBe(12 - Number(few.refused?.params.months));
  });
});

describe('who left in which month', () => {
  test('the plain twin, customer by customer', () => {
    const { rows, view } = planted(8, { customers: 120 });
    const days = new Map<string, number[]>();
    for (const { customer, day } of rows) days.set(customer, [...(days.get(customer) ?? []), dayOf(day)]);
    const limit = 60;
    const asOf = view.asOf;
    const there = new Map<number, number>();
    const left = new Map<number, number>();
    const add = (to: Map<number, number>, month: number) => to.set(month, (to.get(month) ?? 0) + 1);
    const median = (values: number[]) => {
      const sorted = values.toSorted((a, b) => a - b);
      const half = sorted.length / 2;
      return sorted.length % 2 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
    };
    for (const all of days.values()) {
      const visits = [...new Set(all)].sort((a, b) => a - b);
      let begin = 0;
      for (let i = 0; i < visits.length; i++) {
        const next = visits[i + 1] ?? Number.POSITIVE_INFINITY;
        if (next - visits[i]! <= limit + 1 && next !== Number.POSITIVE_INFINITY) continue;
        const gaps = visits.slice(1, i + 1).map((day, k) => day - visits[k]!);
        const over = visits[i]! + limit < asOf;
        const due = visits[i]! + Math.round(Math.min(limit, gaps.length >= 2 ? median(gaps) : limit / 2));
        const leaves = over ? monthNo(due) : 10_000;
        for (let month = monthNo(visits[begin]!) + 1; month <= Math.min(leaves, 200); month++) add(there, month);
        if (over && leaves > monthNo(visits[begin]!)) add(left, leaves);
        begin = i + 1;
      }
    }
    const months = leftByMonth(view);
    expect(months.length).toBeGreaterThan(20);
    for (const { first, there: count, left: gone } of months) {
      expect([count, gone]).toEqual([there.get(monthNo(first)), left.get(monthNo(first)) ?? 0]);
    }
    expect(months.at(-1)!.next - 1 + limit).toBeLessThanOrEqual(asOf);
  });

  test('months are counted back over years', () => {
    expect(isoDate(monthsBefore(dayNumber(2024, 3, 1), 1))).toBe('2024-02-01');
    expect(isoDate(monthsBefore(dayNumber(2024, 2, 1), 3))).toBe('2023-11-01');
    expect(monthsBefore(dayNumber(2024, 2, 1), 0)).toBe(dayNumber(2024, 2, 1));
  });
});

describe('price index', () => {
  const product = (prices: number[], quantities: number[]) => ({
    amount: Float64Array.from(prices, (price, m) => price * quantities[m]!),
    quantity: Float64Array.from(quantities),
  });

  test('all prices up by a tenth, and then again: 100, 110, 121, whatever is bought', () => {
    const index = priceIndex([product([10, 11, 12.1], [5, 1, 9]), product([200, 220, 242], [1, 8, 2])], 3);
    expect(index.map((value) => Math.round(value! * 1e9) / 1e9)).toEqual([100, 110, 121]);
  });

  test('a new product and one that ends move nothing; a month without sales keeps the level', () => {
    const index = priceIndex(
      [
        product([10, 10, 0, 20], [5, 5, 0, 5]),
        product([3, 0, 0, 0], [1, 0, 0, 0]),
        product([0, 99, 0, 0], [0, 1, 0, 0]),
      ],
      4,
    );
    expect(index.map((value) => Math.round(value!))).toEqual([100, 100, 100, 200]);
    expect(priceIndex([], 3)).toEqual([null, null, null]);
    expect(priceIndex([product([0, 4], [0, 1])], 2)).toEqual([null, 100]);
  });

  test('products in any order give the same index to the last digit', () => {
    const products = Array.from({ length: 40 }, (_, k) =>
      product(
        [1.1 * k + 0.7, 1.3 * k + 0.9, k + 1.7],
        [k % 3, (7 * k) % 5, (3 * k) % 7].map((one) => one + 0.3),
      ),
    );
    expect(priceIndex(products.toReversed(), 3)).toEqual(priceIndex(products, 3));
  });

  test('two products, one up by a fifth with two thirds of the money: by hand', () => {
    // Shares 1/2 and 6/11, 1/2 and 5/11: ln = (0.5 + 6/11)/2 · ln 1.2.
    const [, second] = priceIndex([product([10, 12], [1, 1]), product([10, 10], [1, 1])], 2);
    expect(second).toBeCloseTo(100 * Math.exp(((0.5 + 6 / 11) / 2) * Math.log(1.2)), 9);
  });
});

describe('laws', () => {
  const waves: Candidate[] = [
    { kind: 'own', name: 'wave', valueIn: (month) => Math.sin(month) },
    { kind: 'event', name: '<b>event</b>', valueIn: (month) => (month % 5 === 0 ? 1 : 0) },
  ];
  const told = (
    rows: Row[],
    registrations: Parameters<typeof ledgerFrom>[1],
    asOf: number,
    definition: View['definition'],
  ) => monthlyDrivers(makeView(ledgerFrom(rows, registrations), asOf, definition), () => waves);

  test('rows after D and their order change nothing; the answer is plain and said in both languages', () => {
    const formats = [makeFormat('en', 'GBP'), makeFormat('zh-CN', 'CNY')];
    const check = (answer: ReturnType<typeof told>) => {
      shape.parse(answer);
      for (const text of [
        answer.headline,
        ...answer.notices.map((notice) => notice.text),
        ...Object.values(answer.why).flatMap((why) => [why.definition, why.formula]),
      ]) {
        for (const format of formats) expect(format.text(text)).not.toMatch(/\{\{|drivers\.[a-z]|NaN/);
      }
    };
    const { rows } = planted(9, { customers: 150 });
    const asOf = START + 900;
    const definition = { definition: { kind: 'silence' as const, days: 60 }, origin: 'chosen' as const };
    const all = told(rows, [], asOf, definition);
    expect(all.refused).toBeNull();
    check(all);
    expect(told(rows.filter((row) => dayOf(row.day) <= asOf).toReversed(), [], asOf, definition)).toEqual(all);
    fc.assert(
      fc.property(
        rowsArbitrary(),
        registrationsArbitrary,
        asOfArbitrary,
        definitionArbitrary,
        (some, known, day, kind) => {
          const answer = told(some, known, day, { definition: kind, origin: 'chosen' });
          check(answer);
          const upTo = some.filter((row) => dayOf(row.day) <= day);
          expect(told(upTo, known, day, { definition: kind, origin: 'chosen' })).toEqual(answer);
        },
      ),
      { numRuns: 50 },
    );
  });
});
