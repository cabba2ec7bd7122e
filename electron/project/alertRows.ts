// Dated rows of customers besides their orders' amounts, as the alert rules look at them. Reading order is storing order.
import type Database from 'better-sqlite3';

export type DatedRow = [customerId: number, day: number, value: number | string | null];
const each = (db: Database.Database, sql: string, ...given: unknown[]): IterableIterator<DatedRow> =>
  db
    .prepare<unknown[], DatedRow>(sql)
    .raw()
    .iterate(...given);

/** Contacts with their channel. */
export const eachVisit = (db: Database.Database) =>
  each(db, 'SELECT customer_id, day, channel FROM interaction ORDER BY coalesce(minute, -1), id');

/** Complaints with the day they were solved on. */
export const eachComplaint = (db: Database.Database) =>
  each(db, 'SELECT customer_id, day, solved_day FROM complaint ORDER BY id');

/** Scored answers to one question of customers who are known. */
export const eachScore = (db: Database.Database, question: string | null) =>
  each(
    db,
    `SELECT customer_id, day, score FROM survey_answer
     WHERE customer_id IS NOT NULL AND score IS NOT NULL AND coalesce(question, '') = ? ORDER BY id`,
    question ?? '',
  );

export type Question = { question: string | null; answers: number; most: number; least: number };
/** Those answered by the end of a day, the most answered first. */
export const readQuestions = (db: Database.Database, until: number): Question[] =>
  db
    .prepare<[number], Question>(
      `SELECT nullif(coalesce(question, ''), '') AS question, count(*) AS answers, max(score) AS most, min(score) AS least
       FROM survey_answer WHERE customer_id IS NOT NULL AND score IS NOT NULL AND day <= ?
       GROUP BY 1 ORDER BY answers DESC, 1`,
    )
    .all(until);

/** Visits by channel up to the end of a day; null: those that name none. */
export const readChannels = (db: Database.Database, until: number): { channel: string | null; visits: number }[] =>
  db
    .prepare<[number], { channel: string | null; visits: number }>(
      `SELECT nullif(channel, '') AS channel, count(*) AS visits FROM interaction WHERE day <= ?
       GROUP BY 1 ORDER BY visits DESC, 1`,
    )
    .all(until);

const TABLES = { order: 'order_line', interaction: 'interaction' } as const;
export type RowTable = keyof typeof TABLES;

/** The imports whose rows in a table have columns of the user's own, with the names of the columns. */
export const readRowColumns = (db: Database.Database, table: RowTable): { batch: number; names: string[] }[] =>
  db
    .prepare<[], { batch: number; names: string }>(
      `SELECT id AS batch, attribute_names AS names FROM import_batch
       WHERE undone_at IS NULL AND attribute_names <> '[]'
         AND EXISTS (SELECT 1 FROM ${TABLES[table]} WHERE batch_id = import_batch.id AND attributes IS NOT NULL LIMIT 1)`,
    )
    .all()
    .map(({ batch, names }) => ({ batch, names: (JSON.parse(names) as unknown[]).map(String) }));

type Cells = { table: RowTable; batch: number; place: number };

/** Filled cells of the column at a place of an import's own columns. */
export const eachCell = (db: Database.Database, { table, batch, place }: Cells) =>
  each(db, `${cellsIn(table)} ORDER BY id`, `$[${place}]`, batch);

/** The first of them that are dated by the end of a day. */
export const firstCells = (db: Database.Database, { table, batch, place }: Cells, until: number, limit: number) =>
  each(db, `${cellsIn(table)} AND day <= ? ORDER BY id LIMIT ?`, `$[${place}]`, batch, until, limit);

const cellsIn = (table: RowTable): string =>
  `SELECT customer_id, day, json_extract(attributes, ?) AS cell FROM ${TABLES[table]}
   WHERE batch_id = ? AND attributes IS NOT NULL AND cell IS NOT NULL AND cell <> ''`;

export const countComplaints = (db: Database.Database, until: number): number =>
  db.prepare<[number], number>('SELECT count(*) FROM complaint WHERE day <= ?').pluck().get(until)!;
