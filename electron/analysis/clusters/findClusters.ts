import type { Feature } from '../../../shared/contract/prediction.ts';
import { adjustedRand } from '../../stats/adjustedRand.ts';
import { kMeans, nearestCentre } from '../../stats/kMeans.ts';
import { makeRandom, type Random } from '../../stats/random.ts';
import { meanSilhouette } from '../../stats/silhouette.ts';
import type { FeatureMatrix } from '../prediction/featureMatrix.ts';
import { isLongTailed } from '../prediction/models.ts';

export type Tried = {
  readonly k: number;
  readonly silhouette: number | null;
  readonly stability: number | null;
  readonly centres: readonly Float64Array[];
};

export type Clusters = {
  readonly features: readonly Feature[];
  /** Ledger index of each row. */
  readonly customer: Int32Array;
  /** In the features' own units, column by column. */
  readonly columns: readonly Float32Array[];
  /** In standard deviations (of the logarithm where tails are long), cut at three. */
  readonly standard: readonly Float64Array[];
  readonly tried: readonly Tried[];
};

export const MIN_CUSTOMERS = 60;
export const MOST_CLUSTERS = 8;
/** Below this silhouette there is no structure worth the name (Kaufman & Rousseeuw 1990). */
export const NO_STRUCTURE = 0.25;
const SAMPLE = 2000;
const STARTS = 6;
const RESAMPLES = 8;
const SEED = 19_870_101;
const FARTHEST = 3;
/** What customers are told apart by. */
const LOOKED_AT = ['recency', 'purchasesRecent', 'spendYear', 'averageOrder', 'tenure', 'categoriesYear'];

/**
 * Groups of customers who buy alike, for every number of groups from two to eight: k-means on standardised features,
 * long tails by their logarithm and outliers cut at three standard deviations, so that no single customer makes a group.
 * Each number is judged by its mean silhouette and by its stability: customers are drawn again with replacement, grouped
 * anew, and the mean corrected Rand index with the first grouping is taken (Hennig 2007). Of more than 2,000 customers
 * that many are drawn to find the centres; everybody then belongs to the nearest one. The same customers always give the
 * same groups. Features without any spread are left out; `tried` is empty below sixty customers.
 */
export function findClusters(matrix: FeatureMatrix): Clusters {
  const places = LOOKED_AT.map((id) => matrix.features.findIndex((one) => one.id === id)).filter((j) => j >= 0);
  const n = matrix.customer.length;
  const all = places.map((j) => ({
    feature: matrix.features[j]!,
    column: matrix.columns[j]!,
    standard: standardised(matrix.columns[j]!, matrix.features[j]!),
  }));
  const used = all.filter(({ standard }) => standard !== null);
  const standard = used.map((one) => one.standard!);
  const random = makeRandom(SEED);
  const rows = drawnRows(n, random);
  const points = standard.map((column) => Float64Array.from(rows, (i) => column[i]!));
  const tried: Tried[] = [];
  if (n >= MIN_CUSTOMERS && standard.length > 0) {
    for (let k = 2; k <= MOST_CLUSTERS; k++) {
      const found = kMeans(points, k, { seed: SEED + k, starts: STARTS });
      if (found === null || found.sizes.length < k) break;
      tried.push({
        k,
        silhouette: meanSilhouette(points, found.clusterOf),
        stability: stabilityOf(points, k, found.clusterOf, random),
        centres: found.centres,
      });
    }
  }
  return {
    features: used.map((one) => one.feature),
    customer: matrix.customer,
    columns: used.map((one) => one.column),
    standard,
    tried,
  };
}

/** The number of clusters that stands apart best; null where none has any structure. */
export function bestCount({ tried }: Pick<Clusters, 'tried'>): number | null {
  let best: Tried | null = null;
  for (const one of tried) if (best === null || (one.silhouette ?? 0) > (best.silhouette ?? 0)) best = one;
  return best !== null && (best.silhouette ?? 0) >= NO_STRUCTURE ? best.k : null;
}

/** Cluster of every row under the centres found for k; null where k was not tried. The largest is not always 0. */
export function clusterOfRows({ tried, standard }: Clusters, k: number): Uint8Array | null {
  const found = tried.find((one) => one.k === k);
  return found ? nearestCentre(standard, found.centres) : null;
}

function standardised(column: Float32Array, feature: Feature): Float64Array | null {
  const unit = feature.kind === 'money' ? moneyUnit(column) : 1;
  const values = isLongTailed(feature)
    ? Float64Array.from(column, (value) => Math.log1p(Math.max(0, value / unit)))
    : Float64Array.from(column);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  if (!(deviation > 1e-9)) return null;
  return values.map((value) => Math.max(-FARTHEST, Math.min(FARTHEST, (value - mean) / deviation)));
}

/** A hundredth of the mean amount: the logarithm of 1 + money must not hang on the currency. */
const moneyUnit = (column: Float32Array): number =>
  column.reduce((sum, value) => sum + Math.max(0, value), 0) / column.length / 100 || 1;

function drawnRows(n: number, random: Random): Uint32Array {
  const rows = new Uint32Array(n).map((_, i) => i);
  if (n <= SAMPLE) return rows;
  for (let k = 0; k < SAMPLE; k++) {
    const other = k + random.below(n - k);
    [rows[k], rows[other]] = [rows[other]!, rows[k]!];
  }
  return rows.slice(0, SAMPLE);
}

function stabilityOf(points: readonly Float64Array[], k: number, clusterOf: Uint8Array, random: Random): number | null {
  const n = clusterOf.length;
  let sum = 0;
  let count = 0;
  for (let b = 0; b < RESAMPLES; b++) {
    const rows = Uint32Array.from({ length: n }, () => random.below(n));
    const again = kMeans(
      points.map((column) => Float64Array.from(rows, (i) => column[i]!)),
      k,
      { seed: SEED + b, starts: 2 },
    );
    if (again === null) continue;
    sum += adjustedRand(clusterOf, nearestCentre(points, again.centres));
    count++;
  }
  return count === 0 ? null : sum / count;
}
