// Rows that gave way to a later import: set aside whole, and put back when that import is taken back.
import type Database from 'better-sqlite3';

/** Tables whose rows belong to an import and may give way. */
export const ROW_TABLES = ['order_line', 'interaction', 'complaint', 'survey_answer', 'cost_entry'] as const;
export type RowTable = (typeof ROW_TABLES)[number];

const columnsOf = (db: Database.Database, table: RowTable): string[] =>
  db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);

/** Sets the rows aside for `replacedBy`; answers how many. */
export function replaceRows(
  db: Database.Database,
  table: RowTable,
  replacedBy: number,
  { where, params }: { where: string; params: readonly (string | number)[] },
): number {
  const cells = columnsOf(db, table).map((column) => `'${column}', ${column}`);
  const amount = table === 'order_line' || table === 'cost_entry' ? 'amount_e4' : '0';
  db.prepare(
    `INSERT INTO replaced_row (replaced_by, batch_id, stood_in, row_id, amount_e4, cells)
     SELECT ?, batch_id, '${table}', id, ${amount}, json_object(${cells.join(', ')}) FROM ${table}
     WHERE ${where} ORDER BY id`,
  ).run(replacedBy, ...params);
  return db
    .prepare(
      `DELETE FROM ${table} WHERE id IN (SELECT row_id FROM replaced_row WHERE replaced_by = ? AND stood_in = '${table}')
       AND batch_id <> ?`,
    )
    .run(replacedBy, replacedBy).changes;
}

/** Puts back what gave way to an import, each row under its old id. */
export function restoreRows(db: Database.Database, replacedBy: number): void {
  for (const table of ROW_TABLES) {
    const columns = columnsOf(db, table);
    const values = columns.map((column) => `cells ->> '$.${column}'`);
    db.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM replaced_row
       WHERE replaced_by = ? AND stood_in = '${table}' ORDER BY row_id`,
    ).run(replacedBy);
  }
  db.prepare('DELETE FROM replaced_row WHERE replaced_by = ?').run(replacedBy);
}
