// The load of files, one import after the other. It goes on while the user looks at other screens.
import { createContext, useContext } from 'react';
import type { Progress } from '../shared/contract/call.ts';
import type { ArgsIn } from '../shared/contract/contract.ts';
import type { AppError } from '../shared/errors.ts';

export type ToLoad = { readonly id: string; readonly args: Omit<ArgsIn<'imports.run'>, 'project'> };

export type Loading = {
  readonly running: boolean;
  /** The files being loaded, as the wizard's address names them. */
  readonly files: string | null;
  /** The import being loaded, or the one that was not finished. */
  readonly id: string | null;
  readonly progress: Progress | null;
  readonly startedAt: number | null;
  readonly error: AppError | null;
  readonly cancelled: boolean;
  /** Stops at the first that fails or is cancelled; true when all are in. */
  readonly start: (
    files: string,
    imports: readonly ToLoad[],
    onLoaded: (id: string, batch: number) => void,
  ) => Promise<boolean>;
  readonly cancel: () => void;
};

export const LoadingContext = createContext<Loading | null>(null);

export function useLoading(): Loading {
  const loading = useContext(LoadingContext);
  if (!loading) throw new Error('useLoading outside of LoadingContext');
  return loading;
}
