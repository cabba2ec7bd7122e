// xlsx and xlsm as rows: own streaming reader over the zip's parts.
import { isAscii } from 'node:buffer';
import { AppError } from '../../../shared/errors.ts';
import { readZip, type ZipEntry, type ZipReader } from './readZip.ts';
import { type Cell, isBlankRow, type ReadOptions, ROWS_PER_BATCH, type RowBatch, type RowSource } from './rowSource.ts';
import { makeSheetScanner } from './scanSheet.ts';
import { type Merge, makeDownFiller, readMerges, spreadMerges } from './spreadMerges.ts';
import { leftOutOf, workbookNotices } from './workbookNotices.ts';
import { readWorkbookParts } from './xlsxParts.ts';
import { readSharedStrings } from './xlsxStrings.ts';
import { wideEncoding } from './xmlText.ts';

type XmlPiece = { readonly xml: string; readonly doneBytes: number };

const MAX_UNCUT_BYTES = 16 * 2 ** 20;
/** Merges stand behind the cells: larger sheets are not read to their end for the sake of a header. */
const MAX_BYTES_FOR_MERGES = 16 * 2 ** 20;

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

/** The other programs that a workbook's links go to. */
async function countDde(zip: ZipReader): Promise<number> {
  let dde = 0;
  for (const { name, sizeBytes } of zip.entries.values()) {
    if (!/externalLinks\/externalLink\d+\.xml$/i.test(name) || sizeBytes > 2 ** 20) continue;
    if ((await zip.part(name))?.includes('ddeLink')) dde++;
  }
  return dde;
}

/** Ranges of merged cells at the top of a sheet. */
async function mergesOf(zip: ZipReader, entry: ZipEntry): Promise<Merge[]> {
  if (entry.sizeBytes > MAX_BYTES_FOR_MERGES) return [];
  let tail = '';
  for await (const { xml } of xmlPieces(zip, entry, '</row>')) {
    const end = tail === '' ? xml.lastIndexOf('</row>') : 0;
    const merges = tail !== '' || xml.includes('<mergeCell', end) || xml.includes(':mergeCell', end);
    if (merges) tail += xml.slice(tail === '' ? Math.max(0, end) : 0);
  }
  return tail === '' ? [] : readMerges(tail);
}

async function* texts(pieces: AsyncIterable<XmlPiece>): AsyncGenerator<string, void, void> {
  for await (const { xml } of pieces) yield xml;
}

export async function readXlsx(path: string): Promise<RowSource> {
  const zip = await readZip(path);
  try {
    const parts = await readWorkbookParts(zip);
    let strings: string[] | null = null;
    let uncalculated = 0;
    const sheets = parts.sheets.map(({ name, hidden }) => ({ name, hidden }));
    const left = leftOutOf(zip.entries.keys());
    const leftOut = { ...left, dde: left.links > 0 ? await countDde(zip) : 0 };

    async function* scan(entry: ZipEntry, shared: (index: number) => string, options: ReadOptions) {
      const scanner = makeSheetScanner({ shared, kinds: parts.kinds, epoch1904: parts.epoch1904 });
      const merges = options.maxRows === undefined && !options.fillDown ? [] : await mergesOf(zip, entry);
      const fillDown = makeDownFiller(options.fillDown ? merges : []);
      uncalculated = 0;
      const most = options.maxRows ?? Number.POSITIVE_INFINITY;
      let given = 0;
      let rows: Cell[][] = [];
      let numbers: number[] = [];
      let sent = 0;
      for await (const { xml, doneBytes } of xmlPieces(zip, entry, '</row>')) {
        if (options.signal?.aborted) return;
        const before = rows.length;
        const ended = scanner.push(xml, rows, numbers);
        uncalculated = scanner.uncalculated();
        if (merges.length > 0) spreadMerges(rows, numbers, merges);
        let kept = before;
        for (let k = before; k < rows.length; k++) {
          if (isBlankRow(rows[k]!)) continue;
          rows[kept] = rows[k]!;
          numbers[kept++] = numbers[k]!;
        }
        rows.length = kept;
        numbers.length = kept;
        fillDown(rows, numbers, before);
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
      sheets,
      rowsMayTear: false,
      epoch1904: parts.epoch1904,
      totalBytes: (sheet) => parts.sheets[sheet]!.entry.sizeBytes,
      batches: async function* (sheet, options = {}) {
        const { entry } = parts.sheets[sheet]!;
        const known = strings ?? (await stringsFor(entry, options.maxRows));
        if (options.maxRows === undefined) strings = known;
        yield* scan(entry, (index) => known[index] ?? '', options);
      },
      notices: () => workbookNotices(leftOut, sheets, uncalculated),
      close: zip.close,
    };
  } catch (error) {
    await zip.close();
    throw error;
  }
}
