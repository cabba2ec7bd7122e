// The plan for one file.
import type { ReadOptions, RowSource } from '../reading/rowSource.ts';
import type { ImportChoices, ImportPlan } from './importPlan.ts';
import { planImports } from './planImports.ts';

export type { ImportChoices, ImportPlan, ImportProblem } from './importPlan.ts';
export { columnName, DATE_FIELDS, problemError } from './importPlan.ts';
export { dateOrderOpen, dateOrderProblem } from './planProblems.ts';
export { SAMPLE_ROWS } from './planSheet.ts';

export const planImport = (
  source: RowSource,
  choices: ImportChoices,
  signal?: ReadOptions['signal'],
): Promise<ImportPlan> =>
  planImports([{ name: '', source }], choices, { today: Math.floor(Date.now() / 86_400_000), signal, withinMs: 0 });
