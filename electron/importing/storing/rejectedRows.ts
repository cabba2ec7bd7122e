// Rows that are kept out: all counted, all stored with their cells and the reason.
import type Database from 'better-sqlite3';
import { cellText } from '../cells/cellText.ts';
import { columnName, type ImportPlan } from '../planning/planImport.ts';
import type { Cell } from '../reading/rowSource.ts';
import type { Rejection } from '../records/orderLines.ts';
import { makeBulkInsert } from './bulkInsert.ts';

const CELL_CHARS = 2_000;
const ROW_CHARS = 32_000;

/** The cells of a row as they were, cut where a row is monstrous. */
function cellsJson(row: readonly Cell[]): string {
  let left = ROW_CHARS;
  const cells: string[] = [];
  for (const cell of row) {
    const text = cellText(cell);
    const kept =
      text.length > Math.min(CELL_CHARS, left) ? `${text.slice(0, Math.max(0, Math.min(CELL_CHARS, left)))}…` : text;
    left -= kept.length;
    cells.push(kept);
    if (left <= 0) break;
  }
  return JSON.stringify(cells);
}

export function makeRejectedRows(db: Database.Database, batch: number, plan: ImportPlan) {
  const insert = makeBulkInsert(db, 'rejected_row', [
    'batch_id',
    'row_number',
    'column_name',
    'code',
    'params',
    'cells',
  ]);
  const byReason = new Map<string, number>();
  let total = 0;
  return {
    add: (rowNumber: number, row: readonly Cell[], { code, column, params }: Rejection) => {
      total++;
      byReason.set(code, (byReason.get(code) ?? 0) + 1);
      const name = column === null ? null : columnName(plan.headers, column);
      insert.add([
        batch,
        rowNumber,
        name,
        code,
        JSON.stringify(name === null ? params : { column: name, ...params }),
        cellsJson(row),
      ]);
    },
    flush: insert.flush,
    total: () => total,
    /** Most frequent first. */
    byReason: () => [...byReason].sort((a, b) => b[1] - a[1]),
  };
}
