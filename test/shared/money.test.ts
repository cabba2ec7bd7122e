import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountE4 } from '../../shared/money.ts';

test('decimals that binary cannot hold come out exact', () => {
  expect(amountE4(0.1)).toBe(1000);
  expect(amountE4(1.005)).toBe(10050);
  expect(amountE4(8911407.904)).toBe(89114079040);
  expect(amountE4(-2.55)).toBe(-25500);
  expect(amountE4(-0)).toBe(0);
});

test('the fifth decimal rounds half away from zero', () => {
  expect(amountE4(1.00005)).toBe(10001);
  expect(amountE4(-1.00005)).toBe(-10001);
  expect(amountE4(1.00004)).toBe(10000);
});

test('what is no amount is refused', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1e12]) expect(() => amountE4(value)).toThrow(RangeError);
});

test('law: an amount with four decimals is kept exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (e4) => {
      expect(amountE4(e4 / 10000)).toBe(e4);
    }),
  );
});
