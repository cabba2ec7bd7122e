const DIGIT_BITS = 16;
const BUCKETS = 1 << DIGIT_BITS;

/**
 * The given row numbers in the order of their keys, `keys[row]` for each row; equal keys keep the order they came in,
 * and missing keys (NaN) stand last in either direction. -0 and 0 are equal.
 *
 * Least-significant-digit radix sort (Knuth, The Art of Computer Programming 3, 1973, 5.2.5) over the bits of the
 * doubles, turned so that their unsigned order is the numeric order; digits in which all keys agree are skipped, so
 * that whole numbers take few passes. Linear in the rows: 200,000 of them take some milliseconds where a comparison
 * sort through a callback takes a hundred times that. No rows give no rows; the input stays as it is.
 *
 * Example: rows 0, 1, 2, 3 with keys 5, NaN, -1, 5 come out as 2, 0, 3, 1 ascending and 0, 3, 2, 1 descending.
 */
export function stableOrder(rows: Int32Array, keys: Float64Array, descending: boolean): Int32Array {
  const present = new Int32Array(rows.length);
  const missing: number[] = [];
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (Number.isNaN(keys[row]!)) missing.push(row);
    else present[count++] = row;
  }
  const { low, high } = sortableBits(present, count, keys, descending);
  let order = new Int32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  let spare = new Int32Array(count);
  const counts = new Int32Array(BUCKETS);
  for (const [words, shift] of [
    [low, 0],
    [low, DIGIT_BITS],
    [high, 0],
    [high, DIGIT_BITS],
  ] as const) {
    if (!sortByDigit(words, shift, order, spare, counts)) continue;
    [order, spare] = [spare, order];
  }
  const sorted = new Int32Array(rows.length);
  for (let i = 0; i < count; i++) sorted[i] = present[order[i]!]!;
  sorted.set(missing, count);
  return sorted;
}

/** Both halves of each key's bits, turned so that comparing them unsigned compares the keys. */
function sortableBits(rows: Int32Array, count: number, keys: Float64Array, descending: boolean) {
  const low = new Uint32Array(count);
  const high = new Uint32Array(count);
  const number = new Float64Array(1);
  const bits = new Uint32Array(number.buffer);
  const highWord = isLittleEndian() ? 1 : 0;
  for (let i = 0; i < count; i++) {
    number[0] = keys[rows[i]!]! + 0;
    const negative = bits[highWord]! >>> 31 === 1;
    const reversed = descending ? 0xffffffff : 0;
    low[i] = bits[1 - highWord]! ^ reversed ^ (negative ? 0xffffffff : 0);
    high[i] = bits[highWord]! ^ reversed ^ (negative ? 0xffffffff : 0x80000000);
  }
  return { low, high };
}

/** One pass; false when all digits are the same and nothing had to be moved. */
function sortByDigit(words: Uint32Array, shift: number, from: Int32Array, to: Int32Array, counts: Int32Array): boolean {
  counts.fill(0);
  for (let i = 0; i < words.length; i++) counts[(words[i]! >>> shift) & (BUCKETS - 1)]!++;
  if (words.length === 0 || counts[(words[0]! >>> shift) & (BUCKETS - 1)] === words.length) return false;
  let position = 0;
  for (let digit = 0; digit < BUCKETS; digit++) {
    const size = counts[digit]!;
    counts[digit] = position;
    position += size;
  }
  for (let i = 0; i < from.length; i++) {
    const index = from[i]!;
    to[counts[(words[index]! >>> shift) & (BUCKETS - 1)]!++] = index;
  }
  return true;
}

const isLittleEndian = (): boolean => new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
