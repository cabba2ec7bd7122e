// The engine as its clients see it, the same over every wire: one function for every call.
import { ORPCError } from '@orpc/client';
import type { Progress, Touched } from './contract/call.ts';
import { type ArgsIn, type CallName, contract, type Result } from './contract/contract.ts';
import { AppError } from './errors.ts';
import type { Param } from './text.ts';

export type CallOptions = { signal?: AbortSignal; onProgress?: (progress: Progress) => void };
export type Change = { project: string | null; touched: Touched[] };
export type Engine = {
  /** Answers the result of a read, write or job; throws AppError. */
  readonly call: <N extends CallName>(name: N, args: ArgsIn<N>, options?: CallOptions) => Promise<Result<N>>;
  /** Hears of every change, from whichever door it was made. Answers the function that stops listening. */
  readonly watch: (listener: (change: Change) => void) => () => void;
  /** Settles when the wire is gone for good. */
  readonly closed: Promise<void>;
};

/** What a job's stream carries. */
export type JobMessage<R> = { kind: 'progress'; progress: Progress } | { kind: 'result'; result: R };
/** What every oRPC link offers, whatever wire it runs on. */
export type Link = {
  call: (
    path: readonly string[],
    input: unknown,
    options: { signal?: AbortSignal; context: object },
  ) => Promise<unknown>;
};

function appError(error: unknown, signal: AbortSignal | undefined): AppError {
  if (error instanceof AppError) return error;
  if (signal?.aborted) return new AppError('job.cancelled');
  if (error instanceof ORPCError) {
    const params = typeof error.data === 'object' && error.data !== null ? error.data : {};
    return new AppError(String(error.code), params satisfies object as Record<string, Param>);
  }
  return new AppError('engine.unreachable', { detail: error instanceof Error ? error.message : String(error) });
}

async function lastOf<R>(messages: AsyncIterable<JobMessage<R>>, onProgress: CallOptions['onProgress']): Promise<R> {
  for await (const message of messages) {
    if (message.kind === 'result') return message.result;
    onProgress?.(message.progress);
  }
  throw new AppError('engine.unreachable', { detail: 'no result' });
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** A client over a link; `closed` settles when its wire is gone for good. */
export function makeEngineClient(link: Link, closed: Promise<void>): Engine {
  let open = true;
  void closed.then(() => {
    open = false;
  });

  async function call<N extends CallName>(name: N, args: ArgsIn<N>, options: CallOptions = {}): Promise<Result<N>> {
    try {
      const answer = await link.call([name], args, { signal: options.signal, context: {} });
      if (contract[name].kind !== 'job') return answer as Result<N>;
      return await lastOf(answer as AsyncIterable<JobMessage<Result<N>>>, options.onProgress);
    } catch (error) {
      throw appError(error, options.signal);
    }
  }

  function watch(listener: (change: Change) => void): () => void {
    const stop = new AbortController();
    const listen = async () => {
      while (open && !stop.signal.aborted) {
        try {
          const changes = await link.call(['events.watch'], {}, { signal: stop.signal, context: {} });
          for await (const change of changes as AsyncIterable<Change>) listener(change);
        } catch {
          // A broken stream is taken up again below; a closed wire ends the loop.
        }
        if (!stop.signal.aborted) await pause(500);
      }
    };
    void listen();
    return () => stop.abort();
  }

  return { call, watch, closed };
}
