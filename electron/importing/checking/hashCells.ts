// 64-bit hashes of cells and rows, as two halves, for sets of millions of them.
import type { Cell } from '../reading/rowSource.ts';

/** Two independent lanes; filled anew by each hash. */
export type Hash = { high: number; low: number };

const PRIME_A = 0x01000193;
const PRIME_B = 0x5bd1e995;

export const newHash = (): Hash => ({ high: 0, low: 0 });

export function startHash(hash: Hash): void {
  hash.high = 0x811c9dc5 | 0;
  hash.low = 0x9747b28c | 0;
}

export function addText(hash: Hash, text: string): void {
  let { high, low } = hash;
  for (let k = 0; k < text.length; k++) {
    const code = text.charCodeAt(k);
    high = Math.imul(high ^ code, PRIME_A);
    low = Math.imul(low ^ code, PRIME_B);
    low ^= low >>> 15;
  }
  hash.high = high;
  hash.low = low;
}

const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

export function addNumber(hash: Hash, value: number): void {
  double[0] = value;
  hash.high = Math.imul(hash.high ^ halves[0]!, PRIME_A) ^ Math.imul(halves[1]!, PRIME_B);
  hash.low = Math.imul(hash.low ^ halves[1]!, PRIME_B) ^ Math.imul(halves[0]!, PRIME_A);
  hash.low ^= hash.low >>> 13;
}

const mixed = (value: number): number => {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** Spreads the lanes over all bits; both 0 is kept for free slots. */
export function endHash(hash: Hash): void {
  hash.high = mixed(hash.high);
  hash.low = mixed(hash.low ^ hash.high) || 1;
}

/** All cells of a row up to the last that is not blank; kinds of cells are told apart. */
export function hashRow(hash: Hash, row: readonly Cell[]): void {
  startHash(hash);
  let end = row.length;
  while (end > 0 && (row[end - 1] === null || row[end - 1] === '' || row[end - 1] === undefined)) end--;
  for (let k = 0; k < end; k++) {
    const cell = row[k]!;
    if (typeof cell === 'string') addText(hash, cell);
    else if (typeof cell === 'number') addNumber(hash, cell);
    else if (typeof cell === 'boolean') addText(hash, cell ? '\u0001true' : '\u0001false');
    else if (cell !== null && cell !== undefined) {
      addText(hash, '\u0002');
      addNumber(hash, cell.day * 1_440 + (cell.minute ?? -0.5));
    }
    // What parts the cells cannot stand in one.
    hash.high = Math.imul(hash.high ^ 0x1f001, PRIME_A);
    hash.low = Math.imul(hash.low ^ 0x1f001, PRIME_B);
  }
  endHash(hash);
}

export function hashTexts(hash: Hash, first: string, second: string): void {
  startHash(hash);
  addText(hash, first);
  hash.high = Math.imul(hash.high ^ 0x1f001, PRIME_A);
  hash.low = Math.imul(hash.low ^ 0x1f001, PRIME_B);
  addText(hash, second);
  endHash(hash);
}
