// Loads the planned imports one after the other; stops at the first that fails or is cancelled.
import { useState } from 'react';
import type { Progress } from '../../../../shared/contract/call.ts';
import type { ImportMode } from '../../../../shared/contract/imports.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { useJob } from '../../../useEngine.ts';
import type { TableArgs } from './plannedImports.ts';

export type ToLoad = { readonly id: string; readonly args: TableArgs; readonly mode: ImportMode | undefined };

export type Loading = {
  readonly running: boolean;
  /** The import being loaded, or the one that was not finished. */
  readonly id: string | null;
  readonly progress: Progress | null;
  readonly startedAt: number | null;
  readonly error: AppError | null;
  readonly cancelled: boolean;
  /** True when all are in. */
  readonly start: (imports: readonly ToLoad[], onLoaded: (id: string, batch: number) => void) => Promise<boolean>;
  readonly cancel: () => void;
};

export function useLoading(): Loading {
  const { start: run, running, progress, startedAt, error, cancelled, cancel } = useJob('imports.run');
  const [id, setId] = useState<string | null>(null);
  const start: Loading['start'] = async (imports, onLoaded) => {
    for (const { id: next, args, mode } of imports) {
      setId(next);
      const report = await run({ ...args, ...(mode ? { mode } : {}) });
      if (report === null) return false;
      onLoaded(next, report.batch);
    }
    setId(null);
    return true;
  };
  return { running, id, progress, startedAt, error, cancelled, start, cancel };
}
