// A list of small entries of whole numbers that grows without ever being copied.

const ENTRIES_PER_CHUNK = 1 << 16;

export type Log = {
  /** The words of a new entry, to be filled from `at` on. */
  readonly next: () => { readonly words: Uint32Array; readonly at: number };
  readonly count: () => number;
  readonly each: (visit: (words: Uint32Array, at: number, index: number) => void) => void;
};

/** Entries of `width` unsigned 32-bit words. */
export function makeLog(width: number): Log {
  const chunks: Uint32Array[] = [];
  const place = { words: new Uint32Array(0), at: 0 };
  let count = 0;
  return {
    next: () => {
      const within = count % ENTRIES_PER_CHUNK;
      if (within === 0) {
        place.words = new Uint32Array(ENTRIES_PER_CHUNK * width);
        chunks.push(place.words);
      }
      place.at = within * width;
      count++;
      return place;
    },
    count: () => count,
    each: (visit) => {
      for (let index = 0; index < count; index++)
        visit(chunks[Math.floor(index / ENTRIES_PER_CHUNK)]!, (index % ENTRIES_PER_CHUNK) * width, index);
    },
  };
}
