// Rows and sums of each import against what was noted when it was stored: finds silent damage.
import type Database from 'better-sqlite3';

const TABLES = [
  ['orders', 'order_line', 'amount_e4'],
  ['interactions', 'interaction', '0'],
  ['complaints', 'complaint', '0'],
  ['surveys', 'survey_answer', '0'],
  ['costs', 'cost_entry', 'amount_e4'],
] as const;

/** Rows that have given way to a later import count for the one that brought them. */
export function controlTotalsHold(db: Database.Database): boolean {
  for (const [kind, table, amount] of TABLES) {
    const wrong = db
      .prepare<[string, string], number>(
        `SELECT count(*) FROM import_batch b
         LEFT JOIN (SELECT batch_id, count(*) AS n, sum(${amount}) AS total FROM ${table} GROUP BY batch_id) l
           ON l.batch_id = b.id
         LEFT JOIN (SELECT batch_id, count(*) AS n, sum(amount_e4) AS total FROM replaced_row WHERE stood_in = ?
                    GROUP BY batch_id) r ON r.batch_id = b.id
         WHERE b.kind = ? AND b.undone_at IS NULL
           AND (coalesce(l.n, 0) + coalesce(r.n, 0) <> b.rows_stored
             OR coalesce(l.total, 0) + coalesce(r.total, 0) <> b.amount_e4)`,
      )
      .pluck()
      .get(table, kind);
    if (wrong !== 0) return false;
  }
  return true;
}
