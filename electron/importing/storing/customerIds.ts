// Customers by the numbers the reader gives them: known ones found by their code, new ones given the next row ids.
import type Database from 'better-sqlite3';
import { ownText } from '../cells/ownText.ts';
import type { PackedTexts } from '../records/packRecords.ts';
import { unpackTexts } from '../records/packRecords.ts';

export type CustomerIds = {
  /** Takes the codes of customers met for the first time, in the order of their numbers. */
  readonly adopt: (codes: PackedTexts) => void;
  /** Row ids by the reader's numbers; `null` numbers (-1) stay -1. */
  readonly idsOf: (numbers: Int32Array) => Int32Array;
  readonly isNew: (id: number) => boolean;
  /** Codes of the new customers in the order of their ids, from `firstNewId` on. */
  readonly newCodes: readonly string[];
  readonly firstNewId: number;
  readonly total: () => number;
};

export function makeCustomerIds(db: Database.Database): CustomerIds {
  const known = new Map<string, number>();
  let last = 0;
  for (const [id, code] of db.prepare<[], [number, string]>('SELECT id, code FROM customer').raw().iterate()) {
    known.set(code, id);
    if (id > last) last = id;
  }
  const before = last;
  const newCodes: string[] = [];
  let ids = new Int32Array(1 << 10);
  let count = 0;
  return {
    adopt: (codes) => {
      for (const code of unpackTexts(codes)) {
        let id = known.get(code!);
        if (id === undefined) {
          id = ++last;
          newCodes.push(ownText(code!));
        }
        if (count === ids.length) {
          const more = new Int32Array(ids.length * 2);
          more.set(ids);
          ids = more;
        }
        ids[count++] = id;
      }
    },
    idsOf: (numbers) => numbers.map((number) => (number < 0 ? -1 : ids[number]!)),
    isNew: (id) => id > before,
    newCodes,
    firstNewId: before + 1,
    total: () => known.size + newCodes.length,
  };
}
