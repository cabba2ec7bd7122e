// A made-up business into an empty project file: five imports in one transaction.
import type Database from 'better-sqlite3';
import { isoDate } from '../../shared/dates.ts';
import { insertRows, type SqlValue } from './insertRows.ts';
import { makeOrderNumbers } from './orderNumbers.ts';
import { NO_DAY, type SimulatedBusiness } from './simulatedBusiness.ts';
import { type BatchFigures, storeBatch } from './storeBatch.ts';
import { hasShops, type TableKind } from './tables.ts';

export type WriteOptions = {
  /** ISO instant noted as the time of the imports; by default the evening of the last day, whatever the clock says. */
  importedAt?: string;
  /** Rows stored so far, of all kinds; may throw to stop, and then nothing is stored. */
  onRows?: (rows: number, total: number) => void;
  onIndexing?: () => void;
};

function dayRange(rows: readonly { day: number }[]): Pick<BatchFigures, 'firstDay' | 'lastDay'> {
  const first = rows[0];
  return { firstDay: first ? isoDate(first.day) : null, lastDay: first ? isoDate(rows.at(-1)!.day) : null };
}

const dayOrNull = (day: number) => (day === NO_DAY ? null : day);

/** What a customers file says of one customer, as an import keeps it. */
function describe({ spec, customers }: SimulatedBusiness, c: number): string {
  const day = (value: number) => (value === NO_DAY ? undefined : isoDate(value));
  return JSON.stringify({
    customerName: customers.name[c],
    customerType: spec.types[customers.type[c]!]!.type,
    phone: customers.phone[c],
    email: customers.email[c] ?? undefined,
    region: spec.shops[customers.shop[c]!]!.region,
    birthday: day(customers.birthdayDay[c]!),
    startedOn: day(customers.startedDay[c]!),
    cancelledOn: day(customers.cancelledDay[c]!),
  });
}

type Store = { db: Database.Database; business: SimulatedBusiness; importedAt: string; onRows: (rows: number) => void };

function storeCustomers({ db, business, importedAt, onRows }: Store): void {
  const { spec, customers } = business;
  const batch = storeBatch(db, business, 'customers', importedAt, {
    rows: spec.customers,
    newCustomers: spec.customers,
  });
  insertRows(
    db,
    'customer',
    [
      'id',
      'code',
      'name',
      'type',
      'region',
      'phone',
      'email',
      'birthday_day',
      'started_day',
      'cancelled_day',
      'first_batch_id',
      'described_batch_id',
    ],
    spec.customers,
    (c, cells, at) => {
      cells[at] = c + 1;
      cells[at + 1] = customers.code[c]!;
      cells[at + 2] = customers.name[c]!;
      cells[at + 3] = spec.types[customers.type[c]!]!.type;
      cells[at + 4] = spec.shops[customers.shop[c]!]!.region;
      cells[at + 5] = customers.phone[c]!;
      cells[at + 6] = customers.email[c]!;
      cells[at + 7] = dayOrNull(customers.birthdayDay[c]!);
      cells[at + 8] = customers.startedDay[c]!;
      cells[at + 9] = dayOrNull(customers.cancelledDay[c]!);
      cells[at + 10] = batch;
      cells[at + 11] = batch;
    },
    onRows,
  );
  const shops = spec.shops.map((shop) => (hasShops(business) ? JSON.stringify([shop.name]) : null));
  insertRows(
    db,
    'customer_description',
    ['batch_id', 'customer_id', 'row_number', 'fields', 'attributes'],
    spec.customers,
    (c, cells, at) => {
      cells[at] = batch;
      cells[at + 1] = c + 1;
      cells[at + 2] = c + 2;
      cells[at + 3] = describe(business, c);
      cells[at + 4] = shops[customers.shop[c]!]!;
    },
  );
}

function storeOrders({ db, business, importedAt, onRows }: Store): void {
  const { spec, lines, orders, firstDay } = business;
  let amountE4 = 0;
  let refundLines = 0;
  for (let i = 0; i < lines.count; i++) {
    amountE4 += lines.amountE4[i]!;
    refundLines += lines.refund[i]!;
  }
  const batch = storeBatch(db, business, 'orders', importedAt, {
    rows: lines.count,
    orders: orders.day.length,
    refundLines,
    amountE4,
    firstDay: lines.count === 0 ? null : isoDate(lines.day[0] ?? firstDay),
    lastDay: lines.count === 0 ? null : isoDate(lines.day[lines.count - 1]!),
  });
  const numberOf = makeOrderNumbers(business);
  const shops = spec.shops.map((shop) => (hasShops(business) ? JSON.stringify([shop.name]) : null));
  insertRows(
    db,
    'order_line',
    [
      'batch_id',
      'row_number',
      'customer_id',
      'day',
      'minute',
      'amount_e4',
      'refund',
      'quantity',
      'order_no',
      'product',
      'category',
      'attributes',
    ],
    lines.count,
    (i, cells, at) => {
      const product = spec.products[lines.product[i]!]!;
      cells[at] = batch;
      cells[at + 1] = i + 2;
      cells[at + 2] = lines.customer[i]! + 1;
      cells[at + 3] = lines.day[i]!;
      cells[at + 4] = lines.minute[i]!;
      cells[at + 5] = lines.amountE4[i]!;
      cells[at + 6] = lines.refund[i]!;
      cells[at + 7] = lines.quantity[i]!;
      cells[at + 8] = numberOf(lines.order[i]!);
      cells[at + 9] = product.name;
      cells[at + 10] = product.category;
      cells[at + 11] = shops[lines.shop[i]!]!;
    },
    onRows,
  );
}

type ContactTable = {
  kind: TableKind;
  table: string;
  columns: string[];
  rows: readonly { customer: number; day: number }[];
};

/** Visits, complaints and survey answers: batch, row number, customer and day, then what is their own. */
function storeContacts(
  { db, business, importedAt, onRows }: Store,
  { kind, table, columns, rows }: ContactTable,
  own: (i: number) => SqlValue[],
): void {
  const batch = storeBatch(db, business, kind, importedAt, { rows: rows.length, ...dayRange(rows) });
  insertRows(
    db,
    table,
    ['batch_id', 'row_number', 'customer_id', 'day', ...columns],
    rows.length,
    (i, cells, at) => {
      cells[at] = batch;
      cells[at + 1] = i + 2;
      cells[at + 2] = rows[i]!.customer + 1;
      cells[at + 3] = rows[i]!.day;
      const values = own(i);
      for (let k = 0; k < values.length; k++) cells[at + 4 + k] = values[k]!;
    },
    onRows,
  );
}

/**
 * Stores everything or nothing. The project must hold no customers yet. Orders come last among the imports,
 * as the last thing that can be taken back.
 */
export function writeBusiness(db: Database.Database, business: SimulatedBusiness, options: WriteOptions = {}): void {
  const { contacts, complaints, surveys, lines, spec, lastDay } = business;
  const importedAt = options.importedAt ?? `${isoDate(lastDay)}T20:00:00.000Z`;
  const total = spec.customers + lines.count + contacts.length + complaints.length + surveys.length;
  let before = 0;
  const store: Store = { db, business, importedAt, onRows: (rows) => options.onRows?.(before + rows, total) };
  db.transaction(() => {
    storeCustomers(store);
    before += spec.customers;
    storeContacts(
      store,
      { kind: 'interactions', table: 'interaction', columns: ['channel', 'note'], rows: contacts },
      (i) => [contacts[i]!.channel, contacts[i]!.note],
    );
    before += contacts.length;
    storeContacts(
      store,
      { kind: 'complaints', table: 'complaint', columns: ['category', 'note', 'solved_day'], rows: complaints },
      (i) => [complaints[i]!.category, complaints[i]!.note, complaints[i]!.solvedDay],
    );
    before += complaints.length;
    storeContacts(
      store,
      { kind: 'surveys', table: 'survey_answer', columns: ['question', 'score', 'answer'], rows: surveys },
      (i) => [spec.words.surveyQuestion, surveys[i]!.score, surveys[i]!.answer],
    );
    before += surveys.length;
    storeOrders(store);
    options.onIndexing?.();
    db.exec('CREATE INDEX IF NOT EXISTS order_line_by_customer ON order_line (customer_id, day)');
    db.prepare('UPDATE project SET revision = revision + 1').run();
  })();
}
