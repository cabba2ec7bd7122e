// How wide a table is.
import { type Cell, isBlank } from '../reading/rowSource.ts';

/** Cells up to the last one that is not blank. */
export function filledWidth(row: readonly Cell[]): number {
  let width = row.length;
  while (width > 0 && isBlank(row[width - 1])) width--;
  return width;
}

/** The width most rows have. */
export function usualWidth(rows: readonly (readonly Cell[])[]): number {
  const widths = new Map<number, number>();
  for (const row of rows) {
    const width = filledWidth(row);
    widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  let best = 0;
  let most = 0;
  for (const [width, rowsOfWidth] of widths) {
    if (rowsOfWidth > most || (rowsOfWidth === most && width > best)) [best, most] = [width, rowsOfWidth];
  }
  return best;
}
