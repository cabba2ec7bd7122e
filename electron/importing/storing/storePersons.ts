// What the rows said of their customers: noted for each of them, so that it still stands when an earlier import that
// said the same is taken back; the customer's own row changes only where nobody had said it yet.
import type Database from 'better-sqlite3';
import { applyDescriptions, CUSTOMER_COLUMNS } from '../../project/customerDescriptions.ts';
import type { PackedPersons } from '../readerMessages.ts';
import { packTexts, unpackTexts } from '../records/packRecords.ts';
import type { CustomerIds } from './customerIds.ts';
import { makePackedInsert } from './packedInsert.ts';

const COLUMN_OF = new Map<string, string>(CUSTOMER_COLUMNS);

/** Begins when all rows are stored, because only then all new customers are known. */
export function makePersonStore(db: Database.Database, batch: number, customers: CustomerIds) {
  const { newCodes, firstNewId, isNew } = customers;
  let stored: Uint8Array | null = null;
  const filled: number[] = [];

  const insertNew = (places: readonly number[], ids: Int32Array, names: readonly string[], said: Said) => {
    stored ??= new Uint8Array(newCodes.length);
    for (const k of places) stored[ids[k]! - firstNewId] = 1;
    const codes = places.map((k) => newCodes[ids[k]! - firstNewId]!);
    const insert = makePackedInsert(db, 'customer', ['id', 'code', ...names]);
    const texts = said.map((column) => {
      const own = places.map((k) => column[k]!);
      return own.some((text) => text !== null) ? packTexts(own) : null;
    });
    const newIds = Int32Array.from(places, (k) => ids[k]!);
    insert([newIds, packTexts(codes), ...texts], places.length, { first_batch_id: batch });
  };

  return {
    add: ({ customers: numbers, rowNumbers, fields, texts, json }: PackedPersons): void => {
      const ids = customers.idsOf(numbers);
      const names = fields.map((field) => COLUMN_OF.get(field)!);
      const said = texts.map(unpackTexts);
      // In the order of the tables: they are kept in the order of their keys.
      const places = [...ids.keys()].sort((a, b) => ids[a]! - ids[b]!);
      insertNew(
        places.filter((k) => isNew(ids[k]!)),
        ids,
        names,
        said,
      );
      const readKnown = db
        .prepare<[number], (string | null)[]>(`SELECT ${names.join(', ')} FROM customer WHERE id = ?`)
        .raw();
      const describing = places.filter((k) => said.some((column) => column[k] !== null));
      for (const k of describing) {
        const id = ids[k]!;
        if (isNew(id)) continue;
        const known = readKnown.get(id)!;
        if (said.some((column, at) => column[k] !== null && known[at] === null)) filled.push(id);
      }
      const describe = makePackedInsert(db, 'customer_description', ['customer_id', 'row_number', 'fields']);
      describe([ids, rowNumbers, json], ids.length, { batch_id: batch }, Int32Array.from(describing));
    },
    /** Customers of whom nothing was said but their id. */
    finish: (): void => {
      const rest = [...newCodes.keys()].filter((place) => stored?.[place] !== 1);
      const ids = Int32Array.from(rest, (place) => firstNewId + place);
      insertNew([...rest.keys()], ids, [], []);
      applyDescriptions(db, filled);
    },
  };
}

type Said = readonly (readonly (string | null)[])[];
