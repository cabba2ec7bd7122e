// What the rows of a sheet say of their customers beside the records: the first word stands, blanks are filled in.
import { cleanText } from '../cells/cleanText.ts';
import { ownText } from '../cells/ownText.ts';
import type { ImportPlan } from '../planning/importPlan.ts';
import type { Cell } from '../reading/rowSource.ts';

/** Fields of any sheet but a customers one that describe the customer. */
export const PERSON_FIELDS = ['customerName', 'customerType', 'phone', 'email', 'region'] as const;

export type Person = { customer: string; rowNumber: number; fields: ReadonlyMap<string, string> };

export function makePersons(plan: ImportPlan) {
  const columns = PERSON_FIELDS.map((field) => plan.fields.get(field) ?? -1);
  const describes = columns.some((column) => column >= 0);
  const described = new Map<string, { rowNumber: number; texts: string[] }>();
  /** What this row says, aligned with PERSON_FIELDS; '' where blank. */
  const said = PERSON_FIELDS.map(() => '');

  return {
    columns,
    said,
    /** Takes what the row says of the customer; answers what stands of it already where the row says something else. */
    add: (customer: string, row: readonly Cell[], rowNumber: number): readonly string[] | null => {
      if (!describes) return null;
      let any = false;
      for (let k = 0; k < columns.length; k++) {
        said[k] = columns[k]! < 0 ? '' : cleanText(row[columns[k]!]);
        if (said[k] !== '') any = true;
      }
      const known = described.get(customer);
      if (!known) {
        if (any) described.set(ownText(customer), { rowNumber, texts: said.map(ownText) });
        return null;
      }
      let differs = false;
      for (let k = 0; k < columns.length; k++) {
        const text = said[k]!;
        if (text === '' || text === known.texts[k]) continue;
        if (known.texts[k] === '') known.texts[k] = ownText(text);
        else differs = true;
      }
      return differs ? known.texts : null;
    },
    list: function* (): Generator<Person> {
      for (const [customer, { rowNumber, texts }] of described) {
        const fields = new Map<string, string>();
        for (const [k, field] of PERSON_FIELDS.entries()) if (texts[k] !== '') fields.set(field, texts[k]!);
        yield { customer, rowNumber, fields };
      }
    },
  };
}
