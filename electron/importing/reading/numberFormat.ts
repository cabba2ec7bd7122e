// Which number formats of a workbook mean a date, and what day a serial number is.
import type { CellDate } from './rowSource.ts';

const DAY_1900 = -25_569;
const DAY_1904 = -24_107;

/** Built-in format numbers that show dates or times, those of the East Asian editions included. */
export function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** True when a format code shows a date or time: d, m, y, h or s outside quotes, brackets and escapes. */
export function isDateCode(code: string): boolean {
  const first = code.split(';')[0]!;
  const bare = first
    .replace(/\[(?:h+|m+|s+)\]/gi, 'h')
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .replace(/general|e[+-]/gi, '');
  return /[dmyhs年月日]/i.test(bare);
}

/** The day and minute of an Excel serial number; null outside the years 1900 to 9999. */
export function serialDate(serial: number, epoch1904: boolean): CellDate | null {
  if (!(serial >= 0 && serial < 2_958_466)) return null;
  // Seconds are rounded first: 40513.35138888889 is 08:26, not 08:25:59.999.
  const seconds = Math.round(serial * 86_400);
  const whole = Math.floor(seconds / 86_400);
  const minute = Math.floor((seconds - whole * 86_400) / 60);
  // In the 1900 system day 60 is a 29 February that never was.
  const day = epoch1904 ? whole + DAY_1904 : whole + DAY_1900 + (whole < 60 ? 1 : 0);
  return { day, minute: minute === 0 && seconds % 86_400 === 0 ? null : minute };
}
