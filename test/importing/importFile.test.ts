import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { listBackups } from '../../electron/project/backup.ts';
import { listImports, readRejected } from '../../electron/project/batches.ts';
import { type ClosableProject, openProject } from '../../electron/project/open.ts';
import { undoImport } from '../../electron/project/undoImport.ts';
import type { ImportReport } from '../../shared/contract/importReports.ts';
import { importReport, preview } from '../../shared/contract/importReports.ts';
import { makeFormat } from '../../shared/format.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { look, newProject, run } from './importing.ts';
import { refusal, writeTestFile } from './readingFiles.ts';

const folder = temporaryFolder();
const csv = (text: string, name = 'orders.csv') => writeTestFile(folder, name, text);

/** Everything a project holds but the list of imports. */
function contentOf({ db }: ClosableProject): unknown {
  const tables = ['customer', 'customer_description', 'order_line', 'rejected_row'];
  return tables.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all());
}

const lines = ({ db }: ClosableProject) =>
  db
    .prepare<[], { code: string; amount_e4: number; refund: number; attributes: string | null }>(
      'SELECT c.code, l.amount_e4, l.refund, l.attributes FROM order_line l JOIN customer c ON c.id = l.customer_id ORDER BY l.id',
    )
    .all();

function check(report: ImportReport): ImportReport {
  expect(importReport.parse(report)).toEqual(report);
  expect(report.rowsRead).toBe(report.rowsStored + report.rowsRejected + report.rowsMerged);
  expect(report.rejectedByReason.reduce((sum, { rows }) => sum + rows, 0)).toBe(report.rowsRejected);
  return report;
}

const ORDERS = `订单编号,会员名,下单时间,商品名称,数量,单价,城市
A1,张伟,2024/3/5 8:05,龙井,2,￥88.50,杭州
A1,张伟,2024/3/5 8:05,茶杯,1,"￥1,234.50",杭州
A2,李娜,2024年3月6日,普洱,0.328,25.23,昆明
A3,,2024-03-07,白茶,1,10,福鼎
A4,李娜,2024-02-30,白茶,1,10,昆明
A5,李娜,2024-03-08,白茶,-1,25.23,上海
A6,王芳,2024-03-09,试喝,1,0,
`;

describe('orders', () => {
  test('are stored exactly, and what is not stored is told with row, column and reason', async () => {
    const project = newProject(folder);
    const report = check(await run(project, csv(ORDERS)));
    expect(report).toMatchObject({
      kind: 'orders',
      rowsRead: 7,
      rowsStored: 5,
      rowsRejected: 2,
      customers: 3,
      newCustomers: 3,
      orders: 2,
      refundLines: 1,
      zeroLines: 1,
      firstDay: '2024-03-05',
      lastDay: '2024-03-09',
      amountE4: 1_770_000 + 12_345_000 + 82_754 - 252_300,
    });
    expect(lines(project).map(({ code, amount_e4, refund }) => [code, amount_e4, refund])).toEqual([
      ['张伟', 1_770_000, 0],
      ['张伟', 12_345_000, 0],
      ['李娜', 82_754, 0],
      ['李娜', -252_300, 1],
      ['王芳', 0, 0],
    ]);
    const rejected = readRejected(project.db, report.batch, 0, 100);
    expect(rejected.total).toBe(2);
    expect(rejected.header).toEqual(['订单编号', '会员名', '下单时间', '商品名称', '数量', '单价', '城市']);
    expect(rejected.rows.map(({ row, column, code, cells }) => [row, column, code, cells[0]])).toEqual([
      [5, '会员名', 'noCustomer', 'A3'],
      [6, '下单时间', 'badDate', 'A4'],
    ]);
    expect(makeFormat('zh-CN', 'CNY').text(rejected.rows[1]!.reason)).toBe('“下单时间”中的“2024-02-30”不是日期');
    // A town that differs from the customer's first one is kept with the line.
    expect(report.attributes.at(-1)).toBe('城市');
    expect(JSON.parse(lines(project)[3]!.attributes!).at(-1)).toBe('上海');
    expect(project.db.prepare("SELECT region FROM customer WHERE code = '李娜'").pluck().get()).toBe('昆明');
    project.close();
    const again = openProject(project.path, 'p');
    expect(again.readOnlyReason).toBeNull();
    expect(again.ledger().customerCount).toBe(3);
    again.close();
  });

  test('status and refunded amounts: never a purchase, revenue right, the file’s amount kept', async () => {
    const project = newProject(folder);
    const report = check(
      await run(
        project,
        csv(`order_id,customer_id,order_date,amount,status,refund_amount
1,A,2024-01-01,100,completed,0
2,A,2024-01-02,100,refunded,
3,A,2024-01-03,100,completed,100
4,A,2024-01-04,100,completed,30
5,A,2024-01-05,100,pending payment,0
6,A,2024-01-06,-40,refunded,
7,A,2024-01-07,100,cancelled,0
8,A,2024-01-08,100,closed,
`),
      ),
    );
    expect(lines(project).map(({ amount_e4, refund }) => [amount_e4 / 10_000, refund])).toEqual([
      [100, 0],
      [0, 1],
      [0, 1],
      [70, 0],
      [-40, 1],
      [0, 1],
    ]);
    expect(report.rejectedByReason.map(({ code, rows }) => [code, rows])).toEqual([['unpaid', 2]]);
    expect(report.notices.map(({ key }) => key)).toEqual(['imports.notice.calledOff', 'imports.notice.partlyRefunded']);
    expect(report.attributes).toEqual(['status', 'refund_amount', 'amount']);
    expect(JSON.parse(lines(project)[1]!.attributes!)).toEqual(['refunded', null, '100']);
    expect(report.amountE4).toBe(1_300_000);
    expect(report.orders).toBe(2);
    project.close();
  });

  test('a blank payment date means unpaid; cells beyond the table mean a torn row', async () => {
    const project = newProject(folder);
    const report = check(
      await run(project, csv('买家会员名,付款时间,实付金额\na,2024-01-01,5\nb,,5\nc,2024-01-02,5,9\n')),
    );
    expect(report.rejectedByReason.map(({ code }) => code).sort()).toEqual(['extraCells', 'unpaid']);
    project.close();
  });

  test('one file in every container gives the same tables', async () => {
    const table = [
      ['customer_id', 'order_date', 'amount', 'order_no', 'shop'],
      ...Array.from({ length: 300 }, (_, k) => [
        `C${k % 40}`,
        `2024-0${1 + (k % 9)}-1${k % 10}`,
        (k * 7.13) / 2 - 20,
        `N${k >> 1}`,
        k % 3 === 0 ? '' : `店${k % 4}`,
      ]),
    ];
    const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(table), 'Orders');
    const bytes = (bookType: XLSX.BookType) => XLSX.write(book, { type: 'buffer', bookType }) as Buffer;
    const text = table.map((row) => row.join(',')).join('\r\n');
    const files: [string, string | Buffer][] = [
      ['a.csv', text],
      ['a.tsv', table.map((row) => row.join('\t')).join('\n')],
      ['a-bom.csv', `\uFEFF${text}`],
      ['a.xlsx', bytes('xlsx')],
      ['a.xlsb', bytes('xlsb')],
      ['a.xls', bytes('biff8')],
      ['wrong-name.xls', bytes('html')],
      ['a.ods', bytes('ods')],
      ['a.xml', bytes('xlml')],
    ];
    let first: unknown = null;
    for (const [name, content] of files) {
      const project = newProject(folder);
      const path = writeTestFile(folder, name, content);
      expect(preview.parse(await look(path)).ready, name).toBe(true);
      const { rowsStored, amountE4 } = check(await run(project, path));
      const stored = [rowsStored, amountE4, contentOf(project)];
      first ??= stored;
      expect(stored, name).toEqual(first);
      project.close();
    }
  });
});

describe('the preview', () => {
  test('shows rows as they will be stored, samples, and asks only what cannot be known', async () => {
    const seen = preview.parse(await look(csv(ORDERS)));
    expect(seen.columns.map(({ field }) => field)).toEqual([
      'orderNo',
      'customer',
      'date',
      'product',
      'quantity',
      'unitPrice',
      'region',
    ]);
    expect(seen.rows[0]).toEqual({
      row: 2,
      stored: {
        date: '2024-03-05 08:05',
        customer: '张伟',
        amount: 177,
        refund: false,
        orderNo: 'A1',
        product: '龙井',
        quantity: 2,
        region: '杭州',
      },
      rejected: null,
    });
    expect(seen.rows[3]!.rejected!.key).toBe('imports.rejected.noCustomer');
  });

  test('preamble lines, headers with blanks at the end, no header at all', async () => {
    const preamble = await look(
      csv(
        '店铺：老王茶馆\n报表导出时间：2024-03-10\n\n会员号 ,成交时间 ,成交金额 \n001,2024-03-05,5\n002,2024-03-06,6\n',
      ),
    );
    expect(preamble.headerRow).toBe(4);
    expect(preamble.rows[0]!.stored).toMatchObject({ customer: '001' });
    const bare = await look(
      csv(' 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2   29.73\n 00021 0002 19970101  3   63.34\n'),
    );
    expect(bare.headerRow).toBeNull();
    expect(bare.ready).toBe(true);
    expect(bare.rows[0]!.stored).toEqual({
      date: '1997-01-01',
      customer: '00004',
      amount: 29.33,
      refund: false,
      quantity: 2,
    });
  });

  test('dates that read both ways are a question; the answer, or a later row, settles it', async () => {
    const open = csv('customer,date,amount\na,3/4/2024,1\nb,5/6/2024,2\n');
    expect((await look(open)).problems.map(({ code }) => code)).toEqual(['imports.dateOrderUnknown']);
    expect((await refusal(run(newProject(folder), open))).code).toBe('imports.dateOrderUnknown');
    expect((await look(open, { dateOrder: 'dmy' })).rows[0]!.stored).toMatchObject({ date: '2024-04-03' });
    const far = csv(`customer,date,amount\n${'a,3/4/2024,1\n'.repeat(5000)}b,12/25/2024,2\n`);
    expect(await look(far)).toMatchObject({ ready: true, dateOrder: 'mdy' });
    const project = newProject(folder);
    expect(await run(project, far)).toMatchObject({ rowsStored: 5001, firstDay: '2024-03-04' });
    project.close();
  });

  test('a missing customer is told with the way out; a mapping by header, number or letter settles it', async () => {
    const path = csv('订单编号,总金额,订单付款时间 ,收货地址\n1,5,2024-01-01,上海\n');
    const [problem] = (await look(path)).problems;
    expect(problem).toMatchObject({ code: 'imports.missingFields', field: 'customer' });
    expect(makeFormat('zh-CN', 'CNY').text(problem!.text)).toMatch(/会员名.*手机号/);
    const error = await refusal(run(newProject(folder), path));
    expect(error.code).toBe('imports.missingFields');
    for (const column of ['收货地址', 4, 'D', '4'])
      expect((await look(path, { map: { customer: column } })).ready).toBe(true);
    expect((await refusal(look(path, { map: { customer: '买家' } }))).code).toBe('imports.unknownColumn');
    expect((await refusal(look(path, { map: { nonsense: 1 } }))).code).toBe('imports.unknownField');
    expect((await look(path, { map: { customer: 4, amount: 0 } })).problems[0]!.field).toBe('amount');
  });

  test('headers named like parts of objects are data', async () => {
    const seen = await look(csv('__proto__,constructor,customer,date,amount\n1,=cmd,a,2024-01-01,5\n'));
    expect(seen.columns.map(({ header }) => header).slice(0, 2)).toEqual(['__proto__', 'constructor']);
    const project = newProject(folder);
    const report = check(
      await run(project, csv('__proto__,constructor,customer,date,amount\n1,=cmd,a,2024-01-01,5\n')),
    );
    expect(report.attributes).toEqual(['__proto__', 'constructor']);
    project.close();
  });

  test('the wanted sheet, or the first one that can be loaded', async () => {
    const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([['说明'], ['这是导出']]), '说明');
    XLSX.utils.book_append_sheet(
      book,
      XLSX.utils.aoa_to_sheet([
        ['会员号', '日期', '金额'],
        ['1', '2024-01-01', 5],
      ]),
      '订单',
    );
    const path = writeTestFile(folder, 'two.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    expect((await look(path)).sheet).toBe('订单');
    expect((await look(path, { sheet: '说明' })).ready).toBe(false);
    expect((await refusal(look(path, { sheet: 'x' }))).code).toBe('imports.sheetUnknown');
  });
});

describe('customers', () => {
  const first =
    '会员号,姓名,手机号,注册时间,等级备注\n001,张伟,13800000001,2023-01-05,金\n002,李娜,,2023/2/6,\n001,重复,,,\n,无,,,\n';
  test('are made and described; a later file says it anew; undo gives back what was said before', async () => {
    const project = newProject(folder);
    const report = check(await run(project, csv(first)));
    expect(report).toMatchObject({ kind: 'customers', rowsStored: 2, customers: 2, newCustomers: 2 });
    expect(report.rejectedByReason.map(({ code }) => code).sort()).toEqual(['duplicateCustomer', 'noCustomer']);
    const before = contentOf(project);
    await run(project, csv('会员号,日期,金额,手机号\n002,2024-01-01,5,13900000002\n003,2024-01-02,6,\n'));
    expect(project.db.prepare("SELECT name, phone FROM customer WHERE code = '002'").get()).toEqual({
      name: '李娜',
      phone: '13900000002',
    });
    const between = contentOf(project);
    await run(project, csv('会员号,姓名,手机号,注册时间\n002,李娜娜,13900000003,2023-02-07\n004,新人,,2024-02-01\n'));
    expect(project.db.prepare("SELECT name, phone FROM customer WHERE code = '002'").get()).toEqual({
      name: '李娜娜',
      phone: '13900000003',
    });
    expect(undoImport(project.db).undoneAt).not.toBeNull();
    expect(contentOf(project)).toEqual(between);
    undoImport(project.db);
    expect(contentOf(project)).toEqual(before);
    undoImport(project.db);
    expect(contentOf(project)).toEqual([[], [], [], []]);
    expect(() => undoImport(project.db)).toThrow('imports.nothingToUndo');
    expect(listImports(project.db).map(({ undoneAt }) => undoneAt === null)).toEqual([false, false, false]);
    project.close();
  });
});

describe('all or nothing', () => {
  const many = () =>
    csv(
      `customer,date,amount\n${Array.from({ length: 60_000 }, (_, k) => `c${k % 900},2024-01-0${1 + (k % 9)},${k % 50}`).join('\n')}\n`,
    );

  test('a cancel stores nothing, and comes through at once', async () => {
    const project = newProject(folder);
    await run(project, csv(ORDERS));
    const before = contentOf(project);
    const signal = { aborted: false };
    let cancelledAt = 0;
    const error = await refusal(
      run(
        project,
        many(),
        {},
        {
          signal,
          report: ({ step, rows }) => {
            if (step === 'storing' && (rows ?? 0) > 10_000 && !signal.aborted) {
              signal.aborted = true;
              cancelledAt = performance.now();
            }
          },
        },
      ),
    );
    expect(error.code).toBe('job.cancelled');
    expect(performance.now() - cancelledAt).toBeLessThan(1_000);
    expect(contentOf(project)).toEqual(before);
    expect(project.db.inTransaction).toBe(false);
    expect(project.db.pragma('foreign_keys', { simple: true })).toBe(1);
    project.close();
  });

  test('progress grows to the end', async () => {
    const project = newProject(folder);
    const seen: number[] = [];
    await run(
      project,
      many(),
      {},
      { report: ({ step, done, total }) => void (step === 'storing' && seen.push(done / total!)) },
    );
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
    project.close();
  });

  test('the same file twice is refused unless asked for, and allowed again after undo', async () => {
    const project = newProject(folder);
    const path = csv(ORDERS);
    await run(project, path);
    expect((await refusal(run(project, path))).code).toBe('imports.alreadyImported');
    check(await run(project, path, {}, { mode: 'append' }));
    undoImport(project.db);
    undoImport(project.db);
    check(await run(project, path));
    project.close();
  });

  test('a read-only project is not written to', async () => {
    const project = newProject(folder);
    const locked = { ...project, readOnlyReason: { key: 'x', params: {} } };
    expect((await refusal(run(locked, csv(ORDERS)))).code).toBe('project.readOnly');
    project.close();
  });

  test('a copy is made before each import but the first; the last five are kept', async () => {
    const project = newProject(folder);
    for (let k = 0; k < 8; k++) {
      await run(project, csv(`customer,date,amount\na,2024-01-01,${k}\n`));
      expect(listBackups(project.path)).toHaveLength(Math.min(k, 5));
    }
    project.close();
    const newest = listBackups(project.path).at(-1)!;
    expect(basename(newest)).toMatch(/^shop-\d+\.backup-\d{8}-\d{6}(-\d+)?\.holdfast$/);
    const backup = openProject(newest, 'b');
    expect(backup.db.prepare('SELECT count(*) FROM import_batch').pluck().get()).toBe(7);
    backup.close();
  });

  test('killed in the middle, the project is as it was', { timeout: 120_000 }, async () => {
    const project = newProject(folder);
    await run(project, csv(ORDERS));
    const before = contentOf(project);
    project.close();
    const path = many();
    const worker = join(dirname(fileURLToPath(import.meta.url)), 'importAndDie.ts');
    for (const rows of [1, 15_000, 30_000, 50_000]) {
      const child = spawn(process.execPath, [worker, project.path, path, String(rows)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
        child.on('exit', (...end) => resolve(end)),
      );
      expect([code, signal]).toEqual([null, 'SIGKILL']);
      const again = openProject(project.path, 'p');
      expect(again.readOnlyReason).toBeNull();
      expect(contentOf(again)).toEqual(before);
      expect(listImports(again.db)).toHaveLength(1);
      again.close();
    }
    expect(existsSync(path) && readFileSync(path).length > 0).toBe(true);
  });
});
