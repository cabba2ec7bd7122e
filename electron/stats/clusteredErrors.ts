import { type Column, errorsInOwnUnits, type LogisticFit, linearPredictor, probability } from './logistic.ts';

/**
 * Standard errors of a logistic regression whose rows come in clusters, several of one customer say, that are not
 * independent (Liang & Zeger 1986, the sandwich): covariance × Σ over clusters of (their score)(their score)ᵀ ×
 * covariance, intercept first, worked out around the means so that columns far from 0 lose no digits. `clusterOf` numbers
 * the cluster of each row from 0. With every row a cluster of its own this is White's (1980) estimate.
 */
export function clusteredErrors(
  columns: readonly Column[],
  outcome: Uint8Array,
  fit: Pick<LogisticFit, 'coefficients' | 'covariance' | 'means' | 'deviations'>,
  clusterOf: Int32Array,
): Float64Array {
  const { coefficients, covariance, means, deviations } = fit;
  const n = outcome.length;
  const p = coefficients.length;
  const rest = linearPredictor(columns, coefficients, n);
  for (let i = 0; i < n; i++) rest[i] = outcome[i]! - probability(rest[i]!);
  const clusters = clusterOf.reduce((most, cluster) => Math.max(most, cluster + 1), 0);
  const scores = new Float64Array(clusters * p);
  for (let i = 0; i < n; i++) scores[clusterOf[i]! * p]! += rest[i]!;
  for (let j = 1; j < p; j++) {
    const [column, mean, deviation] = [columns[j - 1]!, means[j - 1]!, deviations[j - 1]!];
    if (deviation === 0) continue;
    for (let i = 0; i < n; i++) scores[clusterOf[i]! * p + j]! += (rest[i]! * (column[i]! - mean)) / deviation;
  }
  const spread = new Float64Array(p * p);
  for (let c = 0; c < clusters; c++) {
    const score = scores.subarray(c * p, (c + 1) * p);
    for (let j = 0; j < p; j++) for (let k = 0; k <= j; k++) spread[j * p + k]! += score[j]! * score[k]!;
  }
  for (let j = 0; j < p; j++) for (let k = 0; k < j; k++) spread[k * p + j] = spread[j * p + k]!;
  const sandwich = product(product(covariance, spread, p), covariance, p);
  return errorsInOwnUnits(sandwich, fit).map((error) => (error > 0 ? error : Number.NaN));
}

/** Of two square matrices, row-major. */
function product(a: Float64Array, b: Float64Array, p: number): Float64Array {
  const to = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let m = 0; m < p; m++) {
      for (let j = 0; j < p; j++) to[i * p + j]! += a[i * p + m]! * b[m * p + j]!;
    }
  }
  return to;
}
