// The list of pairs beside the pair itself. M merges, N keeps apart, arrows go through the list and choose who stays.
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useOpening } from '../../frame/opening.ts';
import { href } from '../../router.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import { BulkMerge } from './BulkMerge.tsx';
import classes from './Duplicates.module.css';
import { PairView } from './PairView.tsx';
import { type Pairs, pairKey, proposedSide, type Side, withoutSaying } from './usePairs.ts';

const inField = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input:not([type="radio"]), textarea, select, [role="tab"]') !== null;

export function PairsToDecide({ pairs }: { pairs: Pairs }) {
  const { t, number } = useFormat();
  const { project } = useProject();
  const opening = useOpening();
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<{ key: string; stays: Side } | null>(null);
  const [busy, setBusy] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const index = Math.min(at, Math.max(0, pairs.pairs.length - 1));
  const pair = pairs.pairs[index];
  const key = pair && pairKey(pair);
  const stays: Side = pair ? (chosen && chosen.key === key ? chosen.stays : proposedSide(pair)) : 'left';
  const canWrite = project !== null && !project.readOnly;

  const decide = async (merges: boolean) => {
    if (!pair || busy || !canWrite || pairs.bulk?.running) return;
    setBusy(true);
    try {
      if (merges) {
        const merged = await pairs.merge(pair, stays);
        const id = `merge-${merged.merge}`;
        const undo = () => {
          notifications.hide(id);
          pairs.unmerge(merged, pair).catch(opening.tell);
        };
        const params = { keep: merged.keepName ?? merged.keep, gone: merged.gone };
        notifications.show({
          id,
          message: (
            <span className={classes.notice}>
              {t('duplicates.merged', params)}
              <Button variant="default" size="compact-xs" onClick={undo}>
                {t('duplicates.undo')}
              </Button>
            </span>
          ),
        });
      } else await pairs.dismiss(pair);
    } catch (error) {
      opening.tell(error);
    }
    setBusy(false);
  };
  const move = (to: number) => {
    const next = Math.max(0, Math.min(pairs.pairs.length - 1, to));
    setAt(next);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return;
    if (!pair || document.querySelector('[role="dialog"]')) return;
    const act: Record<string, () => void> = {
      m: () => void decide(true),
      n: () => void decide(false),
      arrowdown: () => move(index + 1),
      arrowup: () => move(index - 1),
      arrowleft: () => setChosen({ key: pairKey(pair), stays: 'left' }),
      arrowright: () => setChosen({ key: pairKey(pair), stays: 'right' }),
    };
    const run = act[event.key.toLowerCase()];
    if (!run) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <>
      {canWrite && <BulkMerge pairs={pairs} />}
      {pairs.total === 0 && !pairs.bulk?.running && (
        <EmptyState
          title={t('duplicates.empty.title')}
          action={
            <Button component="a" href={href('customers')} variant="default">
              {t('duplicates.empty.action')}
            </Button>
          }
        >
          {t('duplicates.empty.text')}
        </EmptyState>
      )}
      {pair && (
        <div className={classes.split}>
          <ul ref={list} className={classes.list} aria-label={t('duplicates.list')}>
            {pairs.pairs.map((one, place) => (
              <li key={pairKey(one)}>
                <button
                  type="button"
                  className={classes.item}
                  aria-current={place === index ? 'true' : undefined}
                  tabIndex={place === index ? 0 : -1}
                  onClick={() => setAt(place)}
                >
                  <span className={classes.names}>
                    {one.left.name ?? one.left.code}
                    <span className={classes.and}> · </span>
                    {one.right.name ?? one.right.code}
                  </span>
                  <span className={classes.sure}>{number(Math.floor(one.sureness * 100))}%</span>
                  <span className={classes.because}>
                    {withoutSaying(one.evidence)
                      .map((what) => t(`duplicates.evidence.${what}`))
                      .join(t('duplicates.and'))}
                    {one.against.length > 0 && (
                      <span className={classes.but}>
                        {t('duplicates.but')}
                        {one.against.map((what) => t(`duplicates.against.${what}`)).join(t('duplicates.and'))}
                      </span>
                    )}
                  </span>
                </button>
              </li>
            ))}
            {(pairs.total ?? 0) > pairs.pairs.length && (
              <li className={classes.more}>
                {t('duplicates.more', { count: (pairs.total ?? 0) - pairs.pairs.length })}
              </li>
            )}
          </ul>
          <PairView
            key={key}
            pair={pair}
            stays={stays}
            onStays={(side) => setChosen({ key: pairKey(pair), stays: side })}
            onMerge={canWrite ? () => void decide(true) : null}
            onDismiss={canWrite ? () => void decide(false) : null}
            busy={busy}
          />
        </div>
      )}
      {pairs.ignored.length > 0 && (
        <details className={classes.ignored}>
          <summary>{t('duplicates.ignored.title', { count: pairs.ignored.length })}</summary>
          <p>{t('duplicates.ignored.text')}</p>
          <ul>
            {pairs.ignored.map(({ value, customers }) => (
              <li key={value}>
                <span>{value}</span>
                <span className={classes.faint}>{t('duplicates.ignored.customers', { count: customers })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
