// How a sheet would be read: header, kind, columns, order of dates, and what stands in the way.
import { type ImportKind, importField } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/errors.ts';
import { say, type Text } from '../../../shared/text.ts';
import { cellText } from '../cells/cellText.ts';
import type { DateOrder } from '../cells/cleanDate.ts';
import { cleanText } from '../cells/cleanText.ts';
import { columnLetter, columnOfLetters } from '../cells/columnLetter.ts';
import { type Cell, isBlank, type ReadOptions, type RowSource } from '../reading/rowSource.ts';
import { type ColumnGuess, fieldsOf, guessColumns } from './guessColumns.ts';
import { guessHeader, usualWidth } from './guessHeader.ts';
import { guessKind } from './guessKind.ts';
import { type ColumnLook, lookAtColumn } from './sampleColumns.ts';

export type ImportChoices = {
  readonly kind?: ImportKind | undefined;
  readonly sheet?: string | undefined;
  /** field → header text, column number or letter; 0 or '' means that no column fills the field. */
  readonly map?: Readonly<Record<string, string | number>> | undefined;
  readonly dateOrder?: DateOrder | undefined;
};

export type ImportProblem = { readonly code: string; readonly field: string | null; readonly text: Text };

export type ImportPlan = {
  readonly sheet: number;
  readonly kind: ImportKind;
  readonly kindBecause: Text;
  /** Row number of the header in the file; null when there is none. */
  readonly headerRow: number | null;
  /** Header texts as they stand, '' where blank. */
  readonly headers: readonly string[];
  readonly columns: readonly ColumnGuess[];
  readonly looks: readonly ColumnLook[];
  /** Column index by field. */
  readonly fields: ReadonlyMap<string, number>;
  readonly dateOrder: DateOrder | null;
  readonly problems: readonly ImportProblem[];
  /** Rows below the header, with their row numbers. */
  readonly rows: readonly (readonly Cell[])[];
  readonly numbers: readonly number[];
};

export const SAMPLE_ROWS = 1_000;
export const DATE_FIELDS = ['date', 'birthday', 'startedOn', 'cancelledOn'] as const;

/** A column's name in lists and reports: its header, or its letter where it has none. */
export const columnName = (headers: readonly string[], column: number): string =>
  headers[column] || columnLetter(column + 1);

const problem = (code: string, field: string | null, params: Text['params'] = {}): ImportProblem => ({
  code,
  field,
  text: say(`errors.${code}`, params),
});

/** The AppError of a problem: what imports.run throws where imports.preview tells. */
export const problemError = ({ code, text }: ImportProblem): AppError => new AppError(code, text.params);

function columnOf(field: string, wanted: string | number, headers: readonly string[], width: number): number {
  const text = String(wanted).trim();
  const named = headers.indexOf(text);
  if (typeof wanted === 'string' && named >= 0) return named;
  const loose = headers.findIndex((header) => header !== '' && header.toLowerCase() === text.toLowerCase());
  if (typeof wanted === 'string' && loose >= 0) return loose;
  const number = /^\d{1,5}$/.test(text) ? Number(text) : columnOfLetters(text);
  if (number !== null && number >= 1 && number <= width) return number - 1;
  const columns =
    headers.length === 0
      ? `1–${width}`
      : headers
          .filter((header) => header !== '')
          .slice(0, 40)
          .join(', ');
  throw new AppError('imports.unknownColumn', { field, column: text, columns });
}

function readChoices(map: ImportChoices['map'], headers: readonly string[], width: number) {
  const chosen = new Map<string, number>();
  const unset = new Set<string>();
  for (const [field, wanted] of Object.entries(map ?? {})) {
    if (!importField.options.includes(field)) {
      throw new AppError('imports.unknownField', { field, fields: importField.options.join(', ') });
    }
    if (wanted === 0 || wanted === '') unset.add(field);
    else chosen.set(field, columnOf(field, wanted, headers, width));
  }
  return { chosen, unset };
}

function missingProblems(kind: ImportKind, fields: ReadonlyMap<string, number>): ImportProblem[] {
  const missing = (kind === 'orders' ? ['date', 'customer', 'amount'] : ['customer']).filter(
    (field) => !fields.has(field) && !(field === 'amount' && fields.has('quantity') && fields.has('unitPrice')),
  );
  if (missing.length === 0) return [];
  if (missing.length === 3) return [problem('imports.noOrders', null, { fields: missing.join(', ') })];
  return missing.map((field) =>
    problem('imports.missingFields', field, { context: field, fields: missing.join(', ') }),
  );
}

/** Fields whose column holds nothing of the kind needed: nearly every row would be rejected. */
function unfitProblems(fields: ReadonlyMap<string, number>, looks: readonly ColumnLook[], headers: readonly string[]) {
  const problems: ImportProblem[] = [];
  for (const field of ['date', 'amount', 'quantity', 'unitPrice']) {
    const column = fields.get(field);
    const look = column === undefined ? undefined : looks[column];
    if (column === undefined || !look || look.filled === 0) continue;
    if ((field === 'quantity' || field === 'unitPrice') && fields.has('amount')) continue;
    const share = field === 'date' ? look.dates : look.numbers;
    if (share > 0) continue;
    problems.push(
      problem('imports.unfitColumn', field, {
        context: field === 'date' ? 'date' : 'number',
        column: columnName(headers, column),
      }),
    );
  }
  return problems;
}

async function sampleOf(source: RowSource, sheet: number, signal: ReadOptions['signal']) {
  const rows: (readonly Cell[])[] = [];
  const numbers: number[] = [];
  for await (const batch of source.batches(sheet, { maxRows: SAMPLE_ROWS, ...(signal ? { signal } : {}) })) {
    rows.push(...batch.rows.slice(0, SAMPLE_ROWS - rows.length));
    numbers.push(...batch.numbers.slice(0, SAMPLE_ROWS - numbers.length));
    if (rows.length >= SAMPLE_ROWS) break;
  }
  return { rows, numbers };
}

async function planSheet(
  source: RowSource,
  sheet: number,
  choices: ImportChoices,
  signal: ReadOptions['signal'],
): Promise<ImportPlan> {
  const sample = await sampleOf(source, sheet, signal);
  const headerIndex = guessHeader(sample.rows);
  const first = headerIndex === null ? 0 : headerIndex + 1;
  const rows = sample.rows.slice(first);
  const numbers = sample.numbers.slice(first);
  const headerCells = headerIndex === null ? [] : sample.rows[headerIndex]!;
  let headerWidth = headerCells.length;
  while (headerWidth > 0 && isBlank(headerCells[headerWidth - 1])) headerWidth--;
  const widest = source.rowsMayTear ? usualWidth(rows) : rows.reduce((most, row) => Math.max(most, row.length), 0);
  const width = Math.max(headerWidth, widest);
  const headers = headerIndex === null ? [] : Array.from({ length: width }, (_, k) => cleanText(headerCells[k]));
  const looks = Array.from({ length: width }, (_, k) =>
    lookAtColumn(
      rows.map((row) => row[k]),
      source.epoch1904,
    ),
  );
  const { chosen, unset } = readChoices(choices.map, headers, width);
  const named = headerIndex === null ? null : headers;
  const { kind, because } = choices.kind
    ? { kind: choices.kind, because: say('imports.because.chosen') }
    : guessKind(named, looks, chosen);
  const known = fieldsOf(kind);
  const usable = new Map([...chosen].filter(([field]) => known.includes(field)));
  const columns = guessColumns(named, looks, kind, usable, unset);
  const fields = new Map<string, number>();
  for (const [column, guess] of columns.entries()) if (guess.field !== null) fields.set(guess.field, column);
  const shown = DATE_FIELDS.flatMap((field) => {
    const column = fields.get(field);
    return column === undefined || looks[column]!.filled === 0 ? [] : [looks[column]!.dateStyle.order];
  });
  // One file is written by one program: a column that shows the order shows it for the others.
  const decided = shown.find((order) => order === 'dmy' || order === 'mdy');
  const dateOrder = choices.dateOrder ?? decided ?? (shown.includes(null) ? null : (shown[0] ?? null));
  const problems = [...missingProblems(kind, fields), ...unfitProblems(fields, looks, headers)];
  if (rows.length === 0) problems.unshift(problem('imports.noRows', null));
  return {
    sheet,
    kind,
    kindBecause: because,
    headerRow: headerIndex === null ? null : sample.numbers[headerIndex]!,
    headers,
    columns,
    looks,
    fields,
    dateOrder,
    problems,
    rows,
    numbers,
  };
}

/** True when the order of day and month is still open after looking at the sample. */
export function dateOrderOpen(plan: ImportPlan): boolean {
  if (plan.dateOrder !== null) return false;
  return DATE_FIELDS.some((field) => {
    const column = plan.fields.get(field);
    return column !== undefined && plan.looks[column]!.filled > 0 && plan.looks[column]!.dateStyle.order === null;
  });
}

export const dateOrderProblem = (plan: ImportPlan): ImportProblem => {
  const column = plan.fields.get(DATE_FIELDS.find((field) => plan.fields.has(field)) ?? 'date') ?? 0;
  const example = plan.rows.map((row) => cellText(row[column])).find((text) => text !== '') ?? '';
  return problem('imports.dateOrderUnknown', 'date', { column: columnName(plan.headers, column), example });
};

const SHEETS_TRIED = 10;

/** The plan for the wanted sheet, or for the first visible one that can be loaded, or else for the first with rows. */
export async function planImport(
  source: RowSource,
  choices: ImportChoices,
  signal?: ReadOptions['signal'],
): Promise<ImportPlan> {
  if (choices.sheet !== undefined && (source.sheets.length > 1 || choices.sheet !== '')) {
    const sheet = source.sheets.findIndex(({ name }) => name === choices.sheet);
    if (sheet < 0) {
      const sheets = source.sheets.map(({ name }) => name).join(', ');
      throw new AppError('imports.sheetUnknown', { sheet: choices.sheet, sheets });
    }
    return planSheet(source, sheet, choices, signal);
  }
  const order = [...source.sheets.keys()].sort(
    (a, b) => Number(source.sheets[a]!.hidden) - Number(source.sheets[b]!.hidden),
  );
  let best: ImportPlan | null = null;
  let wrong: unknown = null;
  for (const sheet of order.slice(0, SHEETS_TRIED)) {
    try {
      const plan = await planSheet(source, sheet, choices, signal);
      if (plan.problems.length === 0) return plan;
      if (best === null || (best.rows.length === 0 && plan.rows.length > 0)) best = plan;
    } catch (error) {
      // A mapping may name columns of a later sheet.
      if (!(error instanceof AppError && error.code === 'imports.unknownColumn')) throw error;
      wrong ??= error;
    }
  }
  if (best === null || (wrong && best.problems.length > 0)) throw wrong ?? new AppError('imports.noRows');
  return best;
}
