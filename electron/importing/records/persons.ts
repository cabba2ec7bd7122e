// What the rows of a sheet say of their customers beside the records: the first word stands, blanks are filled in.
import { fingerprint } from '../../ledger/fingerprint.ts';
import { cleanText } from '../cells/cleanText.ts';
import { ownText } from '../cells/ownText.ts';
import type { ImportPlan } from '../planning/importPlan.ts';
import type { Cell } from '../reading/rowSource.ts';
import { makeCustomerNumbers } from './customerNumbers.ts';

/** Fields of any sheet but a customers one that describe the customer. */
export const PERSON_FIELDS = ['customerName', 'customerType', 'phone', 'email', 'region'] as const;

/** Texts are aligned with PERSON_FIELDS, '' where blank. */
export type Person = { readonly number: number; readonly rowNumber: number; readonly texts: readonly string[] };

export function makePersons(plan: ImportPlan) {
  const columns = PERSON_FIELDS.map((field) => plan.fields.get(field) ?? -1);
  const used = [...columns.keys()].filter((k) => columns[k]! >= 0);
  const numbers = makeCustomerNumbers();
  // By the customer's number: what was said last and changed nothing, as a fingerprint. Most rows say it again, and the
  // texts need not be looked at.
  let lastSaid = new Float64Array(1 << 10);
  /** By the customer's number. */
  const described: ({ rowNumber: number; texts: string[] } | undefined)[] = [];
  /** What this row says, aligned with PERSON_FIELDS; '' where blank. */
  const said = PERSON_FIELDS.map(() => '');

  return {
    columns,
    said,
    numbers,
    /** Takes what the row says of the customer; answers what stands of it already where the row says something else. */
    add: (customer: string, row: readonly Cell[], rowNumber: number): readonly string[] | null => {
      if (used.length === 0) return null;
      let any = false;
      let print = 0;
      for (let n = 0; n < used.length; n++) {
        const k = used[n]!;
        const text = cleanText(row[columns[k]!]);
        said[k] = text;
        if (text === '') continue;
        any = true;
        print = print * 3 + fingerprint(text) + k;
      }
      if (!any) return null;
      const number = numbers.numberOf(customer);
      if (number >= lastSaid.length) {
        const more = new Float64Array(Math.max(number + 1, lastSaid.length * 2));
        more.set(lastSaid);
        lastSaid = more;
      }
      if (lastSaid[number] === print) return null;
      const known = described[number];
      if (known === undefined) {
        while (described.length <= number) described.push(undefined);
        described[number] = { rowNumber, texts: said.map(ownText) };
        lastSaid[number] = print;
        return null;
      }
      let differs = false;
      for (let n = 0; n < used.length; n++) {
        const k = used[n]!;
        const text = said[k]!;
        if (text === '' || text === known.texts[k]) continue;
        if (known.texts[k] === '') known.texts[k] = ownText(text);
        else differs = true;
      }
      if (differs) return known.texts;
      lastSaid[number] = print;
      return null;
    },
    list: function* (): Generator<Person> {
      for (const [number, person] of described.entries()) if (person) yield { number, ...person };
    },
  };
}
