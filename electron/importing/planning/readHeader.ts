// The names of a table's columns: from one header row, or from two where groups stand over names.
import { cleanText } from '../cells/cleanText.ts';
import { type Cell, isBlank } from '../reading/rowSource.ts';
import { guessHeader, isValue, knownWeight } from './guessHeader.ts';

export type Header = {
  /** Index of the (last) header row among the rows; null when there is none. */
  readonly last: number | null;
  /** Names as they stand, '' where blank; a group goes before its names, a name that comes again is numbered. */
  readonly names: readonly string[];
  /** The names by which a column's meaning is known best: those without the group where only they are known. */
  readonly telling: readonly string[];
};

const LONGEST_NAME = 60;

/** Texts only, none of them a remark or a value. */
function holdsNames(row: readonly Cell[]): boolean {
  return row.every(
    (cell) =>
      isBlank(cell) ||
      (typeof cell === 'string' &&
        cleanText(cell).length <= LONGEST_NAME &&
        !isValue(cell) &&
        !/^#|[:：]\s*$|[:：]\s*\S|^[-=*]{3,}/.test(cleanText(cell))),
  );
}

/** A text that a merged cell gave to its neighbours, once. */
const once = (row: readonly Cell[]) => row.map((cell, k) => (k > 0 && cell === row[k - 1] ? null : cell));

const filledAt = (row: readonly Cell[]) => row.flatMap((cell, k) => (isBlank(cell) ? [] : [k]));

/**
 * Whether `top` holds groups over the names in `bottom`. Group names stand over several names, or a name reaches down
 * over both rows; a title stands alone in the first cell, and a header of its own has names all the way.
 */
function isGroupRow(top: readonly Cell[], bottom: readonly Cell[]): boolean {
  if (!holdsNames(top) || !holdsNames(bottom)) return false;
  const above = filledAt(top);
  const below = filledAt(bottom);
  if (above.length === 0 || below.length === 0) return false;
  if (above.length === 1 && above[0] === 0) return false;
  // A pair in the first two cells says something about the table: 店铺 | 云上茶馆.
  if (above.length === 2 && above[1] === 1 && below.includes(0) && below.includes(1)) return false;
  const width = Math.max(above.at(-1)!, below.at(-1)!) + 1;
  // Some name below must stand under a blank above, which a group covers.
  const covered = below.filter((k) => isBlank(top[k]) && above.some((a) => a < k));
  const down = above.filter((k) => isBlank(bottom[k]));
  if (covered.length === 0) return false;
  return below.length + down.length >= width * 0.8 && above.length < width;
}

/** Whether `row` names columns of values: then it is no row of data itself. */
function standsOverValues(row: readonly Cell[], below: readonly (readonly Cell[])[]): boolean {
  return filledAt(row).some((k) => {
    const cells = below.slice(0, 50).flatMap((data) => (isBlank(data[k]) ? [] : [data[k]!]));
    return cells.length > 0 && cells.filter(isValue).length >= cells.length * 0.8;
  });
}

/** The group over each column: a blank belongs to the group before it. */
function groupNames(top: readonly Cell[], width: number): string[] {
  const groups: string[] = [];
  let group = '';
  for (let k = 0; k < width; k++) {
    if (!isBlank(top[k])) group = cleanText(top[k]);
    groups.push(group);
  }
  return groups;
}

function joined(top: readonly Cell[], bottom: readonly Cell[], width: number): { names: string[]; leaves: string[] } {
  const groups = groupNames(top, width);
  const leaves = Array.from({ length: width }, (_, k) => cleanText(bottom[k]) || cleanText(top[k]));
  const names = leaves.map((leaf, k) =>
    isBlank(bottom[k]) || groups[k] === '' || groups[k] === leaf ? leaf : `${groups[k]} ${leaf}`,
  );
  return { names, leaves };
}

/** Equal names are kept apart: Name, Name (2). */
function numbered(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  const taken = new Set(names);
  return names.map((name) => {
    if (name === '') return '';
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    if (times === 1) return name;
    let k = times;
    while (taken.has(`${name} (${k})`)) k++;
    taken.add(`${name} (${k})`);
    return `${name} (${k})`;
  });
}

/**
 * The header of the first rows of a sheet. `headerRow` is the row number the user says, 0 for none; left out, the
 * header is guessed.
 */
export function readHeader(
  rows: readonly (readonly Cell[])[],
  numbers: readonly number[],
  headerRow: number | undefined,
): Header {
  if (headerRow === 0) return { last: null, names: [], telling: [] };
  const named = headerRow === undefined ? -1 : numbers.indexOf(headerRow);
  const guessed = named >= 0 ? named : guessHeader(rows);
  if (guessed === null) return { last: null, names: [], telling: [] };
  let top: readonly Cell[] | null = null;
  let last = guessed;
  const neighbours = (a: number, b: number) => numbers[b]! - numbers[a]! === 1;
  if (guessed > 0 && neighbours(guessed - 1, guessed) && isGroupRow(once(rows[guessed - 1]!), rows[guessed]!))
    top = once(rows[guessed - 1]!);
  else if (
    named < 0 &&
    guessed + 1 < rows.length &&
    neighbours(guessed, guessed + 1) &&
    isGroupRow(once(rows[guessed]!), rows[guessed + 1]!) &&
    standsOverValues(rows[guessed + 1]!, rows.slice(guessed + 2))
  ) {
    top = once(rows[guessed]!);
    last = guessed + 1;
  }
  const bottom = rows[last]!;
  const width = Math.max(bottom.length, top?.length ?? 0);
  if (top === null) {
    const names = numbered(Array.from({ length: width }, (_, k) => cleanText(bottom[k])));
    return { last, names, telling: names };
  }
  const { names: full, leaves } = joined(top, bottom, width);
  const names = numbered(full);
  return {
    last,
    names,
    telling: names.map((name, k) => (knownWeight(full[k]!) >= knownWeight(leaves[k]!) ? name : leaves[k]!)),
  };
}
