import { normalQuantile } from './normal.ts';

/** Regularity of buying with its 95 % interval; `high` is infinite when the spread could be nought. */
export type Regularity = {
  readonly n: number;
  /** Mean of (M − ½)². */
  readonly variance: number;
  readonly k: number;
  readonly low: number;
  readonly high: number;
};

const Z = normalQuantile(0.975);

/**
 * The shape k that a variance of M stands for: k = (1 − 4 Var M) ÷ (8 Var M), which is
 * 1 ÷ (8 Var M) − ½. Where the gaps between purchases of a
 * customer follow a gamma distribution of shape k, M = Δ1 ÷ (Δ1 + Δ2) of two of them follows a beta distribution with
 * both parameters k, whatever the customer's pace, and its variance is 1 ÷ (4 (2k + 1)). Exponential gaps give
 * Var M = 1/12 and k = 1; the more regular the buying, the larger k. Never below 0; infinite without any variance.
 */
export const shapeOfVariance = (variance: number): number =>
  variance <= 0 ? Number.POSITIVE_INFINITY : Math.max(0, 1 / (8 * variance) - 0.5);

/**
 * How regularly people buy (Wheat & Morrison 1990), from one M = Δ1 ÷ (Δ1 + Δ2) for each customer, 0 < M < 1. Which
 * of two gaps came first is arbitrary, so the mean of M is ½ and the variance is taken around it. The interval is that
 * of the variance (normal, from its own standard error), turned into k. Null with fewer than two customers. When all
 * gaps are equal k is infinite.
 */
export function purchaseRegularity(ratios: ArrayLike<number>): Regularity | null {
  const n = ratios.length;
  if (n < 2) return null;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const square = (ratios[i]! - 0.5) ** 2;
    sum += square;
    squares += square * square;
  }
  const variance = sum / n;
  const error = Math.sqrt(Math.max(0, squares / n - variance * variance) / (n - 1));
  return {
    n,
    variance,
    k: shapeOfVariance(variance),
    low: shapeOfVariance(Math.min(0.25, variance + Z * error)),
    high: shapeOfVariance(variance - Z * error),
  };
}
