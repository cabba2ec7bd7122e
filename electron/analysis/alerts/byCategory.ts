import type { CategoryTrack } from './alertInput.ts';

type Rows = { readonly start: Int32Array; readonly day: Int32Array; readonly category: ArrayLike<number> };

/** Larger than any day number of the calendar: a category and a day make one number that sorts by both. */
const BASE = 4_000_000;

/**
 * Purchases sorted by customer and day, brought into the order of customer, category and day, each category once a day.
 * `category` is a place in `names`.
 */
export function byCategory({ start, day, category: codes }: Rows, names: readonly string[]): CategoryTrack {
  const n = start.length - 1;
  const first = new Int32Array(n + 1);
  const category = new Int32Array(day.length);
  const days = new Int32Array(day.length);
  let keys = new Float64Array(256);
  let count = 0;
  for (let c = 0; c < n; c++) {
    const size = start[c + 1]! - start[c]!;
    if (size > keys.length) keys = new Float64Array(size * 2);
    for (let i = 0; i < size; i++) keys[i] = codes[start[c]! + i]! * 2 * BASE + day[start[c]! + i]! + BASE;
    keys.subarray(0, size).sort();
    for (let i = 0; i < size; i++) {
      if (i > 0 && keys[i] === keys[i - 1]) continue;
      category[count] = Math.floor(keys[i]! / (2 * BASE));
      days[count++] = (keys[i]! % (2 * BASE)) - BASE;
    }
    first[c + 1] = count;
  }
  return { start: first, category: category.slice(0, count), day: days.slice(0, count), names };
}
