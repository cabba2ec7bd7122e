// csv and other delimited text as rows.
import { say } from '../../../shared/say.ts';
import type { Text } from '../../../shared/text.ts';
import { declaredDelimiter, detectDelimiter } from './detectDelimiter.ts';
import { detectEncoding } from './detectEncoding.ts';
import { readEvidence, readText } from './readText.ts';
import { isBlankRow, type ReadOptions, ROWS_PER_BATCH, type RowBatch, type RowSource } from './rowSource.ts';
import { makeCsvScanner } from './scanCsv.ts';

const DELIMITER_SAMPLE = 1 << 17;

const ENCODING_NAME = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  gb18030: 'GB18030',
  big5: 'Big5',
  shift_jis: 'Shift_JIS',
  'windows-1252': 'Windows-1252',
} as const;

export async function readCsv(path: string): Promise<RowSource> {
  const { slices, sizeBytes } = await readEvidence(path, true);
  const guess = detectEncoding(slices);
  const head = slices[0]!.subarray(guess.bomBytes, DELIMITER_SAMPLE);
  const sample = new TextDecoder(guess.encoding).decode(head).replace(/^\uFEFF+/, '');
  const delimiter = detectDelimiter(sample);
  const skipRows = declaredDelimiter(sample) ? 1 : 0;
  const replaced = { characters: 0 };
  let brokenQuotes = 0;

  async function* batches(_sheet: number, options: ReadOptions = {}) {
    const scanner = makeCsvScanner(delimiter);
    replaced.characters = 0;
    brokenQuotes = 0;
    const most = options.maxRows ?? Number.POSITIVE_INFINITY;
    let seen = 0;
    let given = 0;
    let doneBytes = 0;
    const complete = function* (parsed: string[][]): Generator<RowBatch> {
      let rows: string[][] = [];
      let numbers: number[] = [];
      for (const row of parsed) {
        seen++;
        if (seen <= skipRows || isBlankRow(row)) continue;
        rows.push(row);
        numbers.push(seen);
        if (rows.length === ROWS_PER_BATCH) {
          given += rows.length;
          yield { rows, numbers, doneBytes };
          rows = [];
          numbers = [];
        }
      }
      given += rows.length;
      if (rows.length > 0) yield { rows, numbers, doneBytes };
    };
    for await (const piece of readText(path, guess, replaced)) {
      if (options.signal?.aborted) return;
      const parsed: string[][] = [];
      scanner.push(piece.text, false, parsed);
      brokenQuotes = scanner.brokenQuotes();
      doneBytes = piece.doneBytes;
      yield* complete(parsed);
      if (given >= most) return;
    }
    const parsed: string[][] = [];
    scanner.push('', true, parsed);
    brokenQuotes = scanner.brokenQuotes();
    doneBytes = sizeBytes;
    yield* complete(parsed);
  }

  return {
    format: 'csv',
    encoding: ENCODING_NAME[guess.encoding],
    delimiter: delimiter === 'blanks' ? ' ' : delimiter,
    sheets: [{ name: '', hidden: false }],
    rowsMayTear: true,
    epoch1904: false,
    totalBytes: () => sizeBytes,
    batches,
    notices: () => {
      const notices: Text[] = [];
      if (replaced.characters > 0) notices.push(say('imports.notice.replaced', { count: replaced.characters }));
      if (brokenQuotes > 0) notices.push(say('imports.notice.brokenQuotes', { count: brokenQuotes }));
      return notices;
    },
    close: async () => {},
  };
}
