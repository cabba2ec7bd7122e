import { expect, test } from 'vitest';
import { categoryGaps } from '../../../electron/analysis/toCome/categoryGaps.ts';

const rows = (category: string, days: number[]) => days.map((day) => ({ category, day }));

test('the next of each category: last day and median gap, the next due first', () => {
  expect(
    categoryGaps([...rows('coffee', [0, 30, 58, 90]), ...rows('茶', [5, 12, 19, 26]), ...rows('once', [3, 9])]),
  ).toEqual([
    { category: '茶', purchases: 4, lastDay: 26, gapDays: 7, nextDay: 33 },
    { category: 'coffee', purchases: 4, lastDay: 90, gapDays: 30, nextDay: 120 },
  ]);
});

test('names that mean something to JavaScript are only names; nothing gives nothing', () => {
  expect(categoryGaps(rows('__proto__', [1, 2, 3]))).toMatchObject([{ category: '__proto__', nextDay: 4 }]);
  expect(categoryGaps([])).toEqual([]);
});
