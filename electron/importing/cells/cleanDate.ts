// Dates as people and programs write them. Wall-clock only: no time zone ever moves a day.
import { dayNumber, isCivilDate } from '../../../shared/dates.ts';
import { serialDate } from '../reading/numberFormat.ts';
import type { Cell } from '../reading/rowSource.ts';
import type { Reading } from './cleanNumber.ts';
import { cleanText, saysNothing } from './cleanText.ts';

export type DateOrder = 'ymd' | 'dmy' | 'mdy';
/** What a bare number in a date column counts. */
export type NumberStyle = 'excel1900' | 'excel1904' | 'unixDays' | 'unixSeconds' | 'unixMillis' | 'compact';
export type DateStyle = { readonly order: DateOrder | null; readonly numbers: NumberStyle | null };

/** minute is -1 when there is no time. */
export type DateSlot = { day: number; minute: number };

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const FIRST_DAY = dayNumber(FIRST_YEAR, 1, 1);
const LAST_DAY = dayNumber(LAST_YEAR, 12, 31);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

let lastYear = 0;
let lastMonth = 0;
let monthStart = 0;

function setDay(year: number, month: number, day: number, out: DateSlot): boolean {
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

const fullYear = (year: number, digits: number) => (digits > 2 ? year : year + (year < 69 ? 2000 : 1900));

/** The three numbers of a date and where they end; the order is not yet known. */
type Parts = { a: number; aDigits: number; b: number; c: number; cDigits: number; end: number; dotted: boolean };

const isMark = (code: number) =>
  code === 45 || code === 47 || code === 46 || code === 0x5e74 || code === 0x6708 || code === 32;

/** Three groups of digits with one mark (- / . 年 月, blanks around allowed) between them. */
function readParts(text: string, parts: Parts): boolean {
  const length = text.length;
  let i = 0;
  let group = 0;
  parts.dotted = false;
  while (group < 3) {
    let value = 0;
    const start = i;
    for (; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code < 48 || code > 57) break;
      value = value * 10 + code - 48;
    }
    const digits = i - start;
    if (digits === 0 || digits > 4) return false;
    if (group === 0) {
      parts.a = value;
      parts.aDigits = digits;
    } else if (group === 1) parts.b = value;
    else {
      parts.c = value;
      parts.cDigits = digits;
    }
    group++;
    if (group < 3) {
      const from = i;
      while (i < length && isMark(text.charCodeAt(i))) i++;
      if (i === from) return false;
      if (text.charCodeAt(from) === 46) parts.dotted = true;
    }
  }
  // 日 or 号 belongs to the day.
  const code = text.charCodeAt(i);
  if (code === 0x65e5 || code === 0x53f7) i++;
  parts.end = i;
  return true;
}

const TIME =
  /^[\sT,]*(上午|下午|[ap]m)?\s*(\d{1,2})[:时点h.](\d{1,2})(?:[:分m.](\d{1,2})(?:[.,]\d+)?秒?)?分?\s*([ap]\.?m\.?|上午|下午)?\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?$/i;

/** The time behind a date, into `out`; false when there is something else. */
function readTime(text: string, from: number, out: DateSlot): boolean {
  out.minute = -1;
  if (from >= text.length) return true;
  // " 08:26:00" and " 8:05" are nearly all there is.
  const first = text.charCodeAt(from);
  if (first === 32 || first === 84) {
    let i = from + 1;
    let hour = 0;
    const start = i;
    for (; i < text.length && i < start + 2; i++) {
      const code = text.charCodeAt(i);
      if (code < 48 || code > 57) break;
      hour = hour * 10 + code - 48;
    }
    const rest = text.length - i;
    if (i > start && text.charCodeAt(i) === 58 && (rest === 3 || (rest === 6 && text.charCodeAt(i + 3) === 58))) {
      const ten = text.charCodeAt(i + 1) - 48;
      const one = text.charCodeAt(i + 2) - 48;
      if (ten >= 0 && ten < 6 && one >= 0 && one <= 9 && hour < 24) {
        out.minute = hour * 60 + ten * 10 + one;
        return true;
      }
    }
  }
  const match = TIME.exec(text.slice(from).replaceAll('：', ':'));
  if (!match) return /^[\s,]*(?:星期.|周.|[a-z]{3,9})?$/i.test(text.slice(from));
  const half = (match[1] ?? match[5] ?? '').toLowerCase();
  let hour = Number(match[2]);
  const minute = Number(match[3]);
  if (/^p|下午/.test(half) && hour < 12) hour += 12;
  else if (/^a|上午/.test(half) && hour === 12) hour = 0;
  if (hour === 24 && minute === 0) hour = 0;
  if (hour > 23 || minute > 59) return false;
  out.minute = hour * 60 + minute;
  return true;
}

/** 5-Mar-24, 05 March 2024, Mar 5, 2024. */
function readNamed(text: string, out: DateSlot): boolean {
  const dayFirst =
    /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[-\s/.]+([a-z]{3,9})\.?[-\s/.,]+(\d{4}|\d{2})(?!\d)/i.exec(text);
  const monthFirst = dayFirst
    ? null
    : /^([a-z]{3,9})\.?[-\s]+(\d{1,2})(?:st|nd|rd|th)?,?[-\s]+(\d{4})(?!\d)/i.exec(text);
  const match = dayFirst ?? monthFirst;
  if (!match) return false;
  const [dayText, name] = dayFirst ? [match[1]!, match[2]!] : [match[2]!, match[1]!];
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const year = fullYear(Number(match[3]), match[3]!.length);
  return month > 0 && setDay(year, month, Number(dayText), out) && readTime(text, match[0].length, out);
}

const slot: Parts = { a: 0, aDigits: 0, b: 0, c: 0, cDigits: 0, end: 0, dotted: false };

function readNumberDate(value: number, style: NumberStyle | null, out: DateSlot): boolean {
  out.minute = -1;
  if (style === 'compact') {
    const digits = Math.floor(value) >= 1e13 ? 1e6 : Math.floor(value) >= 1e11 ? 1e4 : 1;
    const date = Math.floor(value / digits);
    if (digits > 1) {
      const clock = Math.floor((value % digits) / (digits / 1e4));
      out.minute = Math.floor(clock / 100) * 60 + (clock % 100);
      if (out.minute > 1439) return false;
    }
    return setDay(Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100, out);
  }
  if (style === 'unixDays') out.day = Math.floor(value);
  else if (style === 'unixSeconds' || style === 'unixMillis') {
    const seconds = style === 'unixMillis' ? value / 1000 : value;
    out.day = Math.floor(seconds / 86_400);
    out.minute = Math.floor((seconds - out.day * 86_400) / 60);
  } else {
    const date = style === null ? null : serialDate(value, style === 'excel1904');
    if (!date) return false;
    out.day = date.day;
    out.minute = date.minute ?? -1;
  }
  return out.day >= FIRST_DAY && out.day <= LAST_DAY;
}

/** Reads the date of a cell into `out`. */
export function readDate(cell: Cell | undefined, style: DateStyle, out: DateSlot): Reading {
  if (typeof cell === 'number') return readNumberDate(cell, style.numbers, out) ? 'ok' : 'bad';
  if (cell !== null && typeof cell === 'object') {
    out.day = cell.day;
    out.minute = cell.minute ?? -1;
    return out.day >= FIRST_DAY && out.day <= LAST_DAY ? 'ok' : 'bad';
  }
  if (typeof cell !== 'string') return cell === null || cell === undefined ? 'blank' : 'bad';
  const text = cleanText(cell);
  if (text === '') return 'blank';
  return readDateText(text, style, out) ? 'ok' : saysNothing(text) ? 'blank' : 'bad';
}

function readDateText(text: string, style: DateStyle, out: DateSlot): boolean {
  const parts = slot;
  if (readParts(text, parts)) {
    if (parts.aDigits >= 3) return setDay(parts.a, parts.b, parts.c, out) && readTime(text, parts.end, out);
    if (style.order === 'ymd' && parts.cDigits <= 2) {
      return setDay(fullYear(parts.a, 2), parts.b, parts.c, out) && readTime(text, parts.end, out);
    }
    const year = fullYear(parts.c, parts.cDigits);
    const known = style.order === 'dmy' || style.order === 'mdy';
    // Without a known order only dates that read one way are dates: 31/12, 5/5, 3.4.2024.
    if (!known && !parts.dotted && parts.a <= 12 && parts.b <= 12 && parts.a !== parts.b) return false;
    const dayFirst = known ? style.order === 'dmy' : parts.dotted || parts.a > 12;
    const [day, month] = dayFirst ? [parts.a, parts.b] : [parts.b, parts.a];
    return setDay(year, month, day, out) && readTime(text, parts.end, out);
  }
  if (/^\d+(?:\.\d+)?$/.test(text)) return readNumberDate(Number(text), style.numbers, out);
  if (/[０-９：／－．]/.test(text)) return readDateText(text.normalize('NFKC'), style, out);
  return readNamed(text, out);
}

/** Evidence of one cell about the order of day and month. */
export type OrderEvidence = { dayFirst: number; monthFirst: number; open: number; yearFirst: number };

export const noEvidence = (): OrderEvidence => ({ dayFirst: 0, monthFirst: 0, open: 0, yearFirst: 0 });

export function addEvidence(cell: Cell | undefined, evidence: OrderEvidence): void {
  if (typeof cell !== 'string' || cell === '') return;
  const text = cleanText(cell);
  if (!readParts(text, slot)) return;
  if (slot.aDigits >= 3) evidence.yearFirst++;
  else if (slot.dotted) evidence.dayFirst++;
  else if (slot.a > 12 && slot.b <= 12) {
    // 24/3/5 may start with a two-digit year: only a year of four digits at the end tells.
    if (slot.cDigits > 2 || slot.a <= 31) evidence.dayFirst++;
  } else if (slot.b > 12 && slot.a <= 12) evidence.monthFirst++;
  else if (slot.a !== slot.b) evidence.open++;
}

/** The order the column shows; null when it only has dates that read both ways, 'ymd' when the question does not arise. */
export function orderShown(evidence: OrderEvidence): DateOrder | null {
  if (evidence.dayFirst === 0 && evidence.monthFirst === 0) return evidence.open > 0 ? null : 'ymd';
  return evidence.dayFirst >= evidence.monthFirst ? 'dmy' : 'mdy';
}

const within = (numbers: readonly number[], low: number, high: number) =>
  numbers.every((number) => number >= low && number <= high);

/** What the bare numbers of a date column count, judged from all of them; null when they are no dates. */
export function numberStyle(numbers: readonly number[], epoch1904: boolean): NumberStyle | null {
  if (numbers.length === 0) return null;
  const out = { day: 0, minute: 0 };
  const compact = (number: number) => Number.isInteger(number) && readNumberDate(number, 'compact', out);
  if (within(numbers, 19_000_101, 99_991_231_235_959) && numbers.every(compact)) return 'compact';
  if (within(numbers, 3e11, 5e12)) return 'unixMillis';
  if (within(numbers, 3e8, 5e9)) return 'unixSeconds';
  // Serials of 1990 to 2045 and days since 1970 for the same years do not overlap.
  if (within(numbers, 32_874, 53_327)) return epoch1904 ? 'excel1904' : 'excel1900';
  if (within(numbers, 7_305, 27_758) && numbers.every((number) => Number.isInteger(number))) return 'unixDays';
  if (within(numbers, 20_000, 73_050)) return epoch1904 ? 'excel1904' : 'excel1900';
  return null;
}
