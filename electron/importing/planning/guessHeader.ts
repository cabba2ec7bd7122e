// Which row of a sheet is the header, if any.
import type { ImportKind } from '../../../shared/contract/importChoices.ts';
import { readDate } from '../cells/cleanDate.ts';
import { readNumber } from '../cells/cleanNumber.ts';
import { cleanText } from '../cells/cleanText.ts';
import { type Cell, isBlank } from '../reading/rowSource.ts';
import { headerHints } from './headerWords.ts';
import { usualWidth } from './usualWidth.ts';

/** Banks and payment services write two dozen lines of their own above the table. */
const ROWS_LOOKED_AT = 60;

const KINDS = ['orders', 'customers', 'interactions', 'complaints', 'surveys', 'costs'] satisfies ImportKind[];

/** How well a name is known as the head of some column, 0…1. */
export const knownWeight = (name: string): number =>
  Math.max(0, ...KINDS.flatMap((kind) => headerHints(name, kind).map(({ weight }) => weight)));

const filledCount = (row: readonly Cell[]) => row.reduce<number>((count, cell) => count + (isBlank(cell) ? 0 : 1), 0);

const decimal = { mantissa: 0, scale: 0 };
const slot = { day: 0, minute: 0 };

/** A value rather than a name: a number, a date, yes or no. */
export function isValue(cell: Cell): boolean {
  if (typeof cell !== 'string') return cell !== null;
  return readNumber(cell, false, decimal) === 'ok' || readDate(cell, { order: 'mdy', numbers: null }, slot) === 'ok';
}

/** 店铺名称：… and # … are said about the table: they name no column. */
const isRemark = (text: string): boolean => /^(?:#|-{3,}|={3,}|\*{3,})|[:：]\s*$|[:：]\s*\S/.test(text);

/** How many names of columns known here stand in a row; 0 for a row that cannot be a header. */
function knownNames(row: readonly Cell[], width: number): number {
  const filled = row.filter((cell) => !isBlank(cell));
  if (filled.length < Math.min(2, width)) return 0;
  const values = filled.filter(isValue).length;
  const texts = filled.filter((cell) => typeof cell === 'string').map((cell) => cleanText(cell));
  if (texts.length > 0 && texts.filter(isRemark).length * 2 > texts.length) return 0;
  const known = new Set(texts.filter((text) => text.length <= 60 && knownWeight(text) > 0)).size;
  // Years and months may head columns too, but a row of values is a row of data.
  if (values > 0 && (known < 3 || values * 3 > filled.length)) return 0;
  return known >= 2 || filled.length <= 3 || known / filled.length > 0.3 ? known : 0;
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
    const known = knownNames(row, width);
    if (known > bestKnown) [best, bestKnown] = [index, known];
  }
  if (best !== null) return best;
  const first = looked.findIndex((row) => filledCount(row) >= Math.max(1, Math.floor(width * 0.6)));
  const names = looked[first]?.filter((cell) => !isBlank(cell)) ?? [];
  if (names.length === 0 || names.some(isValue)) return null;
  const texts = names.map((cell) => cleanText(cell));
  if (new Set(texts).size < texts.length) return null;
  const column = (row: readonly Cell[], k: number) => cleanText(row[k]);
  const repeats = rows
    .slice(first + 1)
    .some((row) =>
      looked[first]!.some((_, k) => column(row, k) !== '' && column(row, k) === column(looked[first]!, k)),
    );
  return repeats ? null : first;
}
