// The pairs to decide, and what can be done with them: merge, keep apart, merge all that are sure, take back.
import { useCallback, useRef, useState } from 'react';
import type { Result } from '../../../shared/contract/contract.ts';
import type { DuplicateCandidate } from '../../../shared/contract/duplicates.ts';
import { AppError } from '../../../shared/errors.ts';
import { useEngine, useFill, useRead } from '../../useEngine.ts';

export type Merge = Result<'duplicates.merge'>;
export type Side = 'left' | 'right';

export const SURE = 0.95;
const SHOWN = 200;
const ALL = 10_000;
const AT_A_TIME = 10;

export const pairKey = ({ left, right }: DuplicateCandidate): string => JSON.stringify([left.code, right.code].sort());

/** The one with more orders stays, of equals the one with more revenue. */
export function proposedSide({ left, right }: DuplicateCandidate): Side {
  if (left.orders !== right.orders) return left.orders > right.orders ? 'left' : 'right';
  return right.revenueE4 > left.revenueE4 ? 'right' : 'left';
}

const sides = (pair: DuplicateCandidate, stays: Side) =>
  stays === 'left' ? [pair.left.code, pair.right.code] : [pair.right.code, pair.left.code];

/** What goes without saying is left out: who lives at the same address lives in the same region. */
export const withoutSaying = <E extends string>(evidence: readonly E[]): E[] =>
  evidence.filter((what) => what !== 'nameAndRegion' || !evidence.some((other) => other === 'nameAndAddress'));

export type Bulk = {
  readonly done: number;
  readonly total: number;
  readonly running: boolean;
  readonly merges: readonly Merge[];
};

export function usePairs() {
  const engine = useEngine();
  const fill = useFill();
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const stopped = useRef(false);
  const read = useRead('duplicates.page', { limit: SHOWN }, { enabled: !bulk?.running });

  const put = useCallback((key: string, isDecided: boolean) => {
    setDecided((before) => {
      const after = new Set(before);
      if (isDecided) after.add(key);
      else after.delete(key);
      return after;
    });
  }, []);
  const merge = useCallback(
    async (pair: DuplicateCandidate, stays: Side): Promise<Merge> => {
      const [keep = '', gone = ''] = sides(pair, stays);
      const args = fill('duplicates.merge', { keep, gone });
      if (args === null) throw new AppError('project.notOpen');
      const merged = await engine.call('duplicates.merge', args);
      put(pairKey(pair), true);
      return merged;
    },
    [engine, fill, put],
  );
  const dismiss = useCallback(
    async (pair: DuplicateCandidate) => {
      const args = fill('duplicates.dismiss', { left: pair.left.code, right: pair.right.code });
      if (args === null) throw new AppError('project.notOpen');
      await engine.call('duplicates.dismiss', args);
      put(pairKey(pair), true);
    },
    [engine, fill, put],
  );
  const unmerge = useCallback(
    async (merged: Merge, pair: DuplicateCandidate | null) => {
      const args = fill('duplicates.unmerge', { merge: merged.merge });
      if (args === null) throw new AppError('project.notOpen');
      await engine.call('duplicates.unmerge', args);
      if (pair) put(pairKey(pair), false);
    },
    [engine, fill, put],
  );

  /** One after the other. What a merge joined already counts as one in the pairs after it. */
  const mergeSure = useCallback(async () => {
    const args = fill('duplicates.page', { limit: ALL });
    if (args === null) throw new AppError('project.notOpen');
    stopped.current = false;
    const { pairs } = await engine.call('duplicates.page', args);
    const sure = pairs.filter(({ sureness }) => sureness >= SURE);
    const root = new Map<string, string>();
    const rootOf = (code: string): string => {
      let at = code;
      for (let next = root.get(at); next !== undefined; next = root.get(at)) at = next;
      return at;
    };
    const merges: Merge[] = [];
    const show = (done: number, running: boolean) =>
      setBulk({ done, total: sure.length, running, merges: [...merges] });
    show(0, true);
    let done = 0;
    try {
      for (let from = 0; from < sure.length && !stopped.current; from += AT_A_TIME) {
        const group = sure.slice(from, from + AT_A_TIME);
        // The engine takes them in this order, so only the way there and back is shared.
        const asked = group.flatMap((pair) => {
          const [keep = '', gone = ''] = sides(pair, proposedSide(pair)).map(rootOf);
          const one = keep === gone ? null : fill('duplicates.merge', { keep, gone });
          if (one === null) return [];
          root.set(gone, keep);
          return [engine.call('duplicates.merge', one)];
        });
        merges.push(...(await Promise.all(asked)));
        done += group.length;
        show(done, true);
      }
    } finally {
      show(done, false);
    }
  }, [engine, fill]);

  const { data } = read;
  const shown = (data?.pairs ?? []).filter((pair) => !decided.has(pairKey(pair)));
  const hidden = (data?.pairs.length ?? 0) - shown.length;
  return {
    pairs: shown,
    total: data ? data.total - hidden : null,
    ignored: data?.ignored ?? [],
    /** Among the pairs shown. */
    sure: shown.filter(({ sureness }) => sureness >= SURE).length,
    bulk,
    error: read.error,
    stale: read.stale,
    retry: read.retry,
    merge,
    dismiss,
    unmerge,
    mergeSure,
    stop: () => {
      stopped.current = true;
    },
  };
}
export type Pairs = ReturnType<typeof usePairs>;
