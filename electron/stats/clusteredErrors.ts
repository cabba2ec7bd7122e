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
  const scores = new Float64Array(clusters * p);
  for (let i = 0; i < n; i++) {
    const at = clusterOf[i]! * p;
    scores[at]! += rest[i]!;
    for (let j = 1; j < p; j++) scores[at + j]! += rest[i]! * columns[j - 1]![i]!;
  }
  const meat = new Float64Array(p * p);
  for (let c = 0; c < clusters; c++) {
    for (let j = 0; j < p; j++) {
      const score = scores[c * p + j]!;
      if (score === 0) continue;
      for (let k = 0; k <= j; k++) meat[j * p + k]! += score * scores[c * p + k]!;
    }
  }
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
