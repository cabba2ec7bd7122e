import type { Feature } from '../../../shared/contract/prediction.ts';
import type { FeatureMatrix } from './featureMatrix.ts';
import { groupColumn, isGroupFeature } from './groupFeatures.ts';
import type { GroupColumn } from './predictionInput.ts';

/** What says that a figure is missing: true where its whole source is. */
const MISSING = ['noScore', 'noScoreOf', 'noRhythm'];

/**
 * The rows of a matrix with exactly these features in this order, as a model learnt them: what the data no longer have
 * counts as nothing known.
 */
export function arranged(
  matrix: FeatureMatrix,
  features: readonly Feature[],
  groups: readonly GroupColumn[],
): FeatureMatrix {
  const n = matrix.customer.length;
  const columns = features.map((feature) => {
    if (isGroupFeature(feature)) return groupColumn(feature, groups, matrix.customer);
    const place = matrix.features.findIndex(({ id, column }) => column === feature.column && id === feature.id);
    return matrix.columns[place] ?? new Float32Array(n).fill(MISSING.includes(feature.id) ? 1 : 0);
  });
  return { ...matrix, features, columns };
}
