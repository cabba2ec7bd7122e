// The engine: check the arguments, take the lane, run the handler, check the answer, tell who watches.
import { randomUUID } from 'node:crypto';
import type { Progress, Touched } from '../shared/contract/call.ts';
import { type Args, type CallName, contract, type Result } from '../shared/contract/contract.ts';
import { projectHandle } from '../shared/contract/fieldRole.ts';
import type { Change } from '../shared/engineClient.ts';
import { AppError } from '../shared/errors.ts';
import { checkArgs, checkResult } from './checkCall.ts';
import { told } from './diskFull.ts';
import { handlerOf } from './handlers/all.ts';
import type { Context, Sessions } from './handlers/handler.ts';
import { runJob } from './jobs/runJob.ts';
import { type ClosableProject, openProject } from './project/open.ts';
import type { Tickets } from './tickets.ts';

export type Run = { signal: AbortSignal; report: (progress: Progress) => void };
export type LocalEngine = {
  /** Answers one call; throws AppError, or the bug as it is. */
  readonly run: (name: CallName, args: unknown, run: Run) => Promise<unknown>;
  readonly listen: (listener: (change: Change) => void) => () => void;
  readonly stop: () => void;
};

/** What the handler answers; a disk without room is told as such. */
async function answered<N extends CallName>(name: N, args: Args<N>, context: Context): Promise<Result<N>> {
  try {
    return await handlerOf(name)(args, context);
  } catch (error) {
    throw told(error);
  }
}

/** Keeps a lane closed for longer than the answer takes. */
type Hold = (until: Promise<void>) => void;

const writesData = (touches: readonly Touched[]) => touches.includes('data') || touches.includes('settings');

export function makeEngine(tickets: Tickets): LocalEngine {
  const open = new Map<string, ClosableProject>();
  const lanes = new Map<string, Promise<unknown>>();
  const listeners = new Set<(change: Change) => void>();

  const project = (handle: string): ClosableProject => {
    const found = open.get(handle);
    if (!found) throw new AppError('project.notOpen');
    return found;
  };

  const sessions: Sessions = {
    open: (path) => {
      for (const known of open.values()) if (known.path === path) return known;
      const opened = openProject(path, `project-${randomUUID()}`);
      open.set(opened.handle, opened);
      return opened;
    },
    close: (handle) => {
      const found = open.get(handle);
      open.delete(handle);
      lanes.delete(handle);
      found?.close();
      return found !== undefined;
    },
  };

  /** One after the other for one project; calls without a project share the lane ''. */
  function inLane<T>(lane: string, work: (hold: Hold) => Promise<T>): Promise<T> {
    const before = lanes.get(lane) ?? Promise.resolve();
    let held: Promise<void> = Promise.resolve();
    const begin = () =>
      work((until) => {
        held = until;
      });
    const after = before.then(begin, begin);
    const free = () => held;
    lanes.set(lane, after.then(free, free));
    return after;
  }

  async function answer<N extends CallName>(
    name: N,
    args: Args<N>,
    handle: string | null,
    run: Run,
    hold: Hold,
  ): Promise<Result<N>> {
    if (contract[name].kind === 'job') {
      const job = runJob(name, args, { project: handle === null ? null : project(handle), tickets, ...run });
      hold(job.gone);
      return job.answer;
    }
    const context: Context = { project, sessions, tickets, ...run };
    return checkResult(name, await answered(name, args, context));
  }

  async function run<N extends CallName>(name: N, input: unknown, how: Run): Promise<Result<N>> {
    const { touches } = contract[name];
    const args = checkArgs(name, input);
    const handle = projectHandle(name, args);
    if (handle !== null && writesData(touches)) {
      const { readOnlyReason } = project(handle);
      if (readOnlyReason) throw new AppError('project.readOnly', { reason: readOnlyReason.key });
    }
    // What changes nothing waits for nobody and lets nobody wait.
    if (touches.length === 0) return answer(name, args, handle, how, () => {});
    const result = await inLane(handle ?? '', (hold) => {
      if (how.signal.aborted) throw new AppError('job.cancelled');
      return answer(name, args, handle, how, hold);
    });
    for (const listener of listeners) listener({ project: handle, touched: [...touches] });
    return result;
  }

  return {
    run,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      for (const known of open.values()) known.close();
      open.clear();
    },
  };
}
