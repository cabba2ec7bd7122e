// What a stored row does not say in its own columns is kept beside it, so that no column of the source is lost.
import { cleanText } from '../cells/cleanText.ts';
import { columnName, type ImportPlan } from '../planning/importPlan.ts';
import type { Cell } from '../reading/rowSource.ts';
import type { OrderLine } from './orderLines.ts';

/** Short texts without anything to escape are nearly all there is: no call is cheaper than looking at them. */
export function jsonText(text: string): string {
  for (let k = 0; k < text.length; k++) {
    const code = text.charCodeAt(k);
    if (code < 32 || code === 34 || code === 92 || (code >= 0xd800 && code <= 0xdfff) || code > 0xfffd)
      return JSON.stringify(text);
  }
  return `"${text}"`;
}

/** The columns that no field takes, by index. */
export function freeColumns(plan: ImportPlan): number[] {
  const taken = new Set(plan.fields.values());
  return plan.columns.flatMap((_, column) => (taken.has(column) ? [] : [column]));
}

/** JSON array of texts, null for blanks, cut behind the last text; null when all are blank. */
export function attributesJson(values: readonly string[]): string | null {
  let json = '';
  let pending = '';
  for (const value of values) {
    if (value === '') pending += 'null,';
    else {
      json += `${pending}${jsonText(value)},`;
      pending = '';
    }
  }
  return json === '' ? null : `[${json.slice(0, -1)}]`;
}

/**
 * Attributes of order lines: free columns and status always; the others only where the stored line does not say the
 * same – the amount of a line that was called off, the unit price of a line whose amount is 0, a quantity that is no
 * number, a customer's name or region that differs from the one first seen. Cells beyond the table's width come last,
 * named by their letter.
 */
export function makeAttributes(plan: ImportPlan, persons: readonly number[]) {
  const { fields, headers } = plan;
  const at = (field: string) => fields.get(field) ?? -1;
  const [amount, quantity, unitPrice] = [at('amount'), at('quantity'), at('unitPrice')] as const;
  const always = freeColumns(plan);
  for (const column of [at('status'), at('refundAmount'), amount >= 0 ? unitPrice : -1])
    if (column >= 0) always.push(column);
  const mayDiffer = [amount, quantity, amount < 0 ? unitPrice : -1, ...persons].filter((column) => column >= 0);
  const columns = [...always, ...mayDiffer];
  const width = plan.columns.length;
  const values: string[] = [];
  const lastText: string[] = always.map(() => '');
  const lastJson: string[] = always.map(() => 'null');
  let used = always.length;

  const state = {
    calledOff: false,
    names: () =>
      columns
        .slice(0, used)
        .concat(Array.from({ length: Math.max(0, used - columns.length) }, (_, k) => width + k))
        .map((column) => columnName(headers, column)),
    json: (row: readonly Cell[], line: OrderLine, personKnown: readonly string[] | null): string | null => {
      const differs =
        state.calledOff || line.amountE4 === 0 || personKnown !== null || (quantity >= 0 && line.quantity === null);
      return differs || row.length > width ? special(row, line, personKnown) : usual(row);
    },
  };

  /** The columns that are always kept, and nothing else: nearly every row. */
  function usual(row: readonly Cell[]): string | null {
    let json = '';
    let filled = 0;
    for (let k = 0; k < always.length; k++) {
      const text = cleanText(row[always[k]!]);
      if (text !== lastText[k]) {
        lastText[k] = text;
        lastJson[k] = text === '' ? 'null' : jsonText(text);
      }
      json += k === 0 ? lastJson[k]! : `,${lastJson[k]}`;
      if (text !== '') filled = k + 1;
    }
    if (filled === 0) return null;
    return filled === always.length ? `[${json}]` : `[${lastJson.slice(0, filled).join(',')}]`;
  }

  function special(row: readonly Cell[], line: OrderLine, personKnown: readonly string[] | null): string | null {
    values.length = 0;
    for (let k = 0; k < always.length; k++) values.push(cleanText(row[always[k]!]));
    const differ = (column: number, differs: boolean) => {
      if (column < 0) return;
      const special = differs ? cleanText(row[column]) : '';
      values.push(special);
      if (special !== '') used = Math.max(used, values.length);
    };
    differ(amount, state.calledOff);
    differ(quantity, line.quantity === null);
    if (amount < 0) differ(unitPrice, line.amountE4 === 0);
    for (let k = 0; k < persons.length; k++)
      differ(persons[k]!, personKnown !== null && personKnown[k] !== line.person[k]);
    if (row.length > width) {
      while (values.length < columns.length) values.push('');
      for (let column = width; column < row.length; column++) {
        const text = cleanText(row[column]);
        values.push(text);
        if (text !== '') used = Math.max(used, values.length);
      }
    }
    return attributesJson(values);
  }
  return state;
}
