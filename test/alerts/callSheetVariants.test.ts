// Call sheets as spreadsheet programs and people hand them back: nothing that was written is lost without a word.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type CellObject, read, utils, type WorkBook, type WorkSheet, write } from 'xlsx';
import { isoDate } from '../../shared/dates.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { alertShop, rhythm } from './shop.ts';

const folder = temporaryFolder();
const D = '2024-05-05';
const codes = Array.from({ length: 12 }, (_, i) => String(i).padStart(4, '0'));
const shop = {
  customers: codes.map((code) => ({ code, name: `客户 ${code}` })),
  lines: codes.flatMap((code, i) => rhythm(code, '2024-01-01', 10, 10, 10 + i)),
};

type Made = ReturnType<typeof alertShop>;
type Cells = (string | number | null)[][];
/** Columns by their Chinese heads. */
const headed = (grid: Cells, head: string): number => grid[0]!.findIndex((cell) => String(cell).startsWith(head));
const gridOf = (sheet: WorkSheet): Cells => utils.sheet_to_json(sheet, { header: 1, defval: null });

let written = 0;
/** Reads back what comes of the sheet of twelve alerts after `edit`. */
async function readBack(
  edit: (sheet: WorkSheet, book: WorkBook) => void,
  {
    bookType = 'xlsx',
    before,
  }: { bookType?: 'xlsx' | 'biff8' | 'csv'; before?: (made: Made) => Promise<unknown> } = {},
) {
  const made = alertShop(folder, shop);
  await made.call('alerts.refresh', { asOf: D });
  const book = read(readFileSync(made.pathOf(await made.call('alerts.callSheet', { asOf: D, locale: 'zh-CN' }))));
  await before?.(made);
  edit(book.Sheets[book.SheetNames[0]!]!, book);
  const path = join(folder, `variant${written++}.${bookType}`);
  writeFileSync(path, write(book, { type: 'buffer', bookType }));
  const preview = await made.call('alerts.readBack', { asOf: D, file: made.ticketFor(path) });
  made.project.close();
  const bare = (key: string) => key.replace('alerts.sheet.', '');
  return {
    rows: preview.rows.map(({ row, outcome, owner, note }) => [row, outcome, owner, note]),
    problems: preview.problems.map(({ row, column, text }) => [row, column, bare(text.key)]),
    notices: preview.notices.map(({ key, params }) => [bare(key), params.rows]),
  };
}

/** Puts a cell under a head, in a row as it is shown. */
function put(sheet: WorkSheet, head: string, row: number, cell: Partial<CellObject> & Pick<CellObject, 'v'>): void {
  const column = utils.encode_col(headed(gridOf(sheet), head));
  sheet[`${column}${row}`] = { t: typeof cell.v === 'number' ? 'n' : 's', ...cell };
}
const day = { v: 45_001, z: 'yyyy-mm-dd' };

test('dates, formulas and errors in cells that people fill in', async () => {
  const { rows, problems } = await readBack((sheet) => {
    put(sheet, '备注', 2, day);
    put(sheet, '负责人', 3, day);
    put(sheet, '结果', 4, day);
    put(sheet, '结果', 5, { v: '已挽回', f: 'IF(1=1,"已挽回","")' });
    put(sheet, '结果', 6, { v: 42, t: 'e' });
    put(sheet, '备注', 7, { v: 7, t: 'e' });
    put(sheet, '备注', 8, { v: '=1+1' });
  });
  // A serial of 45001 is 16 March 2023.
  const written = isoDate(45_001 - 25_569);
  expect(written).toBe('2023-03-16');
  expect(rows).toContainEqual([2, null, null, written]);
  expect(rows).toContainEqual([3, null, written, null]);
  expect(rows).toContainEqual([5, 'saved', null, null]);
  expect(rows).toContainEqual([8, null, null, '=1+1']);
  expect(problems).toEqual([
    [4, '结果', 'problem.unknownOutcome'],
    [6, '结果', 'problem.errorCell'],
    [7, '备注', 'problem.errorCell'],
  ]);
});

test('outcomes as people write them from the head of the column', async () => {
  const words = [
    '２',
    '2.已挽回',
    '2、已挽回',
    '2 · Saved',
    '② saved',
    '已挽回。',
    'ＳＡＶＥＤ',
    '2：已挽回',
    '2已挽回',
  ];
  const { rows, problems } = await readBack((sheet) => {
    words.forEach((word, i) => {
      put(sheet, '结果', i + 2, { v: word });
    });
    put(sheet, '结果', 12, { v: '2 已流失' });
  });
  expect(rows).toEqual(words.map((_, i) => [i + 2, 'saved', null, null]));
  expect(problems).toEqual([[12, '结果', 'problem.unknownOutcome']]);
});

test('a head among the rows, and a column that is there twice', async () => {
  const sorted = await readBack((sheet, book) => {
    const [head, ...rows] = gridOf(sheet);
    rows.splice(3, 0, head!);
    rows[0]![headed([head!], '结果')] = '已挽回';
    book.Sheets[book.SheetNames[0]!] = utils.aoa_to_sheet(rows);
  });
  expect(sorted.problems).toEqual([1, 2, 3].map((row) => [row, '预警编号', 'problem.aboveHead']));
  const twice = await readBack((sheet, book) => {
    const grid = gridOf(sheet);
    grid[0]!.push('结果');
    grid[1]!.push('已挽回');
    book.Sheets[book.SheetNames[0]!] = utils.aoa_to_sheet(grid);
  });
  expect(twice.problems).toEqual([[null, '结果', 'problem.columnTwice']]);
});

test('one sheet for each colleague, and rows that were copied', async () => {
  const { rows, problems } = await readBack((sheet, book) => {
    const [head, ...all] = gridOf(sheet);
    const outcome = headed([head!], '结果');
    all[0]![outcome] = '已挽回';
    all[7]![outcome] = '已流失';
    const copied = [...all[0]!];
    const other = all[1]!.with(outcome, '误报');
    book.Sheets[book.SheetNames[0]!] = utils.aoa_to_sheet([head!, ...all.slice(0, 6), copied]);
    utils.book_append_sheet(book, utils.aoa_to_sheet([head!, ...all.slice(6), other]), '小李');
  });
  expect(rows).toEqual([
    [2, 'saved', null, null],
    [3, 'lost', null, null],
  ]);
  expect(problems).toEqual([[8, '小李!预警编号', 'problem.doubled']]);
});

test('a sheet that is older than what has been entered since', async () => {
  const act = (action: object) => (made: Made) =>
    made.call('alerts.act', { asOf: D, alerts: [12, 11], action } as never);
  const { rows, notices } = await readBack(
    (sheet) => {
      put(sheet, '结果', 2, { v: '联系不上' });
      put(sheet, '负责人', 2, { v: 'Ann' });
      put(sheet, '结果', 3, { v: '已流失' });
      put(sheet, '负责人', 3, { v: 'Cleo' });
    },
    {
      before: async (made) => {
        await act({ kind: 'owner', owner: 'Ann' })(made);
        await act({ kind: 'owner', owner: 'Bob' })(made);
        await act({ kind: 'outcome', outcome: 'unreachable' })(made);
        await act({ kind: 'outcome', outcome: 'saved' })(made);
      },
    },
  );
  expect(rows).toEqual([[3, 'lost', 'Cleo', null]]);
  expect(notices).toEqual([
    ['notice.older', '2'],
    ['notice.replaces', '3'],
  ]);
});

test.each(['xlsx', 'biff8'] as const)('cells merged over several rows hold for each of them (%s)', async (bookType) => {
  const { rows, problems } = await readBack(
    (sheet) => {
      const grid = gridOf(sheet);
      const down = (head: string, from: number, to: number) => {
        const c = headed(grid, head);
        return { s: { c, r: from - 1 }, e: { c, r: to - 1 } };
      };
      put(sheet, '结果', 3, { v: '联系不上' });
      put(sheet, '备注', 3, { v: '店休' });
      put(sheet, '结果', 6, { v: '已挽回' });
      // The last one reaches below the table.
      put(sheet, '负责人', 12, { v: 'Ann' });
      sheet['!merges'] = [down('结果', 3, 5), down('备注', 3, 4), down('负责人', 12, 15)];
    },
    { bookType },
  );
  expect(rows).toEqual([
    [3, 'unreachable', null, '店休'],
    [4, 'unreachable', null, '店休'],
    [5, 'unreachable', null, null],
    [6, 'saved', null, null],
    [12, null, 'Ann', null],
    [13, null, 'Ann', null],
  ]);
  expect(problems).toEqual([]);
});

test.each(['biff8', 'csv'] as const)('saved as %s', async (bookType) => {
  const { rows, problems } = await readBack(
    (sheet) => {
      put(sheet, '结果', 2, { v: '已挽回' });
      put(sheet, '备注', 3, { v: '“a”, b; c\nd' });
    },
    { bookType },
  );
  expect(rows).toEqual([
    [2, 'saved', null, null],
    [3, null, null, '“a”, b; c\nd'],
  ]);
  expect(problems).toEqual([]);
});

/** In two bytes a character, looked up the way back. */
function gbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk');
  const bytes = new Map<string, number[]>();
  for (let high = 0x81; high < 0xff; high++) {
    for (let low = 0x40; low < 0xff; low++) bytes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  }
  return Buffer.from(Array.from(text).flatMap((one) => (one < '\u0080' ? [one.charCodeAt(0)] : bytes.get(one)!)));
}

test('a csv in the encoding of Chinese spreadsheet programs', async () => {
  const made = alertShop(folder, shop);
  await made.call('alerts.refresh', { asOf: D });
  const book = read(readFileSync(made.pathOf(await made.call('alerts.callSheet', { asOf: D, locale: 'zh-CN' }))));
  const sheet = book.Sheets[book.SheetNames[0]!]!;
  put(sheet, '结果', 2, { v: '联系不上' });
  put(sheet, '负责人', 3, { v: '韩梅梅' });
  put(sheet, '备注', 3, { v: '下周再打，“老客户”' });
  const path = join(folder, `wps${written++}.csv`);
  writeFileSync(path, gbk(utils.sheet_to_csv(sheet)));
  const preview = await made.call('alerts.readBack', { asOf: D, file: made.ticketFor(path) });
  expect(preview.problems).toEqual([]);
  expect(preview.rows).toMatchObject([
    { row: 2, outcome: 'unreachable', owner: null, note: null },
    { row: 3, outcome: null, owner: '韩梅梅', note: '下周再打，“老客户”' },
  ]);
  made.project.close();
});

test('the sheet of another project that numbers customers alike; names corrected by hand', async () => {
  const other = alertShop(folder, {
    customers: codes.map((code) => ({ code, name: `Firma ${code}` })),
    lines: codes.flatMap((code, i) => rhythm(code, '2024-01-03', 11, 9, 10 + i)),
  });
  await other.call('alerts.refresh', { asOf: D });
  const foreign = other.pathOf(await other.call('alerts.callSheet', { asOf: D, locale: 'zh-CN' }));
  const made = alertShop(folder, shop);
  await made.call('alerts.refresh', { asOf: D });
  const { problems } = await made.call('alerts.readBack', { asOf: D, file: made.ticketFor(foreign) });
  expect(problems.map(({ row, text }) => [row, text.key])).toEqual([[null, 'alerts.sheet.problem.otherProject']]);
  other.project.close();
  made.project.close();
  const corrected = await readBack((sheet) => {
    for (let row = 2; row < 8; row++) put(sheet, '姓名', row, { v: `王 ${row}` });
    put(sheet, '结果', 2, { v: '已挽回' });
  });
  expect(corrected).toMatchObject({ problems: [], rows: [[2, 'saved', null, null]] });
});
