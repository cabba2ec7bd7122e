// What a handler is given: validated arguments and the means to answer. Handlers know no door and no thread.
import type { Progress } from '../../shared/contract/call.ts';
import type { Args, CallName, Result } from '../../shared/contract/contract.ts';
import type { JobSignal } from '../jobs/jobSignal.ts';
import type { OpenProject } from '../project/openProject.ts';
import type { Tickets } from '../tickets.ts';

/** The projects this engine has open. Only calls that are no jobs open and close them. */
export type Sessions = {
  /** Opens the file, or answers the project when it is open already. */
  readonly open: (path: string) => OpenProject;
  readonly close: (handle: string) => boolean;
};

export type Context = {
  /** The open project behind a handle; AppError `project.notOpen` when there is none. */
  readonly project: (handle: string) => OpenProject;
  readonly sessions: Sessions;
  readonly tickets: Tickets;
  /** Aborted when the caller cancels a job. Long loops ask `signal.aborted` and throw AppError `job.cancelled`. */
  readonly signal: JobSignal;
  /** Tell the caller how far a job is; cheap to call often. */
  readonly report: (progress: Progress) => void;
};

export type Handler<N extends CallName> = (args: Args<N>, context: Context) => Result<N> | Promise<Result<N>>;
export type Handlers<Noun extends string> = { [N in Extract<CallName, `${Noun}.${string}`>]: Handler<N> };
