// What every reader gives: sheets, and rows of plain cells in batches.
import type { Text } from '../../../shared/text.ts';

/** A date cell: day number (shared/dates.ts) and wall-clock minute of the day, null when the cell has no time. */
export type CellDate = { readonly day: number; readonly minute: number | null };
/** A blank cell is null or the empty text. */
export type Cell = string | number | boolean | null | CellDate;

export type RowBatch = {
  readonly rows: readonly (readonly Cell[])[];
  /** Row number of each row in the sheet, as a spreadsheet program shows it (1 is the first). */
  readonly numbers: readonly number[];
  /** How much of the sheet's data has been read. */
  readonly doneBytes: number;
};

export type SourceFormat = 'csv' | 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'html' | 'xml';
export type SourceSheet = { readonly name: string; readonly hidden: boolean };

export type ReadOptions = {
  /** Stop soon after this many rows: a cheap look at the top of the sheet. */
  readonly maxRows?: number;
  /** Give what stands in a cell merged over several rows to each of them. */
  readonly fillDown?: boolean;
  readonly signal?: { readonly aborted: boolean };
};

export type RowSource = {
  readonly format: SourceFormat;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheets: readonly SourceSheet[];
  /** Cells beyond the table's width are torn rows (csv), not notes at the side (workbooks). */
  readonly rowsMayTear: boolean;
  /** Numbers without a date format that mean days count from 1904, not 1900. */
  readonly epoch1904: boolean;
  /** Size that doneBytes of this sheet runs up to. */
  readonly totalBytes: (sheet: number) => number;
  /** Rows that are not wholly blank, in order. */
  readonly batches: (sheet: number, options?: ReadOptions) => AsyncGenerator<RowBatch, void, void>;
  /** What was replaced, mended or left out while reading. */
  readonly notices: () => Text[];
  readonly close: () => Promise<void>;
};

export const ROWS_PER_BATCH = 2_000;

export function isBlank(cell: Cell | undefined): boolean {
  if (typeof cell === 'string') return cell === '' || (cell.charCodeAt(0) <= 32 && cell.trim() === '');
  return cell === null || cell === undefined;
}

export function isBlankRow(row: readonly (Cell | undefined)[]): boolean {
  for (let i = 0; i < row.length; i++) if (!isBlank(row[i])) return false;
  return true;
}

const two = (n: number) => String(n).padStart(2, '0');

/** Wall-clock HH:MM of a minute of the day. */
export const clockText = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
