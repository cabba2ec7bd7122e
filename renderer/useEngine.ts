// Hooks on the engine: reads that stay fresh, writes, and jobs with progress. Project and as-of date are filled in.
import { useQuery } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { Progress } from '../shared/contract/call.ts';
import { type ArgsIn, type CallName, type Contract, contract, type Result } from '../shared/contract/contract.ts';
import type { CustomerSet } from '../shared/contract/customerSet.ts';
import { AppError } from '../shared/errors.ts';
import type { Engine } from './engine.ts';
import type { Host } from './host.ts';
import { useProject } from './useProject.ts';

export const EngineContext = createContext<Engine | null>(null);
export const HostContext = createContext<Host | null>(null);

export function useEngine(): Engine {
  const engine = useContext(EngineContext);
  if (!engine) throw new Error('useEngine outside of EngineContext');
  return engine;
}

export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('useHost outside of HostContext');
  return host;
}

type NamesOf<K extends string> = { [N in CallName]: Contract[N]['kind'] extends K ? N : never }[CallName];
export type ReadName = NamesOf<'read'>;
export type WriteName = NamesOf<'write'>;
export type JobName = NamesOf<'job'>;

/** Arguments as screens give them: `project` (the open one), `asOf` and `within` (the header's date and filter) are filled in when left out. */
export type ScreenArgs<N extends CallName> = Omit<ArgsIn<N>, 'project'> & { project?: string };

const shapeOf = (name: CallName): object => contract[name].args.shape;
/** Here `project` is a place for a new file. */
const MAKES_A_FILE: readonly CallName[] = ['project.create', 'samples.create'];

type Header = { project: string | null; asOf: string | null; within: CustomerSet | null };

/** null when the call needs a project and none is open. */
function fill<N extends CallName>(name: N, args: ScreenArgs<N>, { project, asOf, within }: Header): ArgsIn<N> | null {
  const filled: Record<string, unknown> = { ...args };
  const shape = shapeOf(name);
  if ('project' in shape && filled.project === undefined && !MAKES_A_FILE.includes(name)) {
    if (project === null) return null;
    filled.project = project;
  }
  if ('asOf' in shape && filled.asOf === undefined) filled.asOf = asOf;
  if ('within' in shape && filled.within === undefined) filled.within = within;
  return filled as ArgsIn<N>;
}

export function useFill(): <N extends CallName>(name: N, args: ScreenArgs<N>) => ArgsIn<N> | null {
  const { project: info, asOf, within } = useProject();
  const project = info?.project ?? null;
  return useCallback((name, args) => fill(name, args, { project, asOf, within }), [project, asOf, within]);
}

export type Read<R> = {
  /** The answer; while a new one is on its way, the one before (unless keepPrevious is false). */
  readonly data: R | undefined;
  readonly error: AppError | null;
  /** No answer to show yet. */
  readonly loading: boolean;
  /** An answer is shown, a newer one is on its way. */
  readonly stale: boolean;
  readonly retry: () => void;
};
export type ReadOptions = { enabled?: boolean; keepPrevious?: boolean };

/** Asks the engine and asks again when the data, the settings or the as-of date change. */
export function useRead<N extends ReadName>(name: N, args: ScreenArgs<N>, options: ReadOptions = {}): Read<Result<N>> {
  const { enabled = true, keepPrevious = true } = options;
  const engine = useEngine();
  const filled = useFill()(name, args);
  const { project } = useProject();
  const handle = 'project' in shapeOf(name) ? (project?.project ?? null) : null;
  const query = useQuery<Result<N>, AppError>({
    queryKey: [handle, name, filled],
    queryFn: ({ signal }) => {
      if (filled === null) throw new AppError('project.notOpen');
      return engine.call(name, filled, { signal });
    },
    enabled: enabled && filled !== null,
    placeholderData: (before, asked) => (keepPrevious && asked?.queryKey[0] === handle ? before : undefined),
  });
  const retry = () => void query.refetch();
  return { data: query.data, error: query.error, loading: query.isLoading, stale: query.isPlaceholderData, retry };
}

export type Write<N extends WriteName> = {
  /** Throws AppError as well as showing it in `error`. */
  readonly run: (args: ScreenArgs<N>) => Promise<Result<N>>;
  readonly running: boolean;
  readonly error: AppError | null;
  readonly reset: () => void;
};

export const asAppError = (error: unknown): AppError =>
  error instanceof AppError ? error : new AppError('engine.unreachable', { detail: String(error) });

export function useWrite<N extends WriteName>(name: N): Write<N> {
  const engine = useEngine();
  const filled = useFill();
  const [state, setState] = useState<{ running: boolean; error: AppError | null }>({ running: false, error: null });
  const run = useCallback(
    async (args: ScreenArgs<N>) => {
      setState({ running: true, error: null });
      try {
        const full = filled(name, args);
        if (full === null) throw new AppError('project.notOpen');
        const result = await engine.call(name, full);
        setState({ running: false, error: null });
        return result;
      } catch (error) {
        setState({ running: false, error: asAppError(error) });
        throw error;
      }
    },
    [engine, filled, name],
  );
  const reset = useCallback(() => setState({ running: false, error: null }), []);
  return { run, ...state, reset };
}

export type Job<N extends JobName> = {
  /** null when it failed or was cancelled; the error then stands in `error`. */
  readonly start: (args: ScreenArgs<N>) => Promise<Result<N> | null>;
  readonly cancel: () => void;
  readonly reset: () => void;
  readonly running: boolean;
  readonly progress: Progress | null;
  /** When it was started, by performance.now(). */
  readonly startedAt: number | null;
  readonly error: AppError | null;
  readonly cancelled: boolean;
  readonly result: Result<N> | null;
};

type JobState<N extends JobName> = Omit<Job<N>, 'start' | 'cancel' | 'reset'>;
const IDLE = { running: false, progress: null, startedAt: null, error: null, cancelled: false, result: null } as const;

export function useJob<N extends JobName>(name: N): Job<N> {
  const engine = useEngine();
  const filled = useFill();
  const [state, setState] = useState<JobState<N>>(IDLE);
  const stop = useRef<AbortController | null>(null);
  const cancel = useCallback(() => stop.current?.abort(), []);
  useEffect(() => cancel, [cancel]);
  const { running } = state;
  // Closing the page would cancel the job: the user is asked first.
  useEffect(() => {
    if (!running) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [running]);
  const start = useCallback(
    async (args: ScreenArgs<N>) => {
      stop.current?.abort();
      const own = new AbortController();
      stop.current = own;
      const show = (change: Partial<JobState<N>>) => {
        if (stop.current === own) setState((before) => ({ ...before, ...change }));
      };
      setState({ ...IDLE, running: true, startedAt: performance.now() });
      try {
        const full = filled(name, args);
        if (full === null) throw new AppError('project.notOpen');
        const result = await engine.call(name, full, {
          signal: own.signal,
          onProgress: (progress) => show({ progress }),
        });
        show({ running: false, result });
        return result;
      } catch (error) {
        const cancelled = own.signal.aborted;
        show({ running: false, cancelled, error: cancelled ? null : asAppError(error) });
        return null;
      }
    },
    [engine, filled, name],
  );
  const reset = useCallback(() => setState(IDLE), []);
  return { start, cancel, reset, ...state };
}
