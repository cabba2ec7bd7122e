// A set of 64-bit hashes with two small numbers beside each, open addressing over typed arrays: 5 million keys take
// some 130 MB with both numbers and 67 MB without. Two of 5 million different keys share a hash once in a million files.
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

/** Numbers beside the keys are kept where `width` asks for them: 0, 1 or 2. Slots are good until the next put. */
export function makeHashTable(width: 0 | 1 | 2): HashTable {
  let keys = new Uint32Array(2 << 10);
  let beside = [...Array(width)].map(() => new Int32Array(1 << 10));
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
    beside = oldBeside.map((numbers) => new Int32Array(numbers.length * 2));
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
