// xls, xlsb, ods, html and Excel 2003 xml as rows, by SheetJS. It may hang or run out of memory: only for a process that
// can be ended.
import { readFileSync, statSync } from 'node:fs';
import * as XLSX from 'xlsx';
import * as codepages from 'xlsx/dist/cpexcel.full.mjs';
import { AppError } from '../../../shared/errors.ts';
import { decodeMarkup } from './decodeMarkup.ts';
import { readZip } from './readZip.ts';
import type { ReadOptions, RowSource, SourceFormat } from './rowSource.ts';
import { sheetJsRows } from './sheetJsRows.ts';
import { type Merge, makeDownFiller, spreadMerges } from './spreadMerges.ts';
import { leftOutOf, workbookNotices } from './workbookNotices.ts';
import { xmlTags } from './xmlText.ts';

XLSX.set_cptable(codepages);

const MAX_FILE_BYTES = 256 * 2 ** 20;
const MAX_CONTENT_BYTES = 64 * 2 ** 20;

type ZipFacts = { readonly names: readonly string[]; readonly hidden: ReadonlySet<string> };

/** Every part of a zip container must unpack within the limits and match its checksum before SheetJS sees the file. */
async function checkZip(path: string, signal: ReadOptions['signal']): Promise<ZipFacts> {
  const zip = await readZip(path);
  try {
    for (const entry of zip.entries.values()) {
      if (entry.name.endsWith('/')) continue;
      for await (const _piece of zip.pieces(entry)) if (signal?.aborted) break;
    }
    const content = zip.entries.get('content.xml');
    const hidden = content && content.sizeBytes < MAX_CONTENT_BYTES ? await zip.part('content.xml') : null;
    return { names: [...zip.entries.keys()], hidden: hiddenTables(hidden?.toString('utf8') ?? '') };
  } finally {
    await zip.close();
  }
}

/** Sheets of an OpenDocument file that are not shown: SheetJS does not say. */
function hiddenTables(content: string): Set<string> {
  const styles = new Set<string>();
  let style = '';
  for (const { name, attributes } of xmlTags(content.slice(0, Math.max(0, content.indexOf('<office:body'))))) {
    if (name === 'style') style = attributes.get('name') ?? '';
    else if (name === 'table-properties' && attributes.get('display') === 'false') styles.add(style);
  }
  const tables = new Set<string>();
  if (styles.size === 0) return tables;
  for (const [, tag] of content.matchAll(/<table:table\s([^>]{1,1000})>/g)) {
    const [named] = xmlTags(`<table ${tag!.replace(/\/$/, '')}>`);
    if (styles.has(named?.attributes.get('style-name') ?? '')) tables.add(named!.attributes.get('name') ?? '');
  }
  return tables;
}

/** What is said about the file as a whole: nothing of it is needed, and odd entries stop SheetJS. */
function withoutProperties(xml: string): string {
  let text = xml;
  for (const name of ['DocumentProperties', 'CustomDocumentProperties']) {
    const from = text.indexOf(`<${name}`);
    const end = from < 0 ? -1 : text.indexOf(`</${name}>`, from);
    if (end >= 0) text = text.slice(0, from) + text.slice(end + name.length + 3);
  }
  return text;
}

function readBook(bytes: Buffer, format: SourceFormat, maxRows: number | undefined): XLSX.WorkBook {
  const options = {
    dense: true,
    cellNF: true,
    cellHTML: false,
    cellFormula: false,
    cellText: false,
    ...(maxRows ? { sheetRows: maxRows } : {}),
  };
  if (format !== 'html' && format !== 'xml' && !(format === 'ods' && bytes[0] === 0x3c))
    return XLSX.read(bytes, { ...options, type: 'buffer' });
  const text = decodeMarkup(bytes).trimStart();
  if (format === 'xml' && text.includes('<!DOCTYPE')) throw new AppError('imports.damaged');
  // raw keeps the texts of a web page as they stand: 00123 stays 00123.
  return XLSX.read(format === 'xml' ? withoutProperties(text) : text, {
    ...options,
    type: 'string',
    raw: format === 'html',
  });
}

const mergesOf = (sheet: XLSX.WorkSheet): Merge[] =>
  (sheet['!merges'] ?? []).slice(0, 10_000).map(({ s, e }) => ({ row: s.r + 1, lastRow: e.r + 1, from: s.c, to: e.c }));

function failureCode(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (/password|encrypt/i.test(message)) return 'imports.passwordProtected';
  return /unsupported file|cannot read|PRN files|not supported|could not find <table>/i.test(message)
    ? 'imports.notSpreadsheet'
    : 'imports.damaged';
}

/** Errors are AppErrors, whatever SheetJS throws. */
export async function readSheetJs(
  path: string,
  format: SourceFormat,
  { maxRows, signal }: Pick<ReadOptions, 'maxRows' | 'signal'> = {},
): Promise<RowSource> {
  const { size } = statSync(path);
  if (size > MAX_FILE_BYTES) throw new AppError('imports.tooBig');
  const bytes = readFileSync(path);
  const zipped = (format === 'xlsb' || format === 'ods') && bytes.toString('latin1', 0, 2) === 'PK';
  const { names, hidden } = zipped ? await checkZip(path, signal) : { names: [], hidden: new Set<string>() };
  const left = leftOutOf(names);
  const macros = left.macros || (format === 'xls' && bytes.includes(Buffer.from('_VBA_PROJECT', 'utf16le')));
  let book: XLSX.WorkBook;
  try {
    book = readBook(bytes, format, maxRows);
  } catch (error) {
    throw error instanceof AppError ? error : new AppError(failureCode(error));
  }
  const epoch1904 = book.Workbook?.WBProps?.date1904 === true;
  // Sheets that hold a chart, a macro or a dialogue hold no table.
  const tables = [...book.SheetNames.keys()].filter((k) => {
    const type = book.Sheets[book.SheetNames[k]!]?.['!type'];
    return type === undefined || type === 'sheet';
  });
  const sheets = tables.map((k) => ({
    name: book.SheetNames[k]!,
    hidden: (book.Workbook?.Sheets?.[k]?.Hidden ?? 0) !== 0 || hidden.has(book.SheetNames[k]!),
  }));
  return {
    format,
    encoding: null,
    delimiter: null,
    sheets,
    rowsMayTear: false,
    epoch1904,
    totalBytes: () => size,
    batches: async function* (sheet, options = {}) {
      let given = 0;
      const cells = book.Sheets[book.SheetNames[tables[sheet]!]!] ?? {};
      const merges = options.maxRows === undefined && !options.fillDown ? [] : mergesOf(cells);
      const fillDown = makeDownFiller(options.fillDown ? merges : []);
      for (const { rows, numbers, doneShare } of sheetJsRows(cells, epoch1904)) {
        if (options.signal?.aborted) return;
        if (given === 0 && merges.length > 0) spreadMerges(rows, numbers, merges);
        fillDown(rows, numbers);
        given += rows.length;
        yield { rows, numbers, doneBytes: Math.round(doneShare * size) };
        if (given >= (options.maxRows ?? Number.POSITIVE_INFINITY)) return;
      }
    },
    notices: () => workbookNotices({ ...left, macros }, sheets, 0),
    close: async () => {},
  };
}
