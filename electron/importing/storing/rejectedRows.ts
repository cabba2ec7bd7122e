// Rows that are not stored as they are: all counted, all stored with their cells and the reason.
import type Database from 'better-sqlite3';
import type { PackedRejections } from '../readerMessages.ts';
import { type PackedColumn, packTexts, unpackTexts } from '../records/packRecords.ts';
import { makePackedInsert } from './packedInsert.ts';

const COLUMNS = ['row_number', 'column_name', 'code', 'params', 'cells', 'outcome'];

/** Merged rows are all counted; of the rows themselves so many are kept. */
export const MERGED_ROWS_KEPT = 10_000;

export function makeRejectedRows(db: Database.Database, batch: number) {
  const insert = makePackedInsert(db, 'rejected_row', COLUMNS);
  const byReason = new Map<string, number>();
  let total = 0;
  return {
    add: (part: number, rejections: PackedRejections) => {
      const { rowNumbers, columns, codes, params, cells, outcomes } = rejections;
      const ways = unpackTexts(outcomes);
      for (const [k, code] of unpackTexts(codes).entries()) {
        if (ways[k] !== 'rejected') continue;
        total++;
        byReason.set(code!, (byReason.get(code!) ?? 0) + 1);
      }
      const packed: PackedColumn[] = [rowNumbers, columns, codes, params, cells, outcomes];
      insert(packed, rowNumbers.length, { batch_id: batch, part });
    },
    addMerged: (part: number, rowNumbers: readonly number[], cells: readonly string[][]) => {
      const same = (text: string) => packTexts(rowNumbers.map(() => text));
      const texts = packTexts(cells.map((row) => JSON.stringify(row)));
      const packed = [Int32Array.from(rowNumbers), null, same('merged'), same('{}'), texts, same('merged')];
      insert(packed, rowNumbers.length, { batch_id: batch, part });
    },
    total: () => total,
    /** Most frequent first. */
    byReason: () => [...byReason].sort((a, b) => b[1] - a[1]),
  };
}
