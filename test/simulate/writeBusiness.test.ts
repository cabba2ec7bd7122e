import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildLedger } from '../../electron/ledger/buildLedger.ts';
import { FIRST_OF_ORDER, PURCHASE, REFUND } from '../../electron/ledger/ledger.ts';
import { connect } from '../../electron/project/connect.ts';
import { createProject } from '../../electron/project/create.ts';
import { openProject } from '../../electron/project/open.ts';
import { undoImport } from '../../electron/project/undoImport.ts';
import type { BusinessSpec } from '../../electron/simulate/businessSpec.ts';
import { partsDealer } from '../../electron/simulate/samples/partsDealer.ts';
import { teaHouse } from '../../electron/simulate/samples/teaHouse.ts';
import { simulateBusiness } from '../../electron/simulate/simulateBusiness.ts';
import { TABLE_KINDS, tableOf } from '../../electron/simulate/tables.ts';
import { type WriteOptions, writeBusiness } from '../../electron/simulate/writeBusiness.ts';
import { writeCsv } from '../../electron/simulate/writeCsv.ts';
import { importReport } from '../../shared/contract/importReports.ts';
import { AppError } from '../../shared/errors.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const folder = temporaryFolder();
let made = 0;
function newProject(spec: BusinessSpec) {
  const path = join(folder, `${++made}.holdfast`);
  createProject(path, spec);
  return path;
}
function written(spec: BusinessSpec, seed: number, options?: WriteOptions) {
  const business = simulateBusiness(spec, seed);
  const path = newProject(spec);
  const db = connect(path, 'write');
  writeBusiness(db, business, options);
  return { business, path, db };
}
const small = { ...teaHouse, customers: 90 };

test('a project file holds every row, and opens as whole', () => {
  const { business, db, path } = written(small, 3);
  const count = (table: string) => db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get();
  expect(count('customer')).toBe(90);
  expect(count('customer_description')).toBe(90);
  expect(count('order_line')).toBe(business.lines.count);
  expect(count('interaction')).toBe(business.contacts.length);
  expect(count('complaint')).toBe(business.complaints.length);
  expect(count('survey_answer')).toBe(business.surveys.length);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.prepare('SELECT revision FROM project').pluck().get()).toBe(1);
  const plan = db
    .prepare<[], { detail: string }>('EXPLAIN QUERY PLAN SELECT * FROM order_line WHERE customer_id = 1 AND day < 9')
    .all();
  expect(plan[0]!.detail).toContain('order_line_by_customer');
  db.close();
  // Opening checks the control totals of the imports.
  const project = openProject(path, 'p');
  expect(project.readOnlyReason).toBeNull();
  project.close();
});

test('the ledger counts what the business did', () => {
  const { business, db } = written(small, 4);
  const ledger = buildLedger(db);
  const { lines, orders } = business;
  expect(ledger.customerCount).toBe(90);
  expect(ledger.flags.filter((f) => f & PURCHASE).length).toBe(lines.refund.filter((r) => r === 0).length);
  expect(ledger.flags.filter((f) => f & REFUND).length).toBe(lines.refund.filter((r) => r === 1).length);
  expect(ledger.flags.filter((f) => f & FIRST_OF_ORDER).length).toBe(orders.day.length);
  const sum = (values: Float64Array) => values.reduce((total, x) => total + x, 0);
  expect(sum(ledger.amountE4)).toBe(sum(lines.amountE4));
  db.close();
});

test('load reports fit the contract and add up', () => {
  const { business, db } = written({ ...partsDealer, customers: 60 }, 5);
  const rows = db
    .prepare<[], { kind: string; report: string }>('SELECT kind, report FROM import_batch ORDER BY id')
    .all();
  const reports = rows.map(({ report }) => importReport.parse(JSON.parse(report)));
  expect(rows.map(({ kind }) => kind)).toEqual(['customers', 'interactions', 'complaints', 'surveys', 'orders']);
  const orders = reports.at(-1)!;
  expect(orders.orders).toBe(business.orders.day.length);
  expect(orders.amountE4).toBe(business.lines.amountE4.reduce((total, x) => total + x, 0));
  expect(orders.attributes).toEqual(['Depot']);
  expect(orders.mapping.find(({ field }) => field === 'customer')!.header).toBe('Customer ID');
  db.close();
});

test('the same seed writes the same rows, whatever the clock says', () => {
  const dump = (seed: number) => {
    const { db } = written(small, seed);
    const hash = createHash('sha256');
    for (const table of [
      'import_batch',
      'customer',
      'customer_description',
      'order_line',
      'interaction',
      'complaint',
      'survey_answer',
    ])
      hash.update(JSON.stringify(db.prepare(`SELECT * FROM ${table}`).raw().all()));
    db.close();
    return hash.digest('hex');
  };
  expect(dump(6)).toBe(dump(6));
  expect(dump(6)).not.toBe(dump(7));
});

test('stopped on the way, nothing is stored', () => {
  const path = newProject(small);
  const db = connect(path, 'write');
  const stop = (rows: number, total: number) => {
    if (rows > total / 2) throw new AppError('job.cancelled');
  };
  expect(() => writeBusiness(db, simulateBusiness(small, 3), { onRows: stop })).toThrow('job.cancelled');
  for (const table of ['import_batch', 'customer', 'order_line', 'interaction'])
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
  expect(db.prepare('SELECT revision FROM project').pluck().get()).toBe(0);
  db.close();
});

test('each of its imports can be taken back, down to an empty project', () => {
  const { db } = written(small, 3);
  const kinds = TABLE_KINDS.map(() => undoImport(db).kind);
  expect(kinds).toEqual(['orders', 'surveys', 'complaints', 'interactions', 'customers']);
  expect(db.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(0);
  expect(buildLedger(db).day.length).toBe(0);
  db.close();
});

test('tables have as many cells as headers, and csv files one line a row', () => {
  for (const spec of [small, { ...partsDealer, customers: 40 }]) {
    const business = simulateBusiness(spec, 2);
    for (const kind of TABLE_KINDS) {
      const table = tableOf(business, kind);
      const rows = [...table.rows()];
      expect(rows.filter((row) => row.length !== table.header.length)).toEqual([]);
      const path = join(folder, `${spec.sample}-${kind}.csv`);
      expect(writeCsv(path, table)).toBe(rows.length);
      expect(readFileSync(path, 'utf8').split('\r\n')).toHaveLength(rows.length + 2);
    }
  }
});

test('csv quotes what needs it', () => {
  const path = join(folder, 'quoted.csv');
  writeCsv(
    path,
    {
      header: ['a', 'b,c'],
      rows: () => [
        ['x"y', 'two\nlines'],
        ['', '茶'],
      ],
    },
    { mark: true },
  );
  expect(readFileSync(path, 'utf8')).toBe('\uFEFFa,"b,c"\r\n"x""y","two\nlines"\r\n,茶\r\n');
});
