// Dates as people and programs write them. Wall-clock only: no time zone ever moves a day.
import type { Cell } from '../reading/rowSource.ts';
import type { Reading } from './cleanNumber.ts';
import { cleanText, saysNothing } from './cleanText.ts';
import { clockMinute } from './clockTime.ts';
import type { DateOrder, NumberStyle } from './dateOrder.ts';
import { makeParts, readParts } from './dateParts.ts';
import { type DateSlot, isUsualDay, readNumberDate, setDay } from './numberDate.ts';

export type DateStyle = { readonly order: DateOrder | null; readonly numbers: NumberStyle | null };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const fullYear = (year: number, digits: number) => (digits > 2 ? year : year + (year < 69 ? 2000 : 1900));

function readTime(text: string, from: number, out: DateSlot): boolean {
  const minute = clockMinute(text, from);
  out.minute = Math.max(minute, -1);
  return minute > -2;
}

const DAY_FIRST = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[-\s/.]+([a-z]{3,9})\.?[-\s/.,]+(\d{4}|\d{2})(?!\d)/i;
const MONTH_FIRST =
  /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?[-\s]+(\d{1,2})(?:st|nd|rd|th)?,?[-\s]+(\d{4}|\d{2}(?!\d|:))(?!\d)/i;
const YEAR_FIRST = /^(\d{4})[-\s/.]+([a-z]{3,9})\.?[-\s/.]+(\d{1,2})(?!\d)/i;
/** Tue Mar 05 10:00:00 CST 2024, as some programs print it. */
const YEAR_LAST = /^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}:\d{2}(?::\d{2})?)\s+(?:[a-z]{3,5}\s+)?(\d{4})$/i;

function monthOf(name: string): number {
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return name.length > 3 &&
    !/^(?:january|february|march|april|june|july|august|sept(?:ember)?|october|november|december)$/i.test(name)
    ? 0
    : month;
}

/** 5-Mar-24, 05 March 2024, Mar 5, 2024, 2024-Mar-05. */
function readNamed(text: string, out: DateSlot): boolean {
  let match = DAY_FIRST.exec(text);
  if (match) {
    const year = fullYear(Number(match[3]), match[3]!.length);
    return setDay(year, monthOf(match[2]!), Number(match[1]), out) && readTime(text, match[0].length, out);
  }
  match = YEAR_LAST.exec(text);
  if (match)
    return setDay(Number(match[4]), monthOf(match[1]!), Number(match[2]), out) && readTime(` ${match[3]}`, 0, out);
  match = MONTH_FIRST.exec(text);
  if (match) {
    const year = fullYear(Number(match[3]), match[3]!.length);
    return setDay(year, monthOf(match[1]!), Number(match[2]), out) && readTime(text, match[0].length, out);
  }
  match = YEAR_FIRST.exec(text);
  if (!match) return false;
  return setDay(Number(match[1]), monthOf(match[2]!), Number(match[3]), out) && readTime(text, match[0].length, out);
}

const COMPACT_TIME = /^(\d{8})[\sT](\d{2})(\d{2})(?:\d{2})?$/;
const COMPACT_CLOCK = /^(\d{8})(?=[\sT]\s*\d{1,2}[:：])/;
const BARE_NUMBER = /^\d+(?:\.\d+)?$/;

/** 20240305 103000 and 20240305 10:30. */
function readCompactText(text: string, out: DateSlot): boolean {
  const match = COMPACT_TIME.exec(text);
  if (match) return readNumberDate(Number(`${match[1]}${match[2]}${match[3]}`), 'compact', out);
  const date = COMPACT_CLOCK.exec(text)?.[1];
  return date !== undefined && readNumberDate(Number(date), 'compact', out) && readTime(text, 8, out);
}

const parts = makeParts();

function readDateText(text: string, style: DateStyle, out: DateSlot): boolean {
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
  if (BARE_NUMBER.test(text)) return readNumberDate(Number(text), style.numbers, out);
  if (readCompactText(text, out)) return true;
  if (/[０-９：／－．]/.test(text)) return readDateText(text.normalize('NFKC'), style, out);
  // Excel's way of keeping a date as text.
  if (text.charCodeAt(0) === 39 && text.length < 60) return readDateText(text.slice(1), style, out);
  return text.length < 60 && readNamed(text, out);
}

/** Reads the date of a cell into `out`. */
export function readDate(cell: Cell | undefined, style: DateStyle, out: DateSlot): Reading {
  if (typeof cell === 'number') return readNumberDate(cell, style.numbers, out) ? 'ok' : 'bad';
  if (cell !== null && typeof cell === 'object') {
    out.day = cell.day;
    out.minute = cell.minute ?? -1;
    return isUsualDay(out.day) ? 'ok' : 'bad';
  }
  if (typeof cell !== 'string') return cell === null || cell === undefined ? 'blank' : 'bad';
  const text = cleanText(cell);
  if (text === '') return 'blank';
  return readDateText(text, style, out) ? 'ok' : saysNothing(text) ? 'blank' : 'bad';
}
