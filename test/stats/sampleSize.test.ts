import { expect, test } from 'vitest';
import { sampleSizeOfDifference } from '../../electron/stats/sampleSize.ts';

test('customers needed to see a difference, as R prints them', () => {
  expect(sampleSizeOfDifference(0.5, 0.75, 0.9)).toBeCloseTo(76.7, 1);
  expect(Math.ceil(sampleSizeOfDifference(0.1, 0.12))).toBe(3841);
  expect(Math.ceil(sampleSizeOfDifference(0.05, 0.06))).toBe(8158);
  expect(sampleSizeOfDifference(0.06, 0.05)).toBe(sampleSizeOfDifference(0.05, 0.06));
  expect(sampleSizeOfDifference(0.3, 0.3)).toBe(Number.POSITIVE_INFINITY);
});
