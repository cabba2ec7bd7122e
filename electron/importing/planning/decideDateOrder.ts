// The order of day and month from whole columns, where the first rows leave it open.
import { addEvidence, type DateOrder, noEvidence, orderShown } from '../cells/dateOrder.ts';
import type { ReadOptions, RowSource } from '../reading/rowSource.ts';

export type Decision = {
  readonly order: DateOrder | null;
  /** The time ran out before the end of the column. */
  readonly unfinished: boolean;
};

/** Reads on until a date shows the order. `withinMs` bounds the search for a quick look. */
export async function decideDateOrder(
  source: Pick<RowSource, 'batches'>,
  sheet: number,
  columns: readonly number[],
  {
    withinMs = Number.POSITIVE_INFINITY,
    signal,
  }: { withinMs?: number; signal?: ReadOptions['signal'] | undefined } = {},
): Promise<Decision> {
  const deadline = performance.now() + withinMs;
  const evidence = noEvidence();
  for await (const { rows } of source.batches(sheet, signal ? { signal } : {})) {
    for (const row of rows) for (const column of columns) addEvidence(row[column], evidence);
    const order = orderShown(evidence);
    if (order === 'dmy' || order === 'mdy') return { order, unfinished: false };
    if (performance.now() > deadline) return { order: null, unfinished: true };
  }
  return { order: null, unfinished: false };
}
