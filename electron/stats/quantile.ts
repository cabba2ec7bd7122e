import { valuesAtPlaces } from './valuesAtPlaces.ts';

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

/** Whole numbers within this range are counted one by one. */
const MAX_SPREAD = 1_000_000;

/**
 * Several quantiles of the same kind at once, `shares` ascending, of values in any order, which stay as they are. Whole
 * numbers close together are counted; of others only the places needed are found. Far quicker than sorting many values.
 */
export function quantilesOf(values: Float64Array | Int32Array, shares: readonly number[]): number[] {
  if (values instanceof Int32Array) {
    const counted = countedQuantiles(values, shares);
    if (counted) return counted;
  }
  if (values.length === 0) return shares.map(() => Number.NaN);
  const last = values.length - 1;
  const places = shares.flatMap((p) => {
    const position = last * p;
    const nearest = Math.round(position);
    if (Math.abs(position - nearest) < 1e-9) return [nearest, nearest];
    return [Math.floor(position), Math.ceil(position)];
  });
  const found = valuesAtPlaces(values, places);
  return shares.map((p, k) => {
    const [low, high] = [found[2 * k]!, found[2 * k + 1]!];
    return low === high ? low : low + (high - low) * (last * p - places[2 * k]!);
  });
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

/** Median of values in any order; the input is left as it is. NaN without values. */
export function median(values: ArrayLike<number>): number {
  return quantilesOf(values instanceof Float64Array ? values : Float64Array.from(values), [0.5])[0]!;
}
