// All pairs that are next to certain, merged in one go: progress, stop, and the way back for each.
import { Progress as Bar, Button } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { useOpening } from '../../frame/opening.ts';
import { href } from '../../router.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Duplicates.module.css';
import { type Pairs, SURE } from './usePairs.ts';

export function BulkMerge({ pairs }: { pairs: Pairs }) {
  const { t, number } = useFormat();
  const opening = useOpening();
  const [starting, setStarting] = useState(false);
  const { bulk } = pairs;
  if (bulk?.running) {
    return (
      <section className={classes.bulk} aria-live="polite">
        <span>{t('duplicates.bulk.running', { done: bulk.done, total: bulk.total })}</span>
        <Bar
          className={classes.bar}
          value={(100 * bulk.done) / Math.max(1, bulk.total)}
          size={6}
          aria-label={t('duplicates.bulk.progress')}
        />
        <Button variant="default" onClick={pairs.stop}>
          {t('duplicates.bulk.stop')}
        </Button>
      </section>
    );
  }
  const start = () => {
    setStarting(true);
    pairs
      .mergeSure()
      .catch(opening.tell)
      .finally(() => setStarting(false));
  };
  return (
    <>
      {bulk && bulk.merges.length > 0 && (
        <p className={classes.bulk} role="status">
          <Icon name="check" size={14} />
          {t('duplicates.bulk.done', { count: bulk.merges.length })}
          <a href={href('duplicates', { tab: 'merged' })}>{t('duplicates.bulk.look')}</a>
        </p>
      )}
      {pairs.sure > 1 && (
        <section className={classes.bulk}>
          <span>{t('duplicates.bulk.offer', { count: pairs.sure, share: `${number(SURE * 100)}%` })}</span>
          <Button variant="default" loading={starting} onClick={start}>
            {t('duplicates.bulk.start')}
          </Button>
        </section>
      )}
    </>
  );
}
