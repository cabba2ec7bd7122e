// Starts a job in a thread of its own, hands on its progress, and stops it when the caller cancels.
import { Worker } from 'node:worker_threads';
import type { Progress } from '../../shared/contract/call.ts';
import type { Args, CallName, Result } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { checkResult } from '../checkCall.ts';
import type { ClosableProject } from '../project/open.ts';
import { threadFile } from '../threadFile.ts';
import type { Tickets } from '../tickets.ts';
import { cancelJob, leavesNothing, makeJobFlag } from './jobSignal.ts';
import type { JobInput, JobOutput } from './messages.ts';

/** The caller hears of a cancel by then; the thread may still be busy taking back what it did. */
const CANCEL_ANSWER_MS = 500;
/** A thread that does not look at the cancel flag is ended; its transaction falls back. */
const CANCEL_GRACE_MS = 5000;

export type JobHost = {
  project: ClosableProject | null;
  tickets: Tickets;
  signal: AbortSignal;
  report: (progress: Progress) => void;
};

export type RunningJob<T> = {
  readonly answer: Promise<T>;
  /** Settles when the thread has let go of the project file, which may be later than the answer to a cancel. */
  readonly gone: Promise<void>;
};

export function runJob<N extends CallName>(name: N, args: Args<N>, host: JobHost): RunningJob<Result<N>> {
  const cancelFlag = makeJobFlag();
  const { project, tickets } = host;
  const input: JobInput = {
    name,
    args,
    // A write-protected project may be read from a copy: the connection knows which file it really reads.
    project: project && {
      handle: project.handle,
      path: project.db.name,
      readOnlyReason: project.readOnlyReason,
      ledger: project.builtLedger(),
    },
    resultFolder: tickets.resultFolder,
    tickets: [...tickets.entries],
    cancelFlag,
  };
  const worker = new Worker(threadFile('./jobWorker', import.meta.url), {
    workerData: input,
    // A row's cells live for a moment only; a large nursery for them costs 90 MiB and wins no time.
    resourceLimits: { maxYoungGenerationSizeMb: 12 },
  });
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const answer = new Promise<Result<N>>((resolve, reject) => {
    let settled = false;
    const cancel = () => {
      if (!cancelJob(cancelFlag)) return;
      const soon = setTimeout(() => {
        if (leavesNothing(cancelFlag)) settle(() => reject(new AppError('job.cancelled')));
      }, CANCEL_ANSWER_MS);
      const grace = setTimeout(() => void worker.terminate(), CANCEL_GRACE_MS);
      void gone.then(() => {
        clearTimeout(soon);
        clearTimeout(grace);
      });
    };
    const settle = (finish: () => void) => {
      if (settled) return;
      settled = true;
      host.signal.removeEventListener('abort', cancel);
      finish();
    };
    host.signal.addEventListener('abort', cancel, { once: true });
    if (host.signal.aborted) cancel();

    worker.on('message', (message: JobOutput) => {
      if (message.kind === 'progress') return host.report(message.progress);
      // The answer is given when the thread has let go of the project file.
      worker.once('exit', () =>
        settle(() => {
          if (message.kind === 'refused') return reject(new AppError(message.code, message.params));
          if (message.kind === 'failed') {
            const failure = new Error(message.message);
            failure.stack = message.stack;
            return reject(failure);
          }
          for (const [ticket, entry] of message.tickets) tickets.entries.set(ticket, entry);
          try {
            resolve(checkResult(name, message.result));
          } catch (error) {
            reject(error);
          }
        }),
      );
    });
    worker.on('error', (error) => settle(() => reject(error)));
    worker.on('exit', () => {
      if (!settled && host.signal.aborted) settle(() => reject(new AppError('job.cancelled')));
      else setImmediate(() => settle(() => reject(new AppError('job.stopped'))));
    });
  });
  return { answer, gone };
}
