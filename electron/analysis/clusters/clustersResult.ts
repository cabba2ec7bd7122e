import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { ClustersResult, CustomerCluster } from '../../../shared/contract/clusters.ts';
import { asDecimal, asShare, say, type Text } from '../../../shared/text.ts';
import { quantilesOf } from '../../stats/quantile.ts';
import { asOfText, explain, inform, refusal, viewNotices, warn } from '../view/explain.ts';
import type { View } from '../view/view.ts';
import { bestCount, type Clusters, clusterOfRows, MIN_CUSTOMERS, NO_STRUCTURE } from './findClusters.ts';

/** Below this two samples of the same customers disagree about who belongs together. */
const UNSTABLE = 0.6;

/** Clusters in figures and words: for the number asked for, or for the one that stands apart best. */
export function clustersResult(view: View, clusters: Clusters, asked: number | null): ClustersResult {
  const { tried, features, customer } = clusters;
  const n = customer.length;
  const refused: Text | null =
    refusal(view) ??
    (n < MIN_CUSTOMERS
      ? say('clusters.refused.few', { count: n, needed: MIN_CUSTOMERS, more: MIN_CUSTOMERS - n })
      : tried.length === 0
        ? say('clusters.refused.alike')
        : null);
  const k = refused ? null : (tried.find((one) => one.k === asked)?.k ?? bestCount(clusters));
  const chosen = tried.find((one) => one.k === k);
  const best = Math.max(0, ...tried.map((one) => one.silhouette ?? 0));
  const params = {
    count: k ?? 0,
    customers: n,
    silhouette: asDecimal(chosen?.silhouette ?? best),
    stability: asShare(chosen?.stability ?? null),
    limit: asDecimal(NO_STRUCTURE),
  };
  const notices: Notice[] = refused ? [] : viewNotices(view);
  if (chosen && (chosen.silhouette ?? 0) < NO_STRUCTURE) notices.push(warn('clusters.notice.weak', params));
  if (chosen && (chosen.stability ?? 1) < UNSTABLE) notices.push(warn('clusters.notice.unstable', params));
  if (!refused && k !== null) notices.push(inform('clusters.notice.active'));
  return {
    asOf: asOfText(view),
    headline: refused ?? say(`clusters.headline.${k === null ? 'none' : 'found'}`, params),
    refused,
    notices,
    why: refused ? {} : { clusters: explain(view, 'clusters', n, null, params) },
    customers: n,
    features: [...features],
    k,
    tried: refused ? [] : tried.map(({ k: one, silhouette, stability }) => ({ k: one, silhouette, stability })),
    clusters: k === null ? [] : describe(view, clusters, k),
  };
}

function describe(view: View, clusters: Clusters, k: number): CustomerCluster[] {
  const clusterOf = clusterOfRows(clusters, k);
  if (clusterOf === null) return [];
  const { customer, columns, standard, features } = clusters;
  const { trailingYearE4 } = view.metrics;
  const revenue = new Float64Array(k);
  const sizes = new Int32Array(k);
  customer.forEach((c, r) => {
    sizes[clusterOf[r]!]!++;
    revenue[clusterOf[r]!]! += Math.max(0, trailingYearE4[c]!);
  });
  const total = revenue.reduce((sum, one) => sum + one, 0);
  const overall = columns.map(middleOf);
  return Array.from({ length: k }, (_, cluster) => cluster)
    .filter((cluster) => sizes[cluster]! > 0)
    .map((cluster) => ({
      cluster,
      customers: sizes[cluster]!,
      share: sizes[cluster]! / customer.length,
      revenueShare: total > 0 ? revenue[cluster]! / total : null,
      traits: features.map((feature, j) => ({
        feature,
        middle: middleOf(columns[j]!.filter((_, r) => clusterOf[r] === cluster)),
        overall: overall[j]!,
        apart: meanIn(standard[j]!, clusterOf, cluster),
      })),
      set: { kind: 'cluster' as const, k, cluster },
    }))
    .sort((a, b) => b.customers - a.customers || a.cluster - b.cluster);
}

const middleOf = (column: Float32Array): number => quantilesOf(Float64Array.from(column), [0.5])[0] ?? 0;

function meanIn(values: Float64Array, clusterOf: Uint8Array, cluster: number): number {
  let sum = 0;
  let n = 0;
  for (let r = 0; r < values.length; r++) {
    if (clusterOf[r] !== cluster) continue;
    sum += values[r]!;
    n++;
  }
  return n === 0 ? 0 : sum / n;
}
