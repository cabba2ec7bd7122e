// xls, xlsb, ods, html and Excel 2003 xml as rows, by SheetJS. It may hang or run out of memory: only for a process that
// can be ended.
import { readFileSync, statSync } from 'node:fs';
import * as XLSX from 'xlsx';
import * as codepages from 'xlsx/dist/cpexcel.full.mjs';
import { AppError } from '../../../shared/errors.ts';
import { byteOrderMark, detectEncoding } from './detectEncoding.ts';
import { formatKind, type NumberKind, typedNumber } from './numberFormat.ts';
import { readZip } from './readZip.ts';
import {
  type Cell,
  isBlankRow,
  type ReadOptions,
  ROWS_PER_BATCH,
  type RowSource,
  type SourceFormat,
} from './rowSource.ts';
import { type Merge, spreadMerges } from './spreadMerges.ts';
import { leftOutOf, workbookNotices } from './workbookNotices.ts';

XLSX.set_cptable(codepages);

const MAX_COLUMNS = 16_384;
const MAX_FILE_BYTES = 256 * 2 ** 20;

/**
 * Every part of a zip container must unpack within the limits and match its checksum before SheetJS sees the file.
 * Answers the names of the parts.
 */
async function checkZip(path: string, signal: ReadOptions['signal']): Promise<string[]> {
  const zip = await readZip(path);
  try {
    for (const entry of zip.entries.values()) {
      if (entry.name.endsWith('/')) continue;
      for await (const _piece of zip.pieces(entry)) if (signal?.aborted) return [];
    }
    return [...zip.entries.keys()];
  } finally {
    await zip.close();
  }
}

/** Text formats are decoded here: what the file declares, else what its bytes show. */
function decode(bytes: Buffer): string {
  const marked = byteOrderMark(bytes);
  if (marked) return new TextDecoder(marked.encoding).decode(bytes.subarray(marked.bomBytes));
  const head = bytes.subarray(0, 4096).toString('latin1');
  const declared = /(?:encoding|charset)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  if (declared) {
    try {
      return new TextDecoder(declared, { fatal: true }).decode(bytes);
    } catch {
      // Declared wrongly, or not known: judged by the bytes.
    }
  }
  return new TextDecoder(detectEncoding([bytes.subarray(0, 1 << 20)]).encoding).decode(bytes);
}

function readBook(bytes: Buffer, format: SourceFormat, maxRows: number | undefined): XLSX.WorkBook {
  const options = {
    dense: true,
    cellNF: true,
    cellHTML: false,
    cellFormula: false,
    cellText: false,
    ...(maxRows ? { sheetRows: maxRows } : {}),
  };
  if (format !== 'html' && format !== 'xml' && !(format === 'ods' && bytes[0] === 0x3c))
    return XLSX.read(bytes, { ...options, type: 'buffer' });
  const text = decode(bytes);
  if (format === 'xml' && text.includes('<!DOCTYPE')) throw new AppError('imports.damaged');
  // raw keeps the texts of a web page as they stand: 00123 stays 00123.
  return XLSX.read(text, { ...options, type: 'string', raw: format === 'html' });
}

const kinds = new Map<string, NumberKind>();

function kindOf(format: unknown): NumberKind {
  if (typeof format !== 'string') return 0;
  let kind = kinds.get(format);
  if (kind === undefined) {
    kind = formatKind(format);
    if (kinds.size < 10_000) kinds.set(format, kind);
  }
  return kind;
}

const ERRORS = new Map([
  [0, '#NULL!'],
  [7, '#DIV/0!'],
  [15, '#VALUE!'],
  [23, '#REF!'],
  [29, '#NAME?'],
  [36, '#NUM!'],
  [42, '#N/A'],
  [43, '#GETTING_DATA'],
]);

function plainCell(cell: XLSX.CellObject | undefined, epoch1904: boolean): Cell {
  if (!cell || cell.v === undefined || cell.v === null) return null;
  if (cell.t === 'n') {
    const value = Number(cell.v);
    const kind = kindOf(cell.z);
    return kind === 0 ? value : typedNumber(value, kind, epoch1904);
  }
  if (cell.t === 'b') return Boolean(cell.v);
  if (cell.t === 'd') {
    // The process runs in UTC, so this is the wall clock of the sheet.
    const milliseconds = new Date(cell.v as Date).getTime();
    if (Number.isNaN(milliseconds)) return null;
    const day = Math.floor(milliseconds / 86_400_000);
    const minute = Math.floor((milliseconds - day * 86_400_000) / 60_000);
    return { day, minute: minute === 0 ? null : minute };
  }
  if (cell.t === 'e') return typeof cell.v === 'string' ? cell.v : (ERRORS.get(Number(cell.v)) ?? '#N/A');
  return String(cell.v);
}

type Batch = { rows: Cell[][]; numbers: number[]; doneShare: number };

function* batchesOf(sheet: XLSX.WorkSheet, epoch1904: boolean): Generator<Batch> {
  const data: (XLSX.CellObject | undefined)[][] = sheet['!data'] ?? [];
  let rows: Cell[][] = [];
  let numbers: number[] = [];
  // Only rows that exist: a sheet may claim four billion of them.
  for (const key of Object.keys(data)) {
    const index = Number(key);
    const cells = data[index];
    if (!cells) continue;
    const row: Cell[] = [];
    for (const column of Object.keys(cells)) {
      const c = Number(column);
      if (!(c < MAX_COLUMNS)) continue;
      while (row.length < c) row.push(null);
      row[c] = plainCell(cells[c], epoch1904);
    }
    if (isBlankRow(row)) continue;
    rows.push(row);
    numbers.push(index + 1);
    if (rows.length === ROWS_PER_BATCH) {
      yield { rows, numbers, doneShare: (index + 1) / data.length };
      rows = [];
      numbers = [];
    }
  }
  if (rows.length > 0) yield { rows, numbers, doneShare: 1 };
}

const topMerges = (sheet: XLSX.WorkSheet): Merge[] =>
  (sheet['!merges'] ?? [])
    .filter(({ s, e }) => s.r < 60 && e.c > s.c)
    .slice(0, 10_000)
    .map(({ s, e }) => ({ row: s.r + 1, from: s.c, to: e.c }));

function failureCode(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (/password|encrypt/i.test(message)) return 'imports.passwordProtected';
  return /unsupported file|cannot read|PRN files|not supported/i.test(message)
    ? 'imports.notSpreadsheet'
    : 'imports.damaged';
}

/** Errors are AppErrors, whatever SheetJS throws. */
export async function readSheetJs(
  path: string,
  format: SourceFormat,
  { maxRows, signal }: Pick<ReadOptions, 'maxRows' | 'signal'> = {},
): Promise<RowSource> {
  const { size } = statSync(path);
  if (size > MAX_FILE_BYTES) throw new AppError('imports.tooBig');
  const bytes = readFileSync(path);
  const zipped = (format === 'xlsb' || format === 'ods') && bytes.toString('latin1', 0, 2) === 'PK';
  const left = leftOutOf(zipped ? await checkZip(path, signal) : []);
  const macros = left.macros || (format === 'xls' && bytes.includes(Buffer.from('_VBA_PROJECT', 'utf16le')));
  let book: XLSX.WorkBook;
  try {
    book = readBook(bytes, format, maxRows);
  } catch (error) {
    throw error instanceof AppError ? error : new AppError(failureCode(error));
  }
  const epoch1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.map((name, index) => ({
    name,
    hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
  }));
  return {
    format,
    encoding: null,
    delimiter: null,
    sheets,
    rowsMayTear: false,
    epoch1904,
    totalBytes: () => size,
    batches: async function* (sheet, options = {}) {
      let given = 0;
      const cells = book.Sheets[book.SheetNames[sheet]!] ?? {};
      const merges = options.maxRows === undefined ? [] : topMerges(cells);
      for (const { rows, numbers, doneShare } of batchesOf(cells, epoch1904)) {
        if (options.signal?.aborted) return;
        if (given === 0 && merges.length > 0) spreadMerges(rows, numbers, merges);
        given += rows.length;
        yield { rows, numbers, doneBytes: Math.round(doneShare * size) };
        if (given >= (options.maxRows ?? Number.POSITIVE_INFINITY)) return;
      }
    },
    notices: () => workbookNotices({ ...left, macros }, sheets, 0),
    close: async () => {},
  };
}
