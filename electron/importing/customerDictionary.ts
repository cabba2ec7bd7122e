// Customers by their code: known ones found, new ones made.
import type Database from 'better-sqlite3';
import { makeBulkInsert } from './bulkInsert.ts';
import { ownText } from './ownText.ts';

export type CustomerDictionary = {
  /** Row id of the customer; a new one is made where the code is not known. */
  readonly idOf: (code: string) => number;
  readonly total: () => number;
  readonly newCustomers: () => number;
  readonly flush: () => void;
};

export function makeCustomerDictionary(db: Database.Database, batch: number): CustomerDictionary {
  const ids = new Map<string, number>();
  let last = 0;
  for (const [id, code] of db.prepare<[], [number, string]>('SELECT id, code FROM customer').raw().iterate()) {
    ids.set(code, id);
    if (id > last) last = id;
  }
  const insert = makeBulkInsert(db, 'customer', ['id', 'code', 'first_batch_id']);
  let made = 0;
  return {
    idOf: (code) => {
      const known = ids.get(code);
      if (known !== undefined) return known;
      const own = ownText(code);
      const id = ++last;
      ids.set(own, id);
      insert.add([id, own, batch]);
      made++;
      return id;
    },
    total: () => ids.size,
    newCustomers: () => made,
    flush: insert.flush,
  };
}
