// Starts the engine in its own thread, so that no window ever freezes, and gives the doors their side of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { AppError } from '../shared/errors.ts';
import { threadFile } from './threadFile.ts';
import type { TicketMode } from './tickets.ts';

type Request =
  | { kind: 'connect'; port: MessagePort }
  | { kind: 'grant'; path: string; mode: TicketMode }
  | { kind: 'redeem'; ticket: string; mode: TicketMode }
  | { kind: 'stop' };
export type DoorRequest = Request & { id: number };
export type DoorAnswer = { id: number; value: string; code: string | null };

export type EngineThread = {
  /** A wire to the engine: oRPC frames as strings. */
  readonly connect: () => MessagePort;
  /** A ticket for a file that the user chose through a door. */
  readonly grant: (path: string, mode: TicketMode) => Promise<string>;
  /** The path behind a ticket; AppError `ticket.unknown`. */
  readonly redeem: (ticket: string, mode: TicketMode) => Promise<string>;
  /** Holds every result file of this engine, and nothing else. */
  readonly resultFolder: string;
  /** Closes all projects and ends the thread; result files go with it. */
  readonly stop: () => Promise<void>;
  /** Settles when the thread has ended, for whatever reason. */
  readonly ended: Promise<void>;
};

const STOP_WITHIN_MS = 8000;

export function startEngine(): EngineThread {
  const resultFolder = mkdtempSync(join(tmpdir(), 'holdfast-'));
  const worker = new Worker(threadFile('./engineWorker', import.meta.url), { workerData: { resultFolder } });
  const waiting = new Map<number, (answer: DoorAnswer) => void>();
  let lastId = 0;
  worker.on('message', (answer: DoorAnswer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  // The thread is gone after this; those who wait hear of it by 'exit'.
  worker.on('error', (error) => process.stderr.write(`engine: ${error.stack ?? error.message}\n`));
  const ended = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      rmSync(resultFolder, { recursive: true, force: true });
      for (const answer of waiting.values()) answer({ id: 0, value: '', code: 'engine.unreachable' });
      waiting.clear();
      resolve();
    });
  });

  function ask(request: Request): Promise<string> {
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, ({ value, code }) => (code === null ? resolve(value) : reject(new AppError(code))));
      worker.postMessage({ ...request, id }, request.kind === 'connect' ? [request.port] : []);
    });
  }

  return {
    ended,
    resultFolder,
    connect: () => {
      const { port1, port2 } = new MessageChannel();
      // An engine that has ended lets go of its end of the wire; the door hears that as 'close'.
      ask({ kind: 'connect', port: port2 }).catch(() => port1.close());
      return port1;
    },
    grant: (path, mode) => ask({ kind: 'grant', path, mode }),
    redeem: (ticket, mode) => ask({ kind: 'redeem', ticket, mode }),
    stop: async () => {
      const tooLong = setTimeout(() => void worker.terminate(), STOP_WITHIN_MS);
      await ask({ kind: 'stop' }).catch(() => {});
      await worker.terminate();
      await ended;
      clearTimeout(tooLong);
    },
  };
}
