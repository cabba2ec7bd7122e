// The first rows of a table as they will be stored.
import type { Preview } from '../../../shared/contract/importReports.ts';
import { isoDate } from '../../../shared/dates.ts';
import { amountOf } from '../../../shared/money.ts';
import { say } from '../../../shared/text.ts';
import { cleanText } from '../cells/cleanText.ts';
import { clockText } from '../reading/rowSource.ts';
import { applyRules } from '../records/applyRules.ts';
import { makeRecordReader } from '../records/makeRecordReader.ts';
import { PERSON_FIELDS } from '../records/persons.ts';
import type { RecordReader, RecordTable } from '../records/recordReader.ts';
import { columnName, type ImportPlan } from './importPlan.ts';
import { missingFields } from './planProblems.ts';

const ROWS_SHOWN = 20;

type Stored = NonNullable<Preview['rows'][number]['stored']>;

/** Field of a stored column. */
const FIELD_OF: Partial<Record<RecordTable, Readonly<Record<string, string>>>> = {
  order_line: { quantity: 'quantity', order_no: 'orderNo', product: 'product', category: 'category' },
  interaction: { channel: 'channel', note: 'note' },
  complaint: { category: 'category', note: 'note' },
  survey_answer: { question: 'question', score: 'score', answer: 'answer' },
  cost_entry: { measure: 'measure', kind: 'costKind', hours: 'hours', note: 'note' },
};

function storedRow(reader: RecordReader): Stored {
  const { customer, values } = reader.record;
  const at = new Map(reader.columns.map(({ name }, k) => [name, values[k] ?? null]));
  const stored: Stored = {};
  const day = at.get('day');
  const minute = at.get('minute');
  if (typeof day === 'number')
    stored.date = typeof minute === 'number' ? `${isoDate(day)} ${clockText(minute)}` : isoDate(day);
  if (customer !== null) stored.customer = customer;
  const amount = at.get('amount_e4');
  if (typeof amount === 'number') stored.amount = amountOf(amount);
  if (at.has('refund')) stored.refund = at.get('refund') === 1;
  const solved = at.get('solved_day');
  if (at.has('solved_day')) stored.solvedOn = typeof solved === 'number' ? isoDate(solved) : null;
  for (const [column, field] of Object.entries(FIELD_OF[reader.table] ?? {}))
    if (at.has(column)) stored[field] = at.get(column) ?? null;
  const said = at.get('fields');
  if (reader.table === 'customer_description' && typeof said === 'string') Object.assign(stored, JSON.parse(said));
  return stored;
}

export function showFirstRows(plan: ImportPlan): Preview['rows'] {
  if (missingFields(plan.kind, plan.fields).length > 0) return [];
  const reader = applyRules(makeRecordReader(plan), plan, null);
  const persons = plan.kind === 'customers' ? [] : PERSON_FIELDS.filter((field) => plan.fields.has(field));
  return plan.rows.slice(0, ROWS_SHOWN).map((row, k) => {
    const number = plan.numbers[k]!;
    const rejection = reader.read(row, number);
    if (rejection === null) {
      reader.accept();
      const stored = storedRow(reader);
      for (const field of persons) stored[field] = cleanText(row[plan.fields.get(field)!]) || null;
      return { row: number, stored, rejected: null };
    }
    const { code, column, params } = rejection;
    const named = column === null ? params : { column: columnName(plan.headers, column), ...params };
    return { row: number, stored: null, rejected: say(`imports.rejected.${code}`, named) };
  });
}
