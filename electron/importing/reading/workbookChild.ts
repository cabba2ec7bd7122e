// The child process that reads xls, xlsb, ods, html and Excel 2003 xml. It may hang or run out of memory: the parent
// watches and ends it. It gets a path and gives plain rows, nothing else.
import { AppError } from '../../../shared/errors.ts';
import { parentOfChild } from '../../parentOfChild.ts';
import { readSheetJs } from './readSheetJs.ts';
import type { RowBatch, RowSource } from './rowSource.ts';
import type { FromChild, ToChild } from './workbookMessages.ts';

const parent = parentOfChild();
const send = (message: FromChild) => parent.send(message);

let source: RowSource | null = null;
let batches: AsyncGenerator<RowBatch, void, void> | null = null;

async function answer(message: ToChild): Promise<FromChild> {
  if (message.kind === 'open') {
    source = await readSheetJs(
      message.path,
      message.format,
      message.maxRows === null ? {} : { maxRows: message.maxRows },
    );
    return {
      kind: 'opened',
      sheets: [...source.sheets],
      epoch1904: source.epoch1904,
      totalBytes: source.totalBytes(0),
      notices: source.notices(),
    };
  }
  if (message.kind === 'rows') batches = source?.batches(message.sheet) ?? null;
  const next = await batches?.next();
  return { kind: 'batch', batch: next && !next.done ? next.value : null };
}

parent.onMessage(async (message) => {
  try {
    send(await answer(message as ToChild));
  } catch (error) {
    send({ kind: 'failed', code: error instanceof AppError ? error.code : 'imports.damaged' });
  }
});
