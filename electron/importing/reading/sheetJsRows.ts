// Cells as SheetJS holds them, as rows of plain cells.
import type * as XLSX from 'xlsx';
import { formatKind, type NumberKind, typedNumber } from './numberFormat.ts';
import { type Cell, isBlankRow, ROWS_PER_BATCH } from './rowSource.ts';

const MAX_COLUMNS = 16_384;

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

export function* sheetJsRows(sheet: XLSX.WorkSheet, epoch1904: boolean): Generator<Batch> {
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
