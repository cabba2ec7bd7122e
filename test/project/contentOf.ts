// All that a project says, table by table, for comparing one state with another.
import type Database from 'better-sqlite3';

/** Not the books of imports, and not the counter of changes. */
const LEFT_OUT = ['import_batch', 'import_part', 'import_template', 'project', 'rejected_row', 'setting_change'];

export function contentOf(db: Database.Database, leftOut: readonly string[] = LEFT_OUT): Record<string, unknown[]> {
  const tables = db
    .prepare<[], string>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name")
    .pluck()
    .all()
    .filter((name) => !name.startsWith('sqlite_') && !leftOut.includes(name));
  return Object.fromEntries(
    tables.map((name) => [name, db.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`).raw().all()]),
  );
}
