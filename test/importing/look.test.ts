import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import type { Context } from '../../electron/handlers/handler.ts';
import { importsHandlers } from '../../electron/handlers/imports.ts';
import { makeTickets } from '../../electron/tickets.ts';
import type { CheckReport, Look, Preview } from '../../shared/contract/importReports.ts';
import { importsCalls } from '../../shared/contract/imports.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { encodeText } from './encodeText.ts';
import { newProject } from './importing.ts';
import { britishWholesaler, chineseShop, complaintLog, crmDump } from './makeFiles.ts';
import { refusal } from './readingFiles.ts';

const folder = temporaryFolder();
const tickets = makeTickets(folder);
const project = newProject(folder);
afterAll(() => project.close());
const context: Context = {
  project: () => project,
  sessions: { open: () => project, close: () => true },
  tickets,
  signal: { aborted: false },
  report: () => {},
};
const given = new Map<string, string>();
function drop(name: string, bytes: string | Uint8Array): string {
  writeFileSync(join(folder, name), bytes);
  const ticket = tickets.grant(join(folder, name), 'open');
  given.set(ticket, name);
  return ticket;
}
type Choice = Omit<Parameters<(typeof importsHandlers)['imports.check']>[0], 'project'>;
const look = async (files: string[]): Promise<Look> =>
  importsCalls['imports.look'].result.parse(await importsHandlers['imports.look']({ project: 'p', files }, context));
const preview = async (choice: Choice): Promise<Preview> =>
  importsCalls['imports.preview'].result.parse(
    await importsHandlers['imports.preview']({ project: 'p', ...choice }, context),
  );
const check = async (choice: Choice): Promise<CheckReport> =>
  importsCalls['imports.check'].result.parse(
    await importsHandlers['imports.check']({ project: 'p', ...choice }, context),
  );
const run = async (choice: Choice) => importsHandlers['imports.run']({ project: 'p', ...choice }, context);
const undo = (batch: number) => importsHandlers['imports.undo']({ project: 'p', batch }, context);

const HEADER = '订单号,会员号,付款时间,实付金额';
const month = (name: string, days: readonly string[], header = HEADER, above = '') =>
  drop(name, `${above}${header}\n${days.map((day, k) => `${name}-${k},M${k},${day},${10 + k}`).join('\n')}\n`);

describe('a drop of many files', () => {
  test('is sorted into imports: customers first, then orders, months together; hidden and foreign tables apart', async () => {
    const book = XLSX.utils.book_new(
      XLSX.utils.aoa_to_sheet([HEADER.split(','), ['x', 'M1', '2024-04-01', 5]]),
      '四月',
    );
    XLSX.utils.book_append_sheet(
      book,
      XLSX.utils.aoa_to_sheet([
        ['VAT', 'Rate'],
        ['Z', 0],
      ]),
      'Lookup',
    );
    XLSX.utils.book_append_sheet(
      book,
      XLSX.utils.aoa_to_sheet([HEADER.split(','), ['y', 'M1', '2024-04-01', 5]]),
      '旧',
    );
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([[]]), '空');
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 0 }, { Hidden: 1 }, { Hidden: 0 }] };
    const files = [
      drop('投诉.csv', '投诉时间,会员号,投诉类型\n2024-04-02,M1,破损\n'),
      month('一月.csv', ['2024-01-03', '2024-01-04']),
      drop('broken.xlsx', 'PK\u0003\u0004 not really'),
      month('二月.csv', ['2024-02-03'], HEADER, '店铺：云上茶馆\n\n'),
      drop('三月.csv', encodeText(`付款时间,会员号,订单号,实付金额\n2024-03-01,M1,n3,7\n`, 'gbk')),
      drop('会员.csv', '会员号,姓名,手机号\nM1,张三,13800000001\nM2,李四,13800000002\n'),
      drop('四月.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer),
    ];
    const seen = await look(files);
    const names = (tables: readonly number[]) =>
      tables.map((k) =>
        [given.get(seen.tables[k]!.file), seen.tables[k]!.sheet].filter((name) => name !== '').join(' '),
      );
    expect(seen.imports.map(({ kind, tables }) => [kind, names(tables)])).toEqual([
      ['customers', ['会员.csv']],
      ['orders', ['一月.csv', '二月.csv', '三月.csv', '四月.xlsx 四月']],
      ['complaints', ['投诉.csv']],
    ]);
    expect(seen.tables.filter(({ hidden }) => hidden).map(({ sheet }) => sheet)).toEqual(['旧']);
    expect(seen.tables.find(({ sheet }) => sheet === 'Lookup')!.problems).toMatchObject([
      { key: 'errors.imports.noKind' },
    ]);
    const broken = seen.files.filter(({ error }) => error !== null);
    expect(broken).toMatchObject([
      { fileName: 'broken.xlsx', format: null, error: { text: { key: expect.stringMatching(/^errors\.imports\./) } } },
    ]);

    // The months go in as one, each with its own header row, encoding and order of columns.
    const [file, ...moreFiles] = [files[1]!, files[3]!, files[4]!, files[6]!];
    const shown = await preview({ file: file!, moreFiles });
    expect([shown.ready, shown.problems]).toEqual([true, []]);
    const report = await run({ file: file!, moreFiles });
    expect(report).toMatchObject({ rowsRead: 5, rowsStored: 5, firstDay: '2024-01-03', lastDay: '2024-04-01' });
    expect(report.parts.map(({ fileName, rowsRead }) => [fileName, rowsRead])).toEqual([
      ['一月.csv', 2],
      ['二月.csv', 1],
      ['三月.csv', 1],
      ['四月.xlsx', 1],
    ]);
    const lines = project.db.prepare('SELECT order_no, part, amount_e4 FROM order_line ORDER BY id').raw().all();
    expect(lines.at(-2)).toEqual(['n3', 2, 70_000]);

    // Seen again, the tables are known.
    const again = await look([file!, files[0]!]);
    expect(again.tables.map(({ importedAt, template }) => [importedAt !== null, template !== null])).toEqual([
      [true, true],
      [false, false],
    ]);
    undo(report.batch);
  });

  test('a file that does not belong to the others is named with what it lacks', async () => {
    const file = month('五月.csv', ['2024-05-03']);
    const other = drop('别的.csv', '会员号,姓名,手机号\nM1,张三,13800000001\n');
    expect(await refusal(preview({ file, moreFiles: [other] }))).toMatchObject({
      code: 'imports.otherShape',
      params: { file: '别的.csv', missing: '订单号, 付款时间, 实付金额', columns: '会员号, 姓名, 手机号' },
    });
  });

  test('sheets of one book with the same columns are imports of their own', async () => {
    const sheet = (day: string) => XLSX.utils.aoa_to_sheet([HEADER.split(','), ['x', 'M1', day, 5]]);
    const book = XLSX.utils.book_new(sheet('2024-01-01'), '1月');
    XLSX.utils.book_append_sheet(book, sheet('2024-02-01'), '2月');
    const seen = await look([drop('两月.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)]);
    expect(seen.imports).toMatchObject([{ tables: [0] }, { tables: [1] }]);
  });
});

describe('questions are asked only when they are real', () => {
  test('days that never pass the 12th, and an answer that settles it', async () => {
    const file = drop('us.csv', 'Customer,Date,Amount\na,03/04/2024,5\nb,05/06/2024,6\n');
    const seen = await preview({ file });
    expect(seen.problems).toMatchObject([
      { code: 'imports.dateOrderUnknown', field: 'date', text: { params: { example: '03/04/2024', column: 'Date' } } },
    ]);
    const settled = await preview({ file, dateOrder: 'dmy' });
    expect([settled.ready, settled.rows[0]!.stored!.date]).toEqual([true, '2024-04-03']);
  });

  test('a neighbouring column of dates answers for it', async () => {
    const file = drop(
      'two.csv',
      'Customer ID,Complaint date,Category,Resolved on\na,03/04/2024,x,25/04/2024\nb,05/06/2024,y,\n',
    );
    expect(await preview({ file })).toMatchObject({ ready: true, kind: 'complaints', dateOrder: 'dmy' });
  });

  test('another of the files answers for it', async () => {
    const first = drop('may.csv', 'Customer,Date,Amount\na,03/04/2024,5\n');
    const second = drop('june.csv', 'Customer,Date,Amount\na,25/04/2024,5\n');
    expect(await preview({ file: first, moreFiles: [second] })).toMatchObject({ ready: true, dateOrder: 'dmy' });
  });

  test('who the customer is, where no column says it', async () => {
    const file = drop('anonymous.csv', '订单号,付款时间,实付金额\n1,2024-01-01,5\n2,2024-01-02,6\n');
    expect((await preview({ file })).problems).toMatchObject([{ code: 'imports.missingFields', field: 'customer' }]);
  });
});

test('a header row that was named, or none', async () => {
  const file = drop('odd.csv', '编号,人,何时,多少\n会员号,x,日期,金额\nM1,a,2024-01-01,5\n');
  expect(await preview({ file, headerRow: 2 })).toMatchObject({ headerRow: 2, ready: true });
  expect((await preview({ file, headerRow: 0 })).headerRow).toBeNull();
});

test('next month is read as this one was: columns, words and treatments', async () => {
  const text = (day: string) => `甲,乙,丙,丁\nM1,${day},20,拼团失败\nM2,${day},30,成团\nTEST,${day},1,成团\n`;
  const march = drop('三月拼团.csv', text('2024-03-05'));
  const choice = {
    kind: 'orders' as const,
    map: { customer: '甲', date: '乙', amount: '丙', status: '丁' },
    statuses: { 拼团失败: 'unpaid' },
    rules: { testOrders: 'keepOut' },
  };
  const first = await run({ file: march, ...choice });
  expect(first).toMatchObject({ rowsStored: 1, rowsRejected: 2 });
  const april = drop('四月拼团.csv', text('2024-04-05'));
  const seen = await look([april]);
  expect(seen.tables).toMatchObject([{ kind: 'orders', ready: true, template: { name: expect.any(String) } }]);
  const shown = await preview({ file: april });
  expect(shown.columns.map(({ field }) => field)).toEqual(['customer', 'date', 'amount', 'status']);
  expect(shown.columns[0]!.because!.key).toBe('imports.because.remembered');
  expect(shown.statuses.find(({ word }) => word === '拼团失败')).toEqual({
    word: '拼团失败',
    rows: 1,
    meaning: 'unpaid',
    guessed: false,
  });
  const second = await run({ file: april });
  expect(second).toMatchObject({ rowsStored: 1, rowsRejected: 2, firstDay: '2024-04-05' });
  // What is chosen now goes before what is remembered, and none of it can be asked for.
  expect((await check({ file: april, rules: { testOrders: 'keep' } })).rowsUsable).toBe(2);
  expect((await preview({ file: april, template: 0 })).template).toBeNull();
  undo(second.batch);
  undo(first.batch);
});

describe('the files people bring, from drop to figures and back', () => {
  test('the export of a Chinese shop', async () => {
    const { name, bytes, truth } = chineseShop();
    const file = drop(name, bytes);
    const seen = await look([file]);
    expect(seen.imports).toEqual([{ kind: 'orders', tables: [0] }]);
    const shown = await preview({ file });
    expect(shown).toMatchObject({ ready: true, encoding: 'GB18030', headerRow: truth.headerRow });
    expect(shown.statuses.map(({ word, meaning }) => [word, meaning])).toEqual(
      expect.arrayContaining([
        ['交易成功', 'paid'],
        ['等待买家付款', 'unpaid'],
        ['交易关闭', 'unpaid'],
        ['退款成功', 'refunded'],
      ]),
    );
    const found = await check({ file });
    expect(found).toMatchObject({
      rowsRead: truth.rowsBelowHeader,
      rowsUsable: truth.stored,
      customers: truth.customers,
      amountE4: truth.sumE4,
      firstDay: truth.firstDay,
      lastDay: truth.lastDay,
    });
    expect(found.findings.map(({ code, rows, level }) => [code, rows, level])).toEqual([
      ['unpaid', truth.orders.length - truth.stored, 'info'],
      ['footerRows', truth.footerRows, 'info'],
    ]);
    const report = await run({ file });
    expect(report).toMatchObject({ rowsStored: truth.stored, amountE4: truth.sumE4, customers: truth.customers });
    undo(report.batch);
    expect(project.db.prepare('SELECT count(*) FROM order_line').pluck().get()).toBe(0);
  });

  test('a British wholesaler: customers, then orders', async () => {
    const { name, bytes, truth } = britishWholesaler();
    const file = drop(name, bytes);
    const seen = await look([file]);
    expect(seen.tables.map(({ sheet, hidden }) => [sheet, hidden])).toEqual([
      ['Customers', false],
      ['Orders', false],
      ['Lookup', true],
    ]);
    expect(seen.imports.map(({ kind, tables }) => [kind, seen.tables[tables[0]!]!.sheet])).toEqual([
      ['customers', 'Customers'],
      ['orders', 'Orders'],
    ]);
    expect(seen.tables.slice(0, 2).every(({ ready }) => ready)).toBe(true);
    const customers = await run({ file, sheet: 'Customers' });
    const orders = await run({ file, sheet: 'Orders' });
    expect(customers).toMatchObject({ kind: 'customers', rowsStored: truth.accounts, newCustomers: truth.accounts });
    expect(orders).toMatchObject({
      rowsStored: truth.stored,
      amountE4: truth.sumE4,
      newCustomers: 0,
      firstDay: truth.firstDay,
      lastDay: truth.lastDay,
    });
    undo(orders.batch);
    undo(customers.batch);
  });

  test('a CRM dump with dates of every kind, and a complaint log', async () => {
    const dump = crmDump();
    const log = complaintLog();
    const files = [drop(dump.name, dump.bytes), drop(log.name, log.bytes)];
    const seen = await look(files);
    expect(seen.imports.map(({ kind }) => kind)).toEqual(['customers', 'orders', 'interactions', 'complaints']);
    expect(seen.tables.every(({ ready }) => ready)).toBe(true);
    const reports = [];
    for (const { tables } of seen.imports) {
      const { file, sheet } = seen.tables[tables[0]!]!;
      reports.push(await run({ file, sheet }));
    }
    const [contacts, deals, activities, complaints] = reports;
    expect(contacts).toMatchObject({ rowsStored: dump.truth.contacts });
    expect(deals).toMatchObject({
      rowsStored: dump.truth.stored,
      amountE4: dump.truth.sumE4,
      customers: dump.truth.contacts,
    });
    expect(activities).toMatchObject({ kind: 'interactions', rowsStored: dump.truth.activities });
    expect(complaints).toMatchObject({ kind: 'complaints', rowsStored: log.truth.rows, firstDay: log.truth.firstDay });
    const solved = project.db
      .prepare('SELECT count(solved_day), count(DISTINCT customer_id) FROM complaint')
      .raw()
      .get();
    expect(solved).toEqual([log.truth.solved, log.truth.customers]);
    const days = project.db.prepare('SELECT day FROM order_line ORDER BY id').pluck().all();
    expect(days).toEqual(dump.truth.orders.map(({ day }) => day));
    for (const { batch } of reports.reverse()) undo(batch);
    expect(project.db.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(0);
  });
});
