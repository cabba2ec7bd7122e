// A project of the first schema, with data, brought up to date.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { customersHandlers } from '../../electron/handlers/customers.ts';
import type { Context } from '../../electron/handlers/handler.ts';
import { listImports, readRejected } from '../../electron/project/batches.ts';
import { APPLICATION_ID } from '../../electron/project/connect.ts';
import { newestVersion, versionOf } from '../../electron/project/migrate.ts';
import { openProject } from '../../electron/project/open.ts';
import { pageRecords } from '../../electron/project/records.ts';
import { undoImport } from '../../electron/project/undoImport.ts';
import { contract } from '../../shared/contract/contract.ts';
import { importReport } from '../../shared/contract/importReports.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const folder = temporaryFolder();
const foundation = readFileSync(
  new URL('../../electron/project/migrations/0001_foundation.sql', import.meta.url),
  'utf8',
);

const REPORT = {
  fileName: 'old.csv',
  sheet: '',
  customers: 2,
  newCustomers: 2,
  orders: 2,
  refundLines: 1,
  zeroLines: 0,
  firstDay: '2023-12-01',
  lastDay: '2024-01-05',
  rejectedByReason: [],
  mapping: [],
  attributes: ['colour'],
  notices: [],
  elapsedMs: 5,
  importedAt: '2024-02-01T00:00:00.000Z',
  undoneAt: null,
};

/** Everything the first schema could hold, as the program of that time wrote it. */
function oldProject(path: string): void {
  const db = new Database(path);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.exec(foundation);
  db.exec('CREATE INDEX order_line_by_customer ON order_line (customer_id, day)');
  db.pragma('user_version = 1');
  db.exec(
    "INSERT INTO project (one, name, currency, locale, created_at) VALUES (1, 'Old', 'EUR', 'en', '2024-01-01T00:00:00.000Z')",
  );
  const addBatch = db.prepare(
    `INSERT INTO import_batch (id, imported_at, undone_at, kind, file_name, sheet, sha256, rows_read, rows_stored, rows_rejected, amount_e4, attribute_names, report)
     VALUES (?, '2024-02-01T00:00:00.000Z', ?, ?, 'old.csv', '', ?, ?, ?, ?, ?, '["colour"]', ?)`,
  );
  const report = (more: object) => JSON.stringify({ ...REPORT, ...more, header: ['no', 'colour'] });
  const orders = { batch: 1, kind: 'orders', rowsRead: 4, rowsStored: 3, rowsRejected: 1, amountE4: 200 };
  addBatch.run(1, null, 'orders', 'aa', 4, 3, 1, 200, report(orders));
  const customers = { batch: 2, kind: 'customers', rowsRead: 1, rowsStored: 1, rowsRejected: 0, amountE4: 0 };
  addBatch.run(2, null, 'customers', 'bb', 1, 1, 0, 0, report(customers));
  addBatch.run(3, '2024-02-02T00:00:00.000Z', 'orders', 'cc', 9, 9, 0, 900, report({ ...orders, batch: 3 }));
  db.exec(`
    INSERT INTO customer (id, code, name, first_batch_id, described_batch_id, started_day) VALUES
      (1, 'C1', 'Ann', 1, 2, 19000), (2, '客2', NULL, 1, NULL, NULL);
    INSERT INTO customer_description VALUES (2, 1, 2, '{"customerName":"Ann","startedOn":"2022-01-08"}', '["red"]');
    INSERT INTO order_line (batch_id, row_number, customer_id, day, minute, amount_e4, refund, order_no, product, attributes) VALUES
      (1, 2, 1, 19692, 600, 100, 0, 'S1', 'tea', '["blue"]'), (1, 3, 2, 19727, NULL, 150, 0, NULL, 'pot', NULL),
      (1, 4, 2, 19728, NULL, -50, 1, NULL, NULL, NULL);
    INSERT INTO rejected_row (batch_id, row_number, column_name, code, params, cells) VALUES (1, 5, 'date', 'badDate', '{"value":"x"}', '["S9","x"]');
    INSERT INTO interaction (batch_id, row_number, customer_id, day, channel) VALUES (2, 2, 1, 19700, 'phone');
    INSERT INTO complaint (batch_id, row_number, customer_id, day, category, solved_day) VALUES (2, 2, 1, 19701, 'late', 19702);
    INSERT INTO survey_answer (batch_id, row_number, customer_id, day, question, score) VALUES (2, 2, 2, 19703, 'NPS', 9.5);
    INSERT INTO measure (name, created_at) VALUES ('coupon', '2024-01-01');
    INSERT INTO cost_entry (measure_id, day, kind, amount_e4) VALUES (1, 19704, 'cash', 1000);
    INSERT INTO setting VALUES ('marginShare', '0.4');
    INSERT INTO setting_change (changed_at, name, after) VALUES ('2024-01-01', 'marginShare', '0.4');
    INSERT INTO report_run (built_at, as_of_day, locale, sections) VALUES ('2024-01-01', 19704, 'en', '[]');`);
  db.close();
}

test('a project of the first schema keeps its ledger, lists, reports and settings, and can be undone', () => {
  const path = join(folder, 'old.holdfast');
  oldProject(path);
  const project = openProject(path, 'p');
  const { db } = project;
  expect(project.readOnlyReason).toBeNull();
  expect(versionOf(db)).toBe(newestVersion());
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  const ledger = project.ledger();
  expect([...ledger.day]).toEqual([19692, 19727, 19728]);
  expect([...ledger.amountE4]).toEqual([100, 150, -50]);
  expect([...ledger.startedOn]).toEqual([19000, -2147483648]);
  expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'order_line_by_customer'").get()).toBeDefined();

  const reports = listImports(db);
  for (const report of reports) expect(importReport.parse(report)).toEqual(report);
  expect(reports.map(({ batch, undoneAt }) => [batch, undoneAt === null])).toEqual([
    [3, false],
    [2, true],
    [1, true],
  ]);
  expect(readRejected(db, 1, 0, 10)).toMatchObject({
    total: 1,
    header: ['no', 'colour'],
    rows: [{ outcome: 'rejected', fileName: 'old.csv', row: 5, code: 'badDate' }],
  });
  expect(pageRecords(db, 'survey', '', 0, 10).rows).toMatchObject([{ customer: '客2', score: 9.5, topic: 'NPS' }]);
  expect(pageRecords(db, 'cost', '', 0, 10).rows).toMatchObject([{ batch: null, byHand: false, topic: 'coupon' }]);
  expect(db.prepare("SELECT value FROM setting WHERE name = 'marginShare'").pluck().get()).toBe('0.4');

  const context = { project: () => project } as unknown as Context;
  const card = contract['customers.card'].result.parse(
    customersHandlers['customers.card']({ project: 'p', customer: 'C1' }, context),
  );
  expect(card).toMatchObject({ startedOn: '2022-01-08', complaints: 1, openComplaints: 0, merged: [] });
  expect(card.attributes).toEqual([{ name: 'colour', value: 'red' }]);

  undoImport(db, 2);
  expect(db.prepare('SELECT name, started_day FROM customer WHERE id = 1').get()).toEqual({
    name: null,
    started_day: null,
  });
  undoImport(db);
  expect(project.ledger().customerCount).toBe(0);
  project.close();

  const copy = new Database(join(folder, 'old.before-update-1.holdfast'), { readonly: true });
  expect(versionOf(copy)).toBe(1);
  expect(copy.prepare('SELECT count(*) FROM order_line').pluck().get()).toBe(3);
  copy.close();
});
