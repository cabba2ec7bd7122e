import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import type { Cell } from '../../electron/importing/reading/rowSource.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { readRows, writeTestFile } from './readingFiles.ts';

const folder = temporaryFolder();

const HOSTILE = [
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  "=cmd|' /C calc'!A0",
  '=1+1',
  '+1+1',
  '@SUM(A1)',
  '=HYPERLINK("http://example.com","x")',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '"><svg/onload=alert(1)>',
  '&lt;b&gt; & &amp; &#x41;',
  "'; DROP TABLE customer; --",
  '\u202eevil\u202c',
  '\u200b\u200d\ufeffx',
  '👨‍👩‍👧‍👦 é é',
  'x'.repeat(32_767),
  '多'.repeat(10_000),
  'two\nlines',
  'tab\tin',
  '"quoted" and ""doubled""',
  ',;|\t,',
  '00123',
  '6217000010001234567',
  '1E5',
  'TRUE',
  '#N/A',
  ']]>',
  '{{7*7}}',
  '../../etc/passwd',
  'null',
] as const;

const short = (cell: Cell | undefined) => (typeof cell === 'string' ? `${cell.length}: ${cell.slice(0, 60)}` : cell);

/** Cells that are not as they should be, in short. */
function differing(rows: readonly (readonly Cell[])[], table: readonly (readonly Cell[])[]): unknown[] {
  const wrong: unknown[] = rows.length === table.length ? [] : [`${rows.length} rows, not ${table.length}`];
  for (const [r, row] of table.entries())
    for (const [c, cell] of row.entries())
      if (rows[r]?.[c] !== cell) wrong.push([r, c, short(rows[r]?.[c]), short(cell)]);
  return wrong.slice(0, 10);
}

describe('texts that mean mischief come back as the data they are', () => {
  const table = [
    ['__proto__', 'constructor', 'note'],
    ...HOSTILE.map((text, k) => [String(k + 1).padStart(3, '0'), text, 'end']),
  ];

  test.each(['xlsx', 'xlsm', 'xlsb', 'biff8', 'ods', 'xlml'] as const)('%s', async (bookType) => {
    // The writer of the old format never ends on a text that it would have to cut.
    const written = bookType === 'biff8' ? table.filter((row) => row.every((cell) => cell.length < 5_000)) : table;
    const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(written), '__proto__');
    const bytes = XLSX.write(book, { type: 'buffer', bookType, bookSST: true }) as Buffer;
    expect(differing(await readRows(writeTestFile(folder, 'hostile.bin', bytes)), written)).toEqual([]);
  });

  test.each([',', ';', '\t', '|'])('csv with %j', async (delimiter) => {
    const quote = (text: string) => (/["\n\r,;|\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const text = table.map((row) => row.map(quote).join(delimiter)).join('\r\n');
    expect(differing(await readRows(writeTestFile(folder, 'hostile.csv', text)), table)).toEqual([]);
  });

  test('NUL and lone surrogates: kept where the format can hold them, replaced and counted where not', async () => {
    const wide = Buffer.from('id,text\n1,a\0b\n2,c\ud800d\n3,e\n4,f\n', 'utf16le');
    const rows = await readRows(writeTestFile(folder, 'wide.csv', Buffer.concat([Buffer.from([0xff, 0xfe]), wide])));
    expect(rows.slice(0, 3)).toEqual([
      ['id', 'text'],
      ['1', 'a\0b'],
      ['2', 'c\ufffdd'],
    ]);
    const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([['a_x0000_b', 'c_xD800_d']]), 'S');
    const bytes = Buffer.from(
      (XLSX.write(book, { type: 'buffer', bookType: 'xlml' }) as Buffer).toString('utf8').replaceAll('_x005F_', '_'),
    );
    expect((await readRows(writeTestFile(folder, 'nul.xml', bytes)))[0]).toHaveLength(2);
  });
});

test('one table in every container reads the same', async () => {
  const rows = [
    ['客户编号', '金额', '备注'],
    ['00123', '12.5', '很好，谢谢'],
    ['C-2', '-3', 'Zoë & Søn'],
    ['6217000010001234567', '0', '“引号”'],
  ];
  const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(rows), '表');
  const write = (bookType: XLSX.BookType, codepage = 65001) =>
    XLSX.write(book, { type: 'buffer', bookType, codepage }) as Buffer;
  for (const [bookType, name] of [
    ['xlsx', 'a.csv'],
    ['xlsm', 'a.txt'],
    ['xlsb', 'a.xls'],
    ['biff8', 'a.xlsx'],
    ['ods', 'a.xlsx'],
    ['fods', 'a.xml'],
    ['xlml', 'a.xls'],
    ['html', 'a.xls'],
    ['txt', 'a.xls'],
    ['csv', 'a.dat'],
  ] as const)
    expect([bookType, await readRows(writeTestFile(folder, name, write(bookType)))]).toEqual([bookType, rows]);
});

test('what our own csv and a spreadsheet writer hold is read back the same', { timeout: 120_000 }, async () => {
  const text = fc
    .oneof(
      fc.constantFrom(...HOSTILE.filter((hostile) => hostile.length < 1_000)),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
      fc.string({
        unit: fc.constantFrom('"', ',', '\n', '中', ' ', "'", '=', ';', '\t', 'a'),
        minLength: 1,
        maxLength: 8,
      }),
    )
    .filter((value) => value.trim() !== '' && !/[\p{Cs}\uFFFE\uFFFF]|(?!\n|\t)\p{Cc}/u.test(value));
  const tables = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }))
    .map((rows) => [rows[0]!.map((_, k) => `column ${k}`), ...rows]);
  await fc.assert(
    fc.asyncProperty(tables, fc.constantFrom('\n', '\r\n'), async (rows, end) => {
      const quoted = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join(end);
      expect(differing(await readRows(writeTestFile(folder, 'own.csv', `\uFEFF${quoted}`)), rows)).toEqual([]);
      const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(rows), 'S');
      for (const bookType of ['xlsx', 'xlsb', 'biff8'] as const) {
        const bytes = XLSX.write(book, { type: 'buffer', bookType, bookSST: true }) as Buffer;
        expect(differing(await readRows(writeTestFile(folder, 'own.bin', bytes)), rows)).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});
