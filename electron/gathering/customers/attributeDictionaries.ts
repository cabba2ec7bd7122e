// The customers' own columns, each as a short list of values and a place in it for every customer.
import type Database from 'better-sqlite3';
import type { Ledger } from '../../ledger/ledger.ts';
import { attributeNames, eachAttributes } from '../../project/customerAttributes.ts';
import { type Dictionary, makeDictionary } from './customerDictionaries.ts';
import { indexByRowId } from './customerTexts.ts';

/** A column with more different values tells customers apart one by one, not in groups. */
const MAX_VALUES = 1000;

/**
 * By column name. Of a column that several files have, the newest filled value counts; one who was merged only fills
 * what the customer who stands for them does not say. Columns with more than `maxValues` values are left out.
 */
export function readAttributeDictionaries(
  db: Database.Database,
  ledger: Ledger,
  maxValues = MAX_VALUES,
): Map<string, Dictionary> {
  const columns = new Map<string, ReturnType<typeof makeDictionary>>();
  const tooMany = new Set<string>();
  const note = (c: number, name: string, value: string, onlyBlank: boolean) => {
    if (tooMany.has(name)) return;
    const column = columns.get(name) ?? makeDictionary(ledger.customerCount);
    columns.set(name, column);
    if (onlyBlank && column.dictionary.codeOf[c] !== -1) return;
    column.note(c, value);
    if (column.dictionary.values.length <= maxValues) return;
    columns.delete(name);
    tooMany.add(name);
  };

  const names = attributeNames(db);
  const indexOf = indexByRowId(ledger);
  const merged = new Set(ledger.merged.map(({ rowId }) => rowId));
  const later: { c: number; batch: number; values: readonly unknown[] }[] = [];
  for (const [id, batch, attributes] of eachAttributes(db)) {
    const c = indexOf[id] ?? -1;
    const headers = names.get(batch);
    if (c < 0 || !headers) continue;
    const values: unknown[] = JSON.parse(attributes);
    if (merged.has(id)) later.push({ c, batch, values });
    else eachFilled(headers, values, (name, value) => note(c, name, value, false));
  }
  later.sort((a, b) => b.batch - a.batch);
  for (const { c, batch, values } of later)
    eachFilled(names.get(batch)!, values, (name, value) => note(c, name, value, true));
  return new Map([...columns].map(([name, { dictionary }]) => [name, dictionary]));
}

/** Of two columns of one name in one file the first filled one counts. */
function eachFilled(
  headers: readonly string[],
  values: readonly unknown[],
  use: (name: string, value: string) => void,
): void {
  for (let k = Math.min(headers.length, values.length) - 1; k >= 0; k--) {
    const value = values[k];
    if (value != null && value !== '') use(headers[k]!, String(value));
  }
}
