// Which row of a sheet is the header, if any.

import { readDate } from '../cells/cleanDate.ts';
import { readNumber } from '../cells/cleanNumber.ts';
import { cleanText } from '../cells/cleanText.ts';
import { type Cell, isBlank } from '../reading/rowSource.ts';
import { headerHints } from './headerWords.ts';

const ROWS_LOOKED_AT = 20;

const filledCount = (row: readonly Cell[]) => row.reduce<number>((count, cell) => count + (isBlank(cell) ? 0 : 1), 0);

/** The width most rows have, counting cells up to the last one that is not blank. */
export function usualWidth(rows: readonly (readonly Cell[])[]): number {
  const widths = new Map<number, number>();
  for (const row of rows) {
    let width = row.length;
    while (width > 0 && isBlank(row[width - 1])) width--;
    widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  let best = 0;
  let most = 0;
  for (const [width, rowsOfWidth] of widths) {
    if (rowsOfWidth > most || (rowsOfWidth === most && width > best)) [best, most] = [width, rowsOfWidth];
  }
  return best;
}

const knownHeader = (cell: Cell) =>
  typeof cell === 'string' && (headerHints(cell, 'orders').length > 0 || headerHints(cell, 'customers').length > 0);

/** A value rather than a name: a number, a date, yes or no. */
function isValue(cell: Cell): boolean {
  if (typeof cell !== 'string') return cell !== null;
  return (
    readNumber(cell, false, { mantissa: 0, scale: 0 }) === 'ok' ||
    readDate(cell, { order: 'mdy', numbers: null }, { day: 0, minute: 0 }) === 'ok'
  );
}

/**
 * Index of the header among the first rows, or null when the data start at once. Known words decide; without them a
 * row of different texts above columns of values is taken, and a first row whose texts come again below is not.
 */
export function guessHeader(rows: readonly (readonly Cell[])[]): number | null {
  const looked = rows.slice(0, ROWS_LOOKED_AT);
  const width = usualWidth(rows.slice(0, 200));
  let best: number | null = null;
  let bestKnown = 0;
  for (const [index, row] of looked.entries()) {
    const filled = row.filter((cell) => !isBlank(cell));
    if (filled.length < Math.min(2, width) || filled.some(isValue)) continue;
    const known = filled.filter(knownHeader).length;
    if (known > bestKnown && (known >= 2 || filled.length <= 3 || known / filled.length > 0.3)) {
      best = index;
      bestKnown = known;
    }
  }
  if (best !== null) return best;
  const first = looked.findIndex((row) => filledCount(row) >= Math.max(1, Math.floor(width * 0.6)));
  const names = looked[first]?.filter((cell) => !isBlank(cell)) ?? [];
  if (names.length === 0 || names.some(isValue)) return null;
  const texts = names.map((cell) => cleanText(cell));
  if (new Set(texts).size < texts.length) return null;
  const below = rows.slice(first + 1);
  if (below.some((row) => row.some((cell) => typeof cell === 'string' && texts.includes(cleanText(cell))))) {
    const column = (row: readonly Cell[], k: number) => cleanText(row[k]);
    const repeats = below.some((row) =>
      names.some((_, k) => column(row, k) !== '' && column(row, k) === column(looked[first]!, k)),
    );
    if (repeats) return null;
  }
  return first;
}
