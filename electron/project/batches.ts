// Imports of a project: their load reports, the rows kept out, and taking the last one back.
import type Database from 'better-sqlite3';
import type { ImportReport } from '../../shared/contract/imports.ts';
import { AppError } from '../../shared/errors.ts';
import { type Param, say, type Text } from '../../shared/text.ts';
import { applyDescriptions } from './customerDescriptions.ts';

type StoredReport = ImportReport & { header?: string[] };
type ReportRow = { report: string; undone_at: string | null };

/** What reports of older files do not say. */
const BEFORE_0002 = {
  origin: 'file',
  parts: [],
  mode: 'append',
  rowsMerged: 0,
  rowsReplaced: 0,
  rules: [],
} satisfies Partial<ImportReport>;

function reportOf({ report, undone_at }: ReportRow): ImportReport {
  const { header: _header, ...rest } = JSON.parse(report) satisfies StoredReport as StoredReport;
  return { ...BEFORE_0002, ...rest, undoneAt: undone_at };
}

/** Load reports, newest first. */
export function listImports(db: Database.Database): ImportReport[] {
  return db.prepare<[], ReportRow>('SELECT report, undone_at FROM import_batch ORDER BY id DESC').all().map(reportOf);
}

export function readImport(db: Database.Database, batch: number): ImportReport {
  const row = db.prepare<[number], ReportRow>('SELECT report, undone_at FROM import_batch WHERE id = ?').get(batch);
  if (!row) throw new AppError('imports.unknownBatch', { batch });
  return reportOf(row);
}

export type RejectedPage = {
  total: number;
  header: string[];
  rows: {
    outcome: 'rejected' | 'merged' | 'changed';
    fileName: string;
    row: number;
    column: string | null;
    code: string;
    reason: Text;
    cells: string[];
  }[];
};

type RejectedRow = {
  outcome: 'rejected' | 'merged' | 'changed';
  row_number: number;
  column_name: string | null;
  code: string;
  params: string;
  cells: string;
};

export function readRejected(db: Database.Database, batch: number, offset: number, limit: number): RejectedPage {
  const stored = db.prepare<[number], string>('SELECT report FROM import_batch WHERE id = ?').pluck().get(batch);
  if (stored === undefined) throw new AppError('imports.unknownBatch', { batch });
  const rows = db
    .prepare<[number, number, number], RejectedRow>(
      `SELECT outcome, row_number, column_name, code, params, cells FROM rejected_row WHERE batch_id = ?
       ORDER BY row_number, id LIMIT ? OFFSET ?`,
    )
    .all(batch, limit, offset);
  return {
    total: db.prepare<[number], number>('SELECT count(*) FROM rejected_row WHERE batch_id = ?').pluck().get(batch) ?? 0,
    header: (JSON.parse(stored) as StoredReport).header ?? [],
    rows: rows.map(({ outcome, row_number, column_name, code, params, cells }) => ({
      outcome,
      fileName: '',
      row: row_number,
      column: column_name,
      code,
      reason: say(`imports.rejected.${code}`, JSON.parse(params) as Record<string, Param>),
      cells: JSON.parse(cells) as string[],
    })),
  };
}

/** Tables whose rows belong to an import. */
const ROW_TABLES = ['order_line', 'interaction', 'complaint', 'survey_answer'] as const;

/** Customers the batch was the first to name: gone where nothing else names them, else given to the next that does. */
function releaseCustomers(db: Database.Database, batch: number): void {
  const named = ROW_TABLES.map((table) => `SELECT customer_id, batch_id FROM ${table}`);
  const others = [...named, 'SELECT customer_id, batch_id FROM customer_description'].join(' UNION ALL ');
  const anyLeft = [...ROW_TABLES, 'customer_description'].some(
    (table) => db.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined,
  );
  if (anyLeft) {
    db.prepare(
      `UPDATE customer SET first_batch_id = o.batch_id
       FROM (SELECT customer_id, min(batch_id) AS batch_id FROM (${others}) GROUP BY customer_id) AS o
       WHERE o.customer_id = customer.id AND customer.first_batch_id = ?`,
    ).run(batch);
  }
  db.prepare('DELETE FROM customer WHERE first_batch_id = ?').run(batch);
}

/**
 * Takes back the newest import that still counts: its rows, the rows it kept out, what it said of customers, and the
 * customers that nothing else names. AppError `imports.nothingToUndo` where there is none.
 */
export function undoLastImport(db: Database.Database, at = new Date()): ImportReport {
  const undo = db.transaction((): number => {
    const batch = db.prepare<[], number>('SELECT max(id) FROM import_batch WHERE undone_at IS NULL').pluck().get();
    if (!batch) throw new AppError('imports.nothingToUndo');
    for (const table of ROW_TABLES) db.prepare(`DELETE FROM ${table} WHERE batch_id = ?`).run(batch);
    db.prepare('DELETE FROM rejected_row WHERE batch_id = ?').run(batch);
    const described = db
      .prepare<[number], number>('SELECT customer_id FROM customer_description WHERE batch_id = ?')
      .pluck()
      .all(batch);
    db.prepare('DELETE FROM customer_description WHERE batch_id = ?').run(batch);
    applyDescriptions(db, described);
    releaseCustomers(db, batch);
    db.prepare('UPDATE import_batch SET undone_at = ? WHERE id = ?').run(at.toISOString(), batch);
    db.prepare('UPDATE project SET revision = revision + 1').run();
    return batch;
  });
  // Each customer deleted would be looked for in every table that names customers; the statements above see to it.
  db.pragma('foreign_keys = OFF');
  try {
    return readImport(db, undo.immediate());
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
