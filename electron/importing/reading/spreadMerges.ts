// Merged cells: a header that spans two columns names both, and what is written over several rows holds for each.
import { columnOfLetters } from '../cells/columnLetter.ts';
import { type Cell, isBlank } from './rowSource.ts';

/** Rows as shown, columns counted from 0. */
export type Merge = { readonly row: number; readonly lastRow: number; readonly from: number; readonly to: number };

/** Headers are at the top. */
const LAST_ROW = 60;
const MAX_MERGES = 10_000;

export function readMerges(xml: string): Merge[] {
  const merges: Merge[] = [];
  for (const match of xml.matchAll(
    /<(?:\w+:)?mergeCell\s[^>]*?ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"/g,
  )) {
    merges.push({
      row: Number(match[2]),
      lastRow: Number(match[4]),
      from: (columnOfLetters(match[1]!) ?? 1) - 1,
      to: (columnOfLetters(match[3]!) ?? 1) - 1,
    });
    if (merges.length >= MAX_MERGES) break;
  }
  return merges;
}

/** Fills the rows at the top of a sheet in place. A title, alone in its row, stays where it is. */
export function spreadMerges(rows: readonly Cell[][], numbers: readonly number[], merges: readonly Merge[]): void {
  for (const { row, from, to } of merges) {
    if (row > LAST_ROW || to <= from || to > 16_383) continue;
    const cells = rows[numbers.indexOf(row)];
    const text = cells?.[from];
    if (!cells || typeof text !== 'string') continue;
    if (cells.filter((cell) => !isBlank(cell)).length < 2) continue;
    const covered = cells.slice(from + 1, to + 1);
    if (!covered.every((cell) => isBlank(cell))) continue;
    while (cells.length <= to) cells.push(null);
    cells.fill(text, from, to + 1);
  }
}

/** Fills, batch by batch, the first column of cells that are merged over several rows. */
export function makeDownFiller(merges: readonly Merge[]) {
  const starts = Map.groupBy(
    merges.filter(({ row, lastRow }) => lastRow > row),
    ({ row }) => row,
  );
  let open: { readonly lastRow: number; readonly column: number; readonly cell: Cell }[] = [];
  return (rows: readonly Cell[][], numbers: readonly number[], first = 0): void => {
    for (let k = first; k < rows.length; k++) {
      const cells = rows[k]!;
      open = open.filter(({ lastRow }) => lastRow >= numbers[k]!);
      for (const { column, cell } of open) {
        while (cells.length <= column) cells.push(null);
        if (isBlank(cells[column])) cells[column] = cell;
      }
      for (const { lastRow, from } of starts.get(numbers[k]!) ?? []) {
        open.push({ lastRow, column: from, cell: cells[from] ?? null });
      }
    }
  };
}
