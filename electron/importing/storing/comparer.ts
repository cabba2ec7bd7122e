// What the store asks of a comparison with the rows the project holds already.
import type { RecordValue } from '../records/recordReader.ts';

export type Comparer = {
  /** Whether the row is to be stored, or is there already. Values are aligned with the reader's columns. */
  readonly judge: (customerRowId: number | null, values: readonly RecordValue[]) => 'store' | 'same';
  /** Once all rows are stored; the days are those of all rows of the file, null where rows have none. */
  readonly finish: (done: { batch: number; firstDay: number | null; lastDay: number | null }) => {
    rowsMerged: number;
    rowsReplaced: number;
  };
};
