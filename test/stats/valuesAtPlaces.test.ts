import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valuesAtPlaces } from '../../electron/stats/valuesAtPlaces.ts';

const numbers = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.double({ min: 1, max: 1.01, noNaN: true }),
);

test('law: the values that sorting brings to the places, and nothing moves', () => {
  fc.assert(
    fc.property(
      fc.array(numbers, { minLength: 1, maxLength: 3000, size: 'max' }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
      (list, shares) => {
        const values = Float64Array.from(list);
        const places = shares.map((share) => Math.round(share * (list.length - 1)));
        const sorted = list.toSorted((a, b) => a - b);
        expect(valuesAtPlaces(values, places).map((value) => value + 0)).toEqual(
          places.map((place) => sorted[place]! + 0),
        );
        expect(values).toEqual(Float64Array.from(list));
      },
    ),
    { numRuns: 60 },
  );
});

test('many equal values, a part of a longer array, and whole numbers', () => {
  const all = new Float64Array(5000).fill(7, 10).fill(-2, 0, 10);
  expect(valuesAtPlaces(all, [0, 9, 10, 4999])).toEqual([-2, -2, 7, 7]);
  expect(valuesAtPlaces(all.subarray(5, 4005), [4, 5, 3999])).toEqual([-2, 7, 7]);
  expect(valuesAtPlaces(Int32Array.from(all), [9, 10])).toEqual([-2, 7]);
});
