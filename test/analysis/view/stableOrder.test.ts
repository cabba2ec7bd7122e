import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stableOrder as orderBy } from '../../../electron/analysis/view/stableOrder.ts';

const stableOrder = (rows: Int32Array, keys: readonly number[], descending: boolean) =>
  orderBy(rows, Float64Array.from(keys), descending);
const rowsOf = (keys: readonly number[]) => Int32Array.from(keys.keys());

/** The same order by the language's own stable sort. */
function plainOrder(rows: readonly number[], keys: readonly number[], descending: boolean): number[] {
  const present = rows.filter((row) => !Number.isNaN(keys[row]));
  const missing = rows.filter((row) => Number.isNaN(keys[row]));
  return [...present.sort((a, b) => (descending ? keys[b]! - keys[a]! : keys[a]! - keys[b]!)), ...missing];
}

const key = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.integer({ min: -1e9, max: 1e9 }),
  fc.double({ noNaN: true, min: -1e15, max: 1e15 }),
  fc.constantFrom(Number.NaN, 0, -0, 1e-300, -1e-300),
);

describe('stableOrder', () => {
  it('keeps ties as they came and puts missing keys last', () => {
    const keys = [5, Number.NaN, -1, 5];
    expect([...stableOrder(rowsOf(keys), keys, false)]).toEqual([2, 0, 3, 1]);
    expect([...stableOrder(rowsOf(keys), keys, true)]).toEqual([0, 3, 2, 1]);
  });

  it('takes no rows, one row and rows chosen from a larger table', () => {
    expect([...stableOrder(new Int32Array(), [], true)]).toEqual([]);
    expect([...stableOrder(Int32Array.of(2), [0, 0, 7], true)]).toEqual([2]);
    expect([...stableOrder(Int32Array.of(3, 1), [9, 8, 7, 6], false)]).toEqual([3, 1]);
  });

  it('agrees with a comparison sort', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), fc.boolean(), (keys, descending) => {
        const order = [...stableOrder(rowsOf(keys), keys, descending)];
        expect(order).toEqual(plainOrder([...keys.keys()], keys, descending));
      }),
    );
  });

  it('leaves the rows it was given alone', () => {
    const rows = Int32Array.of(0, 1, 2);
    stableOrder(rows, [3, 2, 1], false);
    expect([...rows]).toEqual([0, 1, 2]);
  });
});
