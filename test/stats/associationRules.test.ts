import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { associationRules, ruleFigures } from '../../electron/stats/associationRules.ts';
import { fisherExact } from '../../electron/stats/fisherExact.ts';
import { type Baskets, frequentSets } from '../../electron/stats/frequentSets.ts';
import { makeRandom } from '../../electron/stats/random.ts';

const basketsOf = (lists: readonly (readonly number[])[], items: number): Baskets => {
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, b) => {
    start[b + 1] = start[b]! + list.length;
  });
  return { start, item: Int32Array.from(lists.flat()), items };
};

const setsOf = (baskets: Baskets, minCount: number, size: number) => {
  const sets: string[] = [];
  frequentSets(baskets, minCount, size, (set, count) =>
    sets.push(`${[...set].sort((a, b) => a - b).join(' ')}: ${count}`),
  );
  return sets.sort();
};

// Tan, Steinbach & Kumar, Introduction to Data Mining, table 6.1.
const GOODS = ['bread', 'milk', 'diaper', 'beer', 'eggs', 'cola'];
const TEXTBOOK = basketsOf(
  [
    [0, 1],
    [0, 2, 3, 4],
    [1, 2, 3, 5],
    [0, 1, 2, 3],
    [0, 1, 2, 5],
  ],
  GOODS.length,
);

describe('published figures', () => {
  test('milk and diapers lead to beer: support 0.4, confidence 0.67, lift 1.11', () => {
    const { rules } = associationRules(TEXTBOOK, { minCount: 1, size: 3, all: true });
    const rule = rules.find(
      ({ items, leadsTo }) =>
        GOODS[leadsTo] === 'beer' &&
        items
          .map((one) => GOODS[one])
          .sort()
          .join() === 'diaper,milk',
    );
    expect(rule?.support).toBeCloseTo(0.4, 12);
    expect(rule?.confidence.toFixed(2)).toBe('0.67');
    expect(rule?.lift.toFixed(2)).toBe('1.11');
    expect(rule).toMatchObject({ both: 2, first: 3, second: 3, baskets: 5 });
  });

  test('tea leads to coffee with support 0.15, confidence 0.75 and lift 0.9375, and so is not shown', () => {
    const counts = { both: 150, first: 200, second: 800, baskets: 1000 };
    expect(ruleFigures(counts)).toMatchObject({ support: 0.15, confidence: 0.75 });
    expect(ruleFigures(counts)?.lift).toBeCloseTo(0.9375, 12);
    const people = [
      ...Array.from({ length: 150 }, () => [0, 1]),
      ...Array.from({ length: 50 }, () => [0]),
      ...Array.from({ length: 650 }, () => [1]),
      ...Array.from({ length: 150 }, () => []),
    ];
    expect(associationRules(basketsOf(people, 2), { minCount: 1, all: true }).rules).toEqual([]);
  });

  test('the lady tasting tea: 3 of 4 cups are 17/70, all 4 are 1/70', () => {
    expect(fisherExact(3, 4, 4, 8)).toBeCloseTo(17 / 70, 12);
    expect(fisherExact(4, 4, 4, 8)).toBeCloseTo(1 / 70, 12);
    expect(fisherExact(0, 4, 4, 8)).toBe(1);
    expect(fisherExact(5, 4, 4, 8)).toBe(0);
  });
});

const lists = fc.array(fc.array(fc.nat(7), { maxLength: 9 }), { minLength: 1, maxLength: 25 });

test('the sets are those that looking at every set one by one finds', () => {
  fc.assert(
    fc.property(lists, fc.integer({ min: 1, max: 4 }), fc.constantFrom(1, 2, 3), (all, minCount, size) => {
      const slow: string[] = [];
      const extend = (set: number[]) => {
        for (let one = (set.at(-1) ?? -1) + 1; one < 8; one++) {
          const grown = [...set, one];
          const count = all.filter((basket) => grown.every((thing) => basket.includes(thing))).length;
          if (count >= minCount) slow.push(`${grown.join(' ')}: ${count}`);
          if (grown.length < size) extend(grown);
        }
      };
      extend([]);
      expect(setsOf(basketsOf(all, 8), minCount, size)).toEqual(slow.sort());
    }),
  );
});

test('the exact test agrees with a sum of binomials over every possible count', () => {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(40), fc.nat(40), fc.nat(40), (all, one, other, both) => {
      const [a, b] = [Math.min(one, all), Math.min(other, all)];
      let tail = 0;
      for (let k = Math.max(both, a + b - all, 0); k <= Math.min(a, b); k++) {
        tail += (choose(a, k) * choose(all - a, b - k)) / choose(all, b);
      }
      expect(fisherExact(both, a, b, all)).toBeCloseTo(tail, 9);
    }),
  );
});

test('figures keep their laws, and the order of baskets and lines does not matter', () => {
  fc.assert(
    fc.property(lists, (all) => {
      const { rules } = associationRules(basketsOf(all, 8), { minCount: 1, size: 3, all: true });
      for (const { lift, liftInterval, confidence, confidenceInterval, support, both, first } of rules) {
        expect(lift).toBeGreaterThan(1);
        expect(both).toBeLessThanOrEqual(first);
        expect(support).toBeLessThanOrEqual(confidence);
        expect(confidenceInterval.low).toBeLessThanOrEqual(confidence);
        expect(liftInterval.high).toBeGreaterThanOrEqual(lift * (1 - 1e-12));
      }
      const turned = all.map((basket) => [...basket].reverse()).reverse();
      const again = associationRules(basketsOf(turned, 8), { minCount: 1, size: 3, all: true }).rules;
      const said = (list: typeof rules) =>
        list.map((rule) => JSON.stringify({ ...rule, items: [...rule.items].sort() })).sort();
      expect(said(again)).toEqual(said(rules));
    }),
    { numRuns: 30 },
  );
});

const shop = (people: number, goods: number, seed: number, tied: boolean): Baskets => {
  const random = makeRandom(seed);
  return basketsOf(
    Array.from({ length: people }, () => {
      const basket = Array.from({ length: 1 + random.below(6) }, () => Math.floor(goods * random.uniform() ** 2));
      return tied && basket.includes(3) && random.chance(0.5) ? [...basket, goods - 1] : basket;
    }),
    goods,
  );
};

test('of things bought without regard to each other nothing is shown; what was tied together is found first', () => {
  for (let seed = 1; seed <= 5; seed++) {
    expect(associationRules(shop(4000, 60, seed, false), { minCount: 5 }).rules.length).toBeLessThanOrEqual(2);
    const { rules, looked } = associationRules(shop(4000, 60, seed, true), { minCount: 5 });
    expect(looked).toBe(60 * 59);
    expect([3, 59]).toContain(rules[0]?.leadsTo);
    expect([3, 59]).toContain(rules[0]?.items[0]);
  }
});

test('no baskets, empty baskets and a lone thing give no rules', () => {
  for (const all of [[], [[], []], [[0], [0]]]) {
    expect(associationRules(basketsOf(all, 1), { minCount: 1, size: 3, all: true }).rules).toEqual([]);
  }
});
