// What the cells of a column look like: the evidence beside its header.

import { type DateStyle, readDate } from '../cells/cleanDate.ts';
import { type Decimal, readNumber, usesDecimalComma } from '../cells/cleanNumber.ts';
import { cleanText } from '../cells/cleanText.ts';
import { addEvidence, noEvidence, numberStyle, orderShown } from '../cells/dateOrder.ts';
import { orderStatus } from '../cells/orderStatus.ts';
import { type Cell, isBlank } from '../reading/rowSource.ts';

export type ColumnLook = {
  readonly filled: number;
  readonly distinct: number;
  /** Shares of the filled cells. */
  readonly dates: number;
  readonly numbers: number;
  readonly decimals: number;
  readonly leadingZeros: number;
  /** E-mail addresses and mobile numbers. */
  readonly emails: number;
  readonly phones: number;
  /** Short texts without blanks that hold digits: ids. */
  readonly codes: number;
  /** Words that say unpaid, cancelled or refunded. */
  readonly statuses: number;
  readonly decimalComma: boolean;
  readonly dateStyle: DateStyle;
};

const EMAIL = /^[^\s@,;]+@[^\s@,;]+\.[a-z]{2,}$/i;
const MOBILE = /^(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}$|^\+\d[\d ()-]{7,18}\d$/;
const CODE = /^(?=.*\d)[\p{L}\d_#-]{3,24}$/u;
const PLAIN_NUMBER = /^\d+(?:\.\d+)?$/;

function bareNumbers(cells: Iterable<Cell | undefined>): number[] {
  const numbers: number[] = [];
  for (const cell of cells) {
    if (typeof cell === 'number') numbers.push(cell);
    else if (typeof cell === 'string' && PLAIN_NUMBER.test(cleanText(cell))) numbers.push(Number(cell));
  }
  return numbers;
}

export function lookAtColumn(cells: readonly (Cell | undefined)[], epoch1904: boolean): ColumnLook {
  const filled = cells.filter((cell) => !isBlank(cell));
  const evidence = noEvidence();
  for (const cell of filled) addEvidence(cell, evidence);
  const style: DateStyle = {
    order: orderShown(evidence),
    numbers: numberStyle(bareNumbers(filled), epoch1904),
  };
  const slot = { day: 0, minute: 0 };
  const decimal: Decimal = { mantissa: 0, scale: 0 };
  const decimalComma = usesDecimalComma(filled);
  // Which day it is does not matter here, only that it is one: dates that read both ways are dates.
  const probe: DateStyle = { ...style, order: style.order ?? 'mdy' };
  let dates = 0;
  let numbers = 0;
  let decimals = 0;
  let leadingZeros = 0;
  let emails = 0;
  let phones = 0;
  let codes = 0;
  let statuses = 0;
  for (const cell of filled) {
    if (typeof cell === 'string' ? EMAIL.test(cell.trim()) : false) emails++;
    else if (MOBILE.test(cleanText(cell))) phones++;
    if (CODE.test(cleanText(cell))) codes++;
    if (typeof cell === 'string' && cell.length < 30 && orderStatus(cleanText(cell)) !== 'paid') statuses++;
    if (readDate(cell, probe, slot) === 'ok') dates++;
    if (readNumber(cell, decimalComma, decimal) === 'ok') {
      numbers++;
      const text = typeof cell === 'string' ? cell.trim() : '';
      if (typeof cell === 'number' ? !Number.isInteger(cell) : /[.,]\d{1,4}$/.test(text) && !/\.0$/.test(text))
        decimals++;
      if (/^0\d/.test(text)) leadingZeros++;
    }
  }
  const share = (count: number) => (filled.length === 0 ? 0 : count / filled.length);
  return {
    filled: filled.length,
    distinct: new Set(filled.map((cell) => cleanText(cell))).size,
    dates: share(dates),
    numbers: share(numbers),
    decimals: share(decimals),
    leadingZeros: share(leadingZeros),
    emails: share(emails),
    phones: share(phones),
    codes: share(codes),
    statuses: share(statuses),
    decimalComma,
    dateStyle: style,
  };
}

/** A column of dates, whether a field takes it or not. */
export const holdsDates = (look: ColumnLook): boolean => look.filled > 0 && look.dates > 0.8;
