// Measures by their name: known ones found, new ones made.
import type Database from 'better-sqlite3';
import { type PackedBatch, type PackedColumn, unpackTexts } from '../records/packRecords.ts';

/** The batch with the row ids of measures in place of their names. */
export function resolveMeasures(db: Database.Database, batch: number, packed: PackedBatch, at: number): PackedBatch {
  const names = packed.columns[at];
  if (names === undefined || names === null || !('joined' in names)) throw new Error('costs without their measure');
  const find = db.prepare<[string], number>('SELECT id FROM measure WHERE name = ? ORDER BY id LIMIT 1').pluck();
  const make = db.prepare('INSERT INTO measure (name, created_at, first_batch_id) VALUES (?, ?, ?)');
  const now = new Date().toISOString();
  const ids = new Map<string, number>();
  const idOf = (name: string): number => {
    const id = ids.get(name) ?? find.get(name) ?? Number(make.run(name, now, batch).lastInsertRowid);
    ids.set(name, id);
    return id;
  };
  const column: PackedColumn = Int32Array.from(unpackTexts(names), (name) => idOf(name ?? ''));
  return { ...packed, columns: packed.columns.map((given, k) => (k === at ? column : given)) };
}
