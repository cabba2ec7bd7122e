// xlsx and xlsm as rows: own streaming reader over the zip's parts.
import { isAscii } from 'node:buffer';
import { AppError } from '../../../shared/errors.ts';
import { say } from '../../../shared/say.ts';
import { readZip, type ZipEntry, type ZipReader } from './readZip.ts';
import { type Cell, isBlankRow, type ReadOptions, ROWS_PER_BATCH, type RowBatch, type RowSource } from './rowSource.ts';
import { makeSheetScanner } from './scanSheet.ts';
import { readSharedStrings, readWorkbookParts } from './xlsxParts.ts';
import { wideEncoding } from './xmlText.ts';

type XmlPiece = { readonly xml: string; readonly doneBytes: number };

const MAX_UNCUT_BYTES = 64 * 2 ** 20;

/** A part as text, cut behind `mark` where it occurs and behind some tag else, so that no character is torn. */
async function* xmlPieces(zip: ZipReader, entry: ZipEntry, mark: string): AsyncGenerator<XmlPiece, void, void> {
  let held: Buffer = Buffer.alloc(0);
  let doneBytes = 0;
  let wide: string | null = null;
  for await (const piece of zip.pieces(entry)) {
    if (doneBytes === 0 && held.length === 0) wide = wideEncoding(piece);
    const all: Buffer = held.length === 0 ? piece : Buffer.concat([held, piece]);
    if (wide) {
      held = all;
      continue;
    }
    const marked = all.lastIndexOf(mark);
    const cut = marked >= 0 ? marked + mark.length : all.lastIndexOf(62) + 1;
    if (cut === 0 && all.length > MAX_UNCUT_BYTES) throw new AppError('imports.damaged');
    held = Buffer.from(all.subarray(cut));
    doneBytes += cut;
    const bytes = all.subarray(0, cut);
    if (cut > 0) yield { xml: bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8'), doneBytes };
  }
  doneBytes += held.length;
  yield { xml: wide ? new TextDecoder(wide).decode(held) : held.toString('utf8'), doneBytes };
}

async function* texts(pieces: AsyncIterable<XmlPiece>): AsyncGenerator<string, void, void> {
  for await (const { xml } of pieces) yield xml;
}

export async function readXlsx(path: string): Promise<RowSource> {
  const zip = await readZip(path);
  try {
    const parts = await readWorkbookParts(zip);
    let strings: string[] | null = null;

    async function* scan(entry: ZipEntry, shared: (index: number) => string, options: ReadOptions) {
      const scanner = makeSheetScanner({ shared, dateStyle: parts.dateStyle, epoch1904: parts.epoch1904 });
      const most = options.maxRows ?? Number.POSITIVE_INFINITY;
      let given = 0;
      let rows: Cell[][] = [];
      let numbers: number[] = [];
      let sent = 0;
      for await (const { xml, doneBytes } of xmlPieces(zip, entry, '</row>')) {
        if (options.signal?.aborted) return;
        const before = rows.length;
        const ended = scanner.push(xml, rows, numbers);
        let kept = before;
        for (let k = before; k < rows.length; k++) {
          if (isBlankRow(rows[k]!)) continue;
          rows[kept] = rows[k]!;
          numbers[kept++] = numbers[k]!;
        }
        rows.length = kept;
        numbers.length = kept;
        sent = doneBytes;
        if (rows.length >= ROWS_PER_BATCH || given + rows.length >= most) {
          given += rows.length;
          yield { rows, numbers, doneBytes } satisfies RowBatch;
          rows = [];
          numbers = [];
          if (given >= most) return;
        }
        if (ended) break;
      }
      if (rows.length > 0) yield { rows, numbers, doneBytes: sent } satisfies RowBatch;
    }

    /** Shared strings needed for the first rows are nearly always the first ones: the others need not be read. */
    async function stringsFor(entry: ZipEntry, maxRows: number | undefined): Promise<string[]> {
      if (!parts.sharedStrings) return [];
      let upTo = Number.POSITIVE_INFINITY;
      if (maxRows !== undefined) {
        upTo = 0;
        const note = (index: number) => {
          upTo = Math.max(upTo, index + 1);
          return 's';
        };
        for await (const _batch of scan(entry, note, { maxRows }));
        if (upTo === 0) return [];
      }
      return readSharedStrings(texts(xmlPieces(zip, parts.sharedStrings, '</si>')), upTo);
    }

    return {
      format: 'xlsx',
      encoding: null,
      delimiter: null,
      sheets: parts.sheets.map(({ name, hidden }) => ({ name, hidden })),
      rowsMayTear: false,
      epoch1904: parts.epoch1904,
      totalBytes: (sheet) => parts.sheets[sheet]!.entry.sizeBytes,
      batches: async function* (sheet, options = {}) {
        const { entry } = parts.sheets[sheet]!;
        const known = strings ?? (await stringsFor(entry, options.maxRows));
        if (options.maxRows === undefined) strings = known;
        yield* scan(entry, (index) => known[index] ?? '', options);
      },
      notices: () => (parts.macros ? [say('imports.notice.macros')] : []),
      close: zip.close,
    };
  } catch (error) {
    await zip.close();
    throw error;
  }
}
