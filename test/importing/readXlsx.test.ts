import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { openHere } from '../../electron/importing/reading/openHere.ts';
import type { Cell } from '../../electron/importing/reading/rowSource.ts';
import { dayNumber } from '../../shared/dates.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { readRows, refusal, rowsOf, writeTestFile } from './readingFiles.ts';
import { makeZip, tinyXlsx } from './tinyXlsx.ts';

const folder = temporaryFolder();
const data = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const read = (book: Parameters<typeof tinyXlsx>[0]) => readRows(writeTestFile(folder, 'tiny.xlsx', tinyXlsx(book)));

describe('the sheet scanner', () => {
  test('cells of every kind, in any order of attributes, with gaps and formulas', async () => {
    const rows = await read({
      sheet: data(
        `<row r="2"><c t='s' r='B2'><v>0</v></c><c r="D2"><f>1+1</f><v>2</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#N/A</v></c></row>
         <row r="5" spans="1:3"><c t="inlineStr"><is><t xml:space="preserve"> a &amp; b </t></is></c><c><v>-1.5E3</v></c><c r="D5" t="str"><f>x</f><v>t&lt;u</v></c></row>`,
      ),
      shared: '<sst><si><r><t>一</t></r><r><t>二_x000A_</t></r><rPh><t>x</t></rPh></si></sst>',
    });
    expect(rows).toEqual([
      [null, '一二\n', null, 2, true, '#N/A'],
      [' a & b ', -1500, null, 't<u', null, null],
    ]);
  });

  test('dates in both epochs, by built-in and own formats; numbers that only look like dates stay numbers', async () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="0.00&quot;d&quot;"/><numFmt numFmtId="166" formatCode="[Red]#,##0"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`;
    const sheet = data(
      '<row r="1"><c r="A1" s="1"><v>40513.35138888889</v></c><c r="B1" s="2"><v>40513</v></c><c r="C1" s="3"><v>40513</v></c><c r="D1" s="4"><v>40513</v></c><c r="E1" s="1"><v>59</v></c></row>',
    );
    const day = dayNumber(2010, 12, 1);
    expect(await read({ sheet, styles })).toEqual([
      [{ day, minute: 506 }, { day, minute: null }, 40513, 40513, { day: dayNumber(1900, 2, 28), minute: null }],
    ]);
    const later = await read({ sheet, styles, workbookPr: '<workbookPr date1904="1"/>' });
    expect(later[0]![1]).toEqual({ day: day + 1462, minute: null });
  });

  test('prefixed tags, UTF-16 parts, strings that are CDATA', async () => {
    const rows = [['a', 1]];
    const prefixed =
      '<x:worksheet xmlns:x="y"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c r="B1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await read({ sheet: prefixed })).toEqual(rows);
    const wide = data('<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1"><v>1</v></c></row>');
    expect(await read({ sheet: Buffer.from(`\uFEFF${wide}`, 'utf16le') as unknown as string })).toEqual(rows);
    expect(
      await read({
        sheet: data('<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[a]]></t></is></c><c r="B1"><v>1</v></c></row>'),
      }),
    ).toEqual(rows);
  });

  test('times, elapsed hours and ids with leading zeros are what a person sees', async () => {
    const codes = ['h:mm', '[h]:mm', '00000', '0.00%', 'h"时"mm"分"', '000000;-000000', 'mmm-yy'];
    const styles = `<styleSheet><numFmts>${codes.map((code, k) => `<numFmt numFmtId="${170 + k}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts>
      <cellXfs><xf numFmtId="0"/>${codes.map((_, k) => `<xf numFmtId="${170 + k}"/>`).join('')}<xf numFmtId="20"/></cellXfs></styleSheet>`;
    const values = ['0.3541666667', '1.5', '123', '0.125', '0.5', '12', '45356', '0.35418'];
    const cells = values.map((value, k) => `<c r="${'ABCDEFGH'[k]}1" s="${k + 1}"><v>${value}</v></c>`).join('');
    expect(
      await read({ sheet: data(`<row r="1">${cells}</row><row r="2"><c r="A2" s="3"><v>17850</v></c></row>`), styles }),
    ).toEqual([
      ['08:30', '36:00', '00123', 0.125, '12:00', '000012', { day: dayNumber(2024, 3, 5), minute: null }, '08:30:01'],
      [17850, null, null, null, null, null, null, null],
    ]);
  });

  test('what is left out is counted and told', async () => {
    const dde = '<externalLink><ddeLink ddeService="cmd" ddeTopic="calc"/></externalLink>';
    const path = writeTestFile(
      folder,
      'left.xlsm',
      tinyXlsx({
        sheet: data(
          '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><v>1</v></c><c r="C1"><f>2</f><v></v></c></row><row r="2"><c r="A2" t="str"><f>""</f><v/></c><c r="B2"><v>1</v></c></row>',
        ),
        state: 'veryHidden',
        more: [
          { name: 'xl/vbaProject.bin', data: 'x' },
          { name: 'xl/externalLinks/externalLink1.xml', data: '<externalLink/>' },
          { name: 'xl/externalLinks/externalLink2.xml', data: dde },
          { name: 'xl/charts/chart1.xml', data: '<c/>' },
          { name: 'xl/pivotTables/pivotTable1.xml', data: '<p/>' },
        ],
      }),
    );
    const source = await openHere(path);
    for await (const _batch of source.batches(0));
    const told = source.notices().map(({ key, params }) => [key.split('.').at(-1), params.count ?? null]);
    await source.close();
    expect(told).toEqual([
      ['macros', null],
      ['hiddenSheets', 1],
      ['externalLinks', 1],
      ['dde', 1],
      ['charts', 1],
      ['pivots', 1],
      ['uncalculated', 1],
    ]);
  });

  test('a merged header names each of its columns; a title and the data stay as they are', async () => {
    const text = (place: string, word: string) => `<c r="${place}" t="inlineStr"><is><t>${word}</t></is></c>`;
    const sheet = `<worksheet><sheetData><row r="1">${text('A1', 'Title')}</row><row r="2">${text('A2', 'id')}${text('B2', 'address')}</row><row r="3">${text('A3', '1')}${text('B3', 'x')}${text('C3', 'y')}</row></sheetData><mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="B2:C2"/><mergeCell ref="B3:C3"/></mergeCells></worksheet>`;
    const source = await openHere(writeTestFile(folder, 'merged.xlsx', tinyXlsx({ sheet })));
    const rowsOfTop: Cell[][] = [];
    for await (const { rows } of source.batches(0, { maxRows: 100 })) for (const row of rows) rowsOfTop.push([...row]);
    expect(rowsOfTop).toEqual([['Title'], ['id', 'address', 'address'], ['1', 'x', 'y']]);
    expect(await rowsOf(source)).toEqual([['Title'], ['id', 'address'], ['1', 'x', 'y']]);
    await source.close();
  });

  test('what stands behind the data is not read as data', async () => {
    const sheet =
      '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><rowBreaks><brk/></rowBreaks></worksheet>';
    expect(await read({ sheet })).toEqual([[1]]);
  });
});

describe('limits and lies', () => {
  const one = data('<row r="1"><c r="A1"><v>1</v></c></row>');
  const codeOf = async (bytes: Uint8Array, name = 'x.xlsx') =>
    (await refusal(readRows(writeTestFile(folder, name, bytes)))).code;

  test('a DOCTYPE, a wrong checksum, a wrong size, a cut file', async () => {
    const doctype = tinyXlsx({ sheet: `<!DOCTYPE x [<!ENTITY a "b">]>${one}` });
    expect(await codeOf(doctype)).toBe('imports.damaged');
    const sheet = { name: 'xl/worksheets/sheet1.xml', data: one };
    const rest = { name: 'x', data: 'y' };
    expect(await codeOf(tinyXlsx({ sheet: one, more: [{ ...sheet, claims: { crc: 1 } }, rest] }))).toBe(
      'imports.damaged',
    );
    expect(await codeOf(tinyXlsx({ sheet: one, more: [{ ...sheet, claims: { size: 20 } }] }))).toBe('imports.damaged');
    const whole = tinyXlsx({ sheet: one });
    for (const share of [0.2, 0.5, 0.8, 0.99])
      expect(await codeOf(whole.subarray(0, whole.length * share))).toBe('imports.damaged');
    expect(await codeOf(whole.subarray(0, 35))).toBe('imports.damaged');
  });

  test('too many parts, too large parts, columns and rows beyond any sheet', async () => {
    const many = Array.from({ length: 2001 }, (_, k) => ({ name: `p${k}`, data: '' }));
    expect(await codeOf(makeZip(many))).toBe('imports.tooBig');
    const huge = { name: 'xl/worksheets/sheet1.xml', data: one, claims: { size: 2 ** 30 } };
    expect(await codeOf(tinyXlsx({ sheet: one, more: [huge] }))).toBe('imports.tooBig');
    expect(await codeOf(tinyXlsx({ sheet: data('<row r="1"><c r="AAAAAAAA1"><v>1</v></c></row>') }))).toBe(
      'imports.damaged',
    );
    expect(await codeOf(tinyXlsx({ sheet: data('<row r="4294967296"><c r="A1"><v>1</v></c></row>') }))).toBe(
      'imports.damaged',
    );
  });

  test('other zips, empty files and passwords are told apart', async () => {
    expect(await codeOf(makeZip([{ name: 'word/document.xml', data: '<w/>' }]))).toBe('imports.notSpreadsheet');
    expect(await codeOf(new Uint8Array(0))).toBe('imports.emptyFile');
    expect(await codeOf(Buffer.from('%PDF-1.7 ...'))).toBe('imports.notSpreadsheet');
    const ole = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(1000),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect(await codeOf(ole)).toBe('imports.passwordProtected');
    // A zip whose parts are enciphered says so in a flag of each.
    const locked = tinyXlsx({ sheet: one });
    for (let at = locked.indexOf('PK\u0001\u0002'); at >= 0; at = locked.indexOf('PK\u0001\u0002', at + 4))
      locked[at + 8] = 1;
    expect(await codeOf(locked)).toBe('imports.passwordProtected');
    expect((await refusal(openHere(join(folder, 'gone.xlsx')))).code).toBe('imports.fileGone');
  });
});

test('what a spreadsheet writer writes is read back the same', async () => {
  const cell = fc.oneof(
    fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .filter(
        (text) => text.trim() !== '' && !/_x[\da-f]{4}_/i.test(text) && !/[\uFFFE\uFFFF\p{Cs}\p{Cc}]/u.test(text),
      ),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom('__proto__', 'constructor', '=1+1', '<b>x</b>', 'a\'b"c', '&amp;', '\u202eRTL', 'x'.repeat(32_767)),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      async (rows, bookSST) => {
        const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(rows), 'S');
        const bytes = XLSX.write(book, { type: 'buffer', bookType: 'xlsx', bookSST }) as Buffer;
        const back = await readRows(writeTestFile(folder, 'written.xlsx', bytes));
        const plain = (row: readonly Cell[]) => row.filter((value) => value !== null);
        expect(back.map(plain)).toEqual(rows.map((row) => row.map((value) => (value === 0 ? 0 : value))));
      },
    ),
    { numRuns: 60 },
  );
});
