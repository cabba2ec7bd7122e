// Long work: what is being done, rows so far, time left, cancel.
import { Progress as Bar, Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Progress } from '../../shared/contract/call.ts';
import { useFormat } from '../useFormat.ts';
import classes from './JobProgress.module.css';

export type JobProgressProps = {
  progress: Progress | null;
  /** As useJob() gives it. */
  startedAt: number | null;
  onCancel: () => void;
  title?: string;
};

const shareDone = (progress: Progress | null): number | null =>
  progress?.total ? Math.min(1, progress.done / progress.total) : null;

/** Seconds left by the pace so far; null while it is too early to say. */
function secondsLeft(done: number | null, elapsedMs: number): number | null {
  if (done === null || done < 0.05 || elapsedMs < 1500) return null;
  return Math.ceil((elapsedMs * (1 - done)) / done / 1000);
}

export function JobProgress({ progress, startedAt, onCancel, title }: JobProgressProps) {
  const format = useFormat();
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const done = shareDone(progress);
  const left = secondsLeft(done, now - (startedAt ?? now));
  const stepKey = progress ? `progress.${progress.step}` : 'common.starting';
  const step = format.t(stepKey);
  return (
    <section className={classes.job} aria-live="polite">
      <div className={classes.line}>
        <span className={classes.step}>{title ?? (step === stepKey ? progress?.step : step)}</span>
        <span className={classes.share}>
          {done === null ? '' : format.number(Math.floor(done * 100))}
          {done !== null && '%'}
        </span>
      </div>
      <Bar
        value={done === null ? 100 : done * 100}
        animated={done === null}
        striped={done === null}
        size={6}
        aria-label={step}
        transitionDuration={120}
      />
      <div className={classes.line}>
        <span className={classes.detail}>
          {title && step !== stepKey && <span>{step}</span>}
          {progress?.rows != null && <span>{format.t('common.rowsSoFar', { count: progress.rows })}</span>}
          {left !== null && <span>{format.t('common.secondsLeft', { count: left })}</span>}
        </span>
        <Button variant="default" onClick={onCancel}>
          {format.t('common.cancel')}
        </Button>
      </div>
    </section>
  );
}
