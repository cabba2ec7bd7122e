// How one or more tables of one shape will be read. Plain data: it crosses into the reader's process.
import type { FindingCode, ImportKind, StatusMeaning, Treatment } from '../../../shared/contract/importChoices.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Text } from '../../../shared/text.ts';
import { columnLetter } from '../cells/columnLetter.ts';
import type { DateOrder } from '../cells/dateOrder.ts';
import type { Cell } from '../reading/rowSource.ts';
import type { ColumnGuess } from './guessColumns.ts';
import type { ColumnLook } from './sampleColumns.ts';

export type ImportChoices = {
  readonly kind?: ImportKind | undefined;
  readonly sheet?: string | undefined;
  /** Row number of the header; 0 says that there is none. */
  readonly headerRow?: number | undefined;
  /** field → header text, column number or letter; 0 or '' means that no column fills the field. */
  readonly map?: Readonly<Record<string, string | number>> | undefined;
  readonly dateOrder?: DateOrder | undefined;
  readonly statuses?: Readonly<Record<string, string>> | undefined;
  readonly rules?: Readonly<Record<string, string>> | undefined;
};

export type ImportProblem = { readonly code: string; readonly field: string | null; readonly text: Text };

/** One file of an import. */
export type PlanPart = {
  readonly part: number;
  readonly sheet: number;
  /** Row number of the (last) header row in the file; null when there is none. */
  readonly headerRow: number | null;
  /** The file's column for each column of the plan; null where they stand in the same order. */
  readonly order: readonly number[] | null;
};

export type PlanTemplate = { readonly id: number; readonly name: string; readonly usedAt: string };

export type ImportPlan = {
  /** One per file, in the order in which they are loaded. */
  readonly parts: readonly PlanPart[];
  /** Those of the first file. */
  readonly sheet: number;
  readonly headerRow: number | null;
  readonly kind: ImportKind;
  readonly kindBecause: Text;
  /** Header texts as they stand, '' where blank. */
  readonly headers: readonly string[];
  readonly columns: readonly ColumnGuess[];
  readonly looks: readonly ColumnLook[];
  /** Column index by field. */
  readonly fields: ReadonlyMap<string, number>;
  readonly dateOrder: DateOrder | null;
  /** What status words mean, where it was said; other words are judged by themselves. */
  readonly statuses: ReadonlyMap<string, StatusMeaning>;
  /** Treatments that were chosen; the others are the proposed ones. */
  readonly rules: ReadonlyMap<FindingCode, Treatment>;
  /** What is remembered of tables with these headers, and was followed. */
  readonly template: PlanTemplate | null;
  /** Cells beyond the table's width are torn rows, not notes at the side. */
  readonly rowsMayTear: boolean;
  /** Day on which the plan was made: dates behind it lie in the future. */
  readonly today: number;
  readonly problems: readonly ImportProblem[];
  /** The sample: rows below the header of the first file, with their row numbers. */
  readonly rows: readonly (readonly Cell[])[];
  readonly numbers: readonly number[];
};

export const DATE_FIELDS = ['date', 'birthday', 'startedOn', 'contractEnd', 'cancelledOn', 'solvedOn'] as const;

/** A column's name in lists and reports: its header, or its letter where it has none. */
export const columnName = (headers: readonly string[], column: number): string =>
  headers[column] || columnLetter(column + 1);

/** The AppError of a problem: what imports.run throws where imports.preview tells. */
export const problemError = ({ code, text }: ImportProblem): AppError => new AppError(code, text.params);

/** A row of a file with its cells in the plan's columns; those beyond the table stay behind them. */
export function inPlanOrder({ order }: PlanPart, row: readonly Cell[]): readonly Cell[] {
  if (order === null) return row;
  const cells: Cell[] = order.map((column) => row[column] ?? null);
  for (let column = order.length; column < row.length; column++) cells.push(row[column]!);
  return cells;
}

/** The plan without its sample, for the process that reads the rows. */
export const planForReader = (plan: ImportPlan): ImportPlan => ({ ...plan, rows: [], numbers: [], problems: [] });
