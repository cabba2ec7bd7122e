// What the rows said of their customers: noted for each of them, so that it still stands when an earlier import that
// said the same is taken back; the customer's own row changes only where nobody had said it yet.
import type Database from 'better-sqlite3';
import { applyDescriptions, CUSTOMER_COLUMNS } from '../../project/customerDescriptions.ts';
import type { PackedPersons } from '../readerMessages.ts';
import { packTexts, unpackTexts } from '../records/packRecords.ts';
import type { CustomerIds } from './customerIds.ts';
import { makePackedInsert } from './packedInsert.ts';

const COLUMN_OF = new Map<string, string>(CUSTOMER_COLUMNS);

export function storePersons(
  db: Database.Database,
  batch: number,
  customers: CustomerIds,
  { customers: numbers, rowNumbers, fields, texts, json }: PackedPersons,
): void {
  const ids = customers.idsOf(numbers);
  const names = fields.map((field) => COLUMN_OF.get(field)!);
  const said = texts.map(unpackTexts);
  const { newCodes, firstNewId } = customers;
  const personOf = new Int32Array(newCodes.length).fill(-1);
  for (const [k, id] of ids.entries()) if (id >= firstNewId) personOf[id - firstNewId] = k;
  const insertCustomers = makePackedInsert(db, 'customer', ['id', 'code', ...names]);
  insertCustomers(
    [
      Int32Array.from({ length: newCodes.length }, (_, k) => firstNewId + k),
      packTexts(newCodes),
      ...said.map((column) =>
        column.some((text) => text !== null)
          ? packTexts(Array.from(personOf, (person) => (person < 0 ? null : column[person]!)))
          : null,
      ),
    ],
    newCodes.length,
    { first_batch_id: batch },
  );

  const readKnown = db
    .prepare<[number], (string | null)[]>(`SELECT ${names.join(', ')} FROM customer WHERE id = ?`)
    .raw();
  const filled: number[] = [];
  const describing: number[] = [];
  for (const [k, id] of ids.entries()) {
    if (said.every((column) => column[k] === null)) continue;
    describing.push(k);
    if (customers.isNew(id)) continue;
    const known = readKnown.get(id)!;
    if (said.some((column, at) => column[k] !== null && known[at] === null)) filled.push(id);
  }
  // In the order of the table: it is kept in the order of its key.
  describing.sort((a, b) => ids[a]! - ids[b]!);
  const describe = makePackedInsert(db, 'customer_description', ['customer_id', 'row_number', 'fields']);
  describe([ids, rowNumbers, json], ids.length, { batch_id: batch }, Int32Array.from(describing));
  applyDescriptions(db, filled);
}
