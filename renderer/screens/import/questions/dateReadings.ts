// The days a date like 3/4/2024 can mean, day first and month first.
import { isCivilDate } from '../../../../shared/dates.ts';

export type DateReading = { order: 'dmy' | 'mdy'; iso: string };

const two = (value: number) => String(value).padStart(2, '0');
const FULL_CENTURY = 69;

export function dateReadings(example: string): DateReading[] {
  const found = /(\d{1,2})\D+(\d{1,2})\D+(\d{2,4})/.exec(example);
  const [first, second, last] = found ? found.slice(1).map(Number) : [3, 4, 2024];
  if (first === undefined || second === undefined || last === undefined) return [];
  const year = last > 99 ? last : last < FULL_CENTURY ? 2000 + last : 1900 + last;
  const reading = (order: 'dmy' | 'mdy', day: number, month: number) =>
    isCivilDate(year, month, day) ? [{ order, iso: `${year}-${two(month)}-${two(day)}` }] : [];
  return [...reading('dmy', first, second), ...reading('mdy', second, first)];
}
