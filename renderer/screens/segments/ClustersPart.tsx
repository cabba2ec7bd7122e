// Customers who buy alike: how many groups there are, how sure, and what each is like.
import { Select } from '@mantine/core';
import { useState } from 'react';
import { clusterName, isMarked, traitFigure } from '../../../shared/clusterName.ts';
import type { ClustersResult, CustomerCluster } from '../../../shared/contract/clusters.ts';
import { featureWord } from '../../../shared/featureWords.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { customersHref } from '../../customersOf.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Segments.module.css';
import { SegmentTabs } from './SegmentTabs.tsx';

const COUNTS = ['2', '3', '4', '5', '6', '7', '8'];

export function ClustersPart() {
  const { t } = useFormat();
  const [k, setK] = useState<number | null>(null);
  const { data, loading, stale, error, retry } = useRead('clusters.find', { k });
  return (
    <AnalysisPage
      title={t('frame.screen.segments')}
      tabs={<SegmentTabs />}
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      why={data?.why.clusters}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
      actions={
        <Select
          aria-label={t('clusters.count')}
          placeholder={t('clusters.best')}
          clearable
          w={170}
          value={k === null ? null : String(k)}
          onChange={(value) => setK(value === null ? null : Number(value))}
          data={COUNTS.map((value) => ({ value, label: t('clusters.of', { count: Number(value) }) }))}
        />
      }
    >
      {data && data.clusters.length > 0 && <ClusterTable result={data} />}
      {data && data.tried.length > 0 && <TriedTable result={data} />}
    </AnalysisPage>
  );
}

function ClusterTable({ result }: { result: ClustersResult }) {
  const format = useFormat();
  const { t, number, share } = format;
  const columns: Column<CustomerCluster>[] = [
    {
      id: 'cluster',
      head: t('clusters.table.cluster'),
      wraps: true,
      cell: (row) => (
        <a className={classes.link} href={customersHref(row.set)}>
          {clusterName(format, row)}
        </a>
      ),
      value: (row) => clusterName(format, row),
      kind: 'text',
    },
    {
      id: 'customers',
      head: t('clusters.table.customers'),
      number: true,
      cell: (row) => number(row.customers),
      value: (row) => row.customers,
    },
    {
      id: 'share',
      head: t('clusters.table.share'),
      number: true,
      cell: (row) => share(row.share),
      value: (row) => row.share,
      kind: 'share',
    },
    {
      id: 'revenue',
      head: t('clusters.table.revenue'),
      number: true,
      cell: (row) => share(row.revenueShare),
      value: (row) => row.revenueShare,
      kind: 'share',
    },
    ...result.features.map(
      (feature, j): Column<CustomerCluster> => ({
        id: feature.id,
        head: featureWord(format, feature),
        tip: t('clusters.table.middle'),
        number: true,
        cell: (row) => {
          const trait = row.traits[j];
          if (!trait) return '–';
          const said = traitFigure(format, trait);
          return isMarked(trait) ? <strong>{said}</strong> : said;
        },
        value: (row) => row.traits[j]?.middle ?? null,
      }),
    ),
  ];
  return (
    <Section title={t('clusters.table.title')}>
      <DataTable
        label={t('clusters.table.title')}
        columns={columns}
        rows={result.clusters}
        rowKey={(row) => row.cluster}
      />
    </Section>
  );
}

function TriedTable({ result }: { result: ClustersResult }) {
  const { t, number, decimal, share } = useFormat();
  type Row = ClustersResult['tried'][number];
  const columns: Column<Row>[] = [
    { id: 'k', head: t('clusters.tried.k'), number: true, cell: (row) => number(row.k), value: (row) => row.k },
    {
      id: 'silhouette',
      head: t('clusters.tried.silhouette'),
      tip: t('clusters.tried.silhouetteTip'),
      number: true,
      cell: (row) => decimal(row.silhouette),
      value: (row) => row.silhouette,
    },
    {
      id: 'stability',
      head: t('clusters.tried.stability'),
      tip: t('clusters.tried.stabilityTip'),
      number: true,
      cell: (row) => share(row.stability === null ? null : Math.max(0, row.stability)),
      value: (row) => row.stability,
      kind: 'share',
    },
  ];
  return (
    <Section title={t('clusters.tried.title')}>
      <div className={classes.narrow}>
        <DataTable
          label={t('clusters.tried.title')}
          columns={columns}
          rows={result.tried}
          rowKey={(row) => row.k}
          toneOf={(row) => (row.k === result.k ? 'strong' : 'plain')}
        />
      </div>
    </Section>
  );
}
