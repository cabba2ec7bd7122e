// Many files through the real reader, a few dozen to a process; a process that a file has ended is started anew.
import { startReader } from '../../electron/importing/startReader.ts';
import { AppError } from '../../shared/errors.ts';

export type Outcome = {
  readonly path: string;
  /** Code of the error; null where rows came. */
  readonly code: string | null;
  readonly rows: number;
  readonly elapsedMs: number;
  /** What went wrong without being foreseen. */
  readonly crash: string | null;
};

async function readOne(reader: ReturnType<typeof startReader>, path: string): Promise<Outcome> {
  const started = performance.now();
  const outcome = (code: string | null, rows: number, crash: string | null): Outcome => ({
    path,
    code,
    rows,
    elapsedMs: performance.now() - started,
    crash,
  });
  let rows = 0;
  try {
    const file = await reader.open(path);
    for (const sheet of file.sheets.keys()) for await (const batch of file.batches(sheet)) rows += batch.rows.length;
    return outcome(null, rows, null);
  } catch (error) {
    if (!(error instanceof AppError && error.code.startsWith('imports.'))) return outcome(null, rows, String(error));
    // A stack beside the code is an error that no reader foresaw.
    return outcome(error.code, rows, typeof error.cause === 'string' && error.cause !== '' ? error.cause : null);
  }
}

export async function readEach(paths: readonly string[], perReader = 40): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...paths];
  const work = async () => {
    while (waiting.length > 0) {
      const group = waiting.splice(0, perReader);
      let reader: ReturnType<typeof startReader> | null = null;
      for (const path of group) {
        reader ??= startReader(group);
        const outcome = await readOne(reader, path);
        outcomes.push(outcome);
        if (outcome.code?.startsWith('imports.reader') || outcome.crash !== null) {
          reader.end();
          reader = null;
        }
      }
      reader?.end();
    }
  };
  await Promise.all([work(), work()]);
  return outcomes;
}

export const trouble = (outcomes: readonly Outcome[], mostMs = 10_000): string[] =>
  outcomes.flatMap(({ path, code, crash, elapsedMs }) => {
    if (crash !== null) return [`${path}: ${crash}`];
    if (code === 'imports.readerStopped') return [`${path} hangs`];
    return elapsedMs > mostMs ? [`${path} took ${Math.round(elapsedMs)} ms`] : [];
  });
