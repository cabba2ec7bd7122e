// Starts a job in a thread of its own, hands on its progress, and stops it when the caller cancels.
import { Worker } from 'node:worker_threads';
import type { Progress } from '../../shared/contract/call.ts';
import type { Args, CallName, Result } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { checkResult } from '../checkCall.ts';
import type { OpenProject } from '../project/openProject.ts';
import { threadFile } from '../threadFile.ts';
import type { Tickets } from '../tickets.ts';
import type { JobInput, JobOutput } from './messages.ts';

/** A thread that does not look at the cancel flag is ended; its transaction falls back. */
const CANCEL_GRACE_MS = 5000;

export type JobHost = {
  project: OpenProject | null;
  tickets: Tickets;
  signal: AbortSignal;
  report: (progress: Progress) => void;
};

export function runJob<N extends CallName>(name: N, args: Args<N>, host: JobHost): Promise<Result<N>> {
  const cancelFlag = new SharedArrayBuffer(4);
  const { project, tickets } = host;
  const input: JobInput = {
    name,
    args,
    // A write-protected project may be read from a copy: the connection knows which file it really reads.
    project: project && { handle: project.handle, path: project.db.name, readOnlyReason: project.readOnlyReason },
    resultFolder: tickets.resultFolder,
    tickets: [...tickets.entries],
    cancelFlag,
  };
  const worker = new Worker(threadFile('./jobWorker', import.meta.url), {
    workerData: input,
    // A row's cells live for a moment only; a large nursery for them costs 90 MiB and wins no time.
    resourceLimits: { maxYoungGenerationSizeMb: 24 },
  });
  return new Promise((resolve, reject) => {
    let settled = false;
    let grace: ReturnType<typeof setTimeout> | null = null;
    const cancel = () => {
      Atomics.store(new Int32Array(cancelFlag), 0, 1);
      grace ??= setTimeout(() => void worker.terminate(), CANCEL_GRACE_MS);
    };
    const settle = (finish: () => void) => {
      if (settled) return;
      settled = true;
      if (grace) clearTimeout(grace);
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
}
