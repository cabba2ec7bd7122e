import { expect, test } from 'vitest';
import { lifetimeMultiple } from '../../electron/stats/lifetimeMultiple.ts';

test('the sixteen multiples printed by Gupta & Lehmann (2003)', () => {
  const print = [
    [0.6, '1.20', '1.15', '1.11', '1.07'],
    [0.7, '1.75', '1.67', '1.59', '1.52'],
    [0.8, '2.67', '2.50', '2.35', '2.22'],
    [0.9, '4.50', '4.09', '3.75', '3.46'],
  ] as const;
  for (const [retention, ...row] of print) {
    expect([0.1, 0.12, 0.14, 0.16].map((discount) => lifetimeMultiple(retention, discount)!.toFixed(2))).toEqual(row);
  }
});

test('nothing kept is worth nothing; kept for ever without discount has no end', () => {
  expect(lifetimeMultiple(0, 0.1)).toBe(0);
  expect(lifetimeMultiple(1, 0)).toBeNull();
  expect(lifetimeMultiple(1, 0.1)).toBeCloseTo(10, 10);
});
