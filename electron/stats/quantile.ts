/**
 * The p-quantile of ascending values by linear interpolation between order statistics, type 7 of Hyndman & Fan
 * (1996): the point at position (n − 1)·p. This is what R, NumPy and spreadsheets give by default.
 *
 * `sorted` must be ascending and free of NaN, p lies in 0…1. One value is every quantile of itself; no values give
 * NaN, because there is no honest number. Example: quantileSorted([1, 2, 3, 4], 0.25) = 1.75.
 */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  const n = sorted.length;
  if (n === 0) return Number.NaN;
  const position = (n - 1) * p;
  // (n − 1)·p is not always exact: a position within rounding of a whole number is that number.
  const nearest = Math.round(position);
  if (Math.abs(position - nearest) < 1e-9) return sorted[nearest]!;
  const below = Math.floor(position);
  const low = sorted[below]!;
  return low + (sorted[below + 1]! - low) * (position - below);
}

/**
 * Several quantiles of the same kind at once, `shares` ascending, of values in any order. Whole numbers close
 * together are counted; other values are moved about as settlePlaces does. Far quicker than sorting many values.
 */
export function quantilesOf(values: Float64Array | Int32Array, shares: readonly number[]): number[] {
  if (values instanceof Int32Array) {
    const counted = countedQuantiles(values, shares);
    if (counted) return counted;
  }
  const places = new Set<number>();
  for (const p of shares) {
    const position = (values.length - 1) * p;
    places.add(Math.max(0, Math.floor(position - 1e-9))).add(Math.min(values.length - 1, Math.ceil(position + 1e-9)));
  }
  settlePlaces(values, [...places]);
  return shares.map((p) => quantileSorted(values, p));
}

/** Quantiles by counting, or null when the values are too far apart for that. */
function countedQuantiles(values: Int32Array, shares: readonly number[]): number[] | null {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    if (values[i]! < min) min = values[i]!;
    if (values[i]! > max) max = values[i]!;
  }
  if (!(max - min <= MAX_SPREAD)) return null;
  const counts = new Int32Array(max - min + 1);
  for (let i = 0; i < values.length; i++) counts[values[i]! - min]!++;
  const valueAt = (place: number): number => {
    let k = 0;
    for (let seen = counts[0]!; seen <= place; ) seen += counts[++k]!;
    return min + k;
  };
  return shares.map((p) => {
    const position = (values.length - 1) * p;
    const nearest = Math.round(position);
    if (Math.abs(position - nearest) < 1e-9) return valueAt(nearest);
    const low = valueAt(Math.floor(position));
    return low + (valueAt(Math.floor(position) + 1) - low) * (position - Math.floor(position));
  });
}

/**
 * Moves the values about until each asked place (0-based) holds the value it would hold after sorting (Hoare's
 * quickselect, 1961, with ties kept together).
 */
export function settlePlaces(values: Float64Array | Int32Array, places: readonly number[]): void {
  const ascending = places.toSorted((a, b) => a - b);
  settle(values, 0, values.length - 1, ascending);
}

const SMALL = 200;
/** Whole numbers within this range are counted one by one. */
const MAX_SPREAD = 1_000_000;

/** Brings the values that belong at the given places (ascending, within from … to) to those places. */
function settle(values: Float64Array | Int32Array, from: number, to: number, places: readonly number[]): void {
  if (places.length === 0 || from >= to) return;
  if (to - from < SMALL) {
    values.subarray(from, to + 1).sort();
    return;
  }
  const pivot = middleOf(values, from, to);
  let less = from;
  let more = to;
  let i = from;
  while (i <= more) {
    const value = values[i]!;
    if (value < pivot) {
      values[i++] = values[less]!;
      values[less++] = value;
    } else if (value > pivot) {
      values[i] = values[more]!;
      values[more--] = value;
    } else i++;
  }
  settle(
    values,
    from,
    less - 1,
    places.filter((place) => place < less),
  );
  settle(
    values,
    more + 1,
    to,
    places.filter((place) => place > more),
  );
}

/** Median of nine values spread over the range. */
function middleOf(values: Float64Array | Int32Array, from: number, to: number): number {
  const step = (to - from) / 8;
  const sample = Float64Array.from({ length: 9 }, (_, k) => values[Math.floor(from + k * step)]!);
  return sample.sort()[4]!;
}

/** Median of values in any order; the input is left as it is. NaN without values. */
export function median(values: ArrayLike<number>): number {
  return quantileSorted(Float64Array.from(values).sort(), 0.5);
}
