import { normalQuantile } from './normal.ts';
import { type Interval, wilsonInterval } from './proportions.ts';

/**
 * The interval of a weighted share: of Σ w the part of those who have the event. Weights that differ say less than as
 * many equal ones; they count as nₑ = (Σ w)² ÷ Σ w² equal ones (Kish 1965, Survey Sampling), and the interval is
 * Wilson's for that share of nₑ. With equal weights it is exactly Wilson's interval of the counts. Null without weight
 * or for a share outside 0…1. Example: 30 of 200 weights of 5 give 0.107 … 0.206.
 */
export function weightedShareInterval(share: number, weights: number, squares: number): Interval | null {
  if (!(weights > 0 && squares > 0 && share >= 0 && share <= 1)) return null;
  const effective = (weights * weights) / squares;
  return wilsonInterval(share * effective, effective);
}

/** Sums over n pairs (x, y). */
export type RatioSums = {
  readonly n: number;
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
};

/**
 * A ratio of two sums, R = Σ y ÷ Σ x, with its large-sample interval R ± z·s, where s² = n ÷ (n − 1) · Σ (y − R x)² ÷
 * (Σ x)² (Cochran 1977, Sampling Techniques, 2.11). Unlike a share it may lie below 0 or above 1. Null where Σ x is
 * not positive; no bounds with a single pair. Example: y = 2 x for every pair gives 2 … 2.
 */
export function ratioOfSums(
  { n, x, y, xx, xy, yy }: RatioSums,
  level = 0.95,
): { ratio: number; interval: Interval | null } | null {
  if (!(x > 0)) return null;
  const ratio = y / x;
  if (n < 2) return { ratio, interval: null };
  const squares = Math.max(0, yy - 2 * ratio * xy + ratio * ratio * xx);
  const half = (normalQuantile((1 + level) / 2) * Math.sqrt((n / (n - 1)) * squares)) / x;
  return { ratio, interval: { low: ratio - half, high: ratio + half } };
}
