// What is written about customers (not counted), by row id.
import type Database from 'better-sqlite3';
import type { CustomerRow } from '../../shared/contract/customers.ts';
import { readMerged } from './merges.ts';

export type CustomerText = Pick<CustomerRow, 'customer' | 'name' | 'type' | 'region' | 'phone' | 'email'>;

const FILLED = ['name', 'type', 'region', 'phone', 'email'] as const;

/** Texts of the customers, in the order of the row ids asked for; blanks are filled by those merged into them. */
export function readCustomerText(db: Database.Database, rowIds: readonly number[]): CustomerText[] {
  const one = db.prepare<[number], CustomerText>(
    'SELECT code AS customer, name, type, region, phone, email FROM customer WHERE id = ?',
  );
  const others = new Map<number, number[]>();
  for (const { id, into } of readMerged(db)) others.set(into, [...(others.get(into) ?? []), id]);
  return rowIds.map((id) => {
    const row = one.get(id);
    if (!row) throw new RangeError(`no customer with row id ${id}`);
    for (const other of others.get(id) ?? []) {
      const said = one.get(other)!;
      for (const field of FILLED) row[field] ??= said[field];
    }
    return row;
  });
}
