// The records of a plan into the project's tables, with the batch, its parts and its report.
import type Database from 'better-sqlite3';
import type { Progress } from '../../../shared/contract/call.ts';
import type { ImportMode } from '../../../shared/contract/importChoices.ts';
import type { ImportReport } from '../../../shared/contract/importReports.ts';
import type { JobSignal } from '../../jobs/jobSignal.ts';
import { saveTemplate } from '../../project/templates.ts';
import { columnName, type ImportPlan } from '../planning/importPlan.ts';
import { shapeOf } from '../planning/shapeOf.ts';
import type { Reader, ReaderFile } from '../startReader.ts';
import { choicesOf } from './choicesOf.ts';
import { makeComparer } from './compareRows.ts';
import { makeCustomerIds } from './customerIds.ts';
import { importReport } from './importReport.ts';
import { MERGED_ROWS_KEPT, makeRejectedRows } from './rejectedRows.ts';
import { makePersonStore } from './storePersons.ts';
import { makeRecordStore, storedColumn } from './storeRecords.ts';
import { stopIfCancelled, takeRecords } from './takeRecords.ts';

export type StoreJob = {
  readonly signal: JobSignal;
  readonly report: (progress: Progress) => void;
  readonly mode?: ImportMode | undefined;
};

/** One file of the import as it goes into the books. */
export type ImportedPart = { readonly fileName: string; readonly sheet: string };

const LINE_INDEX = 'CREATE INDEX IF NOT EXISTS order_line_by_customer ON order_line (customer_id, day)';
/** A table with more lines than this keeps its index while it grows. */
const LINES_INDEXED = 50_000;

/** The whole import within the caller's transaction. */
export async function storeImport(
  db: Database.Database,
  reader: Reader,
  files: readonly ReaderFile[],
  plan: ImportPlan,
  parts: readonly ImportedPart[],
  hashes: () => Promise<readonly string[]>,
  job: StoreJob,
  startedMs: number,
): Promise<ImportReport> {
  const importedAt = new Date().toISOString();
  const first = parts[0]!;
  const mode = job.mode ?? 'append';
  const batch = Number(
    db
      .prepare(
        `INSERT INTO import_batch (imported_at, kind, mode, file_name, sheet, sha256, rows_read, rows_stored, rows_rejected, amount_e4, attribute_names, choices, report)
         VALUES (?, ?, ?, ?, ?, '', 0, 0, 0, 0, '[]', ?, '{}')`,
      )
      .run(importedAt, plan.kind, mode, first.fileName, first.sheet, JSON.stringify(choicesOf(plan))).lastInsertRowid,
  );
  const stream = await reader.records({ plan, records: true, check: false });
  const isOrders = stream.table === 'order_line';
  // Loading into an index costs several times what building it afterwards does.
  if (isOrders) {
    const few = db.prepare<[], number>(`SELECT count(*) FROM (SELECT 1 FROM order_line LIMIT ${LINES_INDEXED})`);
    if (few.pluck().get()! < LINES_INDEXED) db.exec('DROP INDEX IF EXISTS order_line_by_customer');
  }
  const customers = makeCustomerIds(db);
  const rejected = makeRejectedRows(db, batch);
  const comparer = makeComparer(db, {
    table: stream.table,
    columns: stream.columns.map((column) => storedColumn(column).name),
    attributeNames: stream.attributeNames,
    mode,
    batch,
  });
  const records = makeRecordStore(db, batch, stream, customers, comparer);
  const persons = stream.table === 'customer_description' ? null : makePersonStore(db, batch, customers);
  const merged = parts.map((): number[] => []);
  let rowsMerged = 0;

  const { done, rowsOf, rowsRead } = await takeRecords(stream, plan, files, 'storing', job, (taken) => {
    const { part, records: packed, rejections, persons: said } = taken;
    if (packed !== null)
      records.add(part, packed, (rowNumber) => {
        if (rowsMerged++ < MERGED_ROWS_KEPT) merged[part]!.push(rowNumber);
      });
    if (rejections !== null) rejected.add(part, rejections);
    if (said !== null) persons?.add(said);
  });
  for (const [part, numbers] of merged.entries()) {
    if (numbers.length === 0) continue;
    const cells = await files[part]!.cells(plan.parts[part]!.sheet, numbers);
    const order = plan.parts[part]!.order;
    rejected.addMerged(part, numbers, order ? cells.map((row) => order.map((column) => row[column] ?? '')) : cells);
  }
  stopIfCancelled(job.signal);
  // The reader has time for it while the rows are put in order here; then it has nothing left to do but hold memory.
  const hashing = hashes().finally(reader.end);
  hashing.catch(() => {});
  records.finish();
  persons?.finish();
  job.report({ step: 'indexing', done: 0, total: null, rows: rowsRead });
  const day = (number: number) => (Number.isFinite(number) ? number : null);
  const { span } = records;
  const compared = comparer?.finish({ firstDay: day(span.firstDay), lastDay: day(span.lastDay) });
  stopIfCancelled(job.signal);
  if (isOrders) db.exec(LINE_INDEX);
  stopIfCancelled(job.signal);

  const insertPart = db.prepare(
    'INSERT INTO import_part (batch_id, part, file_name, sheet, sha256, rows_read) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const sha256 = await hashing;
  stopIfCancelled(job.signal);
  for (const [k, { fileName, sheet }] of parts.entries())
    insertPart.run(batch, k, fileName, sheet, sha256[k]!, rowsOf[k]!);
  const report = importReport(db, {
    batch,
    mode,
    importedAt,
    plan,
    parts: parts.map((part, k) => ({ fileName: part.fileName, sheet: part.sheet, rowsRead: rowsOf[k]! })),
    stored: records.totals,
    done,
    rejected,
    rowsMerged,
    rowsReplaced: compared?.rowsReplaced ?? 0,
    customers,
    elapsedMs: Math.round(performance.now() - startedMs),
  });
  db.prepare(
    `UPDATE import_batch SET sha256 = ?, rows_read = ?, rows_stored = ?, rows_rejected = ?, rows_merged = ?, amount_e4 = ?, attribute_names = ?, report = ?
     WHERE id = ?`,
  ).run(
    sha256[0]!,
    report.rowsRead,
    report.rowsStored,
    report.rowsRejected,
    rowsMerged,
    report.amountE4,
    JSON.stringify(done.attributeNames),
    JSON.stringify({ ...report, header: plan.columns.map((_, column) => columnName(plan.headers, column)) }),
    batch,
  );
  saveTemplate(db, {
    name: first.fileName,
    kind: plan.kind,
    shape: shapeOf(plan.headers),
    headers: plan.headers,
    fields: plan.fields,
    dateOrder: plan.dateOrder,
    statuses: Object.fromEntries(plan.statuses),
    rules: Object.fromEntries(plan.rules),
  });
  db.prepare('UPDATE project SET revision = revision + 1').run();
  return report;
}
