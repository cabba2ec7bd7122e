// Customers by their code: known ones found, new ones given the next row ids.
import type Database from 'better-sqlite3';
import { CUSTOMER_COLUMNS, storedValue } from '../../project/customerDescriptions.ts';
import { ownText } from '../cells/ownText.ts';
import { makeBulkInsert, type SqlValue } from './bulkInsert.ts';

export type CustomerDictionary = {
  /** Row id of the customer; the next free one where the code is not known. */
  readonly idOf: (code: string) => number;
  /** True for a customer that was not in the project before this import. */
  readonly isNew: (id: number) => boolean;
  /** Codes of the new customers in the order of their ids. */
  readonly newCodes: readonly string[];
  readonly firstNewId: number;
  readonly total: () => number;
};

export function makeCustomerDictionary(db: Database.Database): CustomerDictionary {
  const ids = new Map<string, number>();
  let last = 0;
  for (const [id, code] of db.prepare<[], [number, string]>('SELECT id, code FROM customer').raw().iterate()) {
    ids.set(code, id);
    if (id > last) last = id;
  }
  const before = last;
  const newCodes: string[] = [];
  // Lines of one order mostly follow each other.
  let lastCode = '';
  let lastId = 0;
  return {
    idOf: (code) => {
      if (code === lastCode) return lastId;
      let id = ids.get(code);
      if (id === undefined) {
        const own = ownText(code);
        id = ++last;
        ids.set(own, id);
        newCodes.push(own);
      }
      lastCode = code;
      lastId = id;
      return id;
    },
    isNew: (id) => id > before,
    newCodes,
    firstNewId: before + 1,
    total: () => ids.size,
  };
}

/** Stores new customers with what is said of them in `fields`; `described` says that a customers file said it. */
export function makeCustomerInsert(
  db: Database.Database,
  batch: number,
  { fields, described }: { fields: ReadonlyMap<string, number>; described: boolean },
) {
  const said = CUSTOMER_COLUMNS.filter(([field]) => fields.has(field));
  const same: Record<string, number> = described
    ? { first_batch_id: batch, described_batch_id: batch }
    : { first_batch_id: batch };
  const insert = makeBulkInsert(db, 'customer', ['id', 'code', ...said.map(([, column]) => column)], same);
  const values: SqlValue[] = [];
  return {
    add: (id: number, code: string, texts: ReadonlyMap<string, string>) => {
      values[0] = id;
      values[1] = code;
      for (const [k, [field, column]] of said.entries()) values[k + 2] = storedValue(column, texts.get(field));
      insert.add(values);
    },
    flush: insert.flush,
  };
}
