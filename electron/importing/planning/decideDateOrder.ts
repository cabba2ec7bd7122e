// The order of day and month from the whole column, where the first rows leave it open.
import { addEvidence, type DateOrder, noEvidence, orderShown } from '../cells/cleanDate.ts';
import type { ReadOptions, RowSource } from '../reading/rowSource.ts';
import { DATE_FIELDS, type ImportPlan } from './planImport.ts';

export type Decision = {
  readonly order: DateOrder | null /** The time ran out before the end of the column. */;
  readonly unfinished: boolean;
};

/** Reads on until a date shows the order. `withinMs` bounds the search for a quick look. */
export async function decideDateOrder(
  source: RowSource,
  plan: ImportPlan,
  { withinMs = Number.POSITIVE_INFINITY, signal }: { withinMs?: number; signal?: ReadOptions['signal'] } = {},
): Promise<Decision> {
  const deadline = performance.now() + withinMs;
  const columns = DATE_FIELDS.flatMap((field) => plan.fields.get(field) ?? []);
  const evidence = noEvidence();
  for await (const { rows } of source.batches(plan.sheet, signal ? { signal } : {})) {
    for (const row of rows) for (const column of columns) addEvidence(row[column], evidence);
    const order = orderShown(evidence);
    if (order === 'dmy' || order === 'mdy') return { order, unfinished: false };
    if (performance.now() > deadline) return { order: null, unfinished: true };
  }
  return { order: null, unfinished: false };
}
