// Calendar dates as day numbers (days since 1970-01-01) and ISO text. No Date, no time zone: a date never moves.

/** Day number of a proleptic Gregorian date; month and day must be valid. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export type CivilDate = { year: number; month: number; day: number };

/** The calendar date of a day number. */
export function civilDate(dayNo: number): CivilDate {
  const z = dayNo + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True when the three numbers name a day of the calendar. */
export function isCivilDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

const pad = (n: number, width: number) => String(n).padStart(width, '0');

/** ISO text (YYYY-MM-DD) of a day number. */
export function isoDate(dayNo: number): string {
  const { year, month, day } = civilDate(dayNo);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Day number of ISO text, or null when the text is not a date of the calendar. */
export function parseIsoDate(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isCivilDate(year, month, day) ? dayNumber(year, month, day) : null;
}

export type Period = 'week' | 'month' | 'quarter';
/** Days count as periods, too, where there are enough of them. */
export type AnyPeriod = 'day' | Period;

/** First day of the period that holds the day (weeks start on Monday). */
export function periodStart(dayNo: number, period: AnyPeriod): number {
  if (period === 'day') return dayNo;
  if (period === 'week') return dayNo - ((((dayNo + 3) % 7) + 7) % 7);
  const { year, month } = civilDate(dayNo);
  return dayNumber(year, period === 'month' ? month : month - ((month - 1) % 3), 1);
}

/** First day of the period after the one that holds the day. */
export function nextPeriodStart(dayNo: number, period: AnyPeriod): number {
  const start = periodStart(dayNo, period);
  if (period === 'day') return start + 1;
  if (period === 'week') return start + 7;
  const { year, month } = civilDate(start);
  const next = month + (period === 'month' ? 1 : 3);
  return next > 12 ? dayNumber(year + 1, next - 12, 1) : dayNumber(year, next, 1);
}
