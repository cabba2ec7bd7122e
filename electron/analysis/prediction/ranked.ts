import type { Feature, Push } from '../../../shared/contract/prediction.ts';
import { quantilesOf } from '../../stats/quantile.ts';
import type { FeatureMatrix } from './featureMatrix.ts';
import type { Model } from './models.ts';
import { partsOf } from './pushes.ts';

/** Places of the rows by expected loss (chance × value) or by chance alone, the highest first; ties by the other, then by place. */
export function rankedBy(sort: 'loss' | 'risk', chances: Float64Array, valueE4: Float64Array): Uint32Array {
  const loss = chances.map((p, i) => p * valueE4[i]!);
  const [first, second] = sort === 'loss' ? [loss, chances] : [chances, loss];
  return new Uint32Array(chances.length)
    .map((_, i) => i)
    .sort((a, b) => first[b]! - first[a]! || second[b]! - second[a]! || a - b);
}

/** The middle of each feature over all rows. */
export const middlesOf = (columns: readonly Float32Array[]): number[] =>
  columns.map((column) => (column.length === 0 ? 0 : quantilesOf(Float64Array.from(column), [0.5])[0]!));

export type Comparison = {
  readonly rows: FeatureMatrix;
  /** Middle of each feature over all rows. */
  readonly middles: readonly number[];
  /** The same customers a window earlier, by ledger index; null where nothing was known yet, or the figure has no date. */
  readonly before: (c: number) => readonly (number | null)[] | null;
};

/** A push smaller than this changes no chance anybody would notice. */
const NOTICEABLE = 0.05;

/**
 * What moves one row's chance, the strongest first: each feature's part of the log odds with its value, the customer's
 * own value a window earlier, and the middle of everybody today.
 */
export function pushesOf(model: Model, features: readonly Feature[], place: number, comparison: Comparison): Push[] {
  const { rows, middles, before } = comparison;
  const row = rows.columns.map((column) => column[place]!);
  const earlier = before(rows.customer[place]!);
  const { parts } = partsOf(model, features, row);
  return features
    .map((feature, j) => ({
      feature,
      value: row[j]!,
      before: earlier?.[j] ?? null,
      peers: middles[j]!,
      push: parts[j]!,
    }))
    .filter(({ push }) => Math.abs(push) >= NOTICEABLE)
    .sort((a, b) => Math.abs(b.push) - Math.abs(a.push));
}
