// Checks the planned imports one after the other, the one in view first; a report stays as long as nothing it rests on
// changes, and the one before is shown while a newer one is made.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Progress } from '../../../../shared/contract/call.ts';
import type { CheckReport } from '../../../../shared/contract/importReports.ts';
import { AppError } from '../../../../shared/errors.ts';
import { useEngine, useFill } from '../../../useEngine.ts';
import { argsKey } from './plannedImports.ts';
import type { Asked } from './usePreviews.ts';

export type CheckState = {
  /** The newest there is; an older one while `stale`. */
  readonly report: CheckReport | null;
  readonly stale: boolean;
  readonly running: boolean;
  readonly progress: Progress | null;
  readonly startedAt: number | null;
  readonly error: AppError | null;
  readonly stopped: boolean;
};
export type Checks = {
  readonly of: (id: string) => CheckState;
  readonly stop: () => void;
  /** Checks again what was stopped or failed. */
  readonly again: (id: string) => void;
};

type Outcome = { report: CheckReport } | { error: AppError } | { stopped: true };
type Running = { key: string; progress: Progress | null; startedAt: number };

export function useChecks(asked: readonly Asked[], active: boolean): Checks {
  const engine = useEngine();
  const fill = useFill();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [running, setRunning] = useState<Running | null>(null);
  const newest = useRef(new Map<string, CheckReport>());
  const stopper = useRef<AbortController | null>(null);

  const keyed = asked.map((one) => ({ ...one, key: argsKey(one.args) }));
  const next = active ? keyed.find(({ key }) => !outcomes.has(key)) : undefined;
  const nextKey = next?.key ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the arguments do
  useEffect(() => {
    if (!next) return;
    const own = new AbortController();
    stopper.current = own;
    const settle = (outcome: Outcome) => {
      if (stopper.current !== own) return;
      stopper.current = null;
      setRunning(null);
      setOutcomes((before) => new Map(before).set(next.key, outcome));
    };
    const check = async () => {
      const filled = fill('imports.check', next.args);
      if (filled === null) return;
      setRunning({ key: next.key, progress: null, startedAt: performance.now() });
      try {
        const report = await engine.call('imports.check', filled, {
          signal: own.signal,
          onProgress: (progress) => {
            if (stopper.current === own) setRunning((now) => now && { ...now, progress });
          },
        });
        newest.current.set(next.id, report);
        settle({ report });
      } catch (error) {
        if (own.signal.aborted) settle({ stopped: true });
        else
          settle({
            error: error instanceof AppError ? error : new AppError('engine.unreachable', { detail: String(error) }),
          });
      }
    };
    // Several switches in a row are one question.
    const timer = setTimeout(() => void check(), newest.current.has(next.id) ? 250 : 0);
    return () => {
      clearTimeout(timer);
      if (stopper.current === own) {
        stopper.current = null;
        setRunning(null);
      }
      own.abort();
    };
  }, [nextKey, engine, fill]);

  const stop = useCallback(() => stopper.current?.abort(), []);
  const again = (id: string) => {
    const key = keyed.find((one) => one.id === id)?.key;
    setOutcomes((before) => new Map([...before].filter(([other]) => other !== key)));
  };
  const of = (id: string): CheckState => {
    const key = keyed.find((one) => one.id === id)?.key ?? '';
    const outcome = outcomes.get(key);
    const isRunning = running?.key === key;
    const report = outcome && 'report' in outcome ? outcome.report : (newest.current.get(id) ?? null);
    return {
      report,
      stale: report !== null && !(outcome && 'report' in outcome),
      running: isRunning,
      progress: isRunning ? running.progress : null,
      startedAt: isRunning ? running.startedAt : null,
      error: outcome && 'error' in outcome ? outcome.error : null,
      stopped: outcome !== undefined && 'stopped' in outcome,
    };
  };
  return { of, stop, again };
}
