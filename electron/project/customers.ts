// What the project file says about customers: their texts, one customer's description, favourites and contacts.
import type Database from 'better-sqlite3';

export type CustomerTextRow = [
  id: number,
  code: string,
  name: string | null,
  phone: string | null,
  email: string | null,
  region: string | null,
  type: string | null,
];

/** Texts of all customers, in no order. */
export function eachCustomerText(db: Database.Database): IterableIterator<CustomerTextRow> {
  return db
    .prepare<[], CustomerTextRow>('SELECT id, code, name, phone, email, region, type FROM customer')
    .raw()
    .iterate();
}

export const customerIdOf = (db: Database.Database, code: string): number | null =>
  db.prepare<[string], number>('SELECT id FROM customer WHERE code = ?').pluck().get(code) ?? null;

export type CustomerDetails = {
  address: string | null;
  note: string | null;
  birthdayDay: number | null;
  startedDay: number | null;
  cancelledDay: number | null;
};

export function readCustomerDetails(db: Database.Database, id: number): CustomerDetails {
  return db
    .prepare<[number], CustomerDetails>(
      `SELECT address, note, birthday_day AS birthdayDay, started_day AS startedDay, cancelled_day AS cancelledDay
       FROM customer WHERE id = ?`,
    )
    .get(id)!;
}

export type Attribute = { name: string; value: string };
type AttributeRow = { names: string; attributes: string };

/** The customer's own columns of the source files; of a column named more than once the newest filled value. */
export function readAttributes(db: Database.Database, id: number): Attribute[] {
  const rows = db
    .prepare<[number], AttributeRow>(
      `SELECT b.attribute_names AS names, d.attributes
       FROM customer_description d JOIN import_batch b ON b.id = d.batch_id
       WHERE d.customer_id = ? AND d.attributes IS NOT NULL AND b.undone_at IS NULL
       ORDER BY d.batch_id DESC`,
    )
    .all(id);
  const values = new Map<string, string>();
  for (const row of rows) {
    const names: unknown[] = JSON.parse(row.names);
    const attributes: unknown[] = JSON.parse(row.attributes);
    names.forEach((name, i) => {
      const value = attributes[i];
      if (value == null || value === '' || values.has(String(name))) return;
      values.set(String(name), String(value));
    });
  }
  return [...values].map(([name, value]) => ({ name, value }));
}

export type Favourite = { product: string; orders: number; amountE4: number };

/** The products bought in most orders up to a day; a line without order number is an order of its own. */
export function readFavourites(db: Database.Database, id: number, day: number, limit: number): Favourite[] {
  return db
    .prepare<[number, number, number], Favourite>(
      `SELECT product, count(DISTINCT coalesce('n' || order_no, 'r' || id)) AS orders, sum(amount_e4) AS amountE4
       FROM order_line
       WHERE customer_id = ? AND day <= ? AND refund = 0 AND amount_e4 > 0 AND product IS NOT NULL
       GROUP BY product ORDER BY orders DESC, amountE4 DESC, product LIMIT ?`,
    )
    .all(id, day, limit);
}

export type Contacts = {
  complaints: number;
  openComplaints: number;
  last: { day: number; channel: string | null } | null;
};

/** Complaints and the last contact up to a day. A complaint solved later is open on that day. */
export function readContacts(db: Database.Database, id: number, day: number): Contacts {
  const counts = db
    .prepare<[number, number, number], { complaints: number; openComplaints: number }>(
      `SELECT count(*) AS complaints,
         count(*) FILTER (WHERE solved_day IS NULL OR solved_day > ?) AS openComplaints
       FROM complaint WHERE customer_id = ? AND day <= ?`,
    )
    .get(day, id, day)!;
  const last = db
    .prepare<[number, number], { day: number; channel: string | null }>(
      `SELECT day, channel FROM interaction WHERE customer_id = ? AND day <= ?
       ORDER BY day DESC, coalesce(minute, -1) DESC, id DESC LIMIT 1`,
    )
    .get(id, day);
  return { ...counts, last: last ?? null };
}
