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
  const steps = new Float64Array(p);
  const sandwich = new Float64Array(p * p);
  for (let c = 0; c < clusters; c++) {
    for (let j = 0; j < p; j++) {
      let sum = 0;
      for (let k = 0; k < p; k++) sum += covariance[j * p + k]! * scores[c * p + k]!;
      steps[j] = sum;
    }
    for (let j = 0; j < p; j++) for (let k = 0; k < p; k++) sandwich[j * p + k]! += steps[j]! * steps[k]!;
  }
  return errorsInOwnUnits(sandwich, fit).map((error) => (error > 0 ? error : Number.NaN));
}
