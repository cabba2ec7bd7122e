import { describe, expect, test } from 'vitest';
import { clustersResult } from '../../../electron/analysis/clusters/clustersResult.ts';
import { bestCount, clusterOfRows, findClusters } from '../../../electron/analysis/clusters/findClusters.ts';
import { featureMatrix } from '../../../electron/analysis/prediction/featureMatrix.ts';
import { makeView } from '../../../electron/analysis/view/view.ts';
import { adjustedRand } from '../../../electron/stats/adjustedRand.ts';
import { makeRandom } from '../../../electron/stats/random.ts';
import type { Row } from '../ledgerFrom.ts';
import { DAYS, SILENCE, START, shopInput } from '../prediction/twoShops.ts';

const END = START + DAYS;
const KINDS = 3;

/** Three kinds of customers: often and little, seldom and much, new with middling orders. */
function threeKinds(customers: number, seed: number): Row[] {
  const random = makeRandom(seed);
  const rows: Row[] = [];
  for (let i = 0; i < customers; i++) {
    const kind = i % KINDS;
    const gap = [4, 28, 12][kind]!;
    const begins = [random.below(60), random.below(60), DAYS - 50 + random.below(20)][kind]!;
    const amount = [20, 2000, 200][kind]!;
    for (let day = begins + random.below(gap); day < DAYS; day += gap) {
      rows.push({
        customer: `c${String(i).padStart(4, '0')}`,
        day: START + day,
        amountE4: 10_000 * Math.round(amount * (0.8 + 0.4 * random.uniform())),
      });
    }
  }
  return rows;
}

const clustersOf = (rows: readonly Row[]) =>
  findClusters(featureMatrix(shopInput(rows), [END], { windowDays: 90, horizonDays: null }));
const viewOf = (rows: readonly Row[]) =>
  makeView(shopInput(rows).ledger, END, { definition: { kind: 'silence', days: SILENCE }, origin: 'chosen' });

describe('three kinds of customers', () => {
  const rows = threeKinds(300, 4);
  const clusters = clustersOf(rows);

  test('are found, each customer with their own kind, and come out the same on resamples', () => {
    expect(bestCount(clusters)).toBe(KINDS);
    const found = clusterOfRows(clusters, KINDS)!;
    const truth = Uint8Array.from(clusters.customer, (c) => c % KINDS);
    expect(adjustedRand(found, truth)).toBe(1);
    const tried = clusters.tried.find(({ k }) => k === KINDS)!;
    expect(tried.silhouette).toBeGreaterThan(0.5);
    expect(tried.stability).toBeGreaterThan(0.98);
  });

  test('are the same in another currency', () => {
    const small = clustersOf(rows.map((row) => ({ ...row, amountE4: row.amountE4 / 1000 })));
    small.tried.forEach(({ silhouette }, i) => {
      expect(silhouette).toBeCloseTo(clusters.tried[i]!.silhouette!, 5);
    });
  });

  test('are described by what sets them apart, and parts sum to the whole', () => {
    const result = clustersResult(viewOf(rows), clusters, null);
    expect(result).toMatchObject({ k: 3, refused: null, customers: clusters.customer.length });
    expect(result.headline.key).toBe('clusters.headline.found');
    expect(result.clusters.reduce((sum, one) => sum + one.customers, 0)).toBe(result.customers);
    expect(result.clusters.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 12);
    expect(result.clusters.reduce((sum, one) => sum + one.revenueShare!, 0)).toBeCloseTo(1, 12);
    const apart = (cluster: (typeof result.clusters)[number], id: string) =>
      cluster.traits.find(({ feature }) => feature.id === id)!.apart;
    expect(result.clusters.some((one) => apart(one, 'purchasesRecent') > 0.8)).toBe(true);
    expect(result.clusters.some((one) => apart(one, 'averageOrder') > 0.8)).toBe(true);
    expect(result.clusters.some((one) => apart(one, 'tenure') < -0.8)).toBe(true);
  });

  test('a number that is asked for is shown', () => {
    const result = clustersResult(viewOf(rows), clusters, 5);
    expect(result.k).toBe(5);
    expect(result.clusters).toHaveLength(5);
  });

  test('the order of rows changes no group', () => {
    const turned = clustersOf([...rows].reverse());
    expect(clusterOfRows(turned, KINDS)).toEqual(clusterOfRows(clusters, KINDS));
  });
});

describe('no groups to be found', () => {
  test('one cloud of customers is told as such', () => {
    const random = makeRandom(1);
    const rows: Row[] = [];
    for (let i = 0; i < 400; i++) {
      const gap = Math.exp(2 + 0.6 * random.normal());
      const amount = Math.exp(4 + random.normal());
      const begins = random.below(700);
      for (let day = begins; day < DAYS; day += 1 + Math.floor(random.exponential() * gap)) {
        rows.push({
          customer: `c${i}`,
          day: START + day,
          amountE4: Math.round(10_000 * amount * Math.exp(0.3 * random.normal())) + 1,
        });
      }
    }
    const result = clustersResult(viewOf(rows), clustersOf(rows), null);
    expect(result.k).toBeNull();
    expect(result.clusters).toEqual([]);
    expect(result.headline.key).toBe('clusters.headline.none');
    const asked = clustersResult(viewOf(rows), clustersOf(rows), 3);
    expect(asked.notices.map(({ text }) => text.key)).toContain('clusters.notice.weak');
  });

  test('too few customers, with how many more it takes', () => {
    const rows = threeKinds(30, 4);
    expect(clustersResult(viewOf(rows), clustersOf(rows), null)).toMatchObject({
      refused: { key: 'clusters.refused.few', params: { needed: 60, more: 30 } },
      clusters: [],
      tried: [],
    });
  });
});
