// A row of a customers sheet as what it says of one customer, or the reason why it is kept out.
import { isoDate } from '../../../shared/dates.ts';
import { CUSTOMER_COLUMNS } from '../../project/customerDescriptions.ts';
import { cellText } from '../cells/cellText.ts';
import { readDate } from '../cells/cleanDate.ts';
import { cleanId, cleanText } from '../cells/cleanText.ts';
import { ownText } from '../cells/ownText.ts';
import { columnName, type ImportPlan } from '../planning/importPlan.ts';
import type { Cell } from '../reading/rowSource.ts';
import { makeCustomerNumbers } from './customerNumbers.ts';
import { dateStyles } from './dateStyles.ts';
import { attributesJson, freeColumns } from './keepAttributes.ts';
import type { RecordColumn, RecordReader, RecordValue, Rejection } from './recordReader.ts';

const TEXT_FIELDS = ['customerName', 'customerType', 'phone', 'email', 'region', 'address', 'note'] as const;
const DAY_FIELDS = ['birthday', 'startedOn', 'contractEnd', 'cancelledOn'] as const;

const COLUMN_OF = new Map<string, string>(CUSTOMER_COLUMNS);

/**
 * Records are descriptions: `fields` is a JSON object of field → text, dates as ISO text, blanks left out; the columns
 * of the customer itself follow, for those who are new.
 */
export function makeCustomerReader(plan: ImportPlan): RecordReader {
  const styles = dateStyles(plan);
  const at = (field: string) => plan.fields.get(field) ?? -1;
  const customer = at('customer');
  const texts = TEXT_FIELDS.map((field) => [field, at(field)] as const).filter(([, column]) => column >= 0);
  const days = DAY_FIELDS.map((field) => [field, at(field)] as const).filter(([, column]) => column >= 0);
  const free = freeColumns(plan);
  const width = plan.columns.length;
  const slot = { day: 0, minute: 0 };
  const seen = new Set<string>();
  const numbers = makeCustomerNumbers();
  const columns: RecordColumn[] = [
    { name: 'fields', type: 'text' },
    { name: 'attributes', type: 'text' },
    ...texts.map(([field]) => ({ name: COLUMN_OF.get(field)!, type: 'text' as const })),
    ...days.map(([field]) => ({ name: COLUMN_OF.get(field)!, type: 'int' as const })),
  ];
  const values: RecordValue[] = columns.map(() => null);
  const record: RecordReader['record'] = { customer: null, values };
  let used = free.length;
  let unreadable = 0;

  const read = (row: readonly Cell[]): Rejection | null => {
    const code = cleanId(row[customer]);
    if (code === '')
      return { code: 'noCustomer', column: customer, params: { value: cellText(row[customer]).slice(0, 100) } };
    if (seen.has(code)) return { code: 'duplicateCustomer', column: customer, params: { value: code.slice(0, 100) } };
    const fields: string[] = [];
    let to = 2;
    for (const [field, column] of texts) {
      const text = cleanText(row[column]);
      if (text !== '') fields.push(`${JSON.stringify(field)}:${JSON.stringify(text)}`);
      values[to++] = text === '' ? null : text;
    }
    const attributes = free.map((column) => cleanText(row[column]));
    for (const [field, column] of days) {
      const reading = readDate(row[column], styles.get(field)!, slot);
      if (reading === 'ok') fields.push(`${JSON.stringify(field)}:"${isoDate(slot.day)}"`);
      values[to++] = reading === 'ok' ? slot.day : null;
      attributes.push(reading === 'bad' ? cleanText(row[column]) : '');
      if (reading !== 'bad') continue;
      unreadable++;
      used = Math.max(used, attributes.length);
    }
    for (let column = width; column < row.length; column++) {
      attributes.push(cleanText(row[column]));
      if (attributes.at(-1) !== '') used = Math.max(used, attributes.length);
    }
    record.customer = code;
    values[0] = `{${fields.join(',')}}`;
    values[1] = attributesJson(attributes);
    return null;
  };

  return {
    table: 'customer_description',
    columns,
    read,
    accept: () => void seen.add(ownText(record.customer!)),
    record,
    persons: () => [],
    numbers,
    attributeNames: () => {
      const named = [...free, ...days.map(([, column]) => column)];
      for (let k = named.length; k < used; k++) named.push(width + k - free.length - days.length);
      return named.slice(0, used).map((column) => columnName(plan.headers, column));
    },
    totals: () => ({
      amountE4: 0,
      orders: 0,
      refundLines: 0,
      zeroLines: 0,
      firstDay: null,
      lastDay: null,
      calledOff: 0,
      partlyRefunded: 0,
      unreadable,
    }),
  };
}
