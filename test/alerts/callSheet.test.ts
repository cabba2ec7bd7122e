// The call sheet there and back: fifty rows without loss, and what is wrong told by row and column.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { read, utils } from 'xlsx';
import { writeXlsx, type XlsxCell } from '../../electron/reporting/xlsxFile.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { alertShop, rhythm } from './shop.ts';

const folder = temporaryFolder();
const D = '2024-05-05';
const codes = Array.from({ length: 50 }, (_, i) => String(i).padStart(4, '0'));
const shop = {
  customers: codes.map((code) => ({
    code,
    name: code === '0007' ? '=HYPERLINK("x")' : `客户 ${code}`,
    phone: '13800000001',
  })),
  lines: codes.flatMap((code, i) => rhythm(code, '2024-01-01', 10, 10, 10 + i)),
};

async function open() {
  const made = alertShop(folder, shop);
  await made.call('alerts.refresh', { asOf: D });
  return made;
}

type Grid = XlsxCell[][];
let written = 0;
/** The sheet as somebody fills it in and saves it again. */
async function filledIn(path: string, fill: (grid: Grid) => void): Promise<string> {
  const book = read(readFileSync(path));
  const grid = utils.sheet_to_json<XlsxCell[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1, defval: null });
  fill(grid);
  const out = join(folder, `filled${written++}.xlsx`);
  const [head, ...rows] = grid;
  await writeXlsx(
    out,
    'sheet',
    head!.map((cell) => ({ header: String(cell ?? ''), kind: 'text', widthChars: 12 })),
    [rows],
  );
  return out;
}
const placeOf = (grid: Grid, head: string) => grid[0]!.findIndex((cell) => String(cell).startsWith(head));

describe('there and back', () => {
  test.each(['en', 'zh-CN'] as const)('fifty rows lose none (%s)', async (locale) => {
    const { call, project, pathOf, ticketFor } = await open();
    const sheet = await call('alerts.callSheet', { asOf: D, locale });
    expect(sheet.rows).toBe(50);
    const words = [1, '2', locale === 'en' ? 'lost' : '已流失', locale === 'en' ? '4 Not reached' : ' 联系不上 '];
    const path = await filledIn(pathOf(sheet), (grid) => {
      const [outcome, owner, note] = [grid[0]!.length - 3, grid[0]!.length - 2, grid[0]!.length - 1];
      grid.slice(1).forEach((row, i) => {
        row[outcome] = words[i % 4]!;
        row[owner] = `Ann ${i % 3}`;
        row[note] = i % 2 ? `=1+${i}, “语”` : null;
      });
    });
    const file = ticketFor(path);
    const preview = await call('alerts.readBack', { asOf: D, file });
    expect(preview.problems).toEqual([]);
    expect(preview).toMatchObject({ total: 50, unchanged: 0 });
    expect(await call('alerts.storeBack', { asOf: D, file, by: '店长' })).toEqual({ step: 1, alerts: 50 });
    const { rows } = await call('alerts.list', { asOf: D });
    expect(rows).toHaveLength(50);
    const outcomes = ['falseAlarm', 'saved', 'lost', 'unreachable'];
    for (const row of preview.rows) {
      const stored = rows.find(({ alert }) => alert === row.alert)!;
      const i = row.row - 2;
      expect(stored).toMatchObject({
        customer: row.customer,
        outcome: outcomes[i % 4],
        owner: `Ann ${i % 3}`,
        note: i % 2 ? `=1+${i}, “语”` : null,
      });
    }
    // Read once more, nothing is new; taken back, all of it is.
    expect(await call('alerts.readBack', { asOf: D, file })).toMatchObject({ rows: [], unchanged: 50 });
    expect(await call('alerts.storeBack', { asOf: D, file })).toEqual({ step: null, alerts: 0 });
    await call('alerts.undo', {});
    expect((await call('alerts.list', { asOf: D })).status).toMatchObject({ done: 0 });
    project.close();
  });

  test('text stays text', async () => {
    const { call, project, pathOf } = await open();
    const book = read(readFileSync(pathOf(await call('alerts.callSheet', { asOf: D }))), { cellFormula: true });
    const cells = Object.values(book.Sheets[book.SheetNames[0]!]!) as { f?: string; t?: string; v?: unknown }[];
    expect(cells.filter((cell) => cell.f !== undefined)).toEqual([]);
    expect(cells.some((cell) => cell.v === '=HYPERLINK("x")' && cell.t === 's')).toBe(true);
    project.close();
  });
});

describe('what is wrong is told, and nothing is half done', () => {
  async function problemsAfter(fill: (grid: Grid) => void) {
    const made = await open();
    const sheet = await made.call('alerts.callSheet', { asOf: D });
    const file = made.ticketFor(await filledIn(made.pathOf(sheet), fill));
    const preview = await made.call('alerts.readBack', { asOf: D, file });
    if (preview.problems.length > 0) {
      await expect(made.call('alerts.storeBack', { asOf: D, file })).rejects.toThrow('alerts.sheetProblems');
      expect(made.project.db.prepare('SELECT count(*) AS n FROM alert_entry').get()).toEqual({ n: 0 });
    }
    made.project.close();
    return {
      ...preview,
      told: preview.problems.map(({ row, text }) => [row, text.key.replace('alerts.sheet.problem.', '')]),
    };
  }

  test('unknown words, changed and doubled numbers, other customers', async () => {
    const { told } = await problemsAfter((grid) => {
      const outcome = placeOf(grid, 'Outcome');
      grid[1]![outcome] = 'perhaps';
      grid[2]![0] = 9999;
      grid[3]![0] = 'x12';
      grid[4]![0] = null;
      grid[4]![outcome] = 'saved';
      grid[5]![0] = grid[6]![0]!;
      grid[8]![outcome] = 'saved';
      grid[7]![1] = 'another';
      grid[9]![outcome] = '5';
    });
    expect(told).toEqual([
      [2, 'unknownOutcome'],
      [3, 'unknownAlert'],
      [4, 'badNumber'],
      [5, 'noNumber'],
      [6, 'otherCustomer'],
      [7, 'doubled'],
      [8, 'otherCustomer'],
      [10, 'unknownOutcome'],
    ]);
  });

  test('columns that were taken out or moved; leading zeros a spreadsheet program ate', async () => {
    const without = await problemsAfter((grid) => {
      const outcome = placeOf(grid, 'Outcome');
      for (const row of grid) row.splice(outcome, 1);
    });
    expect(without.told).toEqual([[null, 'noColumn']]);
    const { told, notices, rows } = await problemsAfter((grid) => {
      const note = placeOf(grid, 'Note');
      grid[1]![placeOf(grid, 'Outcome')] = 'ＳＡＶＥＤ';
      for (const row of grid) {
        row.splice(note, 1);
        row.reverse();
      }
      const customer = placeOf(grid, 'Customer');
      for (const row of grid.slice(1)) row[customer] = String(Number(row[customer]));
    });
    expect([told, notices.map(({ key }) => key)]).toEqual([[], ['alerts.sheet.problem.columnLeftOut']]);
    expect(rows).toMatchObject([{ row: 2, outcome: 'saved' }]);
  });

  test('a table that is no call sheet', async () => {
    const { call, project, ticketFor } = await open();
    const path = join(folder, 'other.xlsx');
    await writeXlsx(path, 'x', [{ header: 'a', kind: 'text', widthChars: 9 }], [[['1'], ['2']]]);
    await expect(call('alerts.readBack', { asOf: D, file: ticketFor(path) })).rejects.toThrow('alerts.notCallSheet');
    project.close();
  });
});
