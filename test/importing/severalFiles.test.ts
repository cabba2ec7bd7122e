import { expect, test } from 'vitest';
import { importFiles } from '../../electron/importing/storing/importFiles.ts';
import { readRejected } from '../../electron/project/batches.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { newProject } from './importing.ts';
import { refusal, writeTestFile } from './readingFiles.ts';

const folder = temporaryFolder();
const file = (name: string, text: string) => writeTestFile(folder, name, text);
const job = { signal: { aborted: false }, report: () => {} };

test('monthly files with their columns in another order and another encoding are one import, each row under its file', async () => {
  const project = newProject(folder);
  const january = file('一月.csv', '会员号,下单时间,实付金额,门店\n001,2024-01-05,5.5,东\n002,2024-01-06,6,西\n');
  const february = file(
    '二月.csv',
    Buffer.from('\uFEFF门店;实付金额;会员号;下单时间\r\n东;7;001;2024-02-05\r\n;8;;2024-02-06\r\n', 'utf16le') as never,
  );
  const march = file('三月.csv', '导出时间：2024-04-01\n\n会员号,下单时间,实付金额,门店\n003,2024-03-05,9,\n');
  const seen: number[] = [];
  const report = await importFiles(
    project,
    [january, february, march],
    {},
    { ...job, report: ({ step, done, total }) => void (step === 'storing' && seen.push(done / total!)) },
  );
  expect(report).toMatchObject({
    rowsRead: 5,
    rowsStored: 4,
    rowsRejected: 1,
    customers: 3,
    amountE4: 275_000,
    firstDay: '2024-01-05',
    lastDay: '2024-03-05',
  });
  expect(report.parts.map(({ fileName, rowsRead }) => [fileName.replace(/^\d+-/, ''), rowsRead])).toEqual([
    ['一月.csv', 2],
    ['二月.csv', 2],
    ['三月.csv', 1],
  ]);
  const lines = project.db
    .prepare('SELECT part, row_number, amount_e4, attributes FROM order_line ORDER BY id')
    .raw()
    .all();
  expect(lines).toEqual([
    [0, 2, 55_000, '["东"]'],
    [0, 3, 60_000, '["西"]'],
    [1, 2, 70_000, '["东"]'],
    [2, 4, 90_000, null],
  ]);
  const rejected = readRejected(project.db, report.batch, 0, 10);
  expect(rejected.rows.map(({ row, code, cells }) => [row, code, cells])).toEqual([
    [3, 'noCustomer', ['', '2024-02-06', '8', '']],
  ]);
  const parts = project.db.prepare('SELECT part, length(sha256), rows_read FROM import_part ORDER BY part').raw().all();
  expect(parts).toEqual([
    [0, 64, 2],
    [1, 64, 2],
    [2, 64, 1],
  ]);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.at(-1)).toBe(1);
  // One of them again is said by its name.
  const error = await refusal(importFiles(project, [february], {}, job));
  expect(error.code).toBe('imports.alreadyImported');
  expect(error.params.file).toMatch(/二月/);
  project.close();
});

test('a file of another shape is named, and nothing is stored', async () => {
  const project = newProject(folder);
  const orders = file('orders.csv', 'customer,date,amount\na,2024-01-05,5\n');
  const visits = file('visits.csv', 'visitor,when,why\nb,2024-01-05,x\n');
  const error = await refusal(importFiles(project, [orders, visits], {}, job));
  expect(error.code).toBe('imports.otherShape');
  expect(error.params.file).toMatch(/visits\.csv$/);
  expect(project.db.prepare('SELECT count(*) FROM order_line').pluck().get()).toBe(0);
  project.close();
});
