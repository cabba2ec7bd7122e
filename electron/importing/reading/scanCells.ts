// The cells of a row in sheet XML. The hot path of every xlsx import: one pass over character codes, no tree.
import { AppError } from '../../../shared/errors.ts';
import { type NumberKind, typedNumber } from './numberFormat.ts';
import type { Cell } from './rowSource.ts';
import { plainText, stringItem } from './xlsxStrings.ts';
import { xmlNumber } from './xmlNumber.ts';

const MAX_COLUMNS = 16_384;

export type SheetLook = {
  readonly shared: (index: number) => string;
  /** By style number: what the format makes of a number. */
  readonly kinds: readonly NumberKind[];
  readonly epoch1904: boolean;
};

export type CellScanner = {
  /** Takes the text that the places below are counted in; answers its characters as numbers. */
  readonly load: (s: string) => Uint16Array;
  /** Fills `row` from the XML at `at`; answers the place behind </row>, or -1 when the text ends first. */
  readonly readCells: (s: string, at: number, row: Cell[]) => number;
  /** Formulas whose result the file does not hold. */
  readonly uncalculated: () => number;
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

export function makeCellScanner({ shared, kinds, epoch1904 }: SheetLook): CellScanner {
  let uncalculated = 0;
  // The characters of the piece as numbers: reading an array is several times faster than charCodeAt.
  let codes = new Uint16Array(0);
  const load = (s: string) => {
    if (codes.length < s.length + SENTINELS) codes = new Uint16Array(s.length * 2 + SENTINELS);
    Buffer.from(codes.buffer).write(s, 'utf16le');
    codes.fill(0xffff, s.length, s.length + SENTINELS);
    return codes;
  };

  const valueAt = (s: string, from: number, end: number): Cell => {
    if (type === NUMBER || type === SHARED) {
      if (from === end) return null;
      const number = xmlNumber(codes, s, from, end);
      if (Number.isNaN(number)) return s.substring(from, end);
      if (type === SHARED) return shared(number);
      const kind = style < 0 ? 0 : kinds[style];
      return kind ? typedNumber(number, kind, epoch1904) : number;
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
        if (!match) {
          if (inner.includes('<f') && !/<v\s*\/?>/.test(inner)) uncalculated++;
        } else {
          const from = i + match.index + match[0].indexOf('>') + 1;
          row[column] = valueAt(s, from, from + match[1]!.length);
        }
      }
      at = stop + 4;
    }
  };

  return { load, readCells, uncalculated: () => uncalculated };
}
