// The load report of an import: every row accounted for.
import type Database from 'better-sqlite3';
import type { ImportMode } from '../../../shared/contract/importChoices.ts';
import type { ImportReport } from '../../../shared/contract/importReports.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asDate, say, type Text } from '../../../shared/text.ts';
import { columnName, type ImportPlan } from '../planning/importPlan.ts';
import type { RecordsDone } from '../readerMessages.ts';
import type { CustomerIds } from './customerIds.ts';
import type { StoredTotals } from './storeRecords.ts';

export type ImportFacts = {
  readonly batch: number;
  readonly mode: ImportMode;
  readonly importedAt: string;
  readonly plan: ImportPlan;
  readonly parts: ImportReport['parts'];
  readonly stored: StoredTotals;
  readonly done: RecordsDone;
  readonly rejected: { readonly total: () => number; readonly byReason: () => [string, number][] };
  readonly rowsMerged: number;
  readonly rowsReplaced: number;
  readonly customers: CustomerIds;
  readonly elapsedMs: number;
};

function noticesOf({ done, stored, plan }: ImportFacts): Text[] {
  const { calledOff, partlyRefunded, unreadable } = done.totals;
  const notices = [...done.notices];
  if (calledOff > 0) notices.push(say('imports.notice.calledOff', { count: calledOff }));
  if (partlyRefunded > 0) notices.push(say('imports.notice.partlyRefunded', { count: partlyRefunded }));
  if (unreadable > 0) notices.push(say('imports.notice.unreadable', { count: unreadable }));
  if (stored.lastDay > plan.today + 1)
    notices.push(say('imports.notice.future', { date: asDate(isoDate(stored.lastDay)) }));
  return notices;
}

/** Orders of what was stored: the reader counted those of all rows. */
const ordersStored = (db: Database.Database, batch: number): number =>
  db
    .prepare<[number], number>(
      `SELECT count(DISTINCT order_no || char(10) || customer_id) + coalesce(sum(order_no IS NULL), 0)
       FROM order_line WHERE batch_id = ? AND refund = 0 AND amount_e4 > 0`,
    )
    .pluck()
    .get(batch) ?? 0;

export function importReport(db: Database.Database, facts: ImportFacts): ImportReport {
  const { batch, plan, parts, stored, done, rejected, rowsMerged, customers } = facts;
  const rowsRead = parts.reduce((sum, part) => sum + part.rowsRead, 0);
  const rowsRejected = rejected.total();
  if (rowsRead !== stored.rows + rowsRejected + rowsMerged) throw new Error('rows of the import are missing');
  const day = (number: number) => (Number.isFinite(number) ? isoDate(number) : null);
  return {
    batch,
    origin: 'file',
    fileName: parts[0]!.fileName,
    sheet: parts[0]!.sheet,
    parts: parts.length > 1 ? parts : [],
    kind: plan.kind,
    mode: facts.mode,
    rowsRead,
    rowsStored: stored.rows,
    rowsRejected,
    rowsMerged,
    rowsReplaced: facts.rowsReplaced,
    customers: customers.total(),
    newCustomers: customers.newCodes.length,
    orders: rowsMerged > 0 && plan.kind === 'orders' ? ordersStored(db, batch) : done.totals.orders,
    refundLines: stored.refundLines,
    zeroLines: stored.zeroLines,
    amountE4: stored.amountE4,
    firstDay: day(stored.firstDay),
    lastDay: day(stored.lastDay),
    rejectedByReason: rejected.byReason().map(([code, rows]) => ({ code, rows, text: say(`imports.reason.${code}`) })),
    mapping: [...plan.fields].map(([field, column]) => ({
      field,
      column: column + 1,
      header: columnName(plan.headers, column),
    })),
    attributes: [...done.attributeNames],
    rules: [...done.rules],
    notices: noticesOf(facts),
    elapsedMs: facts.elapsedMs,
    importedAt: facts.importedAt,
    undoneAt: null,
  };
}
