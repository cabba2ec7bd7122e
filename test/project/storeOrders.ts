// Puts order lines into a project the plain way, for tests of what reads them.
import type Database from 'better-sqlite3';

export type TestLine = { customer: string; day: number; amountE4: number; refund?: boolean; orderNo?: string | null };

export function storeOrders(db: Database.Database, lines: readonly TestLine[]): void {
  db.transaction(() => {
    const total = lines.reduce((sum, line) => sum + line.amountE4, 0);
    const batch = db
      .prepare(
        `INSERT INTO import_batch (imported_at, kind, file_name, sheet, sha256, rows_read, rows_stored, rows_rejected, amount_e4, attribute_names, report)
         VALUES ('2026-01-01T00:00:00.000Z', 'orders', 'test.csv', '', '', ?, ?, 0, ?, '[]', '{}')`,
      )
      .run(lines.length, lines.length, total).lastInsertRowid;
    const addCustomer = db.prepare('INSERT OR IGNORE INTO customer (code, first_batch_id) VALUES (?, ?)');
    const addLine = db.prepare(
      `INSERT INTO order_line (batch_id, row_number, customer_id, day, amount_e4, refund, order_no)
       VALUES (?, ?, (SELECT id FROM customer WHERE code = ?), ?, ?, ?, ?)`,
    );
    lines.forEach((line, k) => {
      addCustomer.run(line.customer, batch);
      addLine.run(batch, k + 2, line.customer, line.day, line.amountE4, line.refund ? 1 : 0, line.orderNo ?? null);
    });
    db.exec('UPDATE project SET revision = revision + 1');
  })();
}
