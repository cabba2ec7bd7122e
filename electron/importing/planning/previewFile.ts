// A look at a file before it is loaded: how it is read, the first rows as they will be stored, what stands in the way.
import { basename } from 'node:path';
import type { Preview } from '../../../shared/contract/imports.ts';
import { isoDate } from '../../../shared/dates.ts';
import { amountOf } from '../../../shared/money.ts';
import { say } from '../../../shared/text.ts';
import { cellText } from '../cells/cellText.ts';
import { openSource } from '../reading/openSource.ts';
import { type Cell, clockText, type RowSource } from '../reading/rowSource.ts';
import { makeCustomerReader } from '../records/customerRows.ts';
import { makeOrderReader, PERSON_FIELDS, type Rejection } from '../records/orderLines.ts';
import { dateStyles } from '../storing/importFile.ts';
import { decideDateOrder } from './decideDateOrder.ts';
import { fieldsOf } from './guessColumns.ts';
import {
  columnName,
  dateOrderOpen,
  dateOrderProblem,
  type ImportChoices,
  type ImportPlan,
  planImport,
  SAMPLE_ROWS,
} from './planImport.ts';

const ROWS_SHOWN = 20;
const SAMPLES_SHOWN = 5;
/** How long a look may read on for a date that shows the order of day and month. */
const LOOK_MS = 400;

type StoredRow = Preview['rows'][number]['stored'];

function rowShower(plan: ImportPlan): (row: readonly Cell[]) => StoredRow | Rejection {
  const styles = dateStyles(plan);
  if (plan.kind === 'customers') {
    const reader = makeCustomerReader(plan, styles);
    return (row) => {
      const said = reader.read(row);
      return 'column' in said ? said : { customer: said.code, ...Object.fromEntries(said.fields) };
    };
  }
  const reader = makeOrderReader(plan, styles.get('date')!);
  const { line } = reader;
  const shows = (field: string) => plan.fields.has(field);
  return (row) => {
    const rejection = reader.read(row);
    if (rejection) return rejection;
    const stored: NonNullable<StoredRow> = {
      date: line.minute < 0 ? isoDate(line.day) : `${isoDate(line.day)} ${clockText(line.minute)}`,
      customer: line.customer,
      amount: amountOf(line.amountE4),
      refund: line.refund === 1,
    };
    for (const field of ['orderNo', 'product', 'category', 'quantity'] as const)
      if (shows(field)) stored[field] = line[field];
    for (const [k, field] of PERSON_FIELDS.entries()) if (shows(field)) stored[field] = line.person[k] || null;
    return stored;
  };
}

function firstRows(plan: ImportPlan): Preview['rows'] {
  if (
    plan.problems.some(({ field }) => field !== null && !plan.fields.has(field)) ||
    plan.fields.get('customer') === undefined
  )
    return [];
  const show = rowShower(plan);
  return plan.rows.slice(0, ROWS_SHOWN).map((row, k) => {
    const shown = show(row);
    if (shown === null || !isRejection(shown)) return { row: plan.numbers[k]!, stored: shown, rejected: null };
    const name = shown.column === null ? null : columnName(plan.headers, shown.column);
    return {
      row: plan.numbers[k]!,
      stored: null,
      rejected: say(`imports.rejected.${shown.code}`, name === null ? shown.params : { column: name, ...shown.params }),
    };
  });
}

const isRejection = (shown: NonNullable<StoredRow> | Rejection): shown is Rejection =>
  'params' in shown && 'code' in shown;

function columnsOf(plan: ImportPlan): Preview['columns'] {
  return plan.columns.map(({ field, confidence, because }, column) => {
    const samples: string[] = [];
    for (const row of plan.rows) {
      const text = cellText(row[column]).trim().slice(0, 200);
      if (text !== '' && !samples.includes(text)) samples.push(text);
      if (samples.length === SAMPLES_SHOWN) break;
    }
    return { column: column + 1, header: plan.headers[column] ?? '', samples, field, confidence, because };
  });
}

const isRequired = (plan: ImportPlan, field: string): boolean =>
  field === 'customer' || (plan.kind === 'orders' && (field === 'date' || field === 'amount'));

async function previewSource(
  source: RowSource,
  path: string,
  sizeBytes: number,
  choices: ImportChoices,
): Promise<Preview> {
  let plan = await planImport(source, choices);
  const problems = [...plan.problems];
  if (dateOrderOpen(plan) && problems.length === 0) {
    const { order, unfinished } = await decideDateOrder(source, plan, { withinMs: LOOK_MS });
    plan = { ...plan, dateOrder: order };
    if (order === null && !unfinished) problems.push(dateOrderProblem(plan));
  }
  return {
    fileName: basename(path),
    sizeBytes,
    format: source.format,
    encoding: source.encoding,
    delimiter: source.delimiter,
    sheets: source.sheets.map(({ name, hidden }) => ({ name, hidden })),
    sheet: source.sheets[plan.sheet]!.name,
    kind: plan.kind,
    kindBecause: plan.kindBecause,
    headerRow: plan.headerRow,
    columns: columnsOf(plan),
    fields: fieldsOf(plan.kind).map((field) => ({ field, required: isRequired(plan, field) })),
    dateOrder: plan.dateOrder,
    statuses: [],
    template: null,
    rows: firstRows(plan),
    notices: source.notices(),
    problems,
    ready: problems.length === 0,
  };
}

export async function previewFile(path: string, sizeBytes: number, choices: ImportChoices): Promise<Preview> {
  // The header and the lines above it come before the sample's rows.
  const source = await openSource(path, { maxRows: SAMPLE_ROWS + 50 });
  try {
    return await previewSource(source, path, sizeBytes, choices);
  } finally {
    await source.close();
  }
}
