import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { openSource } from '../../electron/importing/openSource.ts';
import { residentBytes } from '../../electron/importing/reading/residentBytes.ts';
import { dayNumber } from '../../shared/dates.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { refusal, rowsOf, writeTestFile } from './readingFiles.ts';

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
