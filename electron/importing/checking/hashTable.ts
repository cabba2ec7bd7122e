// A set of 64-bit hashes, with up to two small numbers beside each, by open addressing over typed arrays: 5 million keys
// take 67 MB without numbers. Two of 5 million different keys share a hash in one of a million files.
import type { Hash } from './hashCells.ts';

export type HashTable = {
  /** The slot of the key; it is put in where it is not there. `added` says which. */
  readonly put: (hash: Hash) => number;
  readonly added: () => boolean;
  /** The slot of the key, -1 where it is not there. */
  readonly find: (hash: Hash) => number;
  readonly size: () => number;
  readonly first: (slot: number) => number;
  readonly second: (slot: number) => number;
  readonly set: (slot: number, first: number, second: number) => void;
};

const FULL = 0.7;

export type Beside = 'int32' | 'uint16';
const numbersOf = (kind: Beside, length: number): Int32Array | Uint16Array =>
  kind === 'int32' ? new Int32Array(length) : new Uint16Array(length);

/** `kinds` are those of the numbers beside the keys. Slots are good until the next put. */
export function makeHashTable(kinds: readonly Beside[] = []): HashTable {
  const width = kinds.length;
  let keys = new Uint32Array(2 << 10);
  let beside = kinds.map((kind) => numbersOf(kind, 1 << 10));
  let used = 0;
  let isNew = false;

  const slotOf = (table: Uint32Array, high: number, low: number): number => {
    const mask = table.length / 2 - 1;
    let slot = low & mask;
    while (table[2 * slot + 1] !== 0 && (table[2 * slot + 1] !== low || table[2 * slot] !== high))
      slot = (slot + 1) & mask;
    return slot;
  };

  const grow = () => {
    const old = keys;
    const oldBeside = beside;
    keys = new Uint32Array(old.length * 2);
    beside = kinds.map((kind) => numbersOf(kind, keys.length / 2));
    for (let from = 0; from < old.length / 2; from++) {
      const low = old[2 * from + 1]!;
      if (low === 0) continue;
      const to = slotOf(keys, old[2 * from]!, low);
      keys[2 * to] = old[2 * from]!;
      keys[2 * to + 1] = low;
      for (let k = 0; k < width; k++) beside[k]![to] = oldBeside[k]![from]!;
    }
  };

  return {
    put: ({ high, low }) => {
      let slot = slotOf(keys, high, low);
      isNew = keys[2 * slot + 1] === 0;
      if (!isNew) return slot;
      if (++used > (keys.length / 2) * FULL) {
        grow();
        slot = slotOf(keys, high, low);
      }
      keys[2 * slot] = high;
      keys[2 * slot + 1] = low;
      return slot;
    },
    added: () => isNew,
    find: ({ high, low }) => {
      const slot = slotOf(keys, high, low);
      return keys[2 * slot + 1] === 0 ? -1 : slot;
    },
    size: () => used,
    first: (slot) => beside[0]![slot]!,
    second: (slot) => beside[1]![slot]!,
    set: (slot, first, second) => {
      if (width > 0) beside[0]![slot] = first;
      if (width > 1) beside[1]![slot] = second;
    },
  };
}
