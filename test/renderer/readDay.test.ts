import { expect, test } from 'vitest';
import { movedDay, readDay, readTime } from '../../renderer/screens/records/readDay.ts';

const TODAY = '2024-03-05';

test.each([
  ['2024-03-05', '2024-03-05'],
  ['2024-3-5', '2024-03-05'],
  ['2024/3/5', '2024-03-05'],
  ['20240229', '2024-02-29'],
  ['２０２４年３月５日', '2024-03-05'],
  ['3-5', '2024-03-05'],
  ['3月4日', '2024-03-04'],
  ['3/6', '2023-03-06'],
  ['2-29', '2024-02-29'],
  ['5', '2024-03-05'],
  ['6', '2024-02-06'],
  ['31', '2024-01-31'],
  ['', ''],
  ['2023-02-29', null],
  ['13-1', null],
  ['soon', null],
  ['32', null],
])('%s is the day %s', (typed, day) => {
  expect(readDay(typed, TODAY)).toBe(day);
});

test('on 29 February the year before has no such day', () => {
  expect(readDay('2-29', '2023-03-01')).toBe(null);
});

test.each([
  ['14:30', '14:30'],
  ['9:05', '09:05'],
  ['905', '09:05'],
  ['1430', '14:30'],
  ['9', '09:00'],
  ['9点05分', '09:05'],
  ['9点', '09:00'],
  ['', ''],
  ['24:00', null],
  ['9:75', null],
  ['noon', null],
])('%s is the time %s', (typed, time) => {
  expect(readTime(typed)).toBe(time);
});

test('a day moves over the end of a month and of a leap February', () => {
  expect(movedDay('2024-02-28', 1)).toBe('2024-02-29');
  expect(movedDay('2024-03-01', -7)).toBe('2024-02-23');
  expect(movedDay('soon', 1)).toBe('soon');
});
