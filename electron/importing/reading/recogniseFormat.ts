// The format of a file from its bytes. Names lie: many shops export web pages and text under .xls.
import { AppError } from '../../../shared/errors.ts';
import { byteOrderMark, detectEncoding } from './detectEncoding.ts';
import { readEvidence } from './readText.ts';
import { readZip } from './readZip.ts';
import type { SourceFormat } from './rowSource.ts';
import { findWorkbook } from './xlsxParts.ts';

const startsWith = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, k) => bytes[k] === byte);

async function zipFormat(path: string): Promise<SourceFormat> {
  const zip = await readZip(path);
  try {
    const names = new Set([...zip.entries.keys()].map((name) => name.toLowerCase()));
    if (zip.entries.get('META-INF/manifest.xml') && names.has('content.xml')) {
      const manifest = await zip.part('META-INF/manifest.xml');
      if (manifest?.includes('encryption-data')) throw new AppError('imports.passwordProtected');
      const type = (await zip.part('mimetype'))?.toString('latin1') ?? '';
      if (type.includes('text') || type.includes('presentation')) throw new AppError('imports.notSpreadsheet');
      return 'ods';
    }
    if (names.has('content.xml')) return 'ods';
    const workbook = await findWorkbook(zip);
    if (/\.bin$/i.test(workbook)) return 'xlsb';
    if (names.has(workbook.toLowerCase()) && !/word\/|ppt\//i.test(workbook)) return 'xlsx';
    throw new AppError('imports.notSpreadsheet');
  } finally {
    await zip.close();
  }
}

/** An OLE container: an old workbook, or a new one under a password. */
function oleFormat(slices: readonly Buffer[]): SourceFormat {
  const has = (name: string) => slices.some((slice) => slice.includes(Buffer.from(name, 'utf16le')));
  if (has('EncryptedPackage')) throw new AppError('imports.passwordProtected');
  if (has('WordDocument') || has('PowerPoint Document')) throw new AppError('imports.notSpreadsheet');
  return 'xls';
}

function isJson(text: string): boolean {
  if (!/^[{[]\s*["{[\]}]/.test(text)) return false;
  if (/"\s*:/.test(text.slice(0, 2000))) return true;
  try {
    return text.length < 1 << 16 && typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

function textFormat(slices: readonly Buffer[]): SourceFormat {
  const head = slices[0]!;
  const { encoding, bomBytes } = detectEncoding([head]);
  const text = new TextDecoder(encoding).decode(head.subarray(bomBytes, 1 << 16)).trimStart();
  if (text.startsWith('<')) {
    if (/urn:schemas-microsoft-com:office:spreadsheet/.test(text) && /<(?:\w+:)?Workbook/.test(text)) return 'xml';
    if (/urn:oasis:names:tc:opendocument/.test(text)) return 'ods';
    if (/<(?:html|table|body|head|meta|!doctype\s+html)\b/i.test(text)) return 'html';
    if (/^<[?!a-z]/i.test(text)) throw new AppError('imports.notSpreadsheet');
  }
  if (/^mime-version:|^ID;P/i.test(text)) throw new AppError('imports.notSpreadsheet');
  if (isJson(text)) throw new AppError('imports.notSpreadsheet');
  // Text has next to no control characters; programs, pictures and archives are full of them.
  let controls = 0;
  const looked = text.slice(0, 8192);
  for (let i = 0; i < looked.length; i++) {
    const code = looked.charCodeAt(i);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12 && code !== 0x1a) controls++;
  }
  if (controls > 2 + looked.length * 0.01) throw new AppError('imports.notSpreadsheet');
  if (looked.trim() === '') throw new AppError('imports.noRows');
  return 'csv';
}

export async function recogniseFormat(path: string): Promise<SourceFormat> {
  const { slices } = await readEvidence(path);
  const head = slices[0]!;
  if (startsWith(head, 0x50, 0x4b, 3, 4)) return zipFormat(path);
  if (startsWith(head, 0x50, 0x4b)) throw new AppError('imports.notSpreadsheet');
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return oleFormat(slices);
  // Workbooks of Excel 2 to 4 stand outside any container.
  if (head[0] === 9 && [0, 2, 4, 8].includes(head[1]!) && head[2]! >= 4 && head[2]! <= 16 && head[3] === 0)
    return 'xls';
  const known = [
    [0x1f, 0x8b],
    [0x25, 0x50, 0x44, 0x46],
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0x37, 0x7a, 0xbc, 0xaf],
    [0x52, 0x61, 0x72, 0x21],
    [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
    [0x47, 0x49, 0x46, 0x38],
  ];
  if (!byteOrderMark(head) && known.some((signature) => startsWith(head, ...signature))) {
    throw new AppError('imports.notSpreadsheet');
  }
  return textFormat(slices);
}
