// The customer row as the sum of what files said of the customer, so that an import can be taken back.
import type Database from 'better-sqlite3';
import { parseIsoDate } from '../../shared/dates.ts';

/** Fields of the contract and the columns of the customer table they fill. */
export const CUSTOMER_COLUMNS = [
  ['customerName', 'name'],
  ['customerType', 'type'],
  ['phone', 'phone'],
  ['email', 'email'],
  ['region', 'region'],
  ['address', 'address'],
  ['note', 'note'],
  ['birthday', 'birthday_day'],
  ['startedOn', 'started_day'],
  ['contractEnd', 'contract_end_day'],
  ['cancelledOn', 'cancelled_day'],
] as const;

type Said = { kind: string; batch: number; fields: string };
type CustomerValue = string | number | null;

/** What a column of the customer table holds for a description's text: days as day numbers. */
export const storedValue = (column: string, text: unknown): CustomerValue => {
  if (typeof text !== 'string' || text === '') return null;
  return column.endsWith('_day') ? parseIsoDate(text) : text;
};

/**
 * Writes what the descriptions of these customers say into their rows: a customers file replaces what came before it,
 * field by field where it says anything; an orders file only fills what nobody has said.
 */
export function applyDescriptions(db: Database.Database, customerIds: Iterable<number>): void {
  const read = db.prepare<[number], Said>(
    `SELECT b.kind, d.batch_id AS batch, d.fields FROM customer_description d JOIN import_batch b ON b.id = d.batch_id
     WHERE d.customer_id = ? ORDER BY d.batch_id`,
  );
  const write = db.prepare(
    `UPDATE customer SET ${CUSTOMER_COLUMNS.map(([, column]) => `${column} = ?`).join(', ')}, described_batch_id = ? WHERE id = ?`,
  );
  for (const id of customerIds) {
    const values: CustomerValue[] = CUSTOMER_COLUMNS.map(() => null);
    let described: number | null = null;
    for (const { kind, batch, fields } of read.all(id)) {
      const said = new Map<string, unknown>(Object.entries(JSON.parse(fields)));
      if (kind === 'customers') described = batch;
      for (const [k, [field, column]] of CUSTOMER_COLUMNS.entries()) {
        const value = storedValue(column, said.get(field));
        if (value !== null && (kind === 'customers' || values[k] === null)) values[k] = value;
      }
    }
    write.run(...values, described, id);
  }
}
