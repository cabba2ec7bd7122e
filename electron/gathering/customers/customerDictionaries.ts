// Types and regions of the customers, each as a short list of values and a place in it for every customer.
import type Database from 'better-sqlite3';
import type { Ledger } from '../../ledger/ledger.ts';
import { eachTypeAndRegion } from '../../project/customers.ts';
import { indexByRowId } from './customerTexts.ts';

export type Dictionary = {
  readonly values: readonly string[];
  /** Place in `values` by ledger index; -1 where there is none. */
  readonly codeOf: Int32Array;
};
export type CustomerDictionaries = { readonly type: Dictionary; readonly region: Dictionary };

export function readDictionaries(db: Database.Database, ledger: Ledger): CustomerDictionaries {
  const indexOf = indexByRowId(ledger);
  const type = makeDictionary(ledger.customerCount);
  const region = makeDictionary(ledger.customerCount);
  const merged = new Map(ledger.merged.map(({ rowId }) => [rowId, [null, null] as (string | null)[]]));
  for (const [id, typeText, regionText] of eachTypeAndRegion(db)) {
    const c = indexOf[id] ?? -1;
    if (c < 0) continue;
    if (merged.has(id)) merged.set(id, [typeText, regionText]);
    else {
      type.note(c, typeText);
      region.note(c, regionText);
    }
  }
  for (const [id, [typeText, regionText]] of merged) {
    const c = indexOf[id]!;
    if (type.dictionary.codeOf[c] === -1) type.note(c, typeText ?? null);
    if (region.dictionary.codeOf[c] === -1) region.note(c, regionText ?? null);
  }
  return { type: type.dictionary, region: region.dictionary };
}

/** A dictionary that is filled customer by customer; a later value takes the place of an earlier one. */
export function makeDictionary(count: number) {
  const codes = new Map<string, number>();
  const values: string[] = [];
  const codeOf = new Int32Array(count).fill(-1);
  const note = (c: number, value: string | null) => {
    if (value === null || value === '') return;
    let code = codes.get(value);
    if (code === undefined) {
      code = codes.size;
      codes.set(value, code);
      values.push(value);
    }
    codeOf[c] = code;
  };
  return { note, dictionary: { values, codeOf } satisfies Dictionary };
}
