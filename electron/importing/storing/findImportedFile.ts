// Whether a table was imported before, by the content of its file.
import type Database from 'better-sqlite3';

/** When the table was imported and still stands, null where it does not; null where nothing was ever imported. */
export function makeFileFinder(
  db: Database.Database,
): ((sha256: string, sheet: string, kind: string) => string | null) | null {
  if (db.prepare('SELECT 1 FROM import_part LIMIT 1').get() === undefined) return null;
  const find = db
    .prepare<[string, string, string], string>(
      `SELECT b.imported_at FROM import_part p JOIN import_batch b ON b.id = p.batch_id
       WHERE p.sha256 = ? AND p.sheet = ? AND b.kind = ? AND b.undone_at IS NULL LIMIT 1`,
    )
    .pluck();
  return (sha256, sheet, kind) => find.get(sha256, sheet, kind) ?? null;
}
