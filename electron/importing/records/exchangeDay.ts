// A day with its day of the month and its month exchanged.
import { civilDate, dayNumber } from '../../../shared/dates.ts';

/** The same day where there is no such date. */
export function exchangeDay(day: number): number {
  const date = civilDate(day);
  return date.day <= 12 ? dayNumber(date.year, date.day, date.month) : day;
}
