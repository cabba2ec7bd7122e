// One import of a made-up business: its row in the project file, with its load report.
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { importField } from '../../shared/contract/importChoices.ts';
import type { ImportReport } from '../../shared/contract/importReports.ts';
import { say } from '../../shared/text.ts';
import type { SimulatedBusiness } from './simulatedBusiness.ts';
import { type TableKind, tableHeader } from './tables.ts';

export type BatchFigures = { rows: number } & Partial<
  Pick<ImportReport, 'orders' | 'refundLines' | 'amountE4' | 'firstDay' | 'lastDay' | 'newCustomers'>
>;

/** Header of the field each column fills; a shop column is kept as an attribute. */
const FIELDS: Record<TableKind, (string | null)[]> = {
  customers: [
    'customer',
    'customerName',
    'customerType',
    'phone',
    'email',
    'region',
    'birthday',
    'startedOn',
    'cancelledOn',
    null,
  ],
  orders: [
    'orderNo',
    'date',
    'customer',
    'customerName',
    'product',
    'category',
    'quantity',
    'unitPrice',
    'amount',
    'status',
    null,
  ],
  interactions: ['customer', 'date', 'channel', 'note'],
  complaints: ['customer', 'date', 'category', 'note', 'solvedOn'],
  surveys: ['customer', 'date', 'question', 'score', 'answer'],
};

/** Answers the id of the batch. */
export function storeBatch(
  db: Database.Database,
  business: SimulatedBusiness,
  kind: TableKind,
  importedAt: string,
  figures: BatchFigures,
): number {
  const { spec, seed } = business;
  const header = tableHeader(business, kind);
  const fields = FIELDS[kind];
  const attributes = header.filter((_, i) => fields[i] === null);
  const id = Number(db.prepare('SELECT coalesce(max(id), 0) + 1 FROM import_batch').pluck().get());
  const { rows, ...found } = figures;
  const report = {
    batch: id,
    origin: 'sample',
    fileName: `${spec.sample}-${kind}.csv`,
    sheet: '',
    parts: [],
    kind,
    mode: 'append',
    rowsRead: rows,
    rowsStored: rows,
    rowsRejected: 0,
    rowsMerged: 0,
    rowsReplaced: 0,
    customers: spec.customers,
    newCustomers: 0,
    orders: 0,
    refundLines: 0,
    zeroLines: 0,
    amountE4: 0,
    firstDay: null,
    lastDay: null,
    rejectedByReason: [],
    mapping: header.flatMap((title, i) => {
      const field = fields[i] ?? '';
      return importField.options.includes(field) ? [{ field, column: i + 1, header: title }] : [];
    }),
    attributes,
    rules: [],
    notices: [say('samples.madeUp', { name: spec.name, seed: String(seed) })],
    elapsedMs: 0,
    importedAt,
    undoneAt: null,
    ...found,
  } satisfies ImportReport;
  db.prepare(
    `INSERT INTO import_batch (id, imported_at, origin, kind, file_name, sheet, sha256, rows_read, rows_stored, rows_rejected,
                               amount_e4, attribute_names, report) VALUES (?, ?, 'sample', ?, ?, '', ?, ?, ?, 0, ?, ?, ?)`,
  ).run(
    id,
    importedAt,
    kind,
    report.fileName,
    createHash('sha256').update(`${spec.sample} ${seed} ${kind}`).digest('hex'),
    rows,
    rows,
    report.amountE4,
    JSON.stringify(attributes),
    JSON.stringify(report),
  );
  return id;
}
