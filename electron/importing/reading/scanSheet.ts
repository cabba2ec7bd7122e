// Sheet XML in pieces in, rows of cells out. The hot path of every xlsx import: one pass, no tree.
import { AppError } from '../../../shared/errors.ts';
import { serialDate } from './numberFormat.ts';
import type { Cell } from './rowSource.ts';
import { unescapeOffice, unescapeXml } from './xmlText.ts';

const MAX_COLUMNS = 16_384;
const MAX_ROWS = 1_048_576;
/** No single row needs more XML than this. */
const MAX_ROW_CHARS = 64 * 2 ** 20;

export type SheetLook = {
  readonly shared: (index: number) => string;
  /** By style number: the format shows a date. */
  readonly dateStyle: readonly boolean[];
  readonly epoch1904: boolean;
};

export type SheetScanner = {
  /** Adds the rows completed by this piece; answers true when the sheet's data have ended. */
  readonly push: (xml: string, rows: Cell[][], numbers: number[]) => boolean;
};

const LT = 60;
const GT = 62;
const SLASH = 47;
const EQUALS = 61;
/** Places behind the text that hold no character, so that short looks ahead need no check. */
const SENTINELS = 32;

const NUMBER = 0;
const SHARED = 1;
const FORMULA_TEXT = 2;
const INLINE = 3;
const BOOLEAN = 4;
const DATE = 5;
const ERROR = 6;

const POWERS = Array.from({ length: 17 }, (_, k) => 10 ** k);

const plainText = (xml: string): string => unescapeOffice(unescapeXml(xml));

const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/g;

/** The text of a rich or plain string item: its <t> parts without phonetic helps. */
export function stringItem(xml: string): string {
  const open = xml.indexOf('<t');
  if (open < 0) return '';
  let text = '';
  const bare = xml.includes('<rPh') ? xml.replace(/<rPh[\s>][\s\S]*?<\/rPh>/g, '') : xml;
  for (let at = bare.indexOf('<t'); at >= 0; at = bare.indexOf('<t', at)) {
    const next = bare.charCodeAt(at + 2);
    const close = bare.indexOf('>', at);
    if (close < 0) break;
    if ((next !== GT && next > 32) || bare.charCodeAt(close - 1) === SLASH) {
      at = close;
      continue;
    }
    const end = bare.indexOf('</t>', close);
    if (end < 0) break;
    text += bare.substring(close + 1, end).replace(CDATA, (_whole, inner: string) => inner.replaceAll('&', '&amp;'));
    at = end + 4;
  }
  return plainText(text);
}

export function makeSheetScanner(look: SheetLook): SheetScanner {
  const { shared, dateStyle, epoch1904 } = look;
  let rest = '';
  let prefix: string | null = null;
  let inData = false;
  let lastRow = 0;
  let blank: Cell[] = [null];
  // The characters of the piece as numbers: reading an array is several times faster than charCodeAt.
  let codes = new Uint16Array(0);
  const load = (s: string) => {
    if (codes.length < s.length + SENTINELS) codes = new Uint16Array(s.length * 2 + SENTINELS);
    Buffer.from(codes.buffer).write(s, 'utf16le');
    codes.fill(0xffff, s.length, s.length + SENTINELS);
  };

  /** The number written in s[from…end): exact for up to 15 digits, by the engine's own parser for the rest. */
  const numberAt = (s: string, from: number, end: number): number => {
    let digits = 0;
    let point = -1;
    let i = from;
    const negative = codes[i]! === 45;
    if (negative) i++;
    if (end - i > 16 || end === i) return end === i ? Number.NaN : Number(s.substring(from, end));
    for (let k = i; k < end; k++) {
      const code = codes[k]!;
      if (code >= 48 && code <= 57) digits = digits * 10 + code - 48;
      else if (code === 46 && point < 0) point = k;
      else return Number(s.substring(from, end));
    }
    if (point >= 0) {
      if (end - i === 1) return Number.NaN;
      digits /= POWERS[end - point - 1]!;
    } else if (end - i > 15) return Number(s.substring(from, end));
    return negative ? -digits : digits;
  };

  const valueAt = (s: string, from: number, end: number): Cell => {
    if (type === NUMBER || type === SHARED) {
      if (from === end) return null;
      const number = numberAt(s, from, end);
      if (Number.isNaN(number)) return s.substring(from, end);
      if (type === SHARED) return shared(number);
      return style >= 0 && dateStyle[style] ? (serialDate(number, epoch1904) ?? number) : number;
    }
    const text = s.substring(from, end);
    if (type === BOOLEAN) return text === '1' || text === 'true';
    return type === DATE ? text.replace('T', ' ') : plainText(text);
  };

  let column = 0;
  let type = NUMBER;
  let style = -1;
  /** Reads r, s and t from the attributes at `i`; answers the place of the `>` or `/` that ends them, or -1. */
  const readAttributes = (s: string, i: number): number => {
    type = NUMBER;
    style = -1;
    for (;;) {
      let code = codes[i]!;
      while (code <= 32) code = codes[++i]!;
      if (code === GT || code === SLASH) return i;
      let quote = i + 2;
      const short = codes[i + 1]! === EQUALS;
      if (!short) {
        const equals = s.indexOf('=', i);
        if (equals < 0 || equals > i + 100) return -1;
        quote = equals + 1;
        // Blanks before the equals sign are allowed; any longer name is none of ours.
        if (s.substring(i + 1, equals).trim() !== '') code = 0;
      }
      let mark = codes[quote]!;
      while (mark <= 32) mark = codes[++quote]!;
      if (mark !== 34 && mark !== 39) return -1;
      let k = quote + 1;
      let char = codes[k]!;
      if (code === 114) {
        let letters = 0;
        for (; (char & 0xdf) >= 65 && (char & 0xdf) <= 90; char = codes[++k]!)
          letters = letters * 26 + (char & 0xdf) - 64;
        if (letters > MAX_COLUMNS) return -1;
        if (letters > 0) column = letters - 1;
      } else if (code === 115) {
        style = 0;
        for (; char >= 48 && char <= 57; char = codes[++k]!) style = style * 10 + char - 48;
      } else if (code === 116) {
        const next = codes[k + 1]!;
        if (char === 115) type = next === mark ? SHARED : FORMULA_TEXT;
        else if (char === 105) type = INLINE;
        else if (char === 98) type = BOOLEAN;
        else if (char === 100) type = DATE;
        else if (char === 101) type = ERROR;
      }
      while (char !== mark) {
        if (k > quote + 1000 || k >= s.length) return -1;
        char = codes[++k]!;
      }
      i = k + 1;
    }
  };

  /** Fills `row` from the XML at `at`; answers the place behind </row>, or -1 when the text ends first. */
  const readCells = (s: string, at: number, row: Cell[]): number => {
    column = -1;
    for (;;) {
      const open = codes[at]! === LT ? at : s.indexOf('<', at);
      if (open < 0) return -1;
      const first = codes[open + 1]!;
      const second = codes[open + 2]!;
      if (first === SLASH && second === 114) {
        const close = s.indexOf('>', open);
        return close < 0 ? -1 : close + 1;
      }
      if (first !== 99 || (second > 32 && second !== GT && second !== SLASH)) {
        at = open + 1;
        continue;
      }
      column++;
      let i = readAttributes(s, open + 2);
      if (i < 0 || column >= MAX_COLUMNS) {
        if (s.indexOf('>', open) < 0) return -1;
        throw new AppError('imports.damaged');
      }
      while (row.length < column) row.push(null);
      if (codes[i]! === SLASH) {
        at = i + 2;
        continue;
      }
      i++;
      // <v>…</v></c> straight after the tag is nearly every cell, <is><t>…</t></is></c> the next in number.
      if (codes[i]! === LT && codes[i + 1]! === 118 && codes[i + 2]! === GT) {
        let stop = i + 3;
        if (type === FORMULA_TEXT) stop = s.indexOf('<', stop);
        else while (codes[stop]! !== LT && stop < s.length) stop++;
        if (stop < 0 || stop + 8 > s.length) return -1;
        row[column] = valueAt(s, i + 3, stop);
        at = codes[stop + 6]! === 99 ? stop + 8 : stop;
        continue;
      }
      if (
        type === INLINE &&
        codes[i + 4]! === LT &&
        codes[i + 5]! === 116 &&
        codes[i + 6]! === GT &&
        codes[i + 1]! === 105
      ) {
        const stop = s.indexOf('<', i + 7);
        // </t></is></c>
        if (stop >= 0 && codes[stop + 6]! === 105 && codes[stop + 11]! === 99) {
          let k = i + 7;
          while (k < stop && codes[k] !== 38 && codes[k] !== 95) k++;
          const text = s.substring(i + 7, stop);
          row[column] = k === stop ? text : plainText(text);
          at = stop + 13;
          continue;
        }
      }
      const stop = s.indexOf('</c>', i);
      if (stop < 0) return -1;
      const inner = s.substring(i, stop);
      if (type === INLINE) row[column] = stringItem(inner);
      else {
        const match = /<v(?:\s[^>]*)?>([^<]*)<\/v>/.exec(inner);
        if (match) {
          const from = i + match.index + match[0].indexOf('>') + 1;
          row[column] = valueAt(s, from, from + match[1]!.length);
        }
      }
      at = stop + 4;
    }
  };

  const push = (xml: string, rows: Cell[][], numbers: number[]): boolean => {
    let s = rest + xml;
    if (prefix === null) {
      const root = /<(?:([\w.-]+):)?worksheet[\s>]/.exec(s);
      if (s.includes('<!DOCTYPE')) throw new AppError('imports.damaged');
      if (!root) {
        if (s.length > 1 << 16) throw new AppError('imports.damaged');
        rest = s;
        return false;
      }
      prefix = root[1] ? `${root[1]}:` : '';
    }
    if (prefix !== '') s = s.replaceAll(`<${prefix}`, '<').replaceAll(`</${prefix}`, '</');
    let pos = 0;
    if (!inData) {
      const data = s.indexOf('<sheetData');
      const close = data < 0 ? -1 : s.indexOf('>', data);
      if (close < 0) {
        rest = data < 0 ? s.slice(-32) : s.slice(data);
        return false;
      }
      if (s.charCodeAt(close - 1) === SLASH) return true;
      inData = true;
      pos = close + 1;
    }
    load(s);
    for (;;) {
      const row = s.indexOf('<row', pos);
      if (row < 0) {
        if (s.indexOf('</sheetData', pos) >= 0) return true;
        break;
      }
      const after = codes[row + 4]!;
      // <rowBreaks stands behind the data.
      if (after > 32 && after !== GT && after !== SLASH && after !== 0xffff) return true;
      const open = s.indexOf('>', row);
      if (open < 0) break;
      const empty = s.charCodeAt(open - 1) === SLASH;
      let number = lastRow + 1;
      // r="123" is nearly always the first attribute.
      const at = codes[row + 5] === 114 && codes[row + 6] === EQUALS ? row + 7 : s.indexOf(' r=', row) + 3;
      if (at >= row + 5 && at < open) {
        number = 0;
        for (let k = at + 1; codes[k]! >= 48 && codes[k]! <= 57; k++) number = number * 10 + codes[k]! - 48;
      }
      if (!(number > 0 && number <= MAX_ROWS)) throw new AppError('imports.damaged');
      if (empty) pos = open + 1;
      else {
        const cells = blank.slice();
        const end = readCells(s, open + 1, cells);
        if (end < 0) break;
        if (cells.length > blank.length && cells.length <= 256) blank = new Array<Cell>(cells.length).fill(null);
        rows.push(cells);
        numbers.push(number);
        pos = end;
      }
      lastRow = number;
    }
    rest = s.substring(pos);
    if (rest.length > MAX_ROW_CHARS) throw new AppError('imports.damaged');
    return false;
  };
  return { push };
}
