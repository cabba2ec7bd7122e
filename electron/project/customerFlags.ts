// Flags people set on customers, and customers let go: written with name and reason, taken back but never deleted.
import type Database from 'better-sqlite3';
import type { PersonFlagKind } from '../analysis/view/viewFacts.ts';

export type StoredFlag = {
  readonly id: number;
  readonly customerId: number;
  readonly kind: PersonFlagKind;
  readonly day: number;
  readonly amountE4: number | null;
  readonly days: number | null;
  readonly reason: string;
  readonly setBy: string;
  readonly setAt: string;
};
export type StoredLettingGo = {
  readonly id: number;
  readonly customerId: number;
  readonly day: number;
  readonly reason: string;
  readonly flags: string;
  readonly confirmedBy: string;
  readonly confirmedAt: string;
};

/** Flags that have not been cleared, by customer and day. */
export const readFlags = (db: Database.Database): StoredFlag[] =>
  db
    .prepare<[], StoredFlag>(
      `SELECT id, customer_id AS customerId, kind, day, amount_e4 AS amountE4, days, reason, set_by AS setBy, set_at AS setAt
       FROM customer_flag WHERE cleared_at IS NULL ORDER BY customer_id, day, id`,
    )
    .all();

/** Customers let go and not taken back, by day. */
export const readLettingGo = (db: Database.Database): StoredLettingGo[] =>
  db
    .prepare<[], StoredLettingGo>(
      `SELECT id, customer_id AS customerId, day, reason, flags, confirmed_by AS confirmedBy, confirmed_at AS confirmedAt
       FROM letting_go WHERE revoked_at IS NULL ORDER BY day, id`,
    )
    .all();

export type NewFlag = Omit<StoredFlag, 'id'>;

export const addFlag = (db: Database.Database, flag: NewFlag): number =>
  Number(
    db
      .prepare(
        `INSERT INTO customer_flag (customer_id, kind, day, amount_e4, days, reason, set_by, set_at)
         VALUES (@customerId, @kind, @day, @amountE4, @days, @reason, @setBy, @setAt)`,
      )
      .run(flag).lastInsertRowid,
  );

/** False when no such flag stands. */
export const clearFlag = (db: Database.Database, id: number, at: string): boolean =>
  db.prepare('UPDATE customer_flag SET cleared_at = ? WHERE id = ? AND cleared_at IS NULL').run(at, id).changes === 1;

export function addLettingGo(db: Database.Database, rows: readonly Omit<StoredLettingGo, 'id'>[]): void {
  const add = db.prepare(
    `INSERT INTO letting_go (customer_id, day, reason, flags, confirmed_by, confirmed_at)
     VALUES (@customerId, @day, @reason, @flags, @confirmedBy, @confirmedAt)`,
  );
  db.transaction(() => {
    for (const row of rows) add.run(row);
  })();
}

/** How many were taken back. */
export const revokeLettingGo = (db: Database.Database, customerId: number, at: string): number =>
  db.prepare('UPDATE letting_go SET revoked_at = ? WHERE customer_id = ? AND revoked_at IS NULL').run(at, customerId)
    .changes;

/** Contacts whose customer is known: [customer row id, day]. */
export const eachContact = (db: Database.Database): IterableIterator<[number, number]> =>
  db.prepare<[], [number, number]>('SELECT customer_id, day FROM interaction').raw().iterate();
