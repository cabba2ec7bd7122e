import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openHere } from '../../electron/importing/reading/openHere.ts';
import { readEach, trouble } from './readEach.ts';
import { readRows, refusal, sharedData, withoutData } from './readingFiles.ts';

const root = sharedData('spreadsheets');

function filesIn(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}

describe.skipIf(withoutData('spreadsheets'))('the collection of odd, broken and hostile files', () => {
  const find = (name: string) => filesIn(root).find((path) => path.endsWith(name)) ?? name;

  // Busy machines are slow: what counts is that nothing hangs. A reader that does is ended after 30 s of silence.
  test('each gives rows or says why not', { timeout: 300_000 }, async () => {
    const outcomes = await readEach([...filesIn(root), ...filesIn(sharedData('csv'))]);
    expect(trouble(outcomes, 25_000)).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(600);
    const read = outcomes.filter(({ code }) => code === null);
    expect(read.length).toBeGreaterThan(550);
    // Hardly any file is refused that other programs open.
    expect(outcomes.filter(({ code }) => code === 'imports.damaged').length).toBeLessThan(9);
    expect(outcomes.filter(({ code }) => code === 'imports.readerMemory').length).toBeLessThan(3);
  });

  test.each([
    ['pass_protected.xlsx', 'imports.passwordProtected'],
    ['pass_protected.xlsb', 'imports.passwordProtected'],
    ['pass_protected.ods', 'imports.passwordProtected'],
    ['pwtest.xls', 'imports.passwordProtected'],
    ['pwtest2.xls', 'imports.passwordProtected'],
    ['pwtest3.xls', 'imports.passwordProtected'],
    ['issue_385.xls', 'imports.passwordProtected'],
    ['oleloop.xls', 'imports.damaged'],
    ['issue252.xlsx', 'imports.damaged'],
    ['gzbomb.gnumeric', 'imports.notSpreadsheet'],
    ['badhtml.html', 'imports.notSpreadsheet'],
    ['XEETestValidUTF-8.xml', 'imports.notSpreadsheet'],
    ['CSV/empty.csv', 'imports.emptyFile'],
  ])('%s gets its own words: %s', async (file, code) => {
    expect((await refusal(readRows(find(file)))).code).toBe(code);
  });

  test.each([
    ['any_sheets.xlsx', ['Hidden', 'VeryHidden'], ['hiddenSheets', 'charts']],
    ['any_sheets.xlsb', ['Hidden', 'VeryHidden'], ['hiddenSheets', 'charts']],
    ['any_sheets.xls', ['Hidden', 'VeryHidden'], ['macros', 'hiddenSheets']],
    ['any_sheets.ods', ['Hidden', 'VeryHidden'], ['hiddenSheets', 'charts']],
    ['errors.xlsx', [], ['externalLinks']],
    ['vba.xlsm', [], ['macros']],
    ['pivots.xlsx', [], ['pivots']],
  ])('%s: hidden sheets %j, told %j', async (file, hidden, told) => {
    const source = await openHere(find(file));
    expect(source.sheets.filter((sheet) => sheet.hidden).map(({ name }) => name)).toEqual(hidden);
    expect(source.notices().map(({ key }) => key.split('.').at(-1))).toEqual(told);
    await source.close();
  });

  test('a few that other readers trip over, as a person sees them', async () => {
    const first = async (file: string, sheet = 0) => (await readRows(find(file), sheet)).slice(0, 2);
    const day = (iso: string) => ({ day: Date.parse(iso) / 86_400_000, minute: null });
    expect(await first('date_1904.xls')).toEqual([
      [day('2021-01-01'), 15],
      [day('2021-01-02'), 16],
    ]);
    expect(await first('calamine/tests/date.ods')).toEqual([
      [day('2021-01-01'), 15],
      [{ ...day('2021-01-01'), minute: 610 }, 16],
    ]);
    expect(await first('charset.gb18030.html')).toEqual([['电视机']]);
    expect(await first('charset.ISO-8859-2.html')).toEqual([
      ['Ŕ1', 'B1', 'ç1', 'D1'],
      ['Ă2', 'B2', 'C2', 'Đ2'],
    ]);
    expect(await first('CSV/premiere.utf16be.csv')).toEqual([
      ['première', 'second', 'troisième'],
      ['Quatrième', 'cinquième', 'sixième'],
    ]);
    expect(await first('CSV/premiere.win1252.csv')).toEqual(await first('CSV/premiere.utf8bom.csv'));
    expect(await first('CSV/sep.csv')).toEqual([
      ['A', '1'],
      ['2', '3'],
    ]);
    expect((await first('issue.3658.xml'))[0]).toEqual([123]);
    expect(await first('issue_530.xlsx')).toEqual([
      ['报表导出人：', '于国栋'],
      ['报表导出时间：', '2023年03月04日'],
    ]);
    expect((await first('hyperlinkbase.xml')).length).toBeGreaterThan(0);
  });
});
