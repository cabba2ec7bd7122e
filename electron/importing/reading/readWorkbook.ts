// xls, xlsb, ods, html and Excel 2003 xml as rows, read in a child process that can be ended at any time.
import { AppError } from '../../../shared/errors.ts';
import { startChild } from '../../startChild.ts';
import { threadFile } from '../../threadFile.ts';
import { residentBytes } from './residentBytes.ts';
import type { ReadOptions, RowSource, SourceFormat } from './rowSource.ts';
import type { FromChild, ToChild } from './workbookMessages.ts';

const TIME_LIMIT_MS = 30_000;
const MEMORY_LIMIT_BYTES = 768 * 2 ** 20;
const WATCH_EVERY_MS = 100;

type Reader = { readonly ask: (message: ToChild) => Promise<FromChild>; readonly end: () => void };

function startReader(signal: ReadOptions['signal']): Reader {
  let waiting: { resolve: (message: FromChild) => void; reject: (error: AppError) => void } | null = null;
  let ended: AppError | null = null;
  let deadline = Number.POSITIVE_INFINITY;
  const fail = (code: string) => {
    ended ??= new AppError(code);
    child.kill();
    waiting?.reject(ended);
    waiting = null;
  };
  let looking = false;
  const watch = setInterval(async () => {
    if (signal?.aborted) fail('job.cancelled');
    if (performance.now() > deadline) fail('imports.readerStopped');
    const pid = child.pid();
    if (looking || pid === undefined) return;
    looking = true;
    const resident = await residentBytes(pid);
    looking = false;
    if (resident !== null && resident > MEMORY_LIMIT_BYTES) fail('imports.readerMemory');
  }, WATCH_EVERY_MS);
  const child = startChild(threadFile('./workbookChild', import.meta.url), {
    message: (message) => {
      deadline = Number.POSITIVE_INFINITY;
      const { resolve } = waiting ?? {};
      waiting = null;
      resolve?.(message as FromChild);
    },
    // A child that goes by itself has run out of memory.
    ended: () => {
      clearInterval(watch);
      fail('imports.readerMemory');
    },
  });
  return {
    ask: (message) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        waiting = { resolve, reject };
        deadline = performance.now() + TIME_LIMIT_MS;
        child.send(message);
      }),
    end: () => {
      clearInterval(watch);
      ended ??= new AppError('job.cancelled');
      child.kill();
    },
  };
}

export async function readWorkbook(
  path: string,
  format: SourceFormat,
  look: Pick<ReadOptions, 'maxRows' | 'signal'> = {},
): Promise<RowSource> {
  const reader = startReader(look.signal);
  const answer = async (message: ToChild) => {
    const reply = await reader.ask(message);
    if (reply.kind === 'failed') throw new AppError(reply.code);
    return reply;
  };
  try {
    const opened = await answer({ kind: 'open', path, format, maxRows: look.maxRows ?? null });
    if (opened.kind !== 'opened') throw new AppError('imports.damaged');
    return {
      format,
      encoding: null,
      delimiter: null,
      sheets: opened.sheets,
      rowsMayTear: false,
      epoch1904: opened.epoch1904,
      totalBytes: () => opened.totalBytes,
      batches: async function* (sheet, options = {}) {
        let given = 0;
        for (let message: ToChild = { kind: 'rows', sheet }; ; message = { kind: 'more' }) {
          const reply = await answer(message);
          if (reply.kind !== 'batch' || reply.batch === null || options.signal?.aborted) return;
          given += reply.batch.rows.length;
          yield reply.batch;
          if (given >= (options.maxRows ?? Number.POSITIVE_INFINITY)) return;
        }
      },
      notices: () => opened.notices,
      close: async () => reader.end(),
    };
  } catch (error) {
    reader.end();
    throw error;
  }
}
