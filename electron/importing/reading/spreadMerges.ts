// Texts of merged cells at the top of a sheet, given to each of the cells: a header that spans two columns names both.
import { columnOfLetters } from '../cells/columnLetter.ts';
import { type Cell, isBlank } from './rowSource.ts';

/** The first row as shown, columns counted from 0. */
export type Merge = { readonly row: number; readonly from: number; readonly to: number };

/** Headers are at the top. */
const LAST_ROW = 60;
const MAX_MERGES = 10_000;

export function readMerges(xml: string): Merge[] {
  const merges: Merge[] = [];
  for (const match of xml.matchAll(
    /<(?:\w+:)?mergeCell\s[^>]*?ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?\d{1,7}"/g,
  )) {
    const merge = {
      row: Number(match[2]),
      from: (columnOfLetters(match[1]!) ?? 1) - 1,
      to: (columnOfLetters(match[3]!) ?? 1) - 1,
    };
    if (merge.row <= LAST_ROW && merge.to > merge.from) merges.push(merge);
    if (merges.length >= MAX_MERGES) break;
  }
  return merges;
}

/** Fills the rows in place. A title, alone in its row, stays where it is. */
export function spreadMerges(rows: readonly Cell[][], numbers: readonly number[], merges: readonly Merge[]): void {
  for (const { row, from, to } of merges) {
    const cells = rows[numbers.indexOf(row)];
    const text = cells?.[from];
    if (!cells || typeof text !== 'string' || to > 16_383) continue;
    if (cells.filter((cell) => !isBlank(cell)).length < 2) continue;
    const covered = cells.slice(from + 1, to + 1);
    if (!covered.every((cell) => isBlank(cell))) continue;
    while (cells.length <= to) cells.push(null);
    cells.fill(text, from, to + 1);
  }
}
