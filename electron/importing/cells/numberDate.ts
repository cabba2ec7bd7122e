// Days that are written as one number.
import { dayNumber, isCivilDate } from '../../../shared/dates.ts';
import { serialDate } from '../reading/numberFormat.ts';
import type { NumberStyle } from './dateOrder.ts';

/** minute is -1 when there is no time. */
export type DateSlot = { day: number; minute: number };

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const FIRST_DAY = dayNumber(FIRST_YEAR, 1, 1);
const LAST_DAY = dayNumber(LAST_YEAR, 12, 31);

export const isUsualDay = (day: number): boolean => day >= FIRST_DAY && day <= LAST_DAY;

let lastYear = 0;
let lastMonth = 0;
let monthStart = 0;

/** The day of a calendar date into `out`; false when there is none. */
export function setDay(year: number, month: number, day: number, out: DateSlot): boolean {
  if (year < FIRST_YEAR || year > LAST_YEAR) return false;
  if (day < 1 || (day > 28 && !isCivilDate(year, month, day)) || month < 1 || month > 12) return false;
  // Neighbouring rows are mostly of one month.
  if (year !== lastYear || month !== lastMonth) {
    monthStart = dayNumber(year, month, 1);
    lastYear = year;
    lastMonth = month;
  }
  out.day = monthStart + day - 1;
  return true;
}

/** 20240305, 202403051030 and 20240305103000. */
function readCompact(value: number, out: DateSlot): boolean {
  const digits = value >= 1e13 ? 1e6 : value >= 1e11 ? 1e4 : 1;
  const date = Math.floor(value / digits);
  out.minute = -1;
  if (digits > 1) {
    const clock = Math.floor((value % digits) / (digits / 1e4));
    if (clock % 100 > 59 || clock > 2359) return false;
    out.minute = Math.floor(clock / 100) * 60 + (clock % 100);
  }
  return setDay(Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100, out);
}

export function readNumberDate(value: number, style: NumberStyle | null, out: DateSlot): boolean {
  out.minute = -1;
  if (style === 'unixDays') out.day = Math.floor(value);
  else if (style === 'unixSeconds' || style === 'unixMillis') {
    const seconds = style === 'unixMillis' ? value / 1000 : value;
    out.day = Math.floor(seconds / 86_400);
    out.minute = Math.floor((seconds - out.day * 86_400) / 60);
  } else {
    // Numbers as large as 20240305 are no serials: they stand between them as they stand between written dates.
    if (style === 'compact' || value >= 19_000_101) return readCompact(value, out);
    const date = style === null ? null : serialDate(value, style === 'excel1904');
    if (!date) return false;
    out.day = date.day;
    out.minute = date.minute ?? -1;
  }
  return isUsualDay(out.day);
}
