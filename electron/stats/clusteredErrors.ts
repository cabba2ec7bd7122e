import { dot } from './dot.ts';
import { type Column, linearPredictor, probability } from './logistic.ts';

/**
 * Standard errors of a logistic regression whose rows come in clusters, several of one customer say, that are not
 * independent (Liang & Zeger 1986, the sandwich): covariance × Σ over clusters of (their score)(their score)ᵀ ×
 * covariance. `coefficients` and `covariance` are those of the fit, intercept first; `clusterOf` numbers the cluster of
 * each row from 0. With every row a cluster of its own this is White's (1980) estimate.
 */
export function clusteredErrors(
  columns: readonly Column[],
  outcome: Uint8Array,
  { coefficients, covariance }: { readonly coefficients: Float64Array; readonly covariance: Float64Array },
  clusterOf: Int32Array,
): Float64Array {
  const n = outcome.length;
  const p = coefficients.length;
  const rest = linearPredictor(columns, coefficients, n);
  for (let i = 0; i < n; i++) rest[i] = outcome[i]! - probability(rest[i]!);
  const clusters = clusterOf.reduce((most, cluster) => Math.max(most, cluster + 1), 0);
  const scores = Array.from({ length: p }, (_, j) => {
    const sums = new Float64Array(clusters);
    if (j === 0) for (let i = 0; i < n; i++) sums[clusterOf[i]!]! += rest[i]!;
    else {
      const column = columns[j - 1]!;
      for (let i = 0; i < n; i++) sums[clusterOf[i]!]! += rest[i]! * column[i]!;
    }
    return sums;
  });
  const meat = new Float64Array(p * p);
  for (let j = 0; j < p; j++) for (let k = 0; k <= j; k++) meat[j * p + k] = dot(scores[j]!, scores[k]!, 0, clusters);
  for (let j = 0; j < p; j++) for (let k = 0; k < j; k++) meat[k * p + j] = meat[j * p + k]!;
  const errors = new Float64Array(p);
  for (let a = 0; a < p; a++) {
    let variance = 0;
    for (let j = 0; j < p; j++) {
      let sum = 0;
      for (let k = 0; k < p; k++) sum += meat[j * p + k]! * covariance[a * p + k]!;
      variance += covariance[a * p + j]! * sum;
    }
    errors[a] = variance > 0 ? Math.sqrt(variance) : Number.NaN;
  }
  return errors;
}
