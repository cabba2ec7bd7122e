import { expect, test } from 'vitest';
import { makeFormat } from '../../shared/format.ts';

test('a number keeps two decimals, fewer where it has no more, and none where it is missing', () => {
  const { decimal } = makeFormat('en', 'CNY');
  expect([0.6987, 0.7, 7, 1234.567, -0.001, 12.3000000000001, null].map(decimal)).toEqual([
    '0.70',
    '0.7',
    '7',
    '1,234.57',
    '0.00',
    '12.3',
    '–',
  ]);
});
