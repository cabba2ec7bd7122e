// When customers complained.
import type Database from 'better-sqlite3';

/** [customer row id, day] of every complaint. */
export const eachComplaintDay = (db: Database.Database): IterableIterator<[number, number]> =>
  db.prepare<[], [number, number]>('SELECT customer_id, day FROM complaint').raw().iterate();
