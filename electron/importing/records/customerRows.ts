// A row of a customers sheet as what it says of one customer, or the reason why it is kept out.
import { isoDate } from '../../../shared/dates.ts';
import { cellText } from '../cells/cellText.ts';
import { type DateStyle, readDate } from '../cells/cleanDate.ts';
import { cleanId, cleanText } from '../cells/cleanText.ts';
import { columnName, type ImportPlan } from '../planning/planImport.ts';
import type { Cell } from '../reading/rowSource.ts';
import { attributesJson, freeColumns } from './keepAttributes.ts';
import type { Rejection } from './orderLines.ts';

const TEXT_FIELDS = ['customerName', 'customerType', 'phone', 'email', 'region', 'address', 'note'] as const;
const DAY_FIELDS = ['birthday', 'startedOn', 'cancelledOn'] as const;

export type CustomerRow = {
  readonly code: string;
  /** field → text, dates as ISO text; blanks left out. */
  readonly fields: ReadonlyMap<string, string>;
  readonly attributes: string | null;
  /** Dates that could not be read: kept as attributes. */
  readonly unreadable: number;
};

export function makeCustomerReader(plan: ImportPlan, dateStyles: ReadonlyMap<string, DateStyle>) {
  const at = (field: string) => plan.fields.get(field) ?? -1;
  const customer = at('customer');
  const texts = TEXT_FIELDS.map((field) => [field, at(field)] as const).filter(([, column]) => column >= 0);
  const days = DAY_FIELDS.map((field) => [field, at(field)] as const).filter(([, column]) => column >= 0);
  const free = freeColumns(plan);
  const width = plan.columns.length;
  const slot = { day: 0, minute: 0 };
  let used = free.length;

  const read = (row: readonly Cell[]): CustomerRow | Rejection => {
    const code = cleanId(row[customer]);
    if (code === '')
      return { code: 'noCustomer', column: customer, params: { value: cellText(row[customer]).slice(0, 100) } };
    const fields = new Map<string, string>();
    for (const [field, column] of texts) {
      const text = cleanText(row[column]);
      if (text !== '') fields.set(field, text);
    }
    const attributes = free.map((column) => cleanText(row[column]));
    let unreadable = 0;
    for (const [field, column] of days) {
      const reading = readDate(row[column], dateStyles.get(field)!, slot);
      if (reading === 'ok') fields.set(field, isoDate(slot.day));
      attributes.push(reading === 'bad' ? cleanText(row[column]) : '');
      if (reading !== 'bad') continue;
      unreadable++;
      used = Math.max(used, attributes.length);
    }
    for (let column = width; column < row.length; column++) {
      attributes.push(cleanText(row[column]));
      if (attributes.at(-1) !== '') used = Math.max(used, attributes.length);
    }
    return { code, fields, attributes: attributesJson(attributes), unreadable };
  };

  return {
    read,
    attributeNames: () => {
      const columns = [...free, ...days.map(([, column]) => column)];
      for (let k = columns.length; k < used; k++) columns.push(width + k - free.length - days.length);
      return columns.slice(0, used).map((column) => columnName(plan.headers, column));
    },
  };
}
