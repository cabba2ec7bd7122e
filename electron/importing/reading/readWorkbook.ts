// xls, xlsb, ods, html and Excel 2003 xml as rows, read in a child process that can be ended at any time.
import { open, stat } from 'node:fs/promises';
import { AppError } from '../../../shared/errors.ts';
import { say } from '../../../shared/text.ts';
import { startChild } from '../../startChild.ts';
import { threadFile } from '../../threadFile.ts';
import { readZip } from './readZip.ts';
import { residentBytes } from './residentBytes.ts';
import type { ReadOptions, RowSource, SourceFormat } from './rowSource.ts';
import type { FromChild, ToChild } from './workbookMessages.ts';

const TIME_LIMIT_MS = 30_000;
const MEMORY_LIMIT_BYTES = 768 * 2 ** 20;
const MAX_FILE_BYTES = 256 * 2 ** 20;
const WATCH_EVERY_MS = 100;

/** Every part of a zip container must unpack within the limits and match its checksum before SheetJS sees the file. */
async function checkZip(path: string, signal: ReadOptions['signal']): Promise<void> {
  const zip = await readZip(path);
  try {
    for (const entry of zip.entries.values()) {
      if (entry.name.endsWith('/')) continue;
      for await (const _piece of zip.pieces(entry)) if (signal?.aborted) return;
    }
  } finally {
    await zip.close();
  }
}

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
  const { size } = await stat(path);
  if (size > MAX_FILE_BYTES) throw new AppError('imports.tooBig');
  if (format === 'xlsb' || format === 'ods') {
    const handle = await open(path, 'r');
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0).finally(() => handle.close());
    if (buffer.toString('latin1') === 'PK') await checkZip(path, look.signal);
  }
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
      totalBytes: () => size,
      batches: async function* (sheet, options = {}) {
        let given = 0;
        for (let message: ToChild = { kind: 'rows', sheet }; ; message = { kind: 'more' }) {
          const batch = await answer(message);
          if (batch.kind !== 'batch' || options.signal?.aborted) return;
          given += batch.rows.length;
          const doneBytes = Math.round(batch.doneShare * size);
          if (batch.rows.length > 0) yield { rows: batch.rows, numbers: batch.numbers, doneBytes };
          if (batch.last || given >= (options.maxRows ?? Number.POSITIVE_INFINITY)) return;
        }
      },
      notices: () => (opened.macros ? [say('imports.notice.macros')] : []),
      close: async () => reader.end(),
    };
  } catch (error) {
    reader.end();
    throw error;
  }
}
