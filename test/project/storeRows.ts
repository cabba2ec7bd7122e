// An import of order lines without a file: the rows judged, stored and booked as the real one does it.
import type Database from 'better-sqlite3';
import { makeComparer } from '../../electron/importing/storing/compareRows.ts';
import type { ImportMode } from '../../shared/contract/importChoices.ts';

export type Row = {
  customer: string;
  day: number;
  amountE4: number;
  orderNo: string | null;
  product: string | null;
  attributes: string | null;
};

const COLUMNS = ['day', 'minute', 'amount_e4', 'refund', 'quantity', 'order_no', 'product', 'category', 'attributes'];

export type Stored = { batch: number; stored: number; merged: number; replaced: number };

export function storeRows(
  db: Database.Database,
  rows: readonly Row[],
  mode: ImportMode,
  attributeNames: readonly string[] = ['colour'],
): Stored {
  db.pragma('foreign_keys = OFF');
  const store = db.transaction((): Stored => {
    const batch = Number(
      db
        .prepare(
          `INSERT INTO import_batch (imported_at, kind, mode, file_name, sheet, sha256, rows_read, rows_stored, rows_rejected, amount_e4, attribute_names, report)
           VALUES ('2026-01-01T00:00:00.000Z', 'orders', ?, '', '', '', 0, 0, 0, 0, ?, '{}')`,
        )
        .run(mode, JSON.stringify(attributeNames)).lastInsertRowid,
    );
    db.prepare('UPDATE import_batch SET file_name = ? WHERE id = ?').run(`file-${batch}.csv`, batch);
    const comparer = makeComparer(db, { table: 'order_line', columns: COLUMNS, attributeNames, mode, batch });
    const idOf = db.prepare<[string], number>('SELECT id FROM customer WHERE code = ?').pluck();
    const addCustomer = db.prepare('INSERT INTO customer (code, first_batch_id) VALUES (?, ?)');
    const insert = db.prepare(
      `INSERT INTO order_line (batch_id, row_number, customer_id, ${COLUMNS.join(', ')})
       VALUES (?, ?, ?, ${COLUMNS.map(() => '?').join(', ')})`,
    );
    const totals = { stored: 0, merged: 0, amountE4: 0 };
    for (const [k, row] of rows.entries()) {
      let customer = idOf.get(row.customer);
      customer ??= Number(addCustomer.run(row.customer, batch).lastInsertRowid);
      const refund = row.amountE4 < 0 ? 1 : 0;
      const values = [row.day, null, row.amountE4, refund, null, row.orderNo, row.product, null, row.attributes];
      if (comparer !== null && comparer.judge(customer, values) === 'same') {
        totals.merged++;
        continue;
      }
      insert.run(batch, k + 2, customer, ...values);
      totals.stored++;
      totals.amountE4 += row.amountE4;
    }
    const days = rows.map(({ day }) => day);
    const done = comparer?.finish({
      firstDay: days.length === 0 ? null : Math.min(...days),
      lastDay: days.length === 0 ? null : Math.max(...days),
    });
    db.prepare(
      'UPDATE import_batch SET rows_read = ?, rows_stored = ?, rows_merged = ?, amount_e4 = ? WHERE id = ?',
    ).run(rows.length, totals.stored, totals.merged, totals.amountE4, batch);
    db.prepare('UPDATE project SET revision = revision + 1').run();
    if (done && done.rowsMerged !== totals.merged) throw new Error('merged rows are miscounted');
    return { batch, ...totals, replaced: done?.rowsReplaced ?? 0 };
  });
  try {
    return store.immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
