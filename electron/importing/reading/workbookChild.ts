// The child process that reads xls, xlsb, ods, html and Excel 2003 xml with SheetJS. It may hang or run out of memory:
// the parent watches and ends it. It gets a path and gives plain rows, nothing else.
import { readFileSync } from 'node:fs';
import * as XLSX from 'xlsx';
import * as codepages from 'xlsx/dist/cpexcel.full.mjs';
import { parentOfChild } from '../../parentOfChild.ts';
import { byteOrderMark, detectEncoding } from './detectEncoding.ts';
import { serialDate } from './numberFormat.ts';
import { type Cell, isBlankRow, ROWS_PER_BATCH } from './rowSource.ts';
import type { FromChild, ToChild, WorkbookRequest } from './workbookMessages.ts';

XLSX.set_cptable(codepages);

const MAX_COLUMNS = 16_384;

const parent = parentOfChild();
const send = (message: FromChild) => parent.send(message);

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

function readBook({ path, format, maxRows }: WorkbookRequest): XLSX.WorkBook {
  const bytes = readFileSync(path);
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
  if (format === 'xml' && text.includes('<!DOCTYPE')) throw new Error('DOCTYPE');
  // raw keeps the texts of a web page as they stand: 00123 stays 00123.
  return XLSX.read(text, { ...options, type: 'string', raw: format === 'html' });
}

function plainCell(cell: XLSX.CellObject | undefined, epoch1904: boolean): Cell {
  if (!cell || cell.v === undefined || cell.v === null) return null;
  if (cell.t === 'n') {
    const value = Number(cell.v);
    const date = typeof cell.z === 'string' && XLSX.SSF.is_date(cell.z) ? serialDate(value, epoch1904) : null;
    return date ?? value;
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
  if (cell.t === 'e') return cell.w ?? '#N/A';
  return String(cell.v);
}

function* batchesOf(sheet: XLSX.WorkSheet, epoch1904: boolean): Generator<FromChild> {
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
      yield { kind: 'batch', rows, numbers, doneShare: (index + 1) / data.length, last: false };
      rows = [];
      numbers = [];
    }
  }
  yield { kind: 'batch', rows, numbers, doneShare: 1, last: true };
}

let book: XLSX.WorkBook | null = null;
let batches: Iterator<FromChild> | null = null;

function failureCode(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (/password|encrypt/i.test(message)) return 'imports.passwordProtected';
  return /unsupported file|cannot read|PRN files|not supported/i.test(message)
    ? 'imports.notSpreadsheet'
    : 'imports.damaged';
}

parent.onMessage((given) => {
  const message = given as ToChild;
  try {
    if (message.kind === 'open') {
      book = readBook(message);
      const workbook = book.Workbook;
      send({
        kind: 'opened',
        sheets: book.SheetNames.map((name, index) => ({
          name,
          hidden: (workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
        })),
        epoch1904: workbook?.WBProps?.date1904 === true,
        macros: book.vbaraw !== undefined,
      });
      return;
    }
    if (message.kind === 'rows' && book) {
      const sheet = book.Sheets[book.SheetNames[message.sheet]!];
      batches = batchesOf(sheet ?? {}, book.Workbook?.WBProps?.date1904 === true);
    }
    const next = batches?.next();
    if (next && !next.done) send(next.value);
  } catch (error) {
    send({ kind: 'failed', code: failureCode(error) });
  }
});
