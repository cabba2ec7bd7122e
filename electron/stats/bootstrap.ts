import type { Interval } from './proportions.ts';
import { quantileSorted } from './quantile.ts';
import { makeRandom } from './random.ts';

export type BootstrapOptions = { readonly seed: number; readonly resamples: number; readonly level?: number };

/**
 * Percentile interval (Efron 1979) of anything that can be counted from n observations: each resample draws n of them
 * with replacement and hands over how often each was drawn. Resamples without an answer (null) are left out; null when
 * fewer than half have one, or without observations. The same seed gives the same interval. `level` is 0.95 unless
 * told otherwise.
 */
export function bootstrapInterval(
  n: number,
  statistic: (counts: Int32Array) => number | null,
  { seed, resamples, level = 0.95 }: BootstrapOptions,
): Interval | null {
  if (n === 0) return null;
  const random = makeRandom(seed);
  const counts = new Int32Array(n);
  const found: number[] = [];
  for (let b = 0; b < resamples; b++) {
    counts.fill(0);
    for (let i = 0; i < n; i++) counts[random.below(n)]!++;
    const value = statistic(counts);
    if (value !== null) found.push(value);
  }
  if (found.length * 2 < resamples) return null;
  found.sort((a, b) => a - b);
  return { low: quantileSorted(found, (1 - level) / 2), high: quantileSorted(found, (1 + level) / 2) };
}
