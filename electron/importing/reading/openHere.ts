// What kind of file this is, by its content, and the reader for it.
import { open } from 'node:fs/promises';
import { AppError } from '../../../shared/errors.ts';
import { readCsv } from './readCsv.ts';
import { readXlsx } from './readXlsx.ts';
import { recogniseFormat } from './recogniseFormat.ts';
import type { ReadOptions, RowSource, SourceFormat } from './rowSource.ts';

type Look = Pick<ReadOptions, 'maxRows' | 'signal'>;

/** SheetJS is large: it is loaded for the files that need it. */
const readOther = async (path: string, format: SourceFormat, look: Look): Promise<RowSource> =>
  (await import('./readSheetJs.ts')).readSheetJs(path, format, look);

async function assertReadable(path: string): Promise<void> {
  try {
    const handle = await open(path, 'r');
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) throw new AppError('imports.notSpreadsheet');
      if (stat.size === 0) throw new AppError('imports.emptyFile');
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = (error as { code?: string }).code ?? '';
    throw new AppError(code === 'ENOENT' ? 'imports.fileGone' : 'imports.unreadable');
  }
}

/**
 * Opens a spreadsheet file whatever its name says. The file may make its reader hang or run out of memory: only for a
 * process that can be ended, everybody else asks `importing/openSource.ts`.
 */
export async function openHere(path: string, look: Look = {}): Promise<RowSource> {
  await assertReadable(path);
  const format = await recogniseFormat(path);
  const source =
    format === 'csv'
      ? await readCsv(path)
      : format === 'xlsx'
        ? await readXlsx(path)
        : await readOther(path, format, look);
  if (source.sheets.length > 0) return source;
  await source.close();
  throw new AppError('imports.noRows');
}
