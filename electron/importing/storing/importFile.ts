// One file into the project: read, clean, store; all of it in one transaction or nothing.
import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import type { Progress } from '../../../shared/contract/call.ts';
import type { ImportMode, ImportReport } from '../../../shared/contract/imports.ts';
import { isoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { asDate, say, type Text } from '../../../shared/text.ts';
import { backupProject, hasData } from '../../project/backup.ts';
import type { OpenProject } from '../../project/openProject.ts';
import type { DateStyle } from '../cells/cleanDate.ts';
import { decideDateOrder } from '../planning/decideDateOrder.ts';
import {
  columnName,
  DATE_FIELDS,
  dateOrderOpen,
  dateOrderProblem,
  type ImportChoices,
  type ImportPlan,
  planImport,
  problemError,
} from '../planning/planImport.ts';
import { hashFile } from '../reading/hashFile.ts';
import { openSource } from '../reading/openSource.ts';
import type { RowSource } from '../reading/rowSource.ts';
import { makeCustomerDictionary } from './customerDictionary.ts';
import { loadCustomers } from './loadCustomers.ts';
import type { LoadTotals } from './loader.ts';
import { loadOrders } from './loadOrders.ts';
import { makeRejectedRows } from './rejectedRows.ts';

export type ImportJob = {
  readonly signal: { readonly aborted: boolean };
  readonly report: (progress: Progress) => void;
  readonly mode?: ImportMode | undefined;
};

const LINE_INDEX = 'CREATE INDEX IF NOT EXISTS order_line_by_customer ON order_line (customer_id, day)';

/** Styles of the date columns, under the order of day and month that was decided for the file. */
export function dateStyles(plan: ImportPlan): Map<string, DateStyle> {
  const styles = new Map<string, DateStyle>();
  for (const field of DATE_FIELDS) {
    const column = plan.fields.get(field);
    const style = column === undefined ? null : plan.looks[column]!.dateStyle;
    styles.set(field, { order: plan.dateOrder ?? style?.order ?? null, numbers: style?.numbers ?? null });
  }
  return styles;
}

function assertNotImported(db: Database.Database, sha256: string, sheet: string, kind: string): void {
  const at = db
    .prepare<[string, string, string], string>(
      'SELECT imported_at FROM import_batch WHERE sha256 = ? AND sheet = ? AND kind = ? AND undone_at IS NULL LIMIT 1',
    )
    .pluck()
    .get(sha256, sheet, kind);
  if (at !== undefined) throw new AppError('imports.alreadyImported', { date: asDate(at.slice(0, 10)) });
}

function stopIfCancelled(signal: ImportJob['signal']): void {
  if (signal.aborted) throw new AppError('job.cancelled');
}

function noticesOf(source: RowSource, totals: LoadTotals, today: number): Text[] {
  const notices = source.notices();
  if (totals.calledOff > 0) notices.push(say('imports.notice.calledOff', { count: totals.calledOff }));
  if (totals.partlyRefunded > 0) notices.push(say('imports.notice.partlyRefunded', { count: totals.partlyRefunded }));
  if (totals.unreadable > 0) notices.push(say('imports.notice.unreadable', { count: totals.unreadable }));
  if (totals.lastDay !== null && totals.lastDay > today + 1) {
    notices.push(say('imports.notice.future', { date: asDate(isoDate(totals.lastDay)) }));
  }
  return notices;
}

type Stored = { report: ImportReport; header: string[] };

async function store(
  project: OpenProject,
  source: RowSource,
  plan: ImportPlan,
  file: { name: string; sha256: string },
  job: ImportJob,
  startedMs: number,
): Promise<Stored> {
  const { db } = project;
  const importedAt = new Date().toISOString();
  const sheet = source.sheets[plan.sheet]!.name;
  const batch = Number(
    db
      .prepare(
        `INSERT INTO import_batch (imported_at, kind, file_name, sheet, sha256, rows_read, rows_stored, rows_rejected, amount_e4, attribute_names, report)
         VALUES (?, ?, ?, ?, ?, 0, 0, 0, 0, '[]', '{}')`,
      )
      .run(importedAt, plan.kind, file.name, sheet, file.sha256).lastInsertRowid,
  );
  // Loading into an index costs several times what building it afterwards does.
  const linesBefore = db
    .prepare<[], number>('SELECT count(*) FROM (SELECT 1 FROM order_line LIMIT 50000)')
    .pluck()
    .get()!;
  const rebuild = plan.kind === 'orders' && linesBefore < 50_000;
  if (rebuild) db.exec('DROP INDEX IF EXISTS order_line_by_customer');
  const customers = makeCustomerDictionary(db);
  const rejected = makeRejectedRows(db, batch, plan);
  const styles = dateStyles(plan);
  const loader =
    plan.kind === 'orders'
      ? loadOrders(db, batch, plan, styles.get('date')!, customers, source.rowsMayTear)
      : loadCustomers(db, batch, plan, styles, customers, source.rowsMayTear);
  const totalBytes = source.totalBytes(plan.sheet);
  const headerRow = plan.headerRow ?? 0;
  let rowsRead = 0;
  for await (const { rows, numbers, doneBytes } of source.batches(plan.sheet, { signal: job.signal })) {
    stopIfCancelled(job.signal);
    for (let k = 0; k < rows.length; k++) {
      if (numbers[k]! <= headerRow) continue;
      rowsRead++;
      const rejection = loader.add(rows[k]!, numbers[k]!);
      if (rejection !== null) rejected.add(numbers[k]!, rows[k]!, rejection);
    }
    job.report({ step: 'storing', done: doneBytes, total: totalBytes, rows: rowsRead });
  }
  stopIfCancelled(job.signal);
  rejected.flush();
  const totals = loader.finish();
  job.report({ step: 'indexing', done: 0, total: null, rows: rowsRead });
  if (plan.kind === 'orders') db.exec(LINE_INDEX);
  stopIfCancelled(job.signal);
  const rowsRejected = rejected.total();
  const header = plan.columns.map((_, column) => columnName(plan.headers, column));
  const today = Math.floor(Date.now() / 86_400_000);
  const report: ImportReport = {
    batch,
    origin: 'file',
    fileName: file.name,
    sheet,
    parts: [],
    kind: plan.kind,
    mode: job.mode ?? 'append',
    rowsRead,
    rowsStored: rowsRead - rowsRejected,
    rowsRejected,
    rowsMerged: 0,
    rowsReplaced: 0,
    customers: customers.total(),
    newCustomers: customers.newCodes.length,
    orders: totals.orders,
    refundLines: totals.refundLines,
    zeroLines: totals.zeroLines,
    amountE4: totals.amountE4,
    firstDay: totals.firstDay === null ? null : isoDate(totals.firstDay),
    lastDay: totals.lastDay === null ? null : isoDate(totals.lastDay),
    rejectedByReason: rejected.byReason().map(([code, rows]) => ({ code, rows, text: say(`imports.reason.${code}`) })),
    mapping: [...plan.fields].map(([field, column]) => ({ field, column: column + 1, header: header[column]! })),
    attributes: [...totals.attributeNames],
    rules: [],
    notices: noticesOf(source, totals, today),
    elapsedMs: Math.round(performance.now() - startedMs),
    importedAt,
    undoneAt: null,
  };
  db.prepare(
    'UPDATE import_batch SET rows_read = ?, rows_stored = ?, rows_rejected = ?, amount_e4 = ?, attribute_names = ?, report = ? WHERE id = ?',
  ).run(
    rowsRead,
    report.rowsStored,
    rowsRejected,
    totals.amountE4,
    JSON.stringify(totals.attributeNames),
    JSON.stringify({ ...report, header }),
    batch,
  );
  db.prepare('UPDATE project SET revision = revision + 1').run();
  return { report, header };
}

/** The plan that will be carried out; throws the AppError of whatever stands in the way. */
async function finalPlan(source: RowSource, choices: ImportChoices, job: ImportJob): Promise<ImportPlan> {
  const plan = await planImport(source, choices, job.signal);
  if (plan.problems[0]) throw problemError(plan.problems[0]);
  if (!dateOrderOpen(plan)) return plan;
  job.report({ step: 'checking', done: 0, total: null, rows: null });
  const { order } = await decideDateOrder(source, plan, { signal: job.signal });
  stopIfCancelled(job.signal);
  if (order === null) throw problemError(dateOrderProblem(plan));
  return { ...plan, dateOrder: order };
}

/**
 * Loads a spreadsheet file. What cannot be loaded is an AppError (`imports.…`); rows that cannot are counted and kept
 * with their reason. Whatever stops the load – an error, a cancel, a kill – leaves the project as it was.
 */
export async function importFile(
  project: OpenProject,
  path: string,
  choices: ImportChoices,
  job: ImportJob,
): Promise<ImportReport> {
  if (project.readOnlyReason !== null) throw new AppError('project.readOnly');
  const startedMs = performance.now();
  const { db } = project;
  job.report({ step: 'reading', done: 0, total: null, rows: null });
  const source = await openSource(path, { signal: job.signal });
  try {
    const plan = await finalPlan(source, choices, job);
    const sha256 = await hashFile(path, job.signal);
    stopIfCancelled(job.signal);
    if (job.mode === undefined) assertNotImported(db, sha256, source.sheets[plan.sheet]!.name, plan.kind);
    if (hasData(db)) {
      job.report({ step: 'backup', done: 0, total: null, rows: null });
      backupProject(db, project.path);
    }
    stopIfCancelled(job.signal);
    // Every id stored is made here, so the checks would only cost time; they cannot be switched within a transaction.
    db.pragma('foreign_keys = OFF');
    db.exec('BEGIN IMMEDIATE');
    try {
      const { report } = await store(project, source, plan, { name: basename(path), sha256 }, job, startedMs);
      db.exec('COMMIT');
      return report;
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      if ((error as { code?: string }).code === 'SQLITE_FULL') throw new AppError('imports.diskFull');
      throw error;
    } finally {
      db.pragma('foreign_keys = ON');
    }
  } finally {
    await source.close();
  }
}
