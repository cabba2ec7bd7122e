// Files that come again: the same, overlapping, corrected; how they are read the second time; and back out again.
import { describe, expect, test } from 'vitest';
import { checkFiles } from '../../electron/importing/storing/checkFiles.ts';
import { importFiles } from '../../electron/importing/storing/importFiles.ts';
import { readRejected } from '../../electron/project/batches.ts';
import { controlTotalsHold } from '../../electron/project/controlTotals.ts';
import type { ClosableProject } from '../../electron/project/open.ts';
import { findTemplate, forgetTemplate, listTemplates, recallTemplates } from '../../electron/project/templates.ts';
import { undoImport } from '../../electron/project/undoImport.ts';
import type { ImportMode } from '../../shared/contract/importChoices.ts';
import { difference } from '../../shared/contract/importReports.ts';
import { contentOf } from '../project/contentOf.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { newProject } from './importing.ts';
import { refusal, writeTestFile } from './readingFiles.ts';

const folder = temporaryFolder();
const HEADER = '订单编号,会员名,下单时间,商品名称,金额,门店';
const csv = (name: string, ...rows: string[]) => writeTestFile(folder, name, `${[HEADER, ...rows].join('\n')}\n`);
const load = (project: ClosableProject, path: string, mode?: ImportMode, choices = {}) =>
  importFiles(project, [path], choices, {
    signal: { aborted: false },
    report: () => {},
    mode,
    remembered: recallTemplates(project.db, undefined),
  });
const check = async (project: ClosableProject, path: string) => {
  const { difference: found } = await checkFiles(project, [path], {}, { signal: { aborted: false }, report: () => {} });
  return difference.parse(found);
};
const amounts = ({ db }: ClosableProject) =>
  db
    .prepare<[], [string, number]>('SELECT order_no, amount_e4 / 10000 FROM order_line ORDER BY order_no, id')
    .raw()
    .all();

const JANUARY = ['S1,李娜,2024-01-02,龙井,100,一店', 'S2,王伟,2024-01-20,普洱,50,一店', 'S3,王伟,2024-01-31,杯,8,二店'];

describe('a file that comes again', () => {
  test('the same file stores nothing twice', async () => {
    const project = newProject(folder);
    const path = csv('jan.csv', ...JANUARY);
    await load(project, path);
    expect((await refusal(load(project, path))).code).toBe('imports.alreadyImported');
    const found = await check(project, path);
    expect(found).toMatchObject({ newRows: 0, sameRows: 3, changedRows: 0, goneRows: 0, proposed: 'append' });
    expect(found.sameFileAt).not.toBeNull();
    const again = await load(project, path, 'append');
    expect(again).toMatchObject({ rowsRead: 3, rowsStored: 0, rowsMerged: 3, rowsRejected: 0, amountE4: 0 });
    const merged = readRejected(project.db, again.batch, 0, 10, 'merged');
    expect(merged.rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
      [2, 'S1'],
      [3, 'S2'],
      [4, 'S3'],
    ]);
    expect(amounts(project)).toHaveLength(3);
    project.close();
  });

  test('an overlapping period adds what is new; the earlier import is held until the later one is gone', async () => {
    const project = newProject(folder);
    const first = await load(project, csv('jan.csv', ...JANUARY));
    const overlap = csv('feb.csv', JANUARY[2]!, 'S4,陈静,2024-02-03,龙井,70,一店');
    expect(await check(project, overlap)).toMatchObject({ newRows: 1, sameRows: 1, changedRows: 0, goneRows: 0 });
    const second = await load(project, overlap);
    expect(second).toMatchObject({ rowsStored: 1, rowsMerged: 1, newCustomers: 1 });
    expect((await refusal(Promise.resolve().then(() => undoImport(project.db, first.batch)))).code).toBe(
      'imports.undoBlocked',
    );
    undoImport(project.db, second.batch);
    undoImport(project.db, first.batch);
    expect(Object.values(contentOf(project.db)).flat()).toEqual([]);
    project.close();
  });

  test('a corrected file is told from the first one, and updates or replaces it', async () => {
    const project = newProject(folder);
    await load(project, csv('jan.csv', ...JANUARY));
    const before = contentOf(project.db);
    const corrected = csv('jan2.csv', JANUARY[0]!, 'S2,王伟,2024-01-20,普洱,55,一店', 'S5,王伟,2024-01-30,壶,9,二店');
    const found = await check(project, corrected);
    expect(found).toMatchObject({ from: '2024-01-02', to: '2024-01-30', newRows: 1, sameRows: 1, changedRows: 1 });
    expect(found).toMatchObject({ goneRows: 0, proposed: 'update' });
    expect(found.examples).toEqual([
      {
        what: 'changed',
        row: 3,
        before: '2024-01-20 · 王伟 · S2 · 普洱 · 50',
        after: '2024-01-20 · 王伟 · S2 · 普洱 · 55',
      },
      { what: 'new', row: 4, before: null, after: '2024-01-30 · 王伟 · S5 · 壶 · 9' },
    ]);
    const updated = await load(project, corrected, 'update');
    expect(updated).toMatchObject({ rowsStored: 2, rowsMerged: 1, rowsReplaced: 1 });
    expect(amounts(project)).toEqual([
      ['S1', 100],
      ['S2', 55],
      ['S3', 8],
      ['S5', 9],
    ]);
    expect(controlTotalsHold(project.db)).toBe(true);
    undoImport(project.db, updated.batch);
    expect(contentOf(project.db)).toEqual(before);

    const whole = csv('jan3.csv', JANUARY[0]!, 'S2,王伟,2024-01-20,普洱,55,一店', 'S9,新,2024-02-01,壶,9,二店');
    expect(await check(project, whole)).toMatchObject({ goneRows: 1, proposed: 'replace' });
    const replaced = await load(project, whole, 'replace');
    expect(replaced).toMatchObject({ rowsStored: 3, rowsMerged: 0, rowsReplaced: 3 });
    expect(amounts(project).map(([no]) => no)).toEqual(['S1', 'S2', 'S9']);
    undoImport(project.db, replaced.batch);
    expect(contentOf(project.db)).toEqual(before);
    project.close();
  });

  test('two branches that sold alike on one day are not taken for one', async () => {
    const project = newProject(folder);
    const branch = (name: string) => `,散客,2024-01-02,龙井,10,${name}`;
    await load(project, csv('one.csv', branch('一店'), branch('一店')));
    expect(await load(project, csv('two.csv', branch('二店'), branch('二店')))).toMatchObject({ rowsMerged: 0 });
    expect(await load(project, csv('three.csv', branch('二店'), branch('三店')))).toMatchObject({ rowsMerged: 1 });
    project.close();
  });

  test('what a file says of customers stands when an earlier one that said the same is taken back', async () => {
    const project = newProject(folder);
    const header = '订单编号,会员编号,会员姓名,手机号,下单时间,金额';
    const file = (no: string, person: string) =>
      writeTestFile(folder, `${no}.csv`, `${header}\n${no},C1,${person},2024-01-0${no.at(-1)},5\n`);
    const first = await load(project, file('S1', '李娜,13800001111'));
    await load(project, file('S2', '李娜娜,13800001111'));
    const person = () => project.db.prepare('SELECT name, phone FROM customer').get();
    expect(person()).toEqual({ name: '李娜', phone: '13800001111' });
    undoImport(project.db, first.batch);
    expect(person()).toEqual({ name: '李娜娜', phone: '13800001111' });
    project.close();
  });

  test('customers described as before are passed over, those described anew are not', async () => {
    const project = newProject(folder);
    const file = (name: string, ...rows: string[]) =>
      writeTestFile(folder, name, `会员编号,姓名,手机号,等级\n${rows.join('\n')}\n`);
    await load(project, file('c1.csv', 'C1,李娜,13800001111,金', 'C2,王伟,13800002222,银'));
    const second = file('c2.csv', 'C1,李娜,13800001111,金', 'C2,王伟,13800003333,银', 'C3,陈静,,');
    expect(await check(project, second)).toMatchObject({ newRows: 1, sameRows: 1, changedRows: 1, goneRows: 0 });
    expect(await load(project, second)).toMatchObject({ rowsStored: 2, rowsMerged: 1, newCustomers: 1 });
    project.close();
  });
});

test('complaints and costs that come again: solved meanwhile, paid more', async () => {
  const project = newProject(folder);
  const complaints = (name: string, ...rows: string[]) =>
    writeTestFile(folder, name, `客户编号,投诉时间,投诉类型,投诉内容,解决时间\n${rows.join('\n')}\n`);
  await load(project, complaints('k1.csv', 'C1,2024-03-05 08:05,破损,杯子碎了,', 'C2,2024-03-06 09:00,迟到,晚三天,'));
  const solved = complaints(
    'k2.csv',
    'C1,2024-03-05 08:05,破损,杯子碎了,2024-03-08',
    'C2,2024-03-06 09:00,迟到,晚三天,',
  );
  expect(await check(project, solved)).toMatchObject({ sameRows: 1, changedRows: 1, newRows: 0, proposed: 'update' });
  expect(await load(project, solved, 'update')).toMatchObject({ rowsStored: 1, rowsMerged: 1, rowsReplaced: 1 });
  expect(project.db.prepare('SELECT solved_day FROM complaint ORDER BY customer_id').pluck().all()).toEqual([
    19790,
    null,
  ]);

  const costs = (name: string, ...rows: string[]) =>
    writeTestFile(folder, name, `日期,措施,费用类型,金额,工时\n${rows.join('\n')}\n`);
  await load(project, costs('m1.csv', '2024-03-01,短信召回,现金,200,', '2024-03-02,短信召回,人工,80,2'));
  const more = costs(
    'm2.csv',
    '2024-03-01,短信召回,现金,250,',
    '2024-03-02,短信召回,人工,80,2',
    '2024-03-02,电话,人工,9,1',
  );
  const found = await check(project, more);
  expect(found).toMatchObject({ sameRows: 1, changedRows: 1, newRows: 1, goneRows: 0 });
  expect(found.examples[0]).toMatchObject({
    before: '2024-03-01 · 短信召回 · cash · 200',
    after: '2024-03-01 · 短信召回 · cash · 250',
  });
  const before = contentOf(project.db);
  const second = await load(project, more, 'update');
  expect(second).toMatchObject({ rowsStored: 2, rowsMerged: 1, rowsReplaced: 1 });
  expect(controlTotalsHold(project.db)).toBe(true);
  undoImport(project.db, second.batch);
  expect(contentOf(project.db)).toEqual(before);
  project.close();
});

describe('a template', () => {
  test('reads next month as this month was read, whatever the order of the columns; it can be forgotten', async () => {
    const project = newProject(folder);
    const header = 'no,who,when,paid,what';
    const first = writeTestFile(folder, 'may.csv', `${header}\n1,a,3/4/2024,10,x\n2,b,5/6/2024,20,y\n`);
    const choices = { map: { customer: 'who', date: 'when', amount: 'paid', product: '' }, dateOrder: 'dmy' as const };
    await load(project, first, undefined, choices);
    const [kept] = listTemplates(project.db);
    expect(kept).toMatchObject({ kind: 'orders', timesUsed: 1, headers: header.split(',') });
    const next = writeTestFile(folder, 'june.csv', 'Paid,who,what,when,NO\n30,c,z,7/8/2024,3\n');
    const report = await load(project, next);
    expect(report).toMatchObject({ rowsStored: 1, firstDay: '2024-08-07', amountE4: 300_000 });
    expect(listTemplates(project.db)).toMatchObject([{ timesUsed: 2 }]);
    expect(forgetTemplate(project.db, kept!.id)).toBe(true);
    expect(findTemplate(project.db, 'x')).toBeNull();
    expect(
      (await refusal(load(project, writeTestFile(folder, 'july.csv', `${header}\n4,d,1/2/2024,1,x\n`)))).code,
    ).toBe('imports.noKind');
    project.close();
  });
});
