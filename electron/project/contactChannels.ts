// Through which channel customers were in touch, and when.
import type Database from 'better-sqlite3';

/** Every contact whose channel is known: [customer row id, day, channel], by day. */
export const eachChannel = (db: Database.Database): IterableIterator<[number, number, string]> =>
  db
    .prepare<[], [number, number, string]>(
      `SELECT customer_id, day, channel FROM interaction WHERE channel IS NOT NULL AND channel <> ''
       ORDER BY day, coalesce(minute, -1), id`,
    )
    .raw()
    .iterate();
