// Taking an import back: what it brought goes, what gave way to it returns, and nothing else is touched.
import type Database from 'better-sqlite3';
import type { ImportReport } from '../../shared/contract/importReports.ts';
import { AppError } from '../../shared/errors.ts';
import { readImport } from './batches.ts';
import { applyDescriptions } from './customerDescriptions.ts';
import { ROW_TABLES, restoreRows } from './replacedRows.ts';

const NAMING = ROW_TABLES.filter((table) => table !== 'cost_entry');
const FILES_NAMED = 5;

/** Standing imports that passed over rows because this one had brought them, or put changed rows in their place. */
const relying = (db: Database.Database, batch: number): number[] =>
  db
    .prepare<[{ batch: number }], number>(
      `SELECT b.id FROM import_batch b WHERE b.undone_at IS NULL AND (
         b.id IN (SELECT batch_id FROM import_reliance WHERE on_batch_id = :batch)
         OR b.mode = 'update' AND b.id IN (SELECT replaced_by FROM replaced_row WHERE batch_id = :batch))`,
    )
    .pluck()
    .all({ batch });

const UPDATES_OF_ORDERS = `
  UNION SELECT l.batch_id FROM order_line l JOIN import_batch b ON b.id = l.batch_id
  WHERE b.mode = 'update' AND l.batch_id > :batch AND l.order_no IN (
    SELECT cells ->> '$.order_no' FROM replaced_row WHERE replaced_by = :batch AND stood_in = 'order_line')`;

/**
 * Standing later imports that were held against the project without the rows this one replaced, and might have been
 * loaded otherwise had these stood: those that bring something for the same customer (or measure) and day, those that
 * replaced rows themselves, and updates that bring the same order.
 */
function comparedWithout(db: Database.Database, batch: number): number[] {
  const found = new Set<number>();
  for (const table of ROW_TABLES) {
    const owner = table === 'cost_entry' ? 'measure_id' : 'customer_id';
    const replaced = db
      .prepare<[number], number>(`SELECT 1 FROM replaced_row WHERE replaced_by = ? AND stood_in = '${table}' LIMIT 1`)
      .pluck()
      .get(batch);
    if (replaced === undefined) continue;
    const back = `SELECT cells ->> '$.${owner}' AS owner, cells ->> '$.day' AS day FROM replaced_row
      WHERE replaced_by = :batch AND stood_in = '${table}'`;
    const later = db
      .prepare<[{ batch: number }], number>(
        `WITH back AS MATERIALIZED (SELECT DISTINCT owner, day FROM (${back}))
         SELECT batch_id FROM ${table} l JOIN back ON l.${owner} IS back.owner AND l.day = back.day
         WHERE l.batch_id > :batch
         UNION SELECT l.batch_id FROM replaced_row l JOIN back
           ON l.cells ->> '$.${owner}' IS back.owner AND l.cells ->> '$.day' = back.day
         WHERE l.batch_id > :batch AND l.stood_in = '${table}'
         UNION SELECT replaced_by FROM replaced_row WHERE replaced_by > :batch AND stood_in = '${table}'
         ${table === 'order_line' ? UPDATES_OF_ORDERS : ''}`,
      )
      .pluck()
      .all({ batch });
    for (const id of later) found.add(id);
  }
  const stands = db.prepare<[number], number>('SELECT 1 FROM import_batch WHERE id = ? AND undone_at IS NULL').pluck();
  return [...found].filter((id) => stands.get(id) === 1).sort((a, b) => a - b);
}

function assertFree(db: Database.Database, batch: number): void {
  const blocking = [...new Set([...relying(db, batch), ...comparedWithout(db, batch)])].sort((a, b) => a - b);
  if (blocking.length === 0) return;
  const nameOf = db.prepare<[number], string>('SELECT file_name FROM import_batch WHERE id = ?').pluck();
  const names = blocking.slice(0, FILES_NAMED).map((id) => `#${id} ${nameOf.get(id) ?? ''}`.trim());
  const files = blocking.length > FILES_NAMED ? `${names.join(', ')} …` : names.join(', ');
  throw new AppError('imports.undoBlocked', { file: nameOf.get(batch) ?? '', files, count: blocking.length });
}

/** Customers the batch was the first to name: gone where nothing else names them, else given to the next that does. */
function releaseCustomers(db: Database.Database, batch: number): void {
  const named = [
    ...NAMING.map((table) => `SELECT customer_id, batch_id FROM ${table}`),
    'SELECT customer_id, batch_id FROM customer_description',
    "SELECT cells ->> '$.customer_id', batch_id FROM replaced_row WHERE stood_in <> 'cost_entry'",
  ];
  db.prepare(
    `UPDATE customer SET first_batch_id = o.batch_id
     FROM (SELECT n.customer_id, min(n.batch_id) AS batch_id FROM (${named.join(' UNION ALL ')}) n
           WHERE n.customer_id IN (SELECT id FROM customer WHERE first_batch_id = :batch) GROUP BY n.customer_id) AS o
     WHERE o.customer_id = customer.id AND customer.first_batch_id = :batch`,
  ).run({ batch });
  assertNotMerged(db, batch);
  const gone = 'SELECT id FROM customer WHERE first_batch_id = :batch';
  db.prepare(`DELETE FROM customer_merge WHERE keep_id IN (${gone}) OR gone_id IN (${gone})`).run({ batch });
  db.prepare(`DELETE FROM customer_distinct WHERE left_id IN (${gone}) OR right_id IN (${gone})`).run({ batch });
  const alerts = `SELECT id FROM alert WHERE customer_id IN (${gone})`;
  db.prepare(`DELETE FROM alert_entry WHERE alert_id IN (${alerts})`).run({ batch });
  db.prepare(`DELETE FROM alert_step WHERE alert_id IN (${alerts})`).run({ batch });
  db.prepare(`DELETE FROM alert WHERE customer_id IN (${gone})`).run({ batch });
  for (const table of ['customer_flag', 'letting_go']) {
    db.prepare(`DELETE FROM ${table} WHERE customer_id IN (${gone})`).run({ batch });
  }
  db.prepare('DELETE FROM customer WHERE first_batch_id = ?').run(batch);
}

/** A customer who would go, but was merged with another, is taken apart first. */
function assertNotMerged(db: Database.Database, batch: number): void {
  const merged = db
    .prepare<[{ batch: number }], string>(
      `SELECT code FROM customer c WHERE first_batch_id = :batch
       AND (merged_into IS NOT NULL OR EXISTS (SELECT 1 FROM customer g WHERE g.merged_into = c.id)) ORDER BY code`,
    )
    .pluck()
    .all({ batch });
  if (merged.length === 0) return;
  const customers = merged.slice(0, FILES_NAMED).join(', ');
  throw new AppError('imports.undoMerged', {
    customers: merged.length > FILES_NAMED ? `${customers} …` : customers,
    count: merged.length,
  });
}

function releaseMeasures(db: Database.Database, batch: number): void {
  db.prepare(
    `UPDATE measure SET first_batch_id = o.batch_id
     FROM (SELECT measure_id, min(batch_id) AS batch_id FROM
            (SELECT measure_id, batch_id FROM cost_entry
             UNION ALL SELECT cells ->> '$.measure_id', batch_id FROM replaced_row WHERE stood_in = 'cost_entry')
           GROUP BY measure_id) AS o
     WHERE o.measure_id = measure.id AND measure.first_batch_id = ?`,
  ).run(batch);
  db.prepare('DELETE FROM measure WHERE first_batch_id = ?').run(batch);
}

function takeBack(db: Database.Database, wanted: number | undefined, at: Date): number {
  const batch =
    wanted ??
    db.prepare<[], number | null>('SELECT max(id) FROM import_batch WHERE undone_at IS NULL').pluck().get() ??
    null;
  if (batch === null) throw new AppError('imports.nothingToUndo');
  const known = db
    .prepare<[number], { undone_at: string | null }>('SELECT undone_at FROM import_batch WHERE id = ?')
    .get(batch);
  if (!known) throw new AppError('imports.unknownBatch', { batch });
  if (known.undone_at !== null) throw new AppError('imports.alreadyUndone', { batch });
  assertFree(db, batch);
  for (const table of ROW_TABLES) db.prepare(`DELETE FROM ${table} WHERE batch_id = ?`).run(batch);
  db.prepare('DELETE FROM replaced_row WHERE batch_id = ?').run(batch);
  db.prepare('DELETE FROM rejected_row WHERE batch_id = ?').run(batch);
  restoreRows(db, batch);
  db.prepare('DELETE FROM import_reliance WHERE batch_id = ?').run(batch);
  const described = db
    .prepare<[number], number>('SELECT customer_id FROM customer_description WHERE batch_id = ?')
    .pluck()
    .all(batch);
  db.prepare('DELETE FROM customer_description WHERE batch_id = ?').run(batch);
  applyDescriptions(db, described);
  releaseCustomers(db, batch);
  releaseMeasures(db, batch);
  db.prepare('UPDATE import_batch SET undone_at = ? WHERE id = ?').run(at.toISOString(), batch);
  db.prepare('UPDATE project SET revision = revision + 1').run();
  return batch;
}

/**
 * Takes back an import, the newest that counts where none is named, whole or not at all. AppError `imports.undoBlocked`
 * where a standing import was loaded on the strength of it, `imports.undoMerged` where a customer it brought has been
 * merged with another, `imports.nothingToUndo`, `imports.unknownBatch`, `imports.alreadyUndone`.
 */
export function undoImport(db: Database.Database, batch?: number, at = new Date()): ImportReport {
  // Each customer deleted would be looked for in every table that names customers; the statements above see to it.
  db.pragma('foreign_keys = OFF');
  try {
    return readImport(db, db.transaction(takeBack).immediate(db, batch, at));
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
