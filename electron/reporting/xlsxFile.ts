// One table as an xlsx file with typed cells, written row by row. Text is always text: no cell can become a formula.
import { isoDate } from '../../shared/dates.ts';
import { createZip } from './zipFile.ts';

/** Dates are day numbers since 1970-01-01. */
export type XlsxKind = 'text' | 'number' | 'whole' | 'decimal' | 'money' | 'share' | 'date';
export type XlsxColumn = { header: string; kind: XlsxKind; widthChars: number };
export type XlsxCell = string | number | null;

export const XLSX_MAX_ROWS = 1_048_575;
const MAX_TEXT = 32_767;
const ROWS_AT_ONCE = 1_000;
/** Day numbers of the calendar of 1900 count from here; before March 1900 that calendar is wrong. */
const SERIAL_OF_1970 = 25_569;
const FIRST_SERIAL = 61;

const STYLE = { number: 0, header: 1, text: 2, whole: 3, decimal: 4, money: 5, date: 6, quoted: 7, share: 8 } as const;
const NOT_IN_XML = /[^\P{Cc}\t\n]|[\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/gu;
const TRIGGER = /^[=+\-@\t\r\n|%＝＋－＠]/;

/** Any of these needs a closer look; nearly no text has one. */
const RARE = /[&<>"_\ud800-\udfff\ufffe\uffff\p{Cc}]/u;

const xmlText = (text: string): string => {
  const held = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
  if (!RARE.test(held)) return held;
  return held
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(NOT_IN_XML, (found) => `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
};

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

const textCell = (place: string, text: string, style: number): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

function cellXml(place: string, value: XlsxCell, kind: XlsxKind): string {
  if (value === null) return '';
  // A text that begins like a formula also carries the mark that keeps it a text when somebody edits the cell.
  if (typeof value === 'string') return textCell(place, value, TRIGGER.test(value) ? STYLE.quoted : STYLE.text);
  if (!Number.isFinite(value)) return '';
  const number = kind === 'date' ? value + SERIAL_OF_1970 : value;
  if (kind === 'date' && number < FIRST_SERIAL) return textCell(place, isoDate(value), STYLE.text);
  return `<c r="${place}" s="${STYLE[kind]}"><v>${number}</v></c>`;
}

async function* sheetXml(columns: readonly XlsxColumn[], batches: Batches): AsyncGenerator<string> {
  const names = columns.map((_, i) => columnName(i));
  const widths = columns.map((c, i) => `<col min="${i + 1}" max="${i + 1}" width="${c.widthChars}" customWidth="1"/>`);
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`;
  yield `<row r="1">${columns.map((c, i) => textCell(`${names[i]}1`, c.header, STYLE.header)).join('')}</row>`;
  let row = 1;
  let pending = '';
  for await (const batch of batches) {
    for (const cells of batch) {
      if (++row > XLSX_MAX_ROWS + 1) throw new RangeError('more rows than a sheet holds');
      pending += `<row r="${row}">`;
      for (let i = 0; i < columns.length; i++) pending += cellXml(names[i]! + row, cells[i] ?? null, columns[i]!.kind);
      pending += '</row>';
      if (row % ROWS_AT_ONCE === 0) {
        yield pending;
        pending = '';
      }
    }
  }
  const all = `A1:${names.at(-1)}${row}`;
  yield `${pending}</sheetData><autoFilter ref="${all}"/><ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors></worksheet>`;
}

type Batches = AsyncIterable<readonly (readonly XlsxCell[])[]> | Iterable<readonly (readonly XlsxCell[])[]>;

/** Writes the table; memory does not grow with the rows. RangeError beyond XLSX_MAX_ROWS. */
export async function writeXlsx(
  path: string,
  sheet: string,
  columns: readonly XlsxColumn[],
  batches: Batches,
): Promise<void> {
  const zip = await createZip(path);
  try {
    await zip.add('[Content_Types].xml', [CONTENT_TYPES]);
    await zip.add('_rels/.rels', [RELATIONS]);
    await zip.add('xl/workbook.xml', [workbookXml(sheet)]);
    await zip.add('xl/_rels/workbook.xml.rels', [WORKBOOK_RELATIONS]);
    await zip.add('xl/styles.xml', [STYLES]);
    await zip.add('xl/worksheets/sheet1.xml', sheetXml(columns, batches));
    await zip.close();
  } catch (error) {
    await zip.abandon();
    throw error;
  }
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Sheet names hold at most 31 characters and none of []:*?/\ */
const sheetName = (name: string): string =>
  xmlText(
    name
      .replace(/[[\]:*?/\\']/g, ' ')
      .slice(0, 31)
      .trim() || '1',
  );

const workbookXml = (sheet: string): string =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${sheetName(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;
const RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const WORKBOOK_RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;

const style = (format: number, extra = ''): string =>
  `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${extra}/>`;
/** In the order of STYLE: number, header, text, whole, decimal, money, date, text that begins like a formula, share. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="#,##0.0"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="9">${style(0)}<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>${style(49)}${style(3)}${style(165)}${style(4)}${style(164)}${style(49, ' quotePrefix="1"')}${style(10)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
