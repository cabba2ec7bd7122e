// What the number formats of a workbook make of a number: a date, a time, an id with leading zeros.
import { type Cell, type CellDate, clockText } from './rowSource.ts';

const DAY_1900 = -25_569;
const DAY_1904 = -24_107;

/** 0 a plain number · 1 a date · 2 a time of day · 3 elapsed hours · n + PADDED digits with leading zeros. */
export type NumberKind = number;

const DATE = 1;
const CLOCK = 2;
const ELAPSED = 3;
const PADDED = 100;

/** Built-in format numbers, those of the East Asian editions included. */
export function builtInKind(id: number): NumberKind {
  if ((id >= 18 && id <= 21) || id === 32 || id === 33 || id === 45 || id === 47 || id === 55 || id === 56)
    return CLOCK;
  if (id === 46) return ELAPSED;
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? DATE : 0;
}

/** By what stands outside quotes, brackets and escapes in the format's first section. */
export function formatKind(code: string): NumberKind {
  const first = code.split(';')[0]!;
  if (/^0{2,20}$/.test(first)) return PADDED + first.length;
  const elapsed = /\[(?:h+|m+|s+)\]/i.test(first);
  const bare = first
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .replace(/general|e[+-]|am\/pm|a\/p|上午\/下午/gi, '');
  if (/[dy年月日]/i.test(bare)) return DATE;
  if (elapsed) return ELAPSED;
  if (/[hs]/i.test(bare)) return CLOCK;
  return /m/i.test(bare) ? DATE : 0;
}

/** 40513.35138888889, and even 40513.351388, is 08:26 and not 08:25:59.9. */
const wholeSeconds = (days: number): number => Math.floor(days * 86_400 + 0.1);

/** The day and minute of an Excel serial number; null outside the years 1900 to 9999. */
export function serialDate(serial: number, epoch1904: boolean): CellDate | null {
  if (!(serial >= 0 && serial < 2_958_466)) return null;
  const seconds = wholeSeconds(serial);
  const whole = Math.floor(seconds / 86_400);
  const minute = Math.floor((seconds - whole * 86_400) / 60);
  // In the 1900 system day 60 is a 29 February that never was.
  const day = epoch1904 ? whole + DAY_1904 : whole + DAY_1900 + (whole < 60 ? 1 : 0);
  return { day, minute: minute === 0 && seconds % 86_400 === 0 ? null : minute };
}

const two = (n: number) => String(n).padStart(2, '0');

function clock(share: number): string {
  const seconds = wholeSeconds(share);
  const minutes = Math.floor(seconds / 60);
  return seconds % 60 === 0 ? clockText(minutes) : `${clockText(minutes)}:${two(seconds % 60)}`;
}

/** The cell that a number of a kind other than 0 is: what a person sees in the sheet. */
export function typedNumber(value: number, kind: NumberKind, epoch1904: boolean): Cell {
  if (kind >= PADDED) {
    const padded = Number.isInteger(value) && value >= 0 ? String(value).padStart(kind - PADDED, '0') : '';
    return padded.length === kind - PADDED && padded.charCodeAt(0) === 48 ? padded : value;
  }
  // A time without a day is no date of the year 1900.
  if (kind === CLOCK && value >= 0 && value < 1) return clock(value);
  if (kind === ELAPSED && value >= 0 && value < 1e6) return clock(value);
  return serialDate(value, epoch1904) ?? value;
}
