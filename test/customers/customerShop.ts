// A small shop with everything a customer can have, and the calls on it as the engine makes them.
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterAll } from 'vitest';
import { customersHandlers } from '../../electron/handlers/customers.ts';
import type { Context } from '../../electron/handlers/handler.ts';
import { createProject } from '../../electron/project/create.ts';
import { openProject } from '../../electron/project/open.ts';
import { makeTickets } from '../../electron/tickets.ts';
import { type ArgsIn, type CallName, contract, type Result } from '../../shared/contract/contract.ts';
import { parseIsoDate } from '../../shared/dates.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

export type ShopCustomer = {
  code: string;
  name?: string | null;
  type?: string | null;
  region?: string | null;
  phone?: string | null;
  email?: string | null;
  started?: string;
  cancelled?: string;
  attributes?: (string | null)[];
};
export type ShopLine = {
  code: string;
  date: string;
  amount: number;
  orderNo?: string | null;
  product?: string | null;
  category?: string | null;
};
export type Shop = { customers: readonly ShopCustomer[]; lines: readonly ShopLine[]; attributeNames?: string[] };

export const dayOf = (iso: string): number => parseIsoDate(iso)!;

export function fillShop(db: Database.Database, { customers, lines, attributeNames = [] }: Shop): void {
  db.transaction(() => {
    const sum = lines.reduce((total, line) => total + Math.round(line.amount * 10_000), 0);
    const addBatch = db.prepare(
      `INSERT INTO import_batch (imported_at, kind, file_name, sheet, sha256, rows_read, rows_stored, rows_rejected, amount_e4, attribute_names, report)
       VALUES ('2026-01-01T00:00:00.000Z', ?, 'test.csv', '', '', ?, ?, 0, ?, ?, '{}')`,
    );
    const described = addBatch.run(
      'customers',
      customers.length,
      customers.length,
      0,
      JSON.stringify(attributeNames),
    ).lastInsertRowid;
    const ordered = addBatch.run('orders', lines.length, lines.length, sum, '[]').lastInsertRowid;
    const addCustomer = db.prepare(
      `INSERT INTO customer (code, name, type, region, phone, email, started_day, cancelled_day, first_batch_id, described_batch_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    const describeCustomer = db.prepare(
      'INSERT INTO customer_description (batch_id, customer_id, row_number, fields, attributes) VALUES (?, ?, ?, ?, ?)',
    );
    customers.forEach((one, i) => {
      const { lastInsertRowid: id } = addCustomer.run(
        one.code,
        one.name ?? null,
        one.type ?? null,
        one.region ?? null,
        one.phone ?? null,
        one.email ?? null,
        one.started ? dayOf(one.started) : null,
        one.cancelled ? dayOf(one.cancelled) : null,
        described,
        one.started || one.attributes ? described : null,
      );
      if (one.attributes) describeCustomer.run(described, id, i + 2, '{}', JSON.stringify(one.attributes));
    });
    const addLine = db.prepare(
      `INSERT INTO order_line (batch_id, row_number, customer_id, day, amount_e4, refund, order_no, product, category)
       VALUES (?, ?, (SELECT id FROM customer WHERE code = ?), ?, ?, ?, ?, ?, ?)`,
    );
    lines.forEach((line, i) => {
      const amount = Math.round(line.amount * 10_000);
      const refund = amount < 0 ? 1 : 0;
      addLine.run(
        ordered,
        i + 2,
        line.code,
        dayOf(line.date),
        amount,
        refund,
        line.orderNo ?? null,
        line.product ?? null,
        line.category ?? null,
      );
    });
    db.exec('UPDATE project SET revision = revision + 1');
  })();
}

type CustomersCall = Extract<CallName, `customers.${string}`>;

export function openShop(shop: Shop) {
  const folder = temporaryFolder();
  const path = join(folder, 'shop.holdfast');
  createProject(path, { name: 'Tea House 茶馆', currency: 'CNY', locale: 'zh-CN' });
  const project = openProject(path, 'p');
  afterAll(() => project.close());
  fillShop(project.db, shop);
  const tickets = makeTickets(folder);
  const refuse = () => {
    throw new Error('not here');
  };
  const context: Context = {
    project: () => project,
    sessions: { open: refuse, close: refuse },
    tickets,
    signal: { aborted: false },
    report: () => {},
  };

  /** Arguments and answer go through the contract. */
  async function call<N extends CustomersCall>(name: N, args: Omit<ArgsIn<N>, 'project'>): Promise<Result<N>> {
    const handler = customersHandlers[name] as unknown as (args: unknown, context: Context) => unknown;
    const full = contract[name].args.parse({ ...args, project: 'p' });
    return contract[name].result.parse(await handler(full, context)) as Result<N>;
  }
  return { project, tickets, call };
}

export async function codeThrown(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
  return 'none';
}
