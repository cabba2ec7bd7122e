// Starts a process that reads the given files, watches it from outside, and ends it when it takes too long or too much.
import { realpathSync } from 'node:fs';
import { AppError } from '../../shared/errors.ts';
import type { Text } from '../../shared/text.ts';
import { startChild } from '../startChild.ts';
import { threadFile } from '../threadFile.ts';
import type { Decision } from './planning/decideDateOrder.ts';
import { planForReader } from './planning/importPlan.ts';
import {
  type Answer,
  type Ask,
  type RecordsBatch,
  type RecordsDone,
  type RecordsRequest,
  STARTED,
} from './readerMessages.ts';
import { residentBytes } from './reading/residentBytes.ts';
import type { ReadOptions, RowBatch, RowSource } from './reading/rowSource.ts';
import type { RecordColumn, RecordTable } from './records/recordReader.ts';

export type ReaderLimits = { readonly silentMs: number; readonly residentBytes: number };
/** Nothing heard for so long while something is asked for; more memory than this. */
const LIMITS: ReaderLimits = { silentMs: 30_000, residentBytes: 768 * 2 ** 20 };
const WATCH_EVERY_MS = 100;

/** A file as the reader's process sees it. */
export type ReaderFile = RowSource & {
  /** Its number among the files opened, from 0. */
  readonly file: number;
  /** The order of day and month in these columns, read to the end or until time is up. */
  readonly decide: (sheet: number, columns: readonly number[], withinMs?: number) => Promise<Decision>;
  readonly sha256: () => Promise<string>;
  /** Texts of the cells of single rows, by ascending row number; none where there is no such row. */
  readonly cells: (sheet: number, numbers: readonly number[]) => Promise<readonly string[][]>;
};

export type RecordsStream = {
  readonly table: RecordTable;
  readonly columns: readonly RecordColumn[];
  /** As far as they are known before the first row. */
  readonly attributeNames: readonly string[];
  readonly batches: () => AsyncGenerator<RecordsBatch, RecordsDone>;
};

export type Reader = {
  readonly open: (path: string, look?: { readonly maxRows?: number }) => Promise<ReaderFile>;
  readonly records: (request: RecordsRequest) => Promise<RecordsStream>;
  readonly pid: () => number | undefined;
  readonly end: () => void;
};

type Signal = { readonly aborted: boolean };

/** Answers in the order they come; waiting has a deadline, a dead or ended process is an AppError. */
function startTalk(paths: readonly string[], signal: Signal | undefined, limits: ReaderLimits) {
  const heard: Answer[] = [];
  let waiting: { resolve: (answer: Answer) => void; reject: (error: AppError) => void } | null = null;
  let ended: AppError | null = null;
  let deadline = Number.POSITIVE_INFINITY;
  let looking = false;
  let started = false;
  const fail = (code: string) => {
    clearInterval(watch);
    ended ??= new AppError(code);
    child.kill();
    waiting?.reject(ended);
    waiting = null;
  };
  const watch = setInterval(async () => {
    if (signal?.aborted) return fail('job.cancelled');
    if (performance.now() > deadline) return fail('imports.readerStopped');
    const pid = child.pid();
    if (looking || pid === undefined) return;
    looking = true;
    const resident = await residentBytes(pid);
    looking = false;
    if (resident !== null && resident > limits.residentBytes) fail('imports.readerMemory');
  }, WATCH_EVERY_MS);
  const child = startChild(
    threadFile('./readerChild', import.meta.url),
    {
      message: (message) => {
        if (message === STARTED) {
          started = true;
          return;
        }
        deadline = Number.POSITIVE_INFINITY;
        if (waiting === null) heard.push(message as Answer);
        else {
          const { resolve } = waiting;
          waiting = null;
          resolve(message as Answer);
        }
      },
      // A process that goes by itself has run out of memory, unless it never came to life.
      ended: () => fail(started ? 'imports.readerMemory' : 'imports.readerFailed'),
    },
    paths,
  );
  return {
    pid: child.pid,
    tell: (ask: Ask) => child.send(ask),
    hear: async (): Promise<Exclude<Answer, { kind: 'failed' }>> => {
      if (ended && heard.length === 0) throw ended;
      const answer =
        heard.shift() ??
        (await new Promise<Answer>((resolve, reject) => {
          waiting = { resolve, reject };
          deadline = performance.now() + limits.silentMs;
        }));
      if (answer.kind !== 'failed') return answer;
      const error = new AppError(answer.code, answer.params);
      error.cause = answer.detail;
      throw error;
    },
    end: () => fail('job.cancelled'),
  };
}

/** AppErrors of everything here: those of the readers, `imports.readerStopped`, `imports.readerMemory`, `job.cancelled`. */
export function startReader(
  paths: readonly string[],
  { signal, limits = LIMITS }: { signal?: Signal | undefined; limits?: ReaderLimits } = {},
): Reader {
  const talk = startTalk(paths.map(realPath), signal, limits);
  const ask = async <K extends Answer['kind']>(message: Ask, kind: K): Promise<Extract<Answer, { kind: K }>> => {
    talk.tell(message);
    return expect(await talk.hear(), kind);
  };

  async function open(path: string, look: { readonly maxRows?: number } = {}): Promise<ReaderFile> {
    const opened = await ask({ kind: 'open', path: realPath(path), maxRows: look.maxRows ?? null }, 'opened');
    const { file } = opened;
    let notices: Text[] = opened.notices;
    async function* batches(sheet: number, options: ReadOptions = {}) {
      const { maxRows = null, fillDown = false } = options;
      let given = 0;
      for (let message: Ask = { kind: 'rows', file, sheet, maxRows, fillDown }; ; message = { kind: 'moreRows' }) {
        const answer: Extract<Answer, { kind: 'rows' }> = await ask(message, 'rows');
        notices = answer.notices;
        if (answer.batch === null || options.signal?.aborted) return;
        given += answer.batch.rows.length;
        yield answer.batch satisfies RowBatch;
        if (maxRows !== null && given >= maxRows) return;
      }
    }
    return {
      ...opened,
      totalBytes: (sheet) => opened.totalBytes[sheet]!,
      notices: () => notices,
      batches,
      decide: (sheet, columns, withinMs = Number.POSITIVE_INFINITY) =>
        ask({ kind: 'decide', file, sheet, columns, withinMs }, 'decided'),
      sha256: async () => (await ask({ kind: 'hash', file }, 'hashed')).sha256,
      cells: async (sheet, numbers) => (await ask({ kind: 'cells', file, sheet, numbers }, 'cells')).cells,
      close: async () => {},
    };
  }

  async function records(request: RecordsRequest): Promise<RecordsStream> {
    const plan = planForReader(request.plan);
    const { table, columns, attributeNames } = await ask({ kind: 'records', ...request, plan }, 'recordsOpen');
    return {
      table,
      columns,
      attributeNames,
      batches: async function* () {
        for (;;) {
          const answer = await talk.hear();
          if (answer.kind === 'done') return answer;
          const batch = expect(answer, 'batch');
          talk.tell({ kind: 'room' });
          yield batch;
        }
      },
    };
  }

  return { open, records, pid: talk.pid, end: talk.end };
}

function expect<K extends Answer['kind']>(answer: Answer, kind: K): Extract<Answer, { kind: K }> {
  if (answer.kind !== kind) throw new Error(`the reader answered ${answer.kind} for ${kind}`);
  return answer as Extract<Answer, { kind: K }>;
}

/** Links lead where the reader may not look. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw new AppError((error as { code?: string }).code === 'ENOENT' ? 'imports.fileGone' : 'imports.unreadable');
  }
}
