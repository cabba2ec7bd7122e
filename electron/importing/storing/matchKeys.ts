// Standing rows that nobody has taken, each with the new row that carries its key, first with first.
import type { StandingRows } from './standingRows.ts';

export type KeyMatch = { rowId: number; place: number; newRow: number };

export function matchKeys({ count, details }: StandingRows, newKeys: Float64Array): KeyMatch[] {
  if (details === null) return [];
  const { key, taken, rowId } = details;
  let size = 16;
  while (size < newKeys.length * 2) size *= 2;
  const slots = new Int32Array(size);
  const head = new Int32Array(newKeys.length);
  const next = new Int32Array(newKeys.length);
  const slotOf = (wanted: number): number => {
    let slot = (wanted ^ (wanted / 4294967296)) & (size - 1);
    while (slots[slot] !== 0 && newKeys[slots[slot]! - 1] !== wanted) slot = (slot + 1) & (size - 1);
    return slot;
  };
  for (let i = newKeys.length - 1; i >= 0; i--) {
    const slot = slotOf(newKeys[i]!);
    const first = slots[slot]!;
    if (first === 0) slots[slot] = i + 1;
    const top = first === 0 ? i : first - 1;
    next[i] = first === 0 ? -1 : head[top]!;
    head[top] = i;
  }
  const matches: KeyMatch[] = [];
  for (let place = 0; place < count; place++) {
    if (taken[place] === 1) continue;
    const first = slots[slotOf(key[place]!)]!;
    const newRow = first === 0 ? -1 : head[first - 1]!;
    if (newRow < 0) continue;
    head[first - 1] = next[newRow]!;
    matches.push({ rowId: rowId[place]!, place, newRow });
  }
  return matches;
}
