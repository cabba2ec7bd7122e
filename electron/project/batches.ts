// Imports of a project: their load reports, and the rows that were not stored as they are.
import type Database from 'better-sqlite3';
import type { ImportReport } from '../../shared/contract/importReports.ts';
import { AppError } from '../../shared/errors.ts';
import { type Param, say, type Text } from '../../shared/text.ts';

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

export type RowOutcome = 'rejected' | 'merged' | 'changed';

export type RejectedPage = {
  total: number;
  header: string[];
  rows: {
    outcome: RowOutcome;
    fileName: string;
    row: number;
    column: string | null;
    code: string;
    reason: Text;
    cells: string[];
  }[];
};

type RejectedRow = {
  outcome: RowOutcome;
  part: number;
  row_number: number;
  column_name: string | null;
  code: string;
  params: string;
  cells: string;
};

type Wanted = { batch: number; outcome: RowOutcome | null };

/** Rows of an import that were not stored as they are, in the order of its files; all of them or those of one outcome. */
export function readRejected(
  db: Database.Database,
  batch: number,
  offset: number,
  limit: number,
  outcome?: RowOutcome,
): RejectedPage {
  const stored = db
    .prepare<[number], { report: string; file_name: string }>('SELECT report, file_name FROM import_batch WHERE id = ?')
    .get(batch);
  if (stored === undefined) throw new AppError('imports.unknownBatch', { batch });
  const partNames = new Map(
    db
      .prepare<[number], [number, string]>('SELECT part, file_name FROM import_part WHERE batch_id = ?')
      .raw()
      .all(batch),
  );
  const which: Wanted = { batch, outcome: outcome ?? null };
  const wanted = 'FROM rejected_row WHERE batch_id = :batch AND (:outcome IS NULL OR outcome = :outcome)';
  const rows = db
    .prepare<[Wanted & { limit: number; offset: number }], RejectedRow>(
      `SELECT outcome, part, row_number, column_name, code, params, cells ${wanted}
       ORDER BY part, row_number, id LIMIT :limit OFFSET :offset`,
    )
    .all({ ...which, limit, offset });
  const count = db.prepare<[Wanted], number>(`SELECT count(*) ${wanted}`).pluck();
  return {
    total: count.get(which) ?? 0,
    header: (JSON.parse(stored.report) as StoredReport).header ?? [],
    rows: rows.map((row) => ({
      outcome: row.outcome,
      fileName: partNames.get(row.part) ?? stored.file_name,
      row: row.row_number,
      column: row.column_name,
      code: row.code,
      reason: say(`imports.rejected.${row.code}`, JSON.parse(row.params) as Record<string, Param>),
      cells: JSON.parse(row.cells) as string[],
    })),
  };
}
