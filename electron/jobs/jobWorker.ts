// The thread of one job: its own connection, the same handlers.
import { parentPort, workerData } from 'node:worker_threads';
import { contract } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { told } from '../diskFull.ts';
import { handlerOf } from '../handlers/all.ts';
import type { Context } from '../handlers/handler.ts';
import { type ClosableProject, joinProject } from '../project/open.ts';
import { makeTickets } from '../tickets.ts';
import { jobSignal } from './jobSignal.ts';
import type { JobInput, JobOutput } from './messages.ts';

const PROGRESS_EVERY_MS = 100;

const input = workerData as JobInput;
const send = (message: JobOutput) => parentPort?.postMessage(message);

async function work(): Promise<void> {
  const entries = new Map(input.tickets);
  const { project } = input;
  const joined: ClosableProject | null = project
    ? joinProject(project.path, project.handle, project.readOnlyReason, project.ledger)
    : null;
  // A job that only reads sees one state of the file from beginning to end, whatever is written meanwhile.
  if (joined && contract[input.name].touches.length === 0) joined.db.exec('BEGIN');
  let lastSent = 0;
  const context: Context = {
    project: (handle) => {
      if (joined?.handle !== handle) throw new AppError('project.notOpen');
      return joined;
    },
    sessions: {
      open: () => {
        throw new Error('a job opens no projects');
      },
      close: () => false,
    },
    tickets: makeTickets(input.resultFolder, entries),
    signal: jobSignal(input.cancelFlag),
    report: (progress) => {
      const now = performance.now();
      if (now - lastSent < PROGRESS_EVERY_MS && progress.done !== progress.total) return;
      lastSent = now;
      send({ kind: 'progress', progress });
    },
  };
  try {
    const result = await handlerOf(input.name)(input.args as never, context);
    const known = new Set(input.tickets.map(([ticket]) => ticket));
    send({ kind: 'result', result, tickets: [...entries].filter(([ticket]) => !known.has(ticket)) });
  } catch (thrown) {
    const error = told(thrown);
    if (error instanceof AppError) send({ kind: 'refused', code: error.code, params: error.params });
    else if (error instanceof Error) send({ kind: 'failed', message: error.message, stack: error.stack ?? '' });
    else send({ kind: 'failed', message: String(error), stack: '' });
  } finally {
    joined?.close();
  }
}

await work();
