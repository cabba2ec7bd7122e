import { describe, expect, test } from 'vitest';
import type { ImportChoices } from '../../electron/importing/planning/importPlan.ts';
import { TREATMENTS } from '../../electron/importing/records/treatments.ts';
import { findingCode } from '../../shared/contract/importChoices.ts';
import { isoDate } from '../../shared/dates.ts';
import { makeFormat } from '../../shared/format.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { newProject, run } from './importing.ts';
import { readHere, TODAY } from './readHere.ts';
import { refusal, writeTestFile } from './readingFiles.ts';

const folder = temporaryFolder();
const ORDERS = [
  ['N1', 'M1', '2024-03-01', '龙井', '50.00', '交易成功'],
  ['N2', 'M2', '2024-03-01', '普洱', '60.00', '交易成功'],
  ['N2', 'M2', '2024-03-01', '普洱', '60.00', '交易成功'],
  ['N3', 'TEST', '2024-03-02', '测试商品', '0.01', '交易成功'],
  ['N4', 'M1', '2024-03-03', '龙井', '-50.00', '交易成功'],
  ['N5', 'M3', '2024-03-03', '铁观音', '-20.00', '交易成功'],
  ['N6', 'M3', isoDate(TODAY + 2), '铁观音', '20.00', '交易成功'],
  ['N7', 'M3', '1899-12-31', '铁观音', '20.00', '交易成功'],
  ['N8', 'M4', '2024-03-04', '铁观音', '0', '已发货'],
  ['', '', '', '', '', ''],
  ['合计', '', '', '', '230.01', ''],
];
const path = writeTestFile(
  folder,
  'orders.csv',
  `订单号,会员号,日期,商品名称,金额,订单状态\n${ORDERS.map((row) => row.join(',')).join('\n')}\n`,
);
const kept = async (rules: ImportChoices['rules']) => {
  const { rows, kept: out, done, check } = await readHere(path, { rules });
  expect(check.rowsRead).toBe(rows.length + out.filter(({ outcome }) => outcome === 'rejected').length);
  return { rows, out: out.map(({ row, code }) => [row, code]), done, check };
};

describe('treatments', () => {
  test('by themselves: what lies in the future or before 1970 is kept out, the rest is loaded', async () => {
    const { rows, out, done } = await kept({});
    expect(rows.map(({ order_no }) => order_no)).toEqual(['N1', 'N2', 'N2', 'N3', 'N4', 'N5', 'N8']);
    expect(out).toEqual([
      [8, 'futureDates'],
      [9, 'badDate'],
      [12, 'footerRows'],
    ]);
    expect(done.rules).toEqual([
      { code: 'futureDates', treatment: 'keepOut', rows: 1 },
      { code: 'footerRows', treatment: 'keepOut', rows: 1 },
    ]);
  });

  test.each([
    ['repeatedRows', 'first', [[4, 'repeatedRows']]],
    ['testOrders', 'keepOut', [[5, 'testOrders']]],
    [
      'negativeAmounts',
      'keepOut',
      [
        [6, 'negativeAmounts'],
        [7, 'negativeAmounts'],
      ],
    ],
    ['refundWithoutSale', 'keepOut', [[7, 'refundWithoutSale']]],
    ['zeroAmounts', 'keepOut', [[10, 'zeroAmounts']]],
  ])('%s: %s', async (code, treatment, expected) => {
    const plain = await kept({});
    const { out, check, done } = await kept({ [code]: treatment });
    const usual = plain.out.map(([, was]) => was);
    expect(out.filter(([, was]) => !usual.includes(was!))).toEqual(expected);
    expect(done.rules).toContainEqual({ code, treatment, rows: expected.length });
    // Findings are counted whatever is done with them.
    expect(check.found.map((found) => [found.code, found.rows]).sort()).toEqual(
      plain.check.found.map((found) => [found.code, found.rows]).sort(),
    );
    expect(check.rowsUsable).toBe(plain.check.rowsUsable - expected.length);
  });

  test('future dates can be loaded after all', async () => {
    const { rows } = await kept({ futureDates: 'keep' });
    expect(rows.some(({ order_no }) => order_no === 'N6')).toBe(true);
  });

  test('money of rows kept out is not counted, nor what they say of customers', async () => {
    const { done } = await kept({ testOrders: 'keepOut', negativeAmounts: 'keepOut' });
    expect(done.totals).toMatchObject({ amountE4: 1_700_000, refundLines: 0, zeroLines: 1 });
  });

  test('every finding has a treatment, the first proposed', () => {
    expect(Object.keys(TREATMENTS).sort()).toEqual([...findingCode.options].sort());
  });

  test('every finding and every reason has its words in both languages', () => {
    for (const locale of ['en', 'zh-CN'] as const) {
      const { t } = makeFormat(locale, 'CNY');
      const said = (key: string) => t(key, { count: 2, column: 'x', value: 'y' });
      for (const code of findingCode.options) {
        expect(said(`imports.finding.${code}`)).not.toContain('imports.finding');
        const others: readonly string[] = TREATMENTS[code];
        const reason = code === 'tornRows' ? 'extraCells' : code;
        if (code === 'other' || others.every((treatment) => treatment === 'keep')) continue;
        expect(said(`imports.rejected.${reason}`)).not.toContain('imports.rejected');
        expect(said(`imports.reason.${reason}`)).not.toContain('imports.reason');
      }
    }
  });

  test('outliers are held against the bounds of the whole table', async () => {
    const rows = Array.from(
      { length: 200 },
      (_, k) => `N${k},M${k % 9},2024-03-01,${k === 150 ? 99_000 : 20 + (k % 30)}`,
    );
    const far = writeTestFile(folder, 'far.csv', `订单号,会员号,日期,金额\n${rows.join('\n')}\n`);
    const { kept: out } = await readHere(far, { rules: { outliers: 'keepOut' } });
    expect(out.map(({ row, code }) => [row, code])).toEqual([[152, 'outliers']]);
  });

  test('rows of a currency that is not the usual one can be kept out', async () => {
    const rows = Array.from({ length: 30 }, (_, k) => `M${k % 9},2024-03-01,${k === 12 ? '$9' : `￥${20 + k}`}`);
    const mixed = writeTestFile(folder, 'mixed.csv', `会员号,日期,金额\n${rows.join('\n')}\n`);
    const { kept: out } = await readHere(mixed, { rules: { mixedUnits: 'keepOut' } });
    expect(out.map(({ row, code, cells }) => [row, code, cells[2]])).toEqual([[14, 'mixedUnits', '$9']]);
  });

  test('what there is not is refused with what there is', async () => {
    expect(await refusal(readHere(path, { rules: { nonsense: 'keep' } }))).toMatchObject({
      code: 'imports.unknownRule',
      params: { rule: 'nonsense' },
    });
    expect(await refusal(readHere(path, { rules: { outliers: 'swap' } }))).toMatchObject({
      code: 'imports.unknownTreatment',
      params: { treatments: 'keep, keepOut' },
    });
    expect((await refusal(readHere(path, { rules: JSON.parse('{"__proto__":"keep"}') }))).code).toBe(
      'imports.unknownRule',
    );
  });
});

describe('files that overlap', () => {
  const header = '会员号,日期,商品名称,金额\n';
  const january = writeTestFile(
    folder,
    'a.csv',
    `${header}M1,2024-01-30,茶,5\nM1,2024-01-30,茶,5\nM2,2024-01-31,茶,6\n`,
  );
  const february = writeTestFile(
    folder,
    'b.csv',
    `店铺：云上茶馆\n\n${header}M1,2024-01-30,茶,5\nM1,2024-01-30,茶,5\nM2,2024-02-01,茶,6\nM2,2024-02-01,茶,6\n`,
  );

  test('bring their rows once, a line that stands twice in one of them twice', async () => {
    const { rows, kept: out, found, done } = await readHere([january, february]);
    expect(rows.map(({ part, row }) => [part, row])).toEqual([
      [0, 2],
      [0, 3],
      [0, 4],
      [1, 6],
      [1, 7],
    ]);
    expect(out.map(({ row, code }) => [row, code])).toEqual([
      [4, 'overlappingFiles'],
      [5, 'overlappingFiles'],
    ]);
    expect(found).toEqual({ repeatedRows: 2, overlappingFiles: 2 });
    expect(done.rules).toEqual([{ code: 'overlappingFiles', treatment: 'first', rows: 2 }]);
  });

  test('can be loaded whole, and a file beside itself brings nothing', async () => {
    expect((await readHere([january, february], { rules: { overlappingFiles: 'keep' } })).rows).toHaveLength(7);
    expect((await readHere([january, january])).rows).toHaveLength(3);
  });
});

describe('status words', () => {
  test('are guessed, and mean what was said where something was said', async () => {
    const words = writeTestFile(
      folder,
      'words.csv',
      '会员号,日期,金额,订单状态\nA,2024-03-01,10,已签收\nB,2024-03-01,20,拼团失败\nC,2024-03-01,30,已退款\nD,2024-03-01,40,拼团失败\n',
    );
    const plain = await readHere(words);
    expect(plain.check.statuses).toEqual([
      { word: '拼团失败', rows: 2, meaning: 'paid', guessed: true },
      { word: '已签收', rows: 1, meaning: 'paid', guessed: true },
      { word: '已退款', rows: 1, meaning: 'refunded', guessed: true },
    ]);
    const said = await readHere(words, { statuses: { 拼团失败: 'unpaid', 已退款: 'paid' } });
    expect(said.found).toEqual({ unpaid: 2 });
    expect(said.rows.map(({ customer, amount_e4 }) => [customer, amount_e4])).toEqual([
      ['A', 100_000],
      ['C', 300_000],
    ]);
    expect(said.check.statuses.filter(({ guessed }) => !guessed).map(({ word }) => word)).toEqual([
      '拼团失败',
      '已退款',
    ]);
    expect((await refusal(readHere(words, { statuses: { x: 'free' } }))).code).toBe('imports.unknownMeaning');
  });
});

test('an import keeps its rules, and what they touched with the cells as they were', async () => {
  const project = newProject(folder);
  const report = await run(project, path, { rules: { testOrders: 'keepOut', repeatedRows: 'first' } });
  expect(report).toMatchObject({ rowsRead: 10, rowsStored: 6, rowsRejected: 4 });
  expect(report.rules).toContainEqual({ code: 'testOrders', treatment: 'keepOut', rows: 1 });
  const stored = project.db.prepare('SELECT code, cells FROM rejected_row WHERE code = ?').raw().get('testOrders');
  expect(stored).toEqual(['testOrders', JSON.stringify(ORDERS[3])]);
  const choices = project.db.prepare('SELECT choices FROM import_batch').pluck().get() as string;
  expect(JSON.parse(choices).rules).toEqual({ testOrders: 'keepOut', repeatedRows: 'first' });
  project.close();
});

/** 2024-04-08, written as 2024-08-04. */
const EXCHANGED = 31;

test('days that were exchanged are stored so, with the cells as they were beside them', async () => {
  const days = Array.from({ length: 40 }, (_, k) => isoDate(19_790 + k));
  const rows = days.map(
    (day, k) => `N${k},M${k % 5},${k === EXCHANGED ? `${day.slice(0, 4)}-${day.slice(8)}-${day.slice(5, 7)}` : day},10`,
  );
  const text = `订单号,会员号,日期,金额\n${rows.join('\n')}\n`;
  const project = newProject(folder);
  const report = await run(project, writeTestFile(folder, 'jump.csv', text), { rules: { swappedDates: 'swap' } });
  expect(report).toMatchObject({ rowsRead: 40, rowsStored: 40, rowsRejected: 0, lastDay: days.at(-1) });
  expect(report.rules).toEqual([{ code: 'swappedDates', treatment: 'swap', rows: 1 }]);
  expect(project.db.prepare('SELECT day FROM order_line ORDER BY id').pluck().all()).toEqual(
    Array.from({ length: 40 }, (_, k) => 19_790 + k),
  );
  const changed = project.db.prepare('SELECT row_number, outcome, code, cells FROM rejected_row').raw().all();
  expect(changed).toEqual([[EXCHANGED + 2, 'changed', 'swappedDates', JSON.stringify(rows[EXCHANGED]!.split(','))]]);
  project.close();
});
