// The order of day, month and year in a column of written dates, and what its bare numbers count.
import { dayNumber } from '../../../shared/dates.ts';
import type { Cell } from '../reading/rowSource.ts';
import { cleanText } from './cleanText.ts';
import { makeParts, readParts } from './dateParts.ts';
import { readNumberDate } from './numberDate.ts';

export type DateOrder = 'ymd' | 'dmy' | 'mdy';
/** What a bare number in a date column counts. */
export type NumberStyle = 'excel1900' | 'excel1904' | 'unixDays' | 'unixSeconds' | 'unixMillis' | 'compact';

type Span = { least: number; most: number };

/** What the cells of a column say about the order of day and month. */
export type OrderEvidence = {
  dayFirst: number;
  monthFirst: number;
  open: number;
  yearFirst: number;
  /** Dates that write the year, wherever it stands, with two digits; and the spans of their first and last numbers. */
  short: number;
  /** Those whose last number has one digit and so is no year. */
  shortDayLast: number;
  readonly first: Span;
  readonly last: Span;
};

const noSpan = (): Span => ({ least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY });
export const noEvidence = (): OrderEvidence => ({
  dayFirst: 0,
  monthFirst: 0,
  open: 0,
  yearFirst: 0,
  short: 0,
  shortDayLast: 0,
  first: noSpan(),
  last: noSpan(),
});

function widen(span: Span, value: number): void {
  if (value < span.least) span.least = value;
  if (value > span.most) span.most = value;
}

const parts = makeParts();

export function addEvidence(cell: Cell | undefined, evidence: OrderEvidence): void {
  if (typeof cell !== 'string' || cell === '') return;
  const text = cleanText(cell);
  if (!readParts(text, parts)) return;
  if (parts.aDigits >= 3) {
    evidence.yearFirst++;
    return;
  }
  if (parts.cDigits <= 2) {
    evidence.short++;
    if (parts.cDigits === 1) evidence.shortDayLast++;
    widen(evidence.first, parts.a);
    widen(evidence.last, parts.c);
  }
  if (parts.dotted) evidence.dayFirst++;
  else if (parts.a > 12 && parts.b <= 12) evidence.dayFirst++;
  else if (parts.b > 12 && parts.a <= 12) evidence.monthFirst++;
  else if (parts.a !== parts.b) evidence.open++;
}

/** 24/3/5 beside 24/11/28: the year is what hardly changes. */
function shortYearFirst({ first, last, shortDayLast }: OrderEvidence): boolean {
  if (shortDayLast > 0 || first.most > 31) return true;
  const spread = first.most - first.least;
  return last.most <= 31 && spread <= 5 && last.most - last.least >= spread + 10;
}

/** The order the column shows; null when it only has dates that read both ways, 'ymd' when the question does not arise. */
export function orderShown(evidence: OrderEvidence): DateOrder | null {
  const { dayFirst, monthFirst, open, short } = evidence;
  if (short > 0 && short * 2 > dayFirst + monthFirst + open && shortYearFirst(evidence)) return 'ymd';
  if (dayFirst === 0 && monthFirst === 0) return open > 0 ? null : 'ymd';
  return dayFirst >= monthFirst ? 'dmy' : 'mdy';
}

/** So many of the numbers must fit; a single slip of the pen does not undo a column. */
const MOST = 0.95;

function share(numbers: readonly number[], fits: (number: number) => boolean): number {
  let count = 0;
  for (const number of numbers) if (fits(number)) count++;
  return count / numbers.length;
}

const within = (low: number, high: number) => (number: number) => number >= low && number <= high;
const out = { day: 0, minute: 0 };
const isCompact = (number: number) =>
  number >= 19_000_101 && Number.isInteger(number) && readNumberDate(number, 'compact', out);

const SERIAL_YEARS = [dayNumber(1990, 1, 1) + 25_569, dayNumber(2045, 12, 31) + 25_569] as const;

/** What the bare numbers of a date column count, judged from all of them; null when they are no dates. */
export function numberStyle(numbers: readonly number[], epoch1904: boolean): NumberStyle | null {
  if (numbers.length === 0) return null;
  const most = (fits: (number: number) => boolean) => share(numbers, fits) >= MOST;
  if (most(isCompact)) return 'compact';
  if (most(within(3e11, 5e12))) return 'unixMillis';
  if (most(within(3e8, 5e9))) return 'unixSeconds';
  // Serials of 1990 to 2045 and days since 1970 for the same years do not overlap.
  if (most(within(...SERIAL_YEARS))) return epoch1904 ? 'excel1904' : 'excel1900';
  if (most((number) => Number.isInteger(number) && number >= 7_305 && number <= 27_758)) return 'unixDays';
  if (most(within(20_000, 73_050))) return epoch1904 ? 'excel1904' : 'excel1900';
  return null;
}
