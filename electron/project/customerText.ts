// What is written about customers (not counted), by row id.
import type Database from 'better-sqlite3';
import type { CustomerRow } from '../../shared/contract/customers.ts';

export type CustomerText = Pick<CustomerRow, 'customer' | 'name' | 'type' | 'region' | 'phone' | 'email'>;

/** Texts of the customers, in the order of the row ids asked for. */
export function readCustomerText(db: Database.Database, rowIds: readonly number[]): CustomerText[] {
  const one = db.prepare<[number], CustomerText>(
    'SELECT code AS customer, name, type, region, phone, email FROM customer WHERE id = ?',
  );
  return rowIds.map((id) => {
    const row = one.get(id);
    if (!row) throw new RangeError(`no customer with row id ${id}`);
    return row;
  });
}
