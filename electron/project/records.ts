// Visits, complaints, survey answers and costs as lists, whatever brought them.
import type Database from 'better-sqlite3';
import type { RecordKind, StoredRecord } from '../../shared/contract/records.ts';
import { isoDate } from '../../shared/dates.ts';

/** What each kind has of the columns of the list; `r` is its table. */
const LISTS: Record<RecordKind, { table: string; topic: string; words: string; more: string }> = {
  interaction: { table: 'interaction', topic: 'r.channel', words: 'r.note', more: 'r.minute AS minute' },
  complaint: {
    table: 'complaint',
    topic: 'r.category',
    words: 'r.note',
    more: 'r.minute AS minute, r.solved_day AS solvedDay',
  },
  survey: { table: 'survey_answer', topic: 'r.question', words: 'r.answer', more: 'r.score AS score' },
  cost: {
    table: 'cost_entry',
    topic: 'm.name',
    words: 'r.note',
    more: 'r.kind AS costKind, r.hours AS hours, r.amount_e4 AS amountE4',
  },
};
const WORDS_OFFERED = 200;

type RecordRow = {
  id: number;
  batch: number | null;
  byHand: number;
  day: number;
  customer: string | null;
  customerName: string | null;
  topic: string | null;
  words: string | null;
  minute?: number | null;
  score?: number | null;
  solvedDay?: number | null;
  costKind?: 'labour' | 'goods' | 'cash';
  hours?: number | null;
  amountE4?: number;
};

const two = (n: number) => String(n).padStart(2, '0');

const storedRecord = (row: RecordRow): StoredRecord => ({
  id: row.id,
  batch: row.batch,
  byHand: row.byHand === 1,
  day: isoDate(row.day),
  time: row.minute == null ? null : `${two(Math.floor(row.minute / 60))}:${two(row.minute % 60)}`,
  customer: row.customer,
  customerName: row.customerName,
  topic: row.topic,
  words: row.words,
  score: row.score ?? null,
  solvedOn: row.solvedDay == null ? null : isoDate(row.solvedDay),
  costKind: row.costKind ?? null,
  hours: row.hours ?? null,
  amountE4: row.amountE4 ?? null,
});

/** The customer of a row is the one it was merged into, if it was. */
const customerOf = (kind: RecordKind): string =>
  kind === 'cost'
    ? 'JOIN measure m ON m.id = r.measure_id'
    : `LEFT JOIN customer own ON own.id = r.customer_id
       LEFT JOIN customer c ON c.id = CASE WHEN own.merged_into IS NULL THEN own.id ELSE (
         WITH RECURSIVE up (id) AS (VALUES (own.id) UNION SELECT g.merged_into FROM customer g JOIN up ON g.id = up.id)
         SELECT up.id FROM up JOIN customer t ON t.id = up.id WHERE t.merged_into IS NULL) END`;

export type RecordsPage = { total: number; rows: StoredRecord[] };

/** Newest first; of one day the latest first. A search looks at topic, words, customer and measure, in either case. */
export function pageRecords(
  db: Database.Database,
  kind: RecordKind,
  search: string,
  offset: number,
  limit: number,
): RecordsPage {
  const { table, topic, words, more } = LISTS[kind];
  const named = kind !== 'cost';
  const wanted = search.trim();
  const searched = [topic, words, ...(named ? ['own.code', 'own.name', 'c.code', 'c.name'] : [])];
  const where = wanted === '' ? '' : `WHERE ${searched.map((text) => `${text} LIKE :like ESCAPE '\\'`).join(' OR ')}`;
  const from = `FROM ${table} r ${customerOf(kind)}`;
  const like = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`;
  const asked = wanted === '' ? {} : { like };
  const minute = more.includes('minute') ? 'coalesce(r.minute, -1) DESC,' : '';
  const rows = db
    .prepare<[object], RecordRow>(
      `SELECT r.id, r.batch_id AS batch, coalesce(b.origin = 'manual', 0) AS byHand, r.day,
         ${named ? 'c.code' : 'NULL'} AS customer, ${named ? 'c.name' : 'NULL'} AS customerName,
         ${topic} AS topic, ${words} AS words, ${more}
       ${from} LEFT JOIN import_batch b ON b.id = r.batch_id ${where}
       ORDER BY r.day DESC, ${minute} r.id DESC LIMIT :limit OFFSET :offset`,
    )
    .all({ ...asked, limit, offset });
  const counted = wanted === '' ? `FROM ${table} r` : `${from} ${where}`;
  const total = db.prepare<[object], number>(`SELECT count(*) ${counted}`).pluck().get(asked) ?? 0;
  return { total, rows: rows.map(storedRecord) };
}

/** Topics used so far, most frequent first; of costs all measures. */
export function recordWords(db: Database.Database, kind: RecordKind): string[] {
  const { table, topic } = LISTS[kind];
  const from =
    kind === 'cost'
      ? 'measure m LEFT JOIN cost_entry r ON r.measure_id = m.id'
      : `${table} r WHERE ${topic} IS NOT NULL`;
  return db
    .prepare<[number], string>(
      `SELECT ${topic} FROM ${from} GROUP BY ${topic} ORDER BY count(r.id) DESC, ${topic} LIMIT ?`,
    )
    .pluck()
    .all(WORDS_OFFERED);
}
