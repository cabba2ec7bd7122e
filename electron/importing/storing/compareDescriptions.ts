// Customers of a file beside what the newest customers file says of them.
import type Database from 'better-sqlite3';
import type { ComparedImport, Comparer } from './compareRows.ts';
import { sameAttributes } from './standingRows.ts';

export type NewestDescription = {
  readonly batch: number;
  readonly fields: string;
  readonly attributes: string | null;
  /** Whether its attributes stand in the order of the file's. */
  readonly linedUp: boolean;
};

/** What customers files other than `batch` said last, by customer. */
export function readNewestDescriptions(
  db: Database.Database,
  attributeNames: readonly string[],
  batch: number,
): Map<number, NewestDescription> {
  const linedUp = new Map(
    db
      .prepare<[], [number, string]>("SELECT id, attribute_names FROM import_batch WHERE kind = 'customers'")
      .raw()
      .all()
      .map(([id, names]) => [id, sameAttributes(JSON.parse(names) as string[], attributeNames)]),
  );
  const read = db
    .prepare<[number], [customer: number, batch: number, fields: string, attributes: string | null]>(
      `SELECT d.customer_id, max(d.batch_id), d.fields, d.attributes
       FROM customer_description d JOIN import_batch b ON b.id = d.batch_id
       WHERE b.kind = 'customers' AND d.batch_id <> ? GROUP BY d.customer_id`,
    )
    .raw();
  const newest = new Map<number, NewestDescription>();
  for (const [customer, from, fields, attributes] of read.iterate(batch))
    newest.set(customer, { batch: from, fields, attributes, linedUp: linedUp.get(from) === true });
  return newest;
}

/** `same`: the newest description of the customer says just this. There is nothing to replace: descriptions add up. */
export function makeDescriptionComparer(
  db: Database.Database,
  { columns, attributeNames, batch }: ComparedImport,
): Comparer | null {
  const [atFields, atAttributes] = [columns.indexOf('fields'), columns.indexOf('attributes')];
  const newest = readNewestDescriptions(db, attributeNames, batch);
  if (newest.size === 0) return null;
  const onBatches = new Map<number, number>();
  let merged = 0;
  return {
    judge: (customer, values) => {
      const known = customer === null ? undefined : newest.get(customer);
      const attributes = atAttributes < 0 ? null : values[atAttributes];
      if (!known?.linedUp || known.fields !== values[atFields] || known.attributes !== attributes) return 'store';
      onBatches.set(known.batch, (onBatches.get(known.batch) ?? 0) + 1);
      merged++;
      return 'same';
    },
    finish: () => {
      const note = db.prepare('INSERT INTO import_reliance (batch_id, on_batch_id, rows) VALUES (?, ?, ?)');
      for (const [on, rows] of onBatches) note.run(batch, on, rows);
      return { rowsMerged: merged, rowsReplaced: 0 };
    },
  };
}
