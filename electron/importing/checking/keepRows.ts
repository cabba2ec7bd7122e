// The first rows behind a finding, with their cells.
import type { Text } from '../../../shared/text.ts';
import type { Cell } from '../reading/rowSource.ts';
import { cellTexts } from '../records/cellsJson.ts';
import type { ShownRow } from './checkOutcome.ts';

export const ROWS_KEPT = 500;

export type Seen = {
  readonly part: number;
  readonly row: number;
  readonly cells: readonly Cell[];
};

/** A row as it is shown; made only for rows that are kept. */
export const showRow = ({ part, row, cells }: Seen, column: number | null, note: Text | null = null): ShownRow => ({
  part,
  row,
  column,
  cells: cellTexts(cells),
  note,
});

/** Counts all rows and keeps the first ones. */
export function makeKeeper(most = ROWS_KEPT) {
  const shown: ShownRow[] = [];
  let rows = 0;
  return {
    add: (seen: Seen, column: number | null, note: Text | null = null) => {
      rows++;
      if (shown.length < most) shown.push(showRow(seen, column, note));
    },
    rows: () => rows,
    shown: () => shown,
  };
}

/** Keeps the rows of the greatest and of the least amounts, as many as are shown. */
export function makeExtremes(sign: 1 | -1) {
  const most = ROWS_KEPT;
  let held: { amountE4: number; shown: ShownRow }[] = [];
  let limit = Number.NEGATIVE_INFINITY;
  return {
    add: (amountE4: number, seen: Seen, column: number | null) => {
      const rank = sign * amountE4;
      if (rank <= limit) return;
      held.push({ amountE4, shown: showRow(seen, column) });
      if (held.length < 2 * most) return;
      held.sort((a, b) => sign * (b.amountE4 - a.amountE4));
      held = held.slice(0, most);
      limit = sign * held[most - 1]!.amountE4;
    },
    /** From the most extreme on. */
    list: () => held.sort((a, b) => sign * (b.amountE4 - a.amountE4)).slice(0, most),
  };
}

/** Ascending numbers without a limit, packed. */
export function makeOrdinals() {
  let numbers = new Uint32Array(256);
  let count = 0;
  return {
    add: (ordinal: number) => {
      if (count === numbers.length) {
        const wider = new Uint32Array(count * 2);
        wider.set(numbers);
        numbers = wider;
      }
      numbers[count++] = ordinal;
    },
    count: () => count,
    list: () => numbers.slice(0, count).sort(),
  };
}
