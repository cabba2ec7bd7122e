// What records of contacts, complaints, answers and costs have in common: a day, perhaps a customer, a few fields of
// their own, and every other column kept as an attribute.
import { cellText } from '../cells/cellText.ts';
import { readDate } from '../cells/cleanDate.ts';
import { cleanId, cleanText } from '../cells/cleanText.ts';
import { columnName, type ImportPlan } from '../planning/importPlan.ts';
import type { Cell } from '../reading/rowSource.ts';
import { dateStyles } from './dateStyles.ts';
import { attributesJson, freeColumns } from './keepAttributes.ts';
import { makePersons } from './persons.ts';
import type { RecordColumn, RecordReader, RecordTable, RecordValue, Rejection } from './recordReader.ts';

/** How a field of the kind becomes a value. */
export type EventField = {
  readonly field: string;
  readonly column: RecordColumn;
  /** undefined where the cell cannot be read: it is kept as an attribute, or stands in the way where it is needed. */
  readonly read: (cell: Cell | undefined) => RecordValue | undefined;
  /** What is said of a row without it; left out, the field may be blank. */
  readonly needed?: { readonly blank: string; readonly bad: string };
  /** True when the value says less than the cell just read, which is kept beside it. */
  readonly shortened?: () => boolean;
};

export type EventKind = {
  readonly table: RecordTable;
  /** needed: a row without one is kept out. */
  readonly customer: 'needed' | 'optional' | 'none';
  readonly time: boolean;
  readonly fields: readonly EventField[];
};

const shown = (cell: Cell | undefined) => cellText(cell).slice(0, 100);

export const textField = (field: string, name: string): EventField => ({
  field,
  column: { name, type: 'text' },
  read: (cell) => cleanText(cell) || null,
});

export function makeEventReader(plan: ImportPlan, kind: EventKind): RecordReader {
  const at = (field: string) => plan.fields.get(field) ?? -1;
  const dateStyle = dateStyles(plan).get('date')!;
  const [date, customer] = [at('date'), at('customer')];
  const parts = kind.fields.map((field) => ({ ...field, at: at(field.field) }));
  const columns: RecordColumn[] = [
    { name: 'day', type: 'int' },
    ...(kind.time ? [{ name: 'minute', type: 'int' } as const] : []),
    ...parts.map(({ column }) => column),
    { name: 'attributes', type: 'text' },
  ];
  const firstField = kind.time ? 2 : 1;
  const values: RecordValue[] = columns.map(() => null);
  const record: RecordReader['record'] = { customer: null, values };
  const persons = makePersons(plan);
  const free = freeColumns(plan);
  const width = plan.columns.length;
  const fieldColumns = [date, ...parts.map((part) => part.at), ...persons.columns].filter((column) => column >= 0);
  // Behind the free columns, as they are first needed: cells that could not be read or say more than is stored, words
  // on the customer that differ from earlier ones, and cells beyond the table.
  const special = new Map<number, number>();
  const slot = { day: 0, minute: 0 };
  const totals = { amountE4: 0, firstDay: Number.POSITIVE_INFINITY, lastDay: Number.NEGATIVE_INFINITY, unreadable: 0 };
  const amountAt = columns.findIndex(({ name }) => name === 'amount_e4');
  let row: readonly Cell[] = [];
  let rowNumber = 0;
  let unread: number[] = [];
  let shortened: number[] = [];

  const reject = (code: string, column: number): Rejection => ({
    code,
    column: column < 0 ? null : column,
    params: column < 0 ? {} : { value: shown(row[column]) },
  });

  const read = (cells: readonly Cell[], number: number): Rejection | null => {
    row = cells;
    rowNumber = number;
    if (kind.customer !== 'none') {
      record.customer = customer < 0 ? null : cleanId(row[customer]) || null;
      if (record.customer === null && kind.customer === 'needed') return reject('noCustomer', customer);
    }
    const dated = readDate(row[date], dateStyle, slot);
    if (dated !== 'ok') return reject(dated === 'bad' ? 'badDate' : 'noDate', date);
    values[0] = slot.day;
    if (kind.time) values[1] = slot.minute < 0 ? null : slot.minute;
    unread = [];
    shortened = !kind.time && slot.minute > 0 ? [date] : [];
    for (let k = 0; k < parts.length; k++) {
      const part = parts[k]!;
      const value = part.at < 0 ? part.read(null) : part.read(row[part.at]);
      if (part.needed && (value === null || value === undefined))
        return reject(value === null ? part.needed.blank : part.needed.bad, part.at);
      if (value === undefined) unread.push(part.at);
      else if (part.shortened?.()) shortened.push(part.at);
      values[firstField + k] = value ?? null;
    }
    return null;
  };

  const attributes = (): string | null => {
    const kept = free.map((column) => cleanText(row[column]));
    const known = record.customer === null ? null : persons.add(record.customer, row, rowNumber);
    const differs = (column: number) => {
      const k = persons.columns.indexOf(column);
      return k >= 0 && (record.customer === null || (known !== null && known[k] !== persons.said[k]));
    };
    const keep = (column: number) => {
      const text = cleanText(row[column]);
      if (text === '') return;
      let place = special.get(column);
      if (place === undefined) {
        place = free.length + special.size;
        special.set(column, place);
      }
      while (kept.length <= place) kept.push('');
      kept[place] = text;
    };
    for (const column of fieldColumns)
      if (unread.includes(column) || shortened.includes(column) || differs(column)) keep(column);
    for (let column = width; column < row.length; column++) keep(column);
    return attributesJson(kept);
  };

  return {
    table: kind.table,
    columns,
    read,
    record,
    accept: () => {
      values[values.length - 1] = attributes();
      totals.unreadable += unread.length;
      const day = values[0] as number;
      if (day < totals.firstDay) totals.firstDay = day;
      if (day > totals.lastDay) totals.lastDay = day;
      if (amountAt >= 0) totals.amountE4 += values[amountAt] as number;
    },
    persons: persons.list,
    numbers: persons.numbers,
    attributeNames: () => [...free, ...special.keys()].map((column) => columnName(plan.headers, column)),
    totals: () => ({
      amountE4: totals.amountE4,
      orders: 0,
      refundLines: 0,
      zeroLines: 0,
      firstDay: Number.isFinite(totals.firstDay) ? totals.firstDay : null,
      lastDay: Number.isFinite(totals.lastDay) ? totals.lastDay : null,
      calledOff: 0,
      partlyRefunded: 0,
      unreadable: totals.unreadable,
    }),
  };
}
