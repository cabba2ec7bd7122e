// Numbers as people write them, exactly: 1,234.50 · ￥86元 · 1.2万 · (12.00) · 12,50 · １２３ · 12.5%.
import { MAX_AMOUNT_E4 } from '../../../shared/money.ts';
import type { Cell } from '../reading/rowSource.ts';
import { cleanText, saysNothing } from './cleanText.ts';

/** An exact decimal: mantissa ÷ 10^scale. */
export type Decimal = { mantissa: number; scale: number };
export type Reading = 'ok' | 'blank' | 'bad';

const MAX_DIGITS = 15;
const POWER = Array.from({ length: 23 }, (_, k) => 10 ** k);

/**
 * Plain digits with an optional point, into `out`; false for anything else. Decimals beyond the fifteenth digit are
 * binary noise of whoever wrote them (8.819999999999999) and too small to tell.
 */
function readPlain(text: string, out: Decimal): boolean {
  const length = text.length;
  const first = text.charCodeAt(0);
  const start = first === 45 || first === 43 ? 1 : 0;
  let mantissa = 0;
  let digits = 0;
  let decimals = 0;
  let point = false;
  for (let i = start; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      if (digits >= MAX_DIGITS) {
        if (!point) return false;
        continue;
      }
      if (digits > 0 || code > 48) digits++;
      if (point) decimals++;
      mantissa = mantissa * 10 + code - 48;
    } else if (code === 46 && !point) point = true;
    else return false;
  }
  if (length - start <= (point ? 1 : 0)) return false;
  out.mantissa = first === 45 ? -mantissa : mantissa;
  out.scale = decimals;
  return decimals <= 22;
}

/** The shortest decimal that is this double, so that 2.55 from a workbook is exactly 2.55. */
function fromDouble(value: number, out: Decimal): boolean {
  if (Number.isSafeInteger(value)) {
    out.mantissa = value;
    out.scale = 0;
    return true;
  }
  const scaled = Math.round(value * 10_000);
  if (scaled / 10_000 === value && Math.abs(scaled) < 2 ** 53) {
    out.mantissa = scaled;
    out.scale = 4;
    return true;
  }
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return false;
  // Fifteen digits is what a spreadsheet shows; what lies beyond is binary noise.
  return readPlain(
    Number(value.toPrecision(MAX_DIGITS))
      .toFixed(Math.abs(value) < 1 ? 15 : 10)
      .replace(/\.?0+$/, ''),
    out,
  );
}

/** Zeros that a word behind the digits stands for; the letters only where nothing stands between. */
const FACTOR = new Map([
  ['万', 4],
  ['萬', 4],
  ['w', 4],
  ['W', 4],
  ['亿', 8],
  ['億', 8],
  ['千', 3],
  ['k', 3],
  ['K', 3],
  ['M', 6],
  ['mn', 6],
  ['bn', 9],
]);
// 千 of 千克 is part of the unit, and so is the k of kg.
const SHAPE =
  /^([-+]?)(\d[\d.,'’ ]*|[.,]\d+)\s*([万萬亿億]|千(?![克米瓦])|(?<=\d)(?:[wWkKM]|mn|bn)(?![a-zA-Z])|)\s*(?:\p{Script=Han}{1,6}(?:\/\p{Script=Han}{1,3})?|[a-zA-Z]{1,4}|[%‰]|)\s*([-+]?)$/u;
const CURRENCY =
  /(?:rmb|cny|usd|eur|gbp|hkd|jpy|aud|cad|sgd|twd|krw|inr|chf|us\$|hk\$|nt\$|au?\$|ca?\$|s\$|r\$|rs\.?(?=\s*\d)|人民币|￥|¥|\p{Sc})/giu;
/** Credit and debit, as ledgers write them behind an amount: a credit takes off what a customer owes. */
const SIDE = /\s*(?<![a-z])(cr|dr)\.?$/i;

/** Digits with grouping and decimal marks as plain digits; null when the marks make no sense. */
function plainDigits(digits: string, decimalComma: boolean): string | null {
  const bare = digits.replace(/['’ ]/g, '');
  const comma = bare.lastIndexOf(',');
  const point = bare.lastIndexOf('.');
  if (comma >= 0 && point >= 0) {
    // The later mark is the decimal one; the other must group by three.
    const [group, decimal] = comma > point ? ['.', ','] : [',', '.'];
    const shape = comma > point ? /^\d{1,3}(?:\.\d{3})+,\d*$/ : /^\d{1,3}(?:,\d{2,4})+\.\d*$/;
    return shape.test(bare) ? bare.replaceAll(group, '').replace(decimal, '.') : null;
  }
  const mark = comma >= 0 ? ',' : '.';
  const parts = bare.split(mark);
  if (parts.length === 1) return bare;
  const groups = parts[0]!.length >= 1 && parts[0]!.length <= 3 && parts.slice(1).every((part) => part.length === 3);
  if (parts.length > 2) return groups || (mark === ',' && parts.at(-1)!.length === 3) ? parts.join('') : null;
  const isGroup = groups && (mark === ',' ? !decimalComma : decimalComma);
  return isGroup ? parts.join('') : `${parts[0] === '' ? '0' : parts[0]}.${parts[1]}`;
}

function readWritten(text: string, decimalComma: boolean, out: Decimal): boolean {
  let bare = text
    .normalize('NFKC')
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/[−–]/g, '-')
    .trim();
  let sign = 1;
  const side = SIDE.exec(bare);
  if (side) {
    if (side[1]!.toLowerCase() === 'cr') sign = -1;
    bare = bare.slice(0, side.index);
  }
  const brackets = /^[-+]?\s*\((.*)\)$/.exec(bare.replace(CURRENCY, '').trim());
  if (brackets) {
    if (side) return false;
    sign = -1;
    bare = brackets[1]!;
  }
  bare = bare
    .replace(CURRENCY, '')
    .trim()
    .replace(/^([-+])\s+/, '$1');
  const exponent = /^[-+]?\d+(?:\.\d+)?e[-+]?\d{1,2}$/i.test(bare) ? Number(bare) : null;
  if (exponent !== null) return fromDouble(exponent * sign, out);
  const match = SHAPE.exec(bare);
  if (!match || (match[1] !== '' && match[4] !== '')) return false;
  if (brackets && match[1] !== '') return false;
  const digits = plainDigits(match[2]!.trim(), decimalComma);
  if (digits === null || !readPlain(digits, out)) return false;
  const share = bare.endsWith('%') ? 2 : bare.endsWith('‰') ? 3 : 0;
  out.scale += share - (FACTOR.get(match[3]!) ?? 0);
  if (out.scale < 0) {
    out.mantissa *= POWER[-out.scale]!;
    out.scale = 0;
    if (!Number.isSafeInteger(out.mantissa)) return false;
  }
  if (match[1] === '-' || match[4] === '-') out.mantissa = -out.mantissa;
  out.mantissa *= sign;
  return true;
}

/** Reads the number of a cell into `out`. `decimalComma` says how `1,234` is meant where the cell alone cannot. */
export function readNumber(cell: Cell | undefined, decimalComma: boolean, out: Decimal): Reading {
  if (typeof cell === 'number') return fromDouble(cell, out) ? 'ok' : 'bad';
  if (typeof cell !== 'string') return cell === null || cell === undefined ? 'blank' : 'bad';
  const text = cleanText(cell);
  if (text === '') return 'blank';
  // With a decimal comma a point may group thousands: 1.234 is read with that in mind.
  if (!decimalComma && readPlain(text, out)) return 'ok';
  if (saysNothing(text)) return 'blank';
  return readWritten(text, decimalComma, out) ? 'ok' : 'bad';
}

/** True when the cells of a column say that a comma is the decimal mark: 12,50 and never 1,234.50. */
export function usesDecimalComma(cells: Iterable<Cell | undefined>): boolean {
  let comma = 0;
  let point = 0;
  for (const cell of cells) {
    if (typeof cell !== 'string') continue;
    const digits = cell.replace(/[^\d.,]/g, '');
    if (/,\d{1,2}$|,\d{4,}$|\.\d{3},\d*$/.test(digits)) comma++;
    else if (/\.\d{1,2}$|\.\d{4,}$|,\d{3}\.\d*$/.test(digits)) point++;
  }
  return comma > 0 && comma > point;
}

/** E4 integer of mantissa ÷ 10^scale, half away from zero; null beyond the largest amount kept. */
function scaledE4(mantissa: number, scale: number): number | null {
  const magnitude = Math.abs(mantissa);
  let e4: number;
  if (scale <= 4) e4 = magnitude * POWER[4 - scale]!;
  else if (scale - 4 > 22) e4 = 0;
  else {
    const divisor = POWER[scale - 4]!;
    e4 = Math.floor(magnitude / divisor);
    if ((magnitude - e4 * divisor) * 2 >= divisor) e4++;
  }
  if (e4 > MAX_AMOUNT_E4) return null;
  return mantissa < 0 && e4 > 0 ? -e4 : e4;
}

export const decimalE4 = (value: Decimal): number | null => scaledE4(value.mantissa, value.scale);

/** E4 integer of the exact product: 0.328 × 25.23 is 8.27544 and so 82754. */
export function productE4(a: Decimal, b: Decimal): number | null {
  const product = a.mantissa * b.mantissa;
  if (Number.isSafeInteger(product)) return scaledE4(product, a.scale + b.scale);
  const exact = BigInt(a.mantissa) * BigInt(b.mantissa);
  const drop = a.scale + b.scale - 4;
  const magnitude = exact < 0n ? -exact : exact;
  const divisor = 10n ** BigInt(Math.max(0, drop));
  const e4 = drop > 0 ? (magnitude * 2n + divisor) / (divisor * 2n) : magnitude * 10n ** BigInt(-drop);
  if (e4 > BigInt(MAX_AMOUNT_E4)) return null;
  return exact < 0n && e4 > 0n ? -Number(e4) : Number(e4);
}

/** The decimal as a plain number, for quantities. */
export const decimalNumber = (value: Decimal): number => value.mantissa / POWER[value.scale]!;
