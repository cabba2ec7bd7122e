import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { openSource } from '../../electron/importing/openSource.ts';
import { residentBytes } from '../../electron/importing/reading/residentBytes.ts';
import { dayNumber } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { readRows, refusal, rowsOf, sharedData, withoutData, writeTestFile } from './importing.ts';

const folder = temporaryFolder();

function childProcesses(): string[] {
  if (process.platform !== 'linux') return [];
  const listed = execFileSync('ps', ['-o', 'args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  return listed.split('\n').filter((line) => line.includes('readerChild'));
}

describe('containers read in a child process', () => {
  test.each(['biff8', 'xlsb', 'ods', 'xlml'] as const)('%s: sheets, dates, hidden sheets, gaps', async (bookType) => {
    const sheet = XLSX.utils.aoa_to_sheet([['客户', 'when', 'n'], ['张伟', null, 2.5], [], ['x', null, true]]);
    sheet.B2 = { t: 'n', v: 45_356.75, z: 'yyyy-mm-dd hh:mm' };
    const book = XLSX.utils.book_new(sheet, '订单');
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['y']]), 'hid');
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    const path = writeTestFile(
      folder,
      'book.bin',
      XLSX.write(book, { type: 'buffer', bookType, codepage: 936 }) as Buffer,
    );
    const source = await openSource(path);
    expect(source.sheets.map(({ name }) => name)).toEqual(['订单', 'hid']);
    const rows = await rowsOf(source);
    expect(rows[0]).toEqual(['客户', 'when', 'n']);
    expect(rows[1]).toEqual(['张伟', { day: dayNumber(2024, 3, 5), minute: 1080 }, 2.5]);
    expect(rows).toHaveLength(3);
    await source.close();
  });

  test('a web page under .xls: texts as they stand, in GBK', async () => {
    const gbk = { 会: [0xbb, 0xe1], 员: [0xd4, 0xb1] } as Record<string, number[]>;
    const html =
      '<html><head><meta charset="gb2312"></head><body><table><tr><th>会员</th><th>no</th></tr><tr><td>00123</td><td>2024-03-05</td></tr></table></body></html>';
    const bytes = new Uint8Array([...html].flatMap((char) => gbk[char] ?? [char.charCodeAt(0)]));
    const source = await openSource(writeTestFile(folder, 'export.xls', bytes));
    expect(source.format).toBe('html');
    expect(await rowsOf(source)).toEqual([
      ['会员', 'no'],
      ['00123', '2024-03-05'],
    ]);
    await source.close();
  });

  test('no child is left behind, whatever became of the file', async () => {
    const broken = writeTestFile(
      folder,
      'broken.xls',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(5000, 7)]),
    );
    expect((await refusal(openSource(broken))).code).toMatch(/^imports\.(damaged|notSpreadsheet|readerMemory)$/);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(childProcesses()).toEqual([]);
  });

  test('memory of a process is seen from outside', async () => {
    expect(await residentBytes(process.pid)).toBeGreaterThan(20 * 2 ** 20);
    expect(await residentBytes(2 ** 30)).toBeNull();
  });
});

const root = sharedData('spreadsheets');
describe.skipIf(withoutData('spreadsheets'))('the collection of broken, hostile and odd files', () => {
  // Every fifth file here; each gives rows or an error with a code.
  const names = withoutData('spreadsheets')
    ? []
    : (readdirSync(root, { recursive: true }) as string[])
        .filter((name) => /\.(xls[xmb]?|ods|csv|tsv|xml|html|slk|gnumeric)$/i.test(name))
        .sort()
        .filter((_, k) => k % 5 === 0);
  test('every fifth of them reads or says why not', { timeout: 600_000 }, async () => {
    const wrong: string[] = [];
    for (const name of names) {
      const started = performance.now();
      try {
        const source = await openSource(join(root, name));
        try {
          for (const k of source.sheets.keys()) for await (const _batch of source.batches(k));
        } finally {
          await source.close();
        }
      } catch (error) {
        if (!(error instanceof AppError && error.code.startsWith('imports.'))) wrong.push(`${name}: ${error}`);
      }
      if (performance.now() - started > 31_000) wrong.push(`${name} took too long`);
    }
    expect(wrong).toEqual([]);
  });

  test('files of every kind of trouble get their own words', async () => {
    const find = (file: string) =>
      (readdirSync(root, { recursive: true }) as string[]).find((name) => name.endsWith(file))!;
    for (const [file, code] of [
      ['pass_protected.xlsx', 'imports.passwordProtected'],
      ['pass_protected.xlsb', 'imports.passwordProtected'],
      ['pass_protected.ods', 'imports.passwordProtected'],
      ['pwtest3.xls', 'imports.passwordProtected'],
      ['oleloop.xls', 'imports.damaged'],
    ]) {
      const path = join(root, find(file!));
      expect(statSync(path).isFile()).toBe(true);
      expect((await refusal(readRows(path))).code, file).toBe(code);
    }
  });
});
