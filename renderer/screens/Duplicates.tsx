// Customers that may be one and the same: pair by pair with what speaks for and against it; merged and taken apart again.
import { Tabs } from '@mantine/core';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { Page } from '../components/Page.tsx';
import { navigate, useRoute } from '../router.ts';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import classes from './duplicates/Duplicates.module.css';
import { MergedList } from './duplicates/MergedList.tsx';
import { PairsToDecide } from './duplicates/PairsToDecide.tsx';
import { usePairs } from './duplicates/usePairs.ts';

export function Duplicates() {
  const { t } = useFormat();
  const { params } = useRoute();
  const tab = params.tab === 'merged' ? 'merged' : 'decide';
  const pairs = usePairs();
  const merges = useRead('duplicates.merges', {});
  const error = pairs.error ?? merges.error;
  const merged = merges.data?.merges ?? [];
  return (
    <Page title={t('frame.screen.duplicates')} width="full" stale={pairs.stale}>
      {pairs.total !== null && (
        <p className={classes.headline}>
          {pairs.total === 0
            ? t(merged.length > 0 ? 'duplicates.headline.allDecided' : 'duplicates.headline.none')
            : t('duplicates.headline.some', { count: pairs.total })}
        </p>
      )}
      <p className={classes.sub}>{t('duplicates.promise')}</p>
      {error && <ErrorPanel error={error} onRetry={pairs.retry} />}
      <Tabs
        value={tab}
        onChange={(value) => navigate('duplicates', value === 'merged' ? { tab: 'merged' } : {})}
        classNames={{ root: classes.tabs ?? '', list: classes.tabList ?? '' }}
      >
        <Tabs.List aria-label={t('frame.screen.duplicates')}>
          <Tabs.Tab value="decide">{t('duplicates.tab.decide', { count: pairs.total ?? 0 })}</Tabs.Tab>
          <Tabs.Tab value="merged">{t('duplicates.tab.merged', { count: merged.length })}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="decide" className={classes.panel}>
          {tab === 'decide' && <PairsToDecide pairs={pairs} />}
        </Tabs.Panel>
        <Tabs.Panel value="merged" className={classes.panel}>
          {tab === 'merged' && <MergedList merges={merged} />}
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
