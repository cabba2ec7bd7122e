// How one sheet of one file would be read.
import type { ImportKind } from '../../../shared/contract/importChoices.ts';
import { say } from '../../../shared/text.ts';
import type { Cell, ReadOptions, RowSource } from '../reading/rowSource.ts';
import { fieldsOf, guessColumns } from './guessColumns.ts';
import { guessKind } from './guessKind.ts';
import { DATE_FIELDS, type ImportChoices, type ImportPlan, type PlanTemplate } from './importPlan.ts';
import { missingProblems, problem, unfitProblems } from './planProblems.ts';
import { readMapping, readRules, readStatuses, rememberedMapping } from './readChoices.ts';
import { readHeader } from './readHeader.ts';
import { type ColumnLook, holdsDates, lookAtColumn } from './sampleColumns.ts';
import { shapeOf } from './shapeOf.ts';
import { filledWidth, usualWidth } from './usualWidth.ts';

export const SAMPLE_ROWS = 1_000;

/** What is remembered of tables of a shape. */
export type Remembered = PlanTemplate & {
  readonly kind: ImportKind;
  readonly choices: Pick<ImportChoices, 'map' | 'dateOrder' | 'statuses' | 'rules'>;
};

export type PlanContext = {
  readonly today: number;
  /** The template for tables of this shape, if there is one. */
  readonly remembered?: ((shape: string, kind: ImportKind | undefined) => Remembered | null) | undefined;
  readonly signal?: ReadOptions['signal'] | undefined;
  readonly sampleRows?: number | undefined;
  readonly fileName?: string | undefined;
};

export type SheetTop = {
  /** Row number of the (last) header row; null when there is none. */
  readonly headerRow: number | null;
  readonly headers: readonly string[];
  /** The names by which what the columns mean is known best; null when there are none. */
  readonly telling: readonly string[] | null;
  readonly width: number;
  readonly rows: readonly (readonly Cell[])[];
  readonly numbers: readonly number[];
};

/** Header and first rows of a sheet. */
export async function readTop(
  source: RowSource,
  sheet: number,
  headerRow: number | undefined,
  { signal, sampleRows = SAMPLE_ROWS }: Pick<PlanContext, 'signal' | 'sampleRows'> = {},
): Promise<SheetTop> {
  const all: (readonly Cell[])[] = [];
  const allNumbers: number[] = [];
  for await (const batch of source.batches(sheet, { maxRows: sampleRows, ...(signal ? { signal } : {}) })) {
    all.push(...batch.rows.slice(0, sampleRows - all.length));
    allNumbers.push(...batch.numbers.slice(0, sampleRows - allNumbers.length));
    if (all.length >= sampleRows) break;
  }
  const header = readHeader(all, allNumbers, headerRow);
  const first = header.last === null ? 0 : header.last + 1;
  const rows = all.slice(first);
  const widest = source.rowsMayTear ? usualWidth(rows) : rows.reduce((most, row) => Math.max(most, row.length), 0);
  const width = Math.max(filledWidth(header.names), widest);
  const inWidth = (names: readonly string[]) => Array.from({ length: width }, (_, k) => names[k] ?? '');
  return {
    headerRow: header.last === null ? null : allNumbers[header.last]!,
    headers: header.last === null ? [] : inWidth(header.names),
    telling: header.last === null ? null : inWidth(header.telling),
    width,
    rows,
    numbers: allNumbers.slice(first),
  };
}

const looksOf = ({ rows, width }: SheetTop, more: readonly (readonly Cell[])[], epoch1904: boolean): ColumnLook[] =>
  Array.from({ length: width }, (_, k) =>
    lookAtColumn(
      [...rows, ...more].map((row) => row[k]),
      epoch1904,
    ),
  );

/** What the table is called: a sheet that stands alone mostly has no name of its own. */
const nameOf = ({ sheets }: RowSource, sheet: number, { fileName = '' }: PlanContext): string =>
  sheets.length > 1 ? sheets[sheet]!.name : `${fileName} ${sheets[sheet]?.name ?? ''}`.trim();

/**
 * The plan of a sheet. `more` are rows of further files in the same columns: they are looked at with those of the
 * first.
 */
export function planTop(
  source: RowSource,
  sheet: number,
  top: SheetTop,
  choices: ImportChoices,
  context: PlanContext,
  more: readonly (readonly Cell[])[] = [],
): ImportPlan {
  const { headers, telling, width } = top;
  const looks = looksOf(top, more, source.epoch1904);
  const template =
    context.remembered?.(shapeOf(telling === null ? Array<string>(width).fill('') : headers), choices.kind) ?? null;
  const explicit = readMapping(choices.map, headers, width);
  const { chosen, unset } = template ? rememberedMapping(template.choices.map, headers, width, explicit) : explicit;
  const wanted = choices.kind ?? template?.kind;
  const guess = guessKind(telling, looks, explicit.chosen, nameOf(source, sheet, context));
  const kind = wanted ?? guess.kind;
  const known = fieldsOf(kind);
  const usable = new Map([...chosen].filter(([field]) => known.includes(field)));
  const columns = guessColumns(telling, looks, kind, usable, unset).map((column, k) =>
    template && column.field !== null && chosen.get(column.field) === k && !explicit.chosen.has(column.field)
      ? { ...column, because: say('imports.because.remembered') }
      : column,
  );
  const fields = new Map<string, number>();
  for (const [column, { field }] of columns.entries()) if (field !== null) fields.set(field, column);
  const shown = DATE_FIELDS.flatMap((field) => {
    const column = fields.get(field);
    return column === undefined || looks[column]!.filled === 0 ? [] : [looks[column]!.dateStyle.order];
  });
  // One file is written by one program: a column that shows the order shows it for the others, used or not.
  const neighbours = looks.filter(holdsDates).map((look) => look.dateStyle.order);
  const decided = [...shown, ...neighbours].find((order) => order === 'dmy' || order === 'mdy');
  const open = shown.includes(null);
  const dateOrder = choices.dateOrder ?? decided ?? (open ? (template?.choices.dateOrder ?? null) : (shown[0] ?? null));
  const problems = [
    ...missingProblems(kind, fields, wanted !== undefined || guess.recognised),
    ...unfitProblems(kind, fields, looks, headers),
  ];
  if (top.rows.length === 0) problems.unshift(problem('imports.noRows', null));
  return {
    parts: [{ part: 0, sheet, headerRow: top.headerRow, order: null }],
    sheet,
    headerRow: top.headerRow,
    kind,
    kindBecause: choices.kind
      ? say('imports.because.chosen')
      : template
        ? say('imports.because.remembered')
        : guess.because,
    headers,
    columns,
    looks,
    fields,
    dateOrder,
    statuses: readStatuses(template?.choices.statuses, choices.statuses),
    rules: readRules(template?.choices.rules, choices.rules),
    template: template && { id: template.id, name: template.name, usedAt: template.usedAt },
    rowsMayTear: source.rowsMayTear,
    today: context.today,
    problems,
    rows: top.rows,
    numbers: top.numbers,
  };
}
