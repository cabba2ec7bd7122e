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
  // 5 * 0.2 is exact, 995 * 0.4 is not always: a position within rounding of a whole number is that number.
  const nearest = Math.round(position);
  if (Math.abs(position - nearest) < 1e-9) return sorted[nearest]!;
  const below = Math.floor(position);
  const low = sorted[below]!;
  return low + (sorted[below + 1]! - low) * (position - below);
}

/** Median of values in any order; the input is left as it is. NaN without values. */
export function median(values: ArrayLike<number>): number {
  return quantileSorted(Float64Array.from(values).sort(), 0.5);
}
