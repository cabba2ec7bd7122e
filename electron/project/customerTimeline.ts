// Everything that happened with one customer up to a day, newest first, in pages.
import type Database from 'better-sqlite3';
import type { TimelineEntry } from '../../shared/contract/customers.ts';
import { isoDate } from '../../shared/dates.ts';
import { MEMBERS } from './merges.ts';

/** Products shown of one order; the entry says how many there are. */
const PRODUCTS_SHOWN = 12;

type EntryRow = {
  kind: TimelineEntry['kind'];
  day: number;
  /** Row id of the entry; of an order its first line. */
  id: number;
  orderNo: string | null;
  lines: number | null;
  amountE4: number | null;
  refund: number | null;
  productCount: number | null;
};

/** All entries up to the day. The lines of one order number on one day are one entry, its refunds another. */
const ENTRIES = `
  SELECT 'order' AS kind, day, min(id) AS id, max(minute) AS minute, order_no AS orderNo, count(*) AS lines,
    sum(amount_e4) AS amountE4, refund, count(DISTINCT product) AS productCount
  FROM order_line WHERE customer_id IN (SELECT id FROM member) AND day <= :day
  GROUP BY day, refund, CASE WHEN order_no IS NULL THEN id END, order_no
  UNION ALL SELECT 'interaction', day, id, minute, NULL, NULL, NULL, NULL, NULL
  FROM interaction WHERE customer_id IN (SELECT id FROM member) AND day <= :day
  UNION ALL SELECT 'complaint', day, id, minute, NULL, NULL, NULL, NULL, NULL
  FROM complaint WHERE customer_id IN (SELECT id FROM member) AND day <= :day
  UNION ALL SELECT 'survey', day, id, NULL, NULL, NULL, NULL, NULL, NULL
  FROM survey_answer WHERE customer_id IN (SELECT id FROM member) AND day <= :day
  UNION ALL SELECT 'started', started_day, id, -1, NULL, NULL, NULL, NULL, NULL
  FROM customer WHERE id IN (SELECT id FROM member) AND started_day <= :day
  UNION ALL SELECT 'cancelled', cancelled_day, id, 1440, NULL, NULL, NULL, NULL, NULL
  FROM customer WHERE id IN (SELECT id FROM member) AND cancelled_day <= :day`;

type Key = { id: number; day: number };

export const countTimeline = (db: Database.Database, key: Key): number =>
  db.prepare<[Key], number>(`${MEMBERS} SELECT count(*) FROM (${ENTRIES})`).pluck().get(key) ?? 0;

export function readTimeline(db: Database.Database, key: Key, offset: number, limit: number): TimelineEntry[] {
  const rows = db
    .prepare<[Key & { offset: number; limit: number }], EntryRow>(
      `${MEMBERS} SELECT kind, day, id, orderNo, lines, amountE4, refund, productCount FROM (${ENTRIES})
       ORDER BY day DESC, coalesce(minute, 1439) DESC, kind, id DESC LIMIT :limit OFFSET :offset`,
    )
    .all({ ...key, offset, limit });
  return rows.map((row) => entryOf(db, key, row));
}

function entryOf(db: Database.Database, key: Key, row: EntryRow): TimelineEntry {
  const day = isoDate(row.day);
  switch (row.kind) {
    case 'order':
      return {
        kind: 'order',
        day,
        orderNo: row.orderNo,
        lines: row.lines ?? 0,
        amountE4: row.amountE4 ?? 0,
        refund: row.refund === 1,
        products: readProducts(db, key, row),
        productCount: row.productCount ?? 0,
      };
    case 'interaction': {
      const found = db
        .prepare<[number], { channel: string | null; note: string | null }>(
          'SELECT channel, note FROM interaction WHERE id = ?',
        )
        .get(row.id)!;
      return { kind: 'interaction', day, ...found };
    }
    case 'complaint': {
      const { solvedDay, ...found } = db
        .prepare<[number], { category: string | null; note: string | null; solvedDay: number | null }>(
          'SELECT category, note, solved_day AS solvedDay FROM complaint WHERE id = ?',
        )
        .get(row.id)!;
      const solved = solvedDay !== null && solvedDay <= key.day;
      return { kind: 'complaint', day, ...found, solvedOn: solved ? isoDate(solvedDay) : null };
    }
    case 'survey': {
      const found = db
        .prepare<[number], { question: string | null; score: number | null; answer: string | null }>(
          'SELECT question, score, answer FROM survey_answer WHERE id = ?',
        )
        .get(row.id)!;
      return { kind: 'survey', day, ...found };
    }
    case 'started':
    case 'cancelled':
      return { kind: row.kind, day };
  }
}

/** Names in the order of the source. */
function readProducts(db: Database.Database, key: Key, row: EntryRow): string[] {
  if (row.productCount === 0) return [];
  const same = row.orderNo === null ? 'id = :line' : 'order_no = :orderNo';
  return db
    .prepare<[object], string>(
      `${MEMBERS} SELECT product FROM order_line
       WHERE customer_id IN (SELECT id FROM member) AND day = :day AND refund = :refund AND ${same}
         AND product IS NOT NULL
       GROUP BY product ORDER BY min(id) LIMIT ${PRODUCTS_SHOWN}`,
    )
    .pluck()
    .all({
      id: key.id,
      day: row.day,
      refund: row.refund ?? 0,
      ...(row.orderNo === null ? { line: row.id } : { orderNo: row.orderNo }),
    });
}
