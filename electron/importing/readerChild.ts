// The process that reads files: it may hang or run out of memory, so whoever started it watches and ends it. It is given
// paths of the files it may read and answers with plain rows and records; it never sees a project.
import { AppError } from '../../shared/errors.ts';
import { parentOfChild } from '../parentOfChild.ts';
import { decideDateOrder } from './planning/decideDateOrder.ts';
import { type Answer, type Ask, type RecordsRequest, STARTED } from './readerMessages.ts';
import { hashFile } from './reading/hashFile.ts';
import { openHere } from './reading/openHere.ts';
import type { RowBatch, RowSource } from './reading/rowSource.ts';
import { readRecords } from './readRecords.ts';
import { cellTexts } from './records/cellsJson.ts';

/** Batches of records sent and not yet taken: enough for both processes to be at work all the time. */
const ROOM = 12;

const parent = parentOfChild();
const send = (answer: Answer) => parent.send(answer);

const files: { path: string; source: RowSource }[] = [];
let rows: { source: RowSource; batches: AsyncGenerator<RowBatch, void, void> } | null = null;
let room = 0;
let roomMade: (() => void) | null = null;

async function opened({ path, maxRows }: Extract<Ask, { kind: 'open' }>): Promise<Answer> {
  const source = await openHere(path, maxRows === null ? {} : { maxRows });
  const { format, encoding, delimiter, rowsMayTear, epoch1904, sheets } = source;
  return {
    kind: 'opened',
    file: files.push({ path, source }) - 1,
    format,
    encoding,
    delimiter,
    rowsMayTear,
    epoch1904,
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    totalBytes: sheets.map((_, sheet) => source.totalBytes(sheet)),
    notices: source.notices(),
  };
}

async function nextRows(): Promise<Answer> {
  const next = await rows?.batches.next();
  return { kind: 'rows', batch: next && !next.done ? next.value : null, notices: rows?.source.notices() ?? [] };
}

/** The cells of single rows, read again. */
async function cellsOf(source: RowSource, sheet: number, numbers: readonly number[]): Promise<string[][]> {
  const cells: string[][] = [];
  let at = 0;
  for await (const batch of source.batches(sheet)) {
    for (let k = 0; k < batch.rows.length && at < numbers.length; k++) {
      while (at < numbers.length && numbers[at]! < batch.numbers[k]!) cells[at++] = [];
      if (numbers[at] === batch.numbers[k]) cells[at++] = cellTexts(batch.rows[k]!);
    }
    if (at >= numbers.length) break;
  }
  while (at < numbers.length) cells[at++] = [];
  return cells;
}

async function sendRecords(request: RecordsRequest): Promise<Answer> {
  const { reader, run } = readRecords(
    request,
    files.map(({ source }) => source),
  );
  send({ kind: 'recordsOpen', table: reader.table, columns: reader.columns, attributeNames: reader.attributeNames() });
  room = ROOM;
  const batches = run();
  for (;;) {
    const next = await batches.next();
    if (next.done) return next.value;
    while (room === 0)
      await new Promise<void>((resolve) => {
        roomMade = resolve;
      });
    room--;
    send(next.value);
  }
}

async function answer(ask: Exclude<Ask, { kind: 'room' }>): Promise<Answer> {
  switch (ask.kind) {
    case 'open':
      return opened(ask);
    case 'rows': {
      const { source } = files[ask.file]!;
      rows = {
        source,
        batches: source.batches(ask.sheet, {
          fillDown: ask.fillDown,
          ...(ask.maxRows !== null && { maxRows: ask.maxRows }),
        }),
      };
      return nextRows();
    }
    case 'moreRows':
      return nextRows();
    case 'decide': {
      const { source } = files[ask.file]!;
      return {
        kind: 'decided',
        ...(await decideDateOrder(source, ask.sheet, ask.columns, { withinMs: ask.withinMs })),
      };
    }
    case 'hash':
      return { kind: 'hashed', sha256: await hashFile(files[ask.file]!.path) };
    case 'cells':
      return { kind: 'cells', cells: await cellsOf(files[ask.file]!.source, ask.sheet, ask.numbers) };
    case 'records':
      return sendRecords(ask);
  }
}

parent.onMessage(async (message) => {
  const ask = message as Ask;
  if (ask.kind === 'room') {
    room++;
    roomMade?.();
    roomMade = null;
    return;
  }
  try {
    send(await answer(ask));
  } catch (error) {
    if (error instanceof AppError) send({ kind: 'failed', code: error.code, params: error.params });
    else
      send({
        kind: 'failed',
        code: 'imports.damaged',
        params: {},
        detail: error instanceof Error ? (error.stack ?? '') : '',
      });
  }
});

parent.send(STARTED);
