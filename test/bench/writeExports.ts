// Large spreadsheet files as other programs write them: shared strings and serial dates, and text in GB18030.
import { closeSync, openSync, writeSync } from 'node:fs';
import { createZip } from '../../electron/reporting/zipFile.ts';
import type { Table } from '../../electron/simulate/tables.ts';
import { parseIsoDate } from '../../shared/dates.ts';

const SERIAL_OF_1970 = 25_569;
const ROWS_AT_ONCE = 2_000;
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** 2024-03-05 07:48 as Excel's day number; null for anything else. */
function serial(text: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2})$/.exec(text);
  const day = match && parseIsoDate(match[1]!);
  if (!match || day === null) return null;
  return day + SERIAL_OF_1970 + (Number(match[2]) * 60 + Number(match[3])) / 1440;
}

/** The way Excel stores it: every text once in a part of its own, numbers and dates as numbers. */
export async function writeExcel(path: string, { header, rows }: Table): Promise<void> {
  const strings = new Map<string, number>();
  let references = 0;
  const shared = (text: string) => {
    references++;
    let index = strings.get(text);
    if (index === undefined) {
      index = strings.size;
      strings.set(text, index);
    }
    return index;
  };
  const letters = header.map((_, k) => String.fromCharCode(65 + k));
  const cell = (text: string, k: number, row: number) => {
    const place = `r="${letters[k]}${row}"`;
    const date = text.length === 16 ? serial(text) : null;
    if (date !== null) return `<c ${place} s="1"><v>${date}</v></c>`;
    if (/^-?\d{1,9}(?:\.\d{1,4})?$/.test(text)) return `<c ${place}><v>${Number(text)}</v></c>`;
    return text === '' ? '' : `<c ${place} t="s"><v>${shared(text)}</v></c>`;
  };
  function* sheet() {
    yield `${XML}<worksheet xmlns="${MAIN}"><sheetData><row r="1">${header.map((text, k) => cell(text, k, 1)).join('')}</row>`;
    let row = 1;
    let piece = '';
    for (const cells of rows()) {
      row++;
      piece += `<row r="${row}" spans="1:${header.length}">`;
      for (let k = 0; k < cells.length; k++) piece += cell(cells[k]!, k, row);
      piece += '</row>';
      if (row % ROWS_AT_ONCE !== 0) continue;
      yield piece;
      piece = '';
    }
    yield `${piece}</sheetData></worksheet>`;
  }
  function* sharedStrings() {
    yield `${XML}<sst xmlns="${MAIN}" count="${references}" uniqueCount="${strings.size}">`;
    let piece = '';
    for (const text of strings.keys()) {
      piece += `<si><t>${escaped(text)}</t></si>`;
      if (piece.length < 1 << 18) continue;
      yield piece;
      piece = '';
    }
    yield `${piece}</sst>`;
  }
  const type = (part: string, kind: string) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const relation = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${REL}/${kind}" Target="${target}"/>`;
  const relations = (...all: string[]) => [
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`,
  ];
  const zip = await createZip(path);
  await zip.add('[Content_Types].xml', [
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('/xl/workbook.xml', 'sheet.main')}${type('/xl/worksheets/sheet1.xml', 'worksheet')}${type('/xl/styles.xml', 'styles')}${type('/xl/sharedStrings.xml', 'sharedStrings')}</Types>`,
  ]);
  await zip.add('_rels/.rels', relations(relation(1, 'officeDocument', 'xl/workbook.xml')));
  await zip.add('xl/workbook.xml', [
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ]);
  await zip.add(
    'xl/_rels/workbook.xml.rels',
    relations(
      relation(1, 'worksheet', 'worksheets/sheet1.xml'),
      relation(2, 'styles', 'styles.xml'),
      relation(3, 'sharedStrings', 'sharedStrings.xml'),
    ),
  );
  await zip.add('xl/styles.xml', [
    `${XML}<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="22" applyNumberFormat="1" xfId="0"/></cellXfs></styleSheet>`,
  ]);
  await zip.add('xl/worksheets/sheet1.xml', sheet());
  await zip.add('xl/sharedStrings.xml', sharedStrings());
  await zip.close();
}

/** Two-byte codes of GBK by character, read off the decoder. */
function gbkCodes(): Map<string, number> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\uFFFD' && !codes.has(text)) codes.set(text, (lead << 8) | trail);
    }
  return codes;
}

/** The same text in GB18030, for characters that GBK has. */
export function writeGb18030(path: string, { header, rows }: Table): void {
  const codes = gbkCodes();
  const encode = (text: string) => {
    const bytes = Buffer.allocUnsafe(text.length * 2);
    let size = 0;
    for (const char of text) {
      const code = char.charCodeAt(0);
      if (code < 128) bytes[size++] = code;
      else {
        const gbk = codes.get(char);
        if (gbk === undefined) throw new Error(`${char} is not in GBK`);
        bytes[size++] = gbk >> 8;
        bytes[size++] = gbk & 255;
      }
    }
    return bytes.subarray(0, size);
  };
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
  const file = openSync(path, 'w');
  try {
    let piece = line(header);
    for (const cells of rows()) {
      piece += line(cells);
      if (piece.length < 1 << 20) continue;
      writeSync(file, encode(piece));
      piece = '';
    }
    writeSync(file, encode(piece));
  } finally {
    closeSync(file);
  }
}
