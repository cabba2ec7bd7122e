// What files of one's own say about customers in columns that no field takes.
import type Database from 'better-sqlite3';

type Described = [customerId: number, batchId: number, attributes: string];

/** Column names by import, of imports that stand. */
export function attributeNames(db: Database.Database): Map<number, string[]> {
  const rows = db
    .prepare<[], [number, string]>(
      `SELECT id, attribute_names FROM import_batch
       WHERE undone_at IS NULL AND id IN (SELECT batch_id FROM customer_description WHERE attributes IS NOT NULL)`,
    )
    .raw()
    .all();
  return new Map(rows.map(([id, names]) => [id, (JSON.parse(names) as unknown[]).map(String)]));
}

/** Every description with such columns: of one customer the older import first. */
export const eachAttributes = (db: Database.Database): IterableIterator<Described> =>
  db
    .prepare<[], Described>(
      `SELECT customer_id, batch_id, attributes FROM customer_description
       WHERE attributes IS NOT NULL ORDER BY customer_id, batch_id`,
    )
    .raw()
    .iterate();
