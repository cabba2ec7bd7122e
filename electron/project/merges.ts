// Customers treated as one. Rows keep the customer they came with; who stands for whom is asked when they are read.
import type Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';

/** With :id, the customer and all that were merged into them, at any remove. */
export const MEMBERS = `WITH RECURSIVE member (id) AS (
  VALUES (:id) UNION SELECT c.id FROM customer c JOIN member ON c.merged_into = member.id)`;

export type MergedPair = { id: number; into: number };

/** Every merged customer with the one that stands for them in the end; empty in most projects. */
export function readMerged(db: Database.Database): MergedPair[] {
  const pairs = db
    .prepare<[], [number, number]>('SELECT id, merged_into FROM customer WHERE merged_into IS NOT NULL ORDER BY id')
    .raw()
    .all();
  const parent = new Map(pairs);
  return pairs.map(([id]) => {
    let into = id;
    for (let steps = 0; parent.has(into); steps++) {
      if (steps > parent.size) throw new Error('customers are merged in a circle');
      into = parent.get(into)!;
    }
    return { id, into };
  });
}

/** The row id of the customer who stands for the one with this code. */
export function rootOf(db: Database.Database, code: string): number {
  const id = db
    .prepare<[string], number>(
      `WITH RECURSIVE up (id, into_id) AS (
         SELECT id, merged_into FROM customer WHERE code = ?
         UNION SELECT c.id, c.merged_into FROM customer c JOIN up ON c.id = up.into_id)
       SELECT id FROM up WHERE into_id IS NULL`,
    )
    .pluck()
    .get(code);
  if (id === undefined) throw new AppError('duplicates.unknown', { customer: code });
  return id;
}

export type Merge = {
  merge: number;
  mergedAt: string;
  keep: string;
  keepName: string | null;
  gone: string;
  goneName: string | null;
  evidence: string[];
};

type MergeRow = Omit<Merge, 'evidence'> & { evidence: string };

const SELECT_MERGE = `SELECT m.id AS merge, m.merged_at AS mergedAt, k.code AS keep, k.name AS keepName,
    g.code AS gone, g.name AS goneName, m.evidence
  FROM customer_merge m JOIN customer k ON k.id = m.keep_id JOIN customer g ON g.id = m.gone_id
  WHERE m.undone_at IS NULL`;

const mergeOf = ({ evidence, ...row }: MergeRow): Merge => ({ ...row, evidence: JSON.parse(evidence) as string[] });

/** Merges that stand, newest first. */
export const listMerges = (db: Database.Database): Merge[] =>
  db.prepare<[], MergeRow>(`${SELECT_MERGE} ORDER BY m.id DESC`).all().map(mergeOf);

/**
 * Treats `gone` and all that were merged into them as part of `keep`. Either may have been merged before: then those
 * who stand for them are joined. AppError `duplicates.unknown`, `duplicates.alreadyOne`.
 */
export function mergeCustomers(
  db: Database.Database,
  { keep, gone, evidence }: { keep: string; gone: string; evidence: readonly string[] },
  at = new Date(),
): Merge {
  return db
    .transaction(() => {
      const [keepId, goneId] = [rootOf(db, keep), rootOf(db, gone)];
      if (keepId === goneId) throw new AppError('duplicates.alreadyOne', { keep, gone });
      db.prepare('UPDATE customer SET merged_into = ? WHERE id = ?').run(keepId, goneId);
      const { lastInsertRowid } = db
        .prepare('INSERT INTO customer_merge (merged_at, keep_id, gone_id, evidence) VALUES (?, ?, ?, ?)')
        .run(at.toISOString(), keepId, goneId, JSON.stringify(evidence));
      db.prepare('UPDATE project SET revision = revision + 1').run();
      const id = Number(lastInsertRowid);
      return mergeOf(db.prepare<[number], MergeRow>(`${SELECT_MERGE} AND m.id = ?`).get(id)!);
    })
    .immediate();
}

/** Takes a merge apart; later merges of either customer stay. AppError `duplicates.unknownMerge`. */
export function unmergeCustomers(
  db: Database.Database,
  merge: number,
  at = new Date(),
): { keep: string; gone: string } {
  return db
    .transaction(() => {
      const found = db
        .prepare<[number], { gone_id: number }>('SELECT gone_id FROM customer_merge WHERE id = ? AND undone_at IS NULL')
        .get(merge);
      if (!found) throw new AppError('duplicates.unknownMerge', { merge });
      const { keep, gone } = db.prepare<[number], MergeRow>(`${SELECT_MERGE} AND m.id = ?`).get(merge)!;
      db.prepare('UPDATE customer SET merged_into = NULL WHERE id = ?').run(found.gone_id);
      db.prepare('UPDATE customer_merge SET undone_at = ? WHERE id = ?').run(at.toISOString(), merge);
      db.prepare('UPDATE project SET revision = revision + 1').run();
      return { keep, gone };
    })
    .immediate();
}

/** Notes that two customers are not the same. */
export function keepApart(db: Database.Database, left: string, right: string): boolean {
  const ids = [rootOf(db, left), rootOf(db, right)].sort((a, b) => a - b) as [number, number];
  if (ids[0] === ids[1]) return false;
  return (
    db.prepare('INSERT OR IGNORE INTO customer_distinct (left_id, right_id) VALUES (?, ?)').run(...ids).changes > 0
  );
}

/** Pairs said not to be the same, as row ids of those who stand for them now, both ways round. */
export function readKeptApart(db: Database.Database): Set<string> {
  const roots = new Map(readMerged(db).map(({ id, into }) => [id, into]));
  const rows = db.prepare<[], [number, number]>('SELECT left_id, right_id FROM customer_distinct').raw().all();
  const apart = new Set<string>();
  for (const row of rows) {
    const [left, right] = row.map((id) => roots.get(id) ?? id) as [number, number];
    apart.add(`${left} ${right}`).add(`${right} ${left}`);
  }
  return apart;
}

/** Merges that stand behind one customer, newest first. */
export const mergesOf = (
  db: Database.Database,
  id: number,
): { merge: number; customer: string; name: string | null }[] =>
  db
    .prepare<[{ id: number }], { merge: number; customer: string; name: string | null }>(
      `${MEMBERS} SELECT m.id AS merge, g.code AS customer, g.name AS name
       FROM customer_merge m JOIN customer g ON g.id = m.gone_id
       WHERE m.undone_at IS NULL AND m.keep_id IN (SELECT id FROM member) ORDER BY m.id DESC`,
    )
    .all({ id });
