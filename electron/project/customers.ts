// What the project file says about customers: their texts, one customer's description, favourites and contacts.
import type Database from 'better-sqlite3';
import { MEMBERS, readMerged } from './merges.ts';

export type CustomerTextPiece = { ids: readonly number[]; texts: string };

const ROWS_A_PIECE = 16_384;

/**
 * Code, name, phone, e-mail, region and type of all customers, many to a string: far quicker than row by row.
 * Every field ends with `fieldEnd`, every customer with `rowEnd`; texts are rid of these two characters.
 */
export function* customerTextPieces(
  db: Database.Database,
  fieldEnd: string,
  rowEnd: string,
): Generator<CustomerTextPiece> {
  const nextIds = db
    .prepare<[number, number], number>('SELECT id FROM customer WHERE id > ? ORDER BY id LIMIT ?')
    .pluck();
  const asStored = joinedTexts(db, (field) => field);
  const cleaned = joinedTexts(db, (field) => `replace(replace(${field}, :fieldEnd, ''), :rowEnd, '')`);
  for (let last = -1; ; ) {
    const ids = nextIds.all(last, ROWS_A_PIECE);
    const newest = ids.at(-1);
    if (newest === undefined) return;
    const range = { first: ids[0]!, last: newest, fieldEnd, rowEnd };
    const texts = asStored.get(range) ?? '';
    const marksAreOurs =
      countOf(texts, fieldEnd) === ids.length * TEXT_FIELDS.length && countOf(texts, rowEnd) === ids.length;
    yield { ids, texts: marksAreOurs ? texts : (cleaned.get(range) ?? '') };
    last = newest;
  }
}

const TEXT_FIELDS = ['code', 'name', 'phone', 'email', 'region', 'type'];
type Range = { first: number; last: number; fieldEnd: string; rowEnd: string };

function joinedTexts(db: Database.Database, read: (field: string) => string) {
  const fields = TEXT_FIELDS.map((field) => `${read(field)}, :fieldEnd`).join(', ');
  return db
    .prepare<[Range], string>(
      `SELECT group_concat(line, '')
       FROM (SELECT concat(${fields}, :rowEnd) AS line FROM customer WHERE id BETWEEN :first AND :last ORDER BY id)`,
    )
    .pluck();
}

function countOf(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count++;
  return count;
}

type TypeAndRegion = [id: number, type: string | null, region: string | null];

/** Of the customers who have one or the other, in no order. */
export const eachTypeAndRegion = (db: Database.Database): IterableIterator<TypeAndRegion> =>
  db
    .prepare<[], TypeAndRegion>('SELECT id, type, region FROM customer WHERE type IS NOT NULL OR region IS NOT NULL')
    .raw()
    .iterate();

/** Of the columns that need not be filled, those that are empty for everybody. */
export function blankTextColumns(db: Database.Database): ('name' | 'type' | 'region' | 'phone' | 'email')[] {
  return (['name', 'type', 'region', 'phone', 'email'] as const).filter(
    (column) => db.prepare(`SELECT 1 FROM customer WHERE ${column} <> '' LIMIT 1`).get() === undefined,
  );
}

export type PersonRow = {
  id: number;
  code: string;
  name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  type: string | null;
  region: string | null;
};

const PERSON = 'id, code, name, phone, email, address, type, region';

export const readPerson = (db: Database.Database, id: number): PersonRow =>
  db.prepare<[number], PersonRow>(`SELECT ${PERSON} FROM customer WHERE id = ?`).get(id)!;

/** Who the customers are, by code; blanks of one who stands for others are filled by them. */
export function readPersons(db: Database.Database): PersonRow[] {
  const read = db.prepare<[], PersonRow>(`SELECT ${PERSON} FROM customer ORDER BY code`);
  const merged = new Map(readMerged(db).map(({ id, into }) => [id, into]));
  const rows = read.all();
  if (merged.size === 0) return rows;
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const row of rows) {
    const root = byId.get(merged.get(row.id) ?? -1);
    if (!root) continue;
    for (const field of ['name', 'phone', 'email', 'address', 'type', 'region'] as const) root[field] ??= row[field];
  }
  return rows.filter(({ id }) => !merged.has(id));
}

export const customerIdOf = (db: Database.Database, code: string): number | null =>
  db.prepare<[string], number>('SELECT id FROM customer WHERE code = ?').pluck().get(code) ?? null;

export type CustomerDetails = {
  address: string | null;
  note: string | null;
  birthdayDay: number | null;
  startedDay: number | null;
  cancelledDay: number | null;
  contractEndDay: number | null;
};

/** Of several who were merged: texts of the first who has them, registered with the first, cancelled when none goes on. */
export function readCustomerDetails(db: Database.Database, id: number): CustomerDetails {
  const rows = db
    .prepare<[{ id: number }], CustomerDetails & { described: number }>(
      `${MEMBERS} SELECT address, note, birthday_day AS birthdayDay, started_day AS startedDay,
         cancelled_day AS cancelledDay, contract_end_day AS contractEndDay, described_batch_id IS NOT NULL AS described
       FROM customer WHERE id IN (SELECT id FROM member) ORDER BY id <> :id, id`,
    )
    .all({ id });
  const first = <K extends keyof CustomerDetails>(field: K) => rows.find((row) => row[field] !== null)?.[field] ?? null;
  const started = rows.flatMap(({ startedDay }) => (startedDay === null ? [] : [startedDay]));
  const cancelled = rows.flatMap(({ cancelledDay }) => (cancelledDay === null ? [] : [cancelledDay]));
  const ends = rows.flatMap(({ contractEndDay }) => (contractEndDay === null ? [] : [contractEndDay]));
  const goesOn = rows.length > 1 && rows.some((row) => row.described === 1 && row.cancelledDay === null);
  return {
    address: first('address'),
    note: first('note'),
    birthdayDay: first('birthdayDay'),
    startedDay: started.length === 0 ? null : Math.min(...started),
    contractEndDay: ends.length === 0 ? null : Math.max(...ends),
    cancelledDay: cancelled.length === 0 || goesOn ? null : Math.max(...cancelled),
  };
}

export type Attribute = { name: string; value: string };
type AttributeRow = { names: string; attributes: string };

/** The customer's own columns of the source files; of a column named more than once the newest filled value. */
export function readAttributes(db: Database.Database, id: number): Attribute[] {
  const rows = db
    .prepare<[{ id: number }], AttributeRow>(
      `${MEMBERS} SELECT b.attribute_names AS names, d.attributes
       FROM customer_description d JOIN import_batch b ON b.id = d.batch_id
       WHERE d.customer_id IN (SELECT id FROM member) AND d.attributes IS NOT NULL AND b.undone_at IS NULL
       ORDER BY d.customer_id <> :id, d.batch_id DESC`,
    )
    .all({ id });
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
    .prepare<[{ id: number; day: number; limit: number }], Favourite>(
      `${MEMBERS} SELECT product, count(DISTINCT coalesce('n' || order_no, 'r' || id)) AS orders, sum(amount_e4) AS amountE4
       FROM order_line
       WHERE customer_id IN (SELECT id FROM member) AND day <= :day AND refund = 0 AND amount_e4 > 0
         AND product IS NOT NULL
       GROUP BY product ORDER BY orders DESC, amountE4 DESC, product LIMIT :limit`,
    )
    .all({ id, day, limit });
}

export type Contacts = {
  complaints: number;
  openComplaints: number;
  last: { day: number; channel: string | null } | null;
};

/** Complaints and the last contact up to a day. A complaint solved later is open on that day. */
export function readContacts(db: Database.Database, id: number, day: number): Contacts {
  const counts = db
    .prepare<[{ id: number; day: number }], { complaints: number; openComplaints: number }>(
      `${MEMBERS} SELECT count(*) AS complaints,
         count(*) FILTER (WHERE solved_day IS NULL OR solved_day > :day) AS openComplaints
       FROM complaint WHERE customer_id IN (SELECT id FROM member) AND day <= :day`,
    )
    .get({ id, day })!;
  const last = db
    .prepare<[{ id: number; day: number }], { day: number; channel: string | null }>(
      `${MEMBERS} SELECT day, channel FROM interaction WHERE customer_id IN (SELECT id FROM member) AND day <= :day
       ORDER BY day DESC, coalesce(minute, -1) DESC, id DESC LIMIT 1`,
    )
    .get({ id, day });
  return { ...counts, last: last ?? null };
}
