// What the report says about its data: the rows used up to D and the files they came from.
import type Database from 'better-sqlite3';
import { importReport } from '../../shared/contract/importReports.ts';
import { isoDate } from '../../shared/dates.ts';
import type { View } from '../analysis/view/view.ts';
import { FIRST_OF_ORDER, PURCHASE, REFUND } from '../ledger/ledger.ts';
import type { DataFacts, ImportFact } from './reportInput.ts';

const rejectedReasons = importReport.pick({ rejectedByReason: true }).loose();

export function dataFacts({ ledger, asOf, metrics }: View): DataFacts {
  let customers = 0;
  let buyers = 0;
  for (let c = 0; c < ledger.customerCount; c++) {
    customers += metrics.known[c]!;
    if (metrics.purchaseDays[c]! > 0) buyers++;
  }
  let orders = 0;
  let orderLines = 0;
  let refundLines = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < ledger.day.length; i++) {
    const day = ledger.day[i]!;
    if (day > asOf) continue;
    if (day < first) first = day;
    if (day > last) last = day;
    const flags = ledger.flags[i]!;
    if (flags & PURCHASE) orderLines++;
    if (flags & REFUND) refundLines++;
    if (flags & FIRST_OF_ORDER) orders++;
  }
  const none = last < first;
  return {
    customers,
    buyers,
    orders,
    orderLines,
    refundLines,
    firstDay: none ? null : isoDate(first),
    lastDay: none ? null : isoDate(last),
  };
}

type BatchRow = Omit<ImportFact, 'rejectedByReason'> & { report: string };

/** Imports in force, oldest first. */
export function importFacts(db: Database.Database): ImportFact[] {
  const rows = db
    .prepare<[], BatchRow>(
      `SELECT id AS batch, file_name AS fileName, kind, rows_read AS rowsRead, rows_stored AS rowsStored,
              rows_rejected AS rowsRejected, report
         FROM import_batch WHERE undone_at IS NULL ORDER BY id`,
    )
    .all();
  return rows.map(({ report, ...row }) => {
    const reasons = rejectedReasons.safeParse(JSON.parse(report));
    return { ...row, rejectedByReason: reasons.success ? reasons.data.rejectedByReason : [] };
  });
}
