import { normalQuantile } from './normal.ts';

/**
 * How many in each of two groups make a difference of two proportions show: with probability `power` the two-sided
 * test at `level` finds it (Fleiss 1981, without continuity correction; as R's power.prop.test). Not rounded. Infinity
 * where there is no difference. Example: 0.50 against 0.75 with power 0.90 needs 76.7 in each group.
 */
export function sampleSizeOfDifference(p1: number, p2: number, power = 0.8, level = 0.95): number {
  if (p1 === p2) return Number.POSITIVE_INFINITY;
  const mean = (p1 + p2) / 2;
  const tails = normalQuantile((1 + level) / 2) * Math.sqrt(2 * mean * (1 - mean));
  const apart = normalQuantile(power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  return ((tails + apart) / (p1 - p2)) ** 2;
}
