/** Fewer values than this are simply sorted. */
const FEW = 1000;
/** Leading bits of a number by which values are first told apart: sign, exponent and six more. */
const LEADING_BITS = 18;
const BUCKETS = 2 ** LEADING_BITS;
const SIGN = 0x80000000;

/**
 * The values that would stand at the given places (0-based, in any order) if all were sorted ascending. The values
 * stay as they are; they must be free of NaN.
 *
 * Values are counted by the leading bits of their IEEE-754 form, which are in order with the numbers once the sign is
 * allowed for (a bucket selection, as the first step of a radix sort). Only the buckets that hold a place are looked
 * at further: one whose values are all equal is settled, others are sorted. Linear in the values, but for those that
 * agree in their leading bits with a value asked for.
 */
export function valuesAtPlaces(values: Float64Array | Int32Array, places: readonly number[]): number[] {
  if (values.length < FEW) {
    const sorted = values.slice().sort();
    return places.map((place) => sorted[place]!);
  }
  const numbers = values instanceof Float64Array ? values : new Float64Array(values);
  const words = new Int32Array(numbers.buffer, numbers.byteOffset, 2 * numbers.length);
  const counts = new Int32Array(BUCKETS);
  for (let i = 1; i < words.length; i += 2) counts[bucketOf(words[i]!)]!++;
  const found = findBuckets(counts, places);
  // The count of a bucket that is wanted gives way to where its values go, others to −1.
  const wanted = [...new Set(found.map(({ bucket }) => bucket))];
  const held = wanted.map((bucket) => new Float64Array(counts[bucket]!));
  const filled = new Int32Array(wanted.length);
  counts.fill(-1);
  wanted.forEach((bucket, k) => {
    counts[bucket] = k;
  });
  for (let i = 0; i < numbers.length; i++) {
    const k = counts[bucketOf(words[2 * i + 1]!)]!;
    if (k >= 0) held[k]![filled[k]!++] = numbers[i]!;
  }
  for (const part of held) if (!allEqual(part)) part.sort();
  return found.map(({ bucket, within }) => held[wanted.indexOf(bucket)]![within]!);
}

/** The leading bits in the order of the numbers: of negative ones all bits are turned, of others the sign. */
const bucketOf = (word: number): number => ((word < 0 ? ~word : word ^ SIGN) >>> (32 - LEADING_BITS)) | 0;

type Found = { readonly bucket: number; readonly within: number };

/** In which bucket each place lies, and where in it. */
function findBuckets(counts: Int32Array, places: readonly number[]): Found[] {
  const found = new Map<number, Found>();
  let bucket = 0;
  let before = 0;
  for (const place of places.toSorted((a, b) => a - b)) {
    while (before + counts[bucket]! <= place) before += counts[bucket++]!;
    found.set(place, { bucket, within: place - before });
  }
  return places.map((place) => found.get(place)!);
}

function allEqual(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false;
  return true;
}
