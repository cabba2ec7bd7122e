// The contract as an oRPC router: flat names, jobs as streams of progress that end in a result.
import { ORPCError, os } from '@orpc/server';
import type { Progress } from '../shared/contract/call.ts';
import { type CallName, callNames, contract } from '../shared/contract/contract.ts';
import type { Change, JobMessage } from '../shared/engineClient.ts';
import { AppError } from '../shared/errors.ts';
import type { LocalEngine } from './engine.ts';

/** A queue that one consumer waits on. */
function makeStream<T>() {
  const waiting: T[] = [];
  let wake: (() => void) | null = null;
  return {
    push: (item: T) => {
      waiting.push(item);
      wake?.();
    },
    next: async (signal: AbortSignal | undefined): Promise<T | null> => {
      while (waiting.length === 0) {
        if (signal?.aborted) return null;
        await new Promise<void>((resolve) => {
          wake = resolve;
          signal?.addEventListener('abort', () => resolve(), { once: true });
        });
      }
      return waiting.shift()!;
    },
  };
}

/** Errors cross as code and parameters. What is not an AppError is a bug: its message goes to the log, not to the user's data. */
function asWireError(name: string, error: unknown): ORPCError<string, unknown> {
  if (error instanceof AppError)
    return new ORPCError(error.code, { status: 422, message: error.code, data: error.params });
  process.stderr.write(`${name} failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  const detail = error instanceof Error ? error.message : String(error);
  return new ORPCError('internal', { status: 500, message: detail, data: { call: name, detail } });
}

const NEVER_ABORTED = new AbortController().signal;
const ignoreProgress = () => {};

function answerOnce(engine: LocalEngine, name: CallName) {
  return os.handler(async ({ input, signal }) => {
    try {
      return await engine.run(name, input, { signal: signal ?? NEVER_ABORTED, report: ignoreProgress });
    } catch (error) {
      throw asWireError(name, error);
    }
  });
}

function answerJob(engine: LocalEngine, name: CallName) {
  return os.handler(async function* ({ input, signal: wireSignal }) {
    const stop = new AbortController();
    wireSignal?.addEventListener('abort', () => stop.abort(), { once: true });
    const stream = makeStream<JobMessage<unknown> | { kind: 'error'; error: unknown }>();
    const done = engine
      .run(name, input, {
        signal: stop.signal,
        report: (progress: Progress) => stream.push({ kind: 'progress', progress }),
      })
      .then(
        (result) => stream.push({ kind: 'result', result }),
        (error) => stream.push({ kind: 'error', error }),
      );
    try {
      for (;;) {
        const message = await stream.next(undefined);
        if (message?.kind === 'error') throw asWireError(name, message.error);
        yield message;
        if (message?.kind === 'result') return;
      }
    } finally {
      // The reader went away, or all is done: either way nothing goes on unseen.
      stop.abort();
      await done;
    }
  });
}

function watchEvents(engine: LocalEngine) {
  return os.handler(async function* ({ signal }) {
    const stream = makeStream<Change>();
    const stopListening = engine.listen(stream.push);
    try {
      for (;;) {
        const change = await stream.next(signal);
        if (change === null) return;
        yield change;
      }
    } finally {
      stopListening();
    }
  });
}

export function makeRouter(engine: LocalEngine) {
  const calls = callNames.map((name) => [
    name,
    contract[name].kind === 'job' ? answerJob(engine, name) : answerOnce(engine, name),
  ]);
  return { ...Object.fromEntries(calls), 'events.watch': watchEvents(engine) };
}
