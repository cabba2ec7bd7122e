// Every model that was kept, judged on the same later window; which one is in use.
import { Button } from '@mantine/core';
import type { RegistryEntry } from '../../../shared/contract/prediction.ts';
import { setWords } from '../../../shared/setWords.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { ForEverybody } from '../../components/ForEverybody.tsx';
import { useRead, useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useSegmentNames } from '../../useSegmentNames.ts';
import classes from './Prediction.module.css';
import { PredictionTabs } from './PredictionTabs.tsx';
import { isUntrained, Untrained } from './Untrained.tsx';

export function RegistryPart() {
  const format = useFormat();
  const { t, share, date, number } = format;
  const { data, error, loading, stale, retry } = useRead('prediction.registry', {});
  const promote = useWrite('prediction.promote');
  const names = useSegmentNames();
  const interval = ({ value, low, high }: RegistryEntry['auc']) =>
    t('prediction.race.interval', { value: share(value), low: share(low), high: share(high) });
  const promoteIt = async (version: number) => {
    try {
      await promote.run({ version });
    } catch {
      // Shown below.
    }
  };
  const top = data?.entries.find(({ same }) => same)?.same?.top.customers ?? 100;
  const columns: Column<RegistryEntry>[] = [
    {
      id: 'version',
      head: t('prediction.registry.version'),
      number: true,
      cell: (row) => number(row.version),
      value: (row) => row.version,
    },
    {
      id: 'model',
      head: t('prediction.registry.model'),
      name: true,
      cell: (row) => (
        <span className={row.state === 'champion' ? classes.won : undefined}>
          <span className={classes.name}>{t(`prediction.model.${row.kind}`)}</span>
          {row.within && (
            <span className={classes.mark}>
              {t('prediction.registry.only', { words: setWords(format, row.within, names) ?? '' })}
            </span>
          )}
          {row.state !== 'challenger' && <span className={classes.mark}>{t(`prediction.registry.${row.state}`)}</span>}
        </span>
      ),
      value: (row) => t(`prediction.model.${row.kind}`),
      kind: 'text',
    },
    {
      id: 'trained',
      head: t('prediction.registry.trained'),
      cell: (row) => date(row.trainedAt.slice(0, 10)),
      value: (row) => row.trainedAt.slice(0, 10),
      kind: 'date',
    },
    {
      id: 'data',
      head: t('prediction.registry.data'),
      cell: (row) =>
        row.learntUntil === null
          ? t('prediction.registry.crossed')
          : t('prediction.registry.range', { from: date(row.dataFrom), to: date(row.learntUntil) }),
      value: (row) => row.learntUntil,
      kind: 'date',
    },
    {
      id: 'features',
      head: t('prediction.registry.features'),
      number: true,
      cell: (row) => number(row.features),
      value: (row) => row.features,
    },
    {
      id: 'own',
      head: t('prediction.registry.own'),
      number: true,
      cell: (row) => interval(row.auc),
      value: (row) => row.auc.value,
      kind: 'share',
    },
    {
      id: 'same',
      head: t('prediction.registry.same'),
      tip: t('prediction.registry.sameTip', {
        date: date(data?.sameCutoff ?? null),
        rows: data?.sameRows ?? 0,
        events: data?.sameEvents ?? 0,
      }),
      number: true,
      cell: (row) => (row.same ? interval(row.same.auc) : '–'),
      value: (row) => row.same?.auc.value ?? null,
      kind: 'share',
    },
    {
      id: 'top',
      head: t('prediction.registry.top', { count: top }),
      number: true,
      cell: (row) => (row.same ? number(Math.round(row.same.top.left)) : '–'),
      value: (row) => row.same?.top.left ?? null,
    },
    {
      id: 'state',
      head: '',
      cell: (row) =>
        row.state === 'champion' ? (
          ''
        ) : (
          <Button
            variant="subtle"
            size="compact-xs"
            disabled={row.barred !== null || promote.running}
            title={row.barred ? format.text(row.barred) : undefined}
            onClick={() => void promoteIt(row.version)}
          >
            {t('prediction.registry.promote')}
          </Button>
        ),
    },
  ];
  return (
    <AnalysisPage
      title={t('frame.screen.prediction')}
      tabs={<PredictionTabs />}
      headline={isUntrained(data) ? null : data?.headline}
      refused={isUntrained(data) ? null : data?.refused}
      notices={data?.notices}
      why={data?.why.same}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
    >
      {isUntrained(data) && <Untrained />}
      <ForEverybody because={t('prediction.registry.forEverybody')} />
      {promote.error && <ErrorPanel error={promote.error} />}
      {data && data.entries.length > 0 && (
        <>
          {data.sameCutoff && data.sameRows > 0 && (
            <p className={classes.dates}>
              {t('prediction.registry.sameWindow', {
                date: date(data.sameCutoff),
                rows: number(data.sameRows),
                events: number(data.sameEvents),
              })}
            </p>
          )}
          <DataTable
            label={t('prediction.registry.title')}
            columns={columns}
            rows={data.entries.toSorted((a, b) => b.version - a.version)}
            rowKey={(row) => row.version}
            toneOf={(row) => (row.state === 'champion' ? 'strong' : 'plain')}
          />
        </>
      )}
    </AnalysisPage>
  );
}
