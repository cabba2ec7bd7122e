// The cells of a row as they were, for rows that are shown to people; cut where a row is monstrous.
import { cellText } from '../cells/cellText.ts';
import type { Cell } from '../reading/rowSource.ts';

const CELL_CHARS = 2_000;
const ROW_CHARS = 32_000;

export function cellTexts(row: readonly Cell[]): string[] {
  let left = ROW_CHARS;
  const cells: string[] = [];
  for (const cell of row) {
    const text = cellText(cell);
    const most = Math.max(0, Math.min(CELL_CHARS, left));
    const kept = text.length > most ? `${text.slice(0, most)}…` : text;
    left -= kept.length;
    cells.push(kept);
    if (left <= 0) break;
  }
  return cells;
}

export const cellsJson = (row: readonly Cell[]): string => JSON.stringify(cellTexts(row));
