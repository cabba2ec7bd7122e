import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { naturalBreaks } from '../../electron/stats/jenks.ts';

/** Squared deviations from the means of the groups that the breaks make. */
function within(values: readonly number[], breaks: readonly number[]): number {
  const groups = new Map<number, number[]>();
  for (const value of values) {
    const group = breaks.filter((cut) => value > cut).length;
    groups.set(group, [...(groups.get(group) ?? []), value]);
  }
  return [...groups.values()].reduce((sum, group) => {
    const mean = group.reduce((a, b) => a + b, 0) / group.length;
    return sum + group.reduce((squares, value) => squares + (value - mean) ** 2, 0);
  }, 0);
}

/** The least that any choice of breaks among the values comes to. */
function least(values: readonly number[], classes: number): number {
  const distinct = [...new Set(values)].sort((a, b) => a - b).slice(0, -1);
  const choose = (from: number, breaks: readonly number[]): number => {
    let best = within(values, breaks);
    if (breaks.length === classes - 1) return best;
    for (let i = from; i < distinct.length; i++) best = Math.min(best, choose(i + 1, [...breaks, distinct[i]!]));
    return best;
  };
  return choose(0, []);
}

describe('natural breaks', () => {
  test('the worked example of goodness of variance fit: 4, 5 | 9, 10 leaves 1 of 26', () => {
    expect(naturalBreaks(Float64Array.from([4, 5, 9, 10]), 2)).toEqual({ breaks: [5], fit: 25 / 26 });
    expect(within([4, 5, 9, 10], [4])).toBe(14);
    expect(within([4, 5, 9, 10], [9])).toBe(14);
  });

  test('the worked example of optimal one-dimensional k-means (Wang & Song 2011): -1 … | 2 … | 4, 5, 6', () => {
    const values = [-1, 2, -1, 2, 4, 5, 6, -1, 2, -1];
    expect(naturalBreaks(Int32Array.from(values), 3).breaks).toEqual([-1, 2]);
  });

  test('nothing, one, all equal, fewer values than classes', () => {
    expect(naturalBreaks(new Float64Array(0), 4)).toEqual({ breaks: [], fit: 1 });
    expect(naturalBreaks(Float64Array.from([7]), 3)).toEqual({ breaks: [7, 7], fit: 1 });
    expect(naturalBreaks(Float64Array.from([7, 7, 7]), 3)).toEqual({ breaks: [7, 7], fit: 1 });
    expect(naturalBreaks(Float64Array.from([2, 1, 2]), 4).breaks).toEqual([1, 2, 2]);
  });

  test('twin: no other breaks leave less, whatever the order of the values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -30, max: 60 }), { minLength: 1, maxLength: 11 }),
        fc.integer({ min: 2, max: 4 }),
        (values, classes) => {
          const { breaks } = naturalBreaks(Float64Array.from(values), classes);
          expect(breaks).toHaveLength(classes - 1);
          expect(within(values, breaks)).toBeCloseTo(least(values, classes), 6);
          expect(naturalBreaks(Int32Array.from(values).reverse(), classes).breaks).toEqual(breaks);
          expect([...breaks].sort((a, b) => a - b)).toEqual(breaks);
        },
      ),
    );
  });

  test('very many different values are joined, and the fit hardly suffers', () => {
    const many = Float64Array.from({ length: 70_000 }, (_, i) => ((i * 7919) % 70_000) ** 1.5);
    const { breaks, fit } = naturalBreaks(many, 5);
    expect(breaks).toHaveLength(4);
    expect(fit).toBeGreaterThan(0.95);
  });
});
