import { expect, test } from 'vitest';
import { readMonthly } from '../../renderer/screens/behaviour/readMonthly.ts';

test('months and figures as spreadsheets paste them', () => {
  const pasted = [
    '月份\t断货天数',
    '2024-01\t12',
    '2024/2\t9',
    '2024年3月\t1,200.5',
    '2024.04.01\t-3',
    '2024-05;7',
    '202406\t4',
    '',
  ].join('\r\n');
  expect(readMonthly(pasted)).toEqual([
    { month: '2024-01', value: 12 },
    { month: '2024-02', value: 9 },
    { month: '2024-03', value: 1200.5 },
    { month: '2024-04', value: -3 },
    { month: '2024-05', value: 7 },
    { month: '2024-06', value: 4 },
  ]);
});

test('what is no month or no figure is passed over; of a month named twice the last line holds', () => {
  expect(readMonthly('2024-13\t4\nx\t3\n2024-01\tviel\n2024-02\t1\n2024-02\t2')).toEqual([
    { month: '2024-02', value: 2 },
  ]);
  expect(readMonthly('')).toEqual([]);
});
