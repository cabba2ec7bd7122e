// The plan of an import: the sheet to read, further files of the same shape, the order of day and month.
import { AppError } from '../../../shared/errors.ts';
import type { Cell, RowSource } from '../reading/rowSource.ts';
import { bareHeader } from './bareHeader.ts';
import { type Decision, decideDateOrder } from './decideDateOrder.ts';
import { DATE_FIELDS, type ImportChoices, type ImportPlan, inPlanOrder, type PlanPart } from './importPlan.ts';
import { dateOrderOpen, dateOrderProblem } from './planProblems.ts';
import { type PlanContext, planTop, readTop, type SheetTop } from './planSheet.ts';
import { holdsDates } from './sampleColumns.ts';

export type PlannedFile = {
  readonly name: string;
  readonly source: RowSource;
  /** Reads on for the order of day and month; left out, the rows are read here. */
  readonly decide?: (sheet: number, columns: readonly number[], withinMs: number) => Promise<Decision>;
};

export type PlanningContext = PlanContext & {
  /** How long a look may read on for a date that shows the order of day and month. */
  readonly withinMs?: number | undefined;
};

const SHEETS_TRIED = 10;
const ROWS_OF_FURTHER_FILES = 4_000;

type Found = { sheet: number; top: SheetTop; plan: ImportPlan };

/** The wanted sheet, or the first visible one that can be loaded, or else the first with rows. */
async function findSheet(source: RowSource, choices: ImportChoices, context: PlanContext): Promise<Found> {
  const look = async (sheet: number): Promise<Found> => {
    const top = await readTop(source, sheet, choices.headerRow, context);
    return { sheet, top, plan: planTop(source, sheet, top, choices, context) };
  };
  if (choices.sheet !== undefined && (source.sheets.length > 1 || choices.sheet !== '')) {
    const sheet = source.sheets.findIndex(({ name }) => name === choices.sheet);
    if (sheet >= 0) return look(sheet);
    const sheets = source.sheets.map(({ name }) => name).join(', ');
    throw new AppError('imports.sheetUnknown', { sheet: choices.sheet, sheets });
  }
  const order = [...source.sheets.keys()].sort(
    (a, b) => Number(source.sheets[a]!.hidden) - Number(source.sheets[b]!.hidden),
  );
  let best: Found | null = null;
  let wrong: unknown = null;
  for (const sheet of order.slice(0, SHEETS_TRIED)) {
    try {
      const found = await look(sheet);
      if (found.plan.problems.length === 0) return found;
      if (best === null || (best.top.rows.length === 0 && found.top.rows.length > 0)) best = found;
    } catch (error) {
      // A mapping may name columns of a later sheet.
      if (!(error instanceof AppError && error.code === 'imports.unknownColumn')) throw error;
      wrong ??= error;
    }
  }
  if (best === null || (wrong && best.plan.problems.length > 0)) throw wrong ?? new AppError('imports.noRows');
  return best;
}

/** The file's column for each of the wanted headers; null where one is missing or the file has others. */
export function columnsFor(wanted: readonly string[], headers: readonly string[]): number[] | null {
  const left = new Map<string, number[]>();
  for (const [column, header] of headers.entries()) {
    const bare = bareHeader(header);
    const at = left.get(bare);
    if (at) at.push(column);
    else left.set(bare, [column]);
  }
  const order: number[] = [];
  for (const header of wanted) {
    const column = left.get(bareHeader(header))?.shift();
    // A column without a name stands where it stands.
    if (column === undefined && header !== '') return null;
    order.push(column ?? order.length);
  }
  for (const [bare, columns] of left) if (bare !== '' && columns.length > 0) return null;
  return order;
}

/** The table of a further file that has the same headers. */
async function fitPart(
  file: PlannedFile,
  part: number,
  first: Found,
  choices: ImportChoices,
  context: PlanContext,
): Promise<{ part: PlanPart; rows: (readonly Cell[])[] }> {
  const { source, name } = file;
  const wanted = first.top;
  const named = source.sheets.findIndex((sheet) => sheet.name === choices.sheet);
  const order = [...source.sheets.keys()].sort(
    (a, b) =>
      Number(b === named) - Number(a === named) || Number(source.sheets[a]!.hidden) - Number(source.sheets[b]!.hidden),
  );
  let seen: readonly string[] = [];
  for (const sheet of order.slice(0, SHEETS_TRIED)) {
    const top = await readTop(source, sheet, choices.headerRow === 0 ? 0 : undefined, { ...context, sampleRows: 250 });
    if (seen.length === 0) seen = top.headers;
    if (wanted.headerRow === null) {
      if (top.width !== wanted.width) continue;
      return { part: { part, sheet, headerRow: top.headerRow, order: null }, rows: [...top.rows] };
    }
    const columns = top.headerRow === null ? null : columnsFor(wanted.headers, top.headers);
    if (columns === null) continue;
    const same = columns.every((column, k) => column === k);
    const fitted: PlanPart = { part, sheet, headerRow: top.headerRow, order: same ? null : columns };
    return { part: fitted, rows: top.rows.map((row) => inPlanOrder(fitted, row)) };
  }
  const missing = wanted.headers.filter(
    (header) => header !== '' && !seen.some((other) => bareHeader(other) === bareHeader(header)),
  );
  throw new AppError('imports.otherShape', {
    file: name,
    missing: missing.slice(0, 10).join(', ') || '–',
    columns:
      seen
        .filter((header) => header !== '')
        .slice(0, 20)
        .join(', ') || '–',
  });
}

async function decide(
  files: readonly PlannedFile[],
  plan: ImportPlan,
  { withinMs = Number.POSITIVE_INFINITY, signal }: PlanningContext,
): Promise<Decision> {
  const deadline = performance.now() + withinMs;
  let unfinished = false;
  for (const [k, part] of plan.parts.entries()) {
    const own = DATE_FIELDS.flatMap((field) => plan.fields.get(field) ?? []);
    const neighbours = [...plan.looks.keys()].filter((column) => holdsDates(plan.looks[column]!));
    const columns = [...new Set([...own, ...neighbours])].map((column) => part.order?.[column] ?? column);
    const { source, decide: ask } = files[k]!;
    const left = Math.max(1, deadline - performance.now());
    const decision = ask
      ? await ask(part.sheet, columns, left)
      : await decideDateOrder(source, part.sheet, columns, { withinMs: left, signal });
    if (decision.order !== null) return decision;
    unfinished ||= decision.unfinished;
    if (performance.now() > deadline) return { order: null, unfinished: true };
  }
  return { order: null, unfinished };
}

/**
 * How one or more files of one shape will be read together. What stands in the way is told in `problems`; AppErrors are
 * wrong names (`imports.unknownColumn`, `imports.sheetUnknown`, …) and files that do not belong together
 * (`imports.otherShape`).
 */
export async function planImports(
  files: readonly PlannedFile[],
  choices: ImportChoices,
  context: PlanningContext,
): Promise<ImportPlan> {
  const [firstFile, ...others] = files;
  const source = firstFile!.source;
  const first = await findSheet(source, choices, { ...context, fileName: firstFile!.name });
  let { plan } = first;
  if (others.length > 0) {
    const parts: PlanPart[] = [...plan.parts];
    const more: (readonly Cell[])[] = [];
    for (const [k, file] of others.entries()) {
      const fitted = await fitPart(file, k + 1, first, choices, context);
      parts.push(fitted.part);
      if (more.length < ROWS_OF_FURTHER_FILES) more.push(...fitted.rows);
    }
    plan = {
      ...planTop(source, first.sheet, first.top, choices, { ...context, fileName: firstFile!.name }, more),
      parts,
    };
  }
  if (plan.problems.length > 0 || !dateOrderOpen(plan)) return plan;
  const { order, unfinished } = await decide(files, plan, context);
  if (order !== null) return { ...plan, dateOrder: order };
  return unfinished ? plan : { ...plan, problems: [dateOrderProblem(plan)] };
}
