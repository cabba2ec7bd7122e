import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectEncoding } from '../../electron/importing/reading/detectEncoding.ts';
import { openHere } from '../../electron/importing/reading/openHere.ts';
import { makeCsvScanner } from '../../electron/importing/reading/scanCsv.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { json, readRows, rowsOf, sharedData, withoutData, writeTestFile } from './readingFiles.ts';

const folder = temporaryFolder();
const parse = (...pieces: string[]) => {
  const rows: string[][] = [];
  const scanner = makeCsvScanner(',');
  for (const piece of pieces) scanner.push(piece, false, rows);
  scanner.push('', true, rows);
  return { rows, broken: scanner.brokenQuotes() };
};

describe('the scanner', () => {
  test('quotes, doubled quotes, line breaks inside quotes, all line ends, ragged rows', () => {
    expect(parse('a,b\n"x, ""y""","1\r\n2"\r\n3\r4,5,6').rows).toEqual([
      ['a', 'b'],
      ['x, "y"', '1\r\n2'],
      ['3'],
      ['4', '5', '6'],
    ]);
    expect(parse('a,').rows).toEqual([['a', '']]);
    expect(parse('a,"').rows).toEqual([['a', '"']]);
    expect(parse('').rows).toEqual([]);
  });

  test('a quote that is never closed is a plain character', () => {
    const { rows, broken } = parse('a,"b\nc,d\ne,f\n');
    expect(rows).toEqual([
      ['a', '"b'],
      ['c', 'd'],
      ['e', 'f'],
    ]);
    expect(broken).toBe(1);
  });

  test('where the text is cut makes no difference', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '中', '"', ',', '\n', '\r', ' ', '1'), maxLength: 6 });
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        table,
        fc.array(fc.nat(60), { maxLength: 4 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        (rows, cuts, end) => {
          const text = rows.map((row) => row.map(quote).join(',')).join(end) + end;
          const places = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length];
          const pieces = places.slice(1).map((place, k) => text.slice(places[k], place));
          expect(parse(...pieces).rows).toEqual(rows);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('text files', () => {
  const chinese = '订单编号,会员名,金额\n1,张伟,12.5\n2,李娜,3\n';
  const iconv = (text: string, table: Record<string, number[]>) =>
    new Uint8Array([...text].flatMap((char) => table[char] ?? [char.charCodeAt(0)]));
  const gbk = iconv('会员,金额\n张三,1\n', {
    会: [0xbb, 0xe1],
    员: [0xd4, 0xb1],
    金: [0xbd, 0xf0],
    额: [0xb6, 0xee],
    张: [0xd5, 0xc5],
    三: [0xc8, 0xfd],
  });

  test.each([
    ['utf-8', Buffer.from(chinese)],
    ['utf-8 with mark', Buffer.from(`\uFEFF${chinese}`)],
    ['utf-16le', Buffer.from(`\uFEFF${chinese}`, 'utf16le')],
    ['utf-16le without mark', Buffer.from('id,name,sum\n1,Zhang,12.5\n', 'utf16le')],
    ['utf-16be', Buffer.from(`\uFEFF${chinese}`, 'utf16le').swap16()],
  ])('%s', async (_name, bytes) => {
    const rows = await readRows(writeTestFile(folder, 'text.csv', bytes));
    expect(rows[1]!.at(-1)).toBe('12.5');
    expect(rows[0]![0]).toMatch(/^(订单编号|id)$/);
  });

  test('GB18030 and Windows-1252 are told apart', async () => {
    const source = await openHere(writeTestFile(folder, 'gbk.csv', gbk));
    expect(source.encoding).toBe('GB18030');
    expect(await rowsOf(source)).toEqual([
      ['会员', '金额'],
      ['张三', '1'],
    ]);
    const french = iconv('prénom,prix £\nHélène,5\nZoë,7\n', { é: [0xe9], è: [0xe8], ë: [0xeb], '£': [0xa3] });
    const west = await openHere(writeTestFile(folder, 'latin.csv', french));
    expect(west.encoding).toBe('Windows-1252');
    expect((await rowsOf(west))[1]).toEqual(['Hélène', '5']);
  });

  test('Big5 and Shift_JIS', () => {
    // 訂單編號 會員 金額 姓名 電話 / 注文番号、お客様、きんがく
    const big5 = [0xad, 0x71, 0xb3, 0xe6, 0xbd, 0x73, 0xb8, 0xb9, 0xb7, 0x7c, 0xad, 0xfb, 0xaa, 0xf7, 0xc3, 0x42];
    expect(detectEncoding([new Uint8Array([...big5, 10, ...big5])]).encoding).toBe('big5');
    const sjis = [
      0x92, 0x8d, 0x95, 0xb6, 0x82, 0xa8, 0x8b, 0x71, 0x97, 0x6c, 0x82, 0xab, 0x82, 0xf1, 0x82, 0xaa, 0x82, 0xad,
    ];
    expect(detectEncoding([new Uint8Array(sjis)]).encoding).toBe('shift_jis');
  });

  test('bytes that do not fit are replaced and counted', async () => {
    const bytes = Buffer.concat([Buffer.from(`${'客户,金额\n'.repeat(300)}`), Buffer.from([0xff, 0xfe, 10])]);
    const source = await openHere(writeTestFile(folder, 'broken.csv', bytes));
    await rowsOf(source);
    expect(source.notices().map(({ key }) => key)).toEqual(['imports.notice.replaced']);
  });

  test.each([
    [';', 'name;price;town\nA;1,50;X\nB;2,50;Y\n'],
    ['\t', 'name\tprice\nA, B\t1\nC, D\t2\n'],
    ['|', 'name|price\nA, B|1\nC|2\n'],
    [' ', ' 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2   29.73\n'],
    [',', 'note\nthe quick brown fox\njumps over\n'],
    [';', 'sep=;\na;b\n1;2\n'],
  ])('delimiter %j', async (delimiter, text) => {
    const source = await openHere(writeTestFile(folder, 'delimited.csv', text));
    expect(source.delimiter).toBe(delimiter);
    const rows = await rowsOf(source);
    if (delimiter !== ',') expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rows.flat().join('')).not.toContain('sep=');
  });

  test('a file longer than any piece reads whole, with row numbers as a spreadsheet shows them', async () => {
    const line = (k: number) => `${k},"name ${k}, ""quoted""",中${k}`;
    const text = `id,name,word\n\n${Array.from({ length: 60_000 }, (_, k) => line(k)).join('\r\n')}`;
    const source = await openHere(writeTestFile(folder, 'long.csv', text));
    let rows = 0;
    let lastNumber = 0;
    for await (const batch of source.batches(0)) {
      rows += batch.rows.length;
      lastNumber = batch.numbers.at(-1)!;
      for (const row of batch.rows) expect(row.length).toBe(3);
    }
    expect(rows).toBe(60_001);
    expect(lastNumber).toBe(60_002);
  });
});

const spectrum = sharedData('csv', 'csv_spectrum');
describe.skipIf(withoutData('csv', 'csv_spectrum'))('csv-spectrum: cell for cell the known answers', () => {
  const names = withoutData('csv') ? [] : readdirSync(`${spectrum}/csvs`);
  test.each(names)('%s', async (name) => {
    const [header, ...rows] = await readRows(`${spectrum}/csvs/${name}`);
    const expected = json(`${spectrum}/json/${basename(name, '.csv')}.json`) as Record<string, string>[];
    const plain = (text: string) => text.replaceAll('\r\n', '\n');
    const read = rows.map((row) => Object.fromEntries(header!.map((key, k) => [key, plain(String(row[k]))])));
    // One answer was written with the signs lost that its file holds in Windows-1252.
    if (name === 'location_coordinates.csv') expect(read[0]!.Cities).toBe('Modesto');
    else
      expect(read).toEqual(
        expected.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, plain(v)]))),
      );
  });
});

const testData = sharedData('csv', 'csv_test_data');
describe.skipIf(withoutData('csv', 'csv_test_data'))('csv-test-data', () => {
  const names = withoutData('csv') ? [] : readdirSync(`${testData}/json`).map((name) => basename(name, '.json'));
  // Blank rows are no rows here, and a csv without any row is told as such.
  const blank = new Set(['all-empty', 'empty-one-column']);
  test.each(names.filter((name) => !blank.has(name)))('%s', async (name) => {
    const expected = json(`${testData}/json/${name}.json`) as (string[] | Record<string, string>)[];
    const rows = await readRows(`${testData}/csv/${name}.csv`);
    const cells = rows.map((row) => row.map((cell) => String(cell).replaceAll('\r\n', '\n')));
    const first = expected[0];
    const known =
      Array.isArray(first) || first === undefined
        ? expected
        : [Object.keys(first), ...expected.map((row) => Object.values(row))];
    if (known.length > 0) expect(cells).toEqual(known);
  });
});
