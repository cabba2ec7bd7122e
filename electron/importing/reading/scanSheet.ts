// Sheet XML in pieces in, rows of cells out.
import { AppError } from '../../../shared/errors.ts';
import type { Cell } from './rowSource.ts';
import { makeCellScanner, type SheetLook } from './scanCells.ts';

const MAX_ROWS = 1_048_576;
/** No single row needs more XML than this. */
const MAX_ROW_CHARS = 16 * 2 ** 20;

export type SheetScanner = {
  /** Adds the rows completed by this piece; answers true when the sheet's data have ended. */
  readonly push: (xml: string, rows: Cell[][], numbers: number[]) => boolean;
  /** Formulas whose result the file does not hold. */
  readonly uncalculated: () => number;
};

const GT = 62;
const SLASH = 47;
const EQUALS = 61;

export function makeSheetScanner(look: SheetLook): SheetScanner {
  const { load, readCells, uncalculated } = makeCellScanner(look);
  let rest = '';
  let prefix: string | null = null;
  let inData = false;
  let lastRow = 0;
  let blank: Cell[] = [null];

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
    const codes = load(s);
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
  return { push, uncalculated };
}
