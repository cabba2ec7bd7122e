// Customers who buy alike on paper: the groups beside each other, what stands out marked, the number chosen in bold.
import { describe, expect, test } from 'vitest';
import { buildReport } from '../../electron/reporting/buildReport.ts';
import type { ClustersResult } from '../../shared/contract/clusters.ts';
import { makeFormat } from '../../shared/format.ts';
import { say } from '../../shared/text.ts';
import { sampleInput } from './sampleInput.ts';

const recency = { id: 'recency', kind: 'days', days: null, column: null, value: null } as const;

const cluster = (place: number, apart: number): ClustersResult['clusters'][number] => ({
  cluster: place,
  customers: 30,
  share: 0.5,
  revenueShare: 0.5,
  traits: [{ feature: recency, middle: 40, overall: 30, apart }],
  set: { kind: 'cluster', k: 2, cluster: place },
});

const clusters: ClustersResult = {
  asOf: '2025-06-30',
  headline: say('clusters.headline.none', { count: 60, customers: 60, silhouette: '0.2', limit: '0.25' }),
  refused: null,
  notices: [],
  why: {},
  customers: 60,
  features: [recency],
  k: 2,
  tried: [
    { k: 2, silhouette: 0.4, stability: 0.9 },
    { k: 3, silhouette: 0.3, stability: -0.1 },
  ],
  clusters: [cluster(0, 1), cluster(1, 0.1)],
};

describe.each(['en', 'zh-CN'] as const)('customers who buy alike, in %s', (locale) => {
  const { t } = makeFormat(locale, 'CNY');
  const built = (answer: ClustersResult) =>
    buildReport({ ...sampleInput(locale), sections: ['clusters'], clusters: answer }).html;

  test('marks what stands out, and no more', () => {
    const page = built(clusters);
    expect(page).toContain(`▲ ${t('prediction.value.days', { count: 40 })}`);
    expect(page.split('▲')).toHaveLength(2);
    expect(page).toContain(t('clusters.trait.recency.high'));
    expect(page).toContain(t('clusters.trait.middle'));
  });

  test('says what is missing in place of the groups', () => {
    const refused = say('clusters.refused.few', { count: 1, needed: 60, more: 59 });
    expect(built({ ...clusters, refused, clusters: [], tried: [] })).not.toContain('<table');
  });
});
