import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { plantDirt } from '../../electron/simulate/plantDirt.ts';
import { partsDealer } from '../../electron/simulate/samples/partsDealer.ts';
import { simulateBusiness } from '../../electron/simulate/simulateBusiness.ts';
import { isoDate } from '../../shared/dates.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { encodeText } from './encodeText.ts';
import { readHere, TODAY } from './readHere.ts';
import { sharedData, withoutData, writeTestFile } from './readingFiles.ts';

const folder = temporaryFolder();
const csv = (text: string, name = 'orders.csv') => writeTestFile(folder, name, text);
const HEADER = '订单号,会员号,日期,商品名称,金额';

/** A clean table of orders: day after day, amounts between 20 and 60. */
const clean = (count: number, from = 19_700): string[][] =>
  Array.from({ length: count }, (_, k) => [
    `N${10_000 + k}`,
    `M${k % 37}`,
    isoDate(from + Math.floor(k / 4)),
    ['龙井', '铁观音', '普洱'][k % 3]!,
    (20 + ((k * 7) % 40) + (k % 10) / 10).toFixed(2),
  ]);
const table = (rows: readonly (readonly string[])[], header = HEADER) =>
  csv(`${header}\n${rows.map((row) => row.join(',')).join('\n')}\n`);

describe('the same thousand rows as GB18030 csv, UTF-8 csv with a mark and xlsx', () => {
  const rows = clean(1_000);
  // Five of each, none twice on a row.
  for (const k of [10, 210, 410, 610, 810]) rows[k]![1] = '';
  for (const k of [20, 220, 420, 620, 820]) rows[k]![2] = isoDate(TODAY + 30);
  for (const k of [30, 230, 430, 630, 830]) rows[k]![4] = `-${rows[k]![4]}`;
  for (const k of [40, 240, 440, 640, 840]) rows[k] = [...rows[k - 1]!];
  const text = `${HEADER}\n${rows.map((row) => row.join(',')).join('\n')}\n`;
  const sheet = XLSX.utils.aoa_to_sheet([HEADER.split(','), ...rows]);
  const book = XLSX.write(XLSX.utils.book_new(sheet, '订单'), { type: 'buffer', bookType: 'xlsx' }) as Buffer;
  const files = {
    gb18030: writeTestFile(folder, 'a.csv', encodeText(text, 'gb18030')),
    utf8: writeTestFile(folder, 'b.csv', `\uFEFF${text}`),
    xlsx: writeTestFile(folder, 'c.xlsx', book),
  };

  test('give identical records and findings, each counted exactly', async () => {
    const [first, ...others] = await Promise.all(Object.values(files).map((path) => readHere(path)));
    for (const other of others) {
      expect(other.rows).toEqual(first!.rows);
      expect(other.found).toEqual(first!.found);
      expect(other.kept).toEqual(first!.kept);
    }
    expect(first!.found).toEqual({
      noCustomer: 5,
      futureDates: 5,
      negativeAmounts: 5,
      repeatedRows: 5,
      refundWithoutSale: expect.any(Number),
    });
    expect(first!.check).toMatchObject({ rowsRead: 1_000, rowsUsable: 990, customers: 37 });
    expect(first!.rows).toHaveLength(990);
  });

  test('show the rows behind each finding, with their cells', async () => {
    const { check } = await readHere(files.utf8);
    const rowsOf = (code: string) => check.found.find((found) => found.code === code)!;
    expect(rowsOf('noCustomer').shown.map(({ row }) => row)).toEqual([12, 212, 412, 612, 812]);
    expect(rowsOf('noCustomer').shown[0]).toMatchObject({ column: 1, cells: rows[10], part: 0 });
    expect(rowsOf('futureDates').shown[0]).toMatchObject({ row: 22, column: 2, note: null });
    expect(rowsOf('repeatedRows').shown.map(({ row }) => row)).toEqual([42, 242, 442, 642, 842]);
  });
});

test('customers that stand twice are counted, the first stays', async () => {
  const { found, rows } = await readHere(
    csv('会员号,姓名,手机号\nM1,张三,13800000001\nM2,李四,13800000002\nM1,张三丰,13800000003\n合计,,\n', 'members.csv'),
  );
  expect(found).toEqual({ duplicateCustomer: 1, footerRows: 1 });
  expect(rows.map(({ customer, name }) => [customer, name])).toEqual([
    ['M1', '张三'],
    ['M2', '李四'],
  ]);
});

test('what cannot be read is a problem each of its own', async () => {
  const rows = clean(100);
  rows[1]![2] = '';
  rows[2]![2] = '待定中';
  rows[3]![4] = '';
  rows[4]![4] = 'abc';
  rows[5]!.push('', '拆开的');
  const { found, kept } = await readHere(table(rows));
  expect(found).toEqual({ noDate: 1, badDate: 1, noAmount: 1, badAmount: 1, tornRows: 1 });
  expect(kept.map(({ row, code }) => [row, code])).toEqual([
    [3, 'noDate'],
    [4, 'badDate'],
    [5, 'noAmount'],
    [6, 'badAmount'],
    [7, 'extraCells'],
  ]);
});

test('test orders: the word alone or with a number, never a word that only holds it', async () => {
  const rows = clean(60);
  rows[1]![0] = 'TEST001';
  rows[2]![1] = '测试';
  rows[3]![3] = '测试商品';
  rows[4]![3] = '测试链接请勿拍';
  rows[5]![1] = 'test user 2';
  rows[6]![3] = '早孕测试纸';
  rows[7]![1] = 'Contest';
  rows[8]![0] = 'LATEST-1';
  rows[9]![3] = 'Pregnancy test kit';
  const { check } = await readHere(table(rows));
  expect(check.found.find(({ code }) => code === 'testOrders')!.shown.map(({ row }) => row)).toEqual([3, 4, 5, 6, 7]);
});

describe('amounts far off', () => {
  test('a missing point is found, the spread of a shop is not', async () => {
    const rows = clean(400);
    expect((await readHere(table(rows))).found).toEqual({});
    rows[7]![4] = '1234567.00';
    rows[8]![4] = '0.01';
    rows[9]![4] = '88000';
    const { check } = await readHere(table(rows));
    const outliers = check.found.find(({ code }) => code === 'outliers')!;
    expect(outliers.rows).toBe(3);
    expect(outliers.shown.map(({ row }) => row)).toEqual([9, 11, 10]);
    const { low, high } = outliers.params as Record<'low' | 'high', { value: number }>;
    expect(low.value).toBeGreaterThan(100);
    expect(low.value).toBeLessThan(200_000);
    expect(high.value).toBeGreaterThan(600_000);
    expect(high.value).toBeLessThan(880_000_000);
  });

  test('a handful of rows has no outliers', async () => {
    expect(
      (await readHere(table([...clean(5), ['N1', 'M1', '2024-01-01', '茶', '99999']]))).found.outliers,
    ).toBeUndefined();
  });
});

test('a refund belongs to a sale before it, of the same order or the same customer and product', async () => {
  const { check } = await readHere(
    table([
      ['A1', 'M1', '2024-03-01', '龙井', '50'],
      // Of the same order, whatever the day; of the same product; too early; of another product; of nobody.
      ['A1', 'M1', '2024-02-28', '普洱', '-10'],
      ['R2', 'M1', '2024-03-05', '龙井', '-50'],
      ['R3', 'M1', '2024-02-01', '龙井', '-50'],
      ['R4', 'M1', '2024-03-05', '铁观音', '-50'],
      ['R5', 'M9', '2024-03-05', '龙井', '-50'],
    ]),
  );
  const refunds = check.found.find(({ code }) => code === 'refundWithoutSale')!;
  expect(refunds.rows).toBe(3);
  expect(refunds.shown.map(({ cells }) => cells[0])).toEqual(['R3', 'R4', 'R5']);
});

test('an order number of two customers, or used again after more than a week', async () => {
  const { check } = await readHere(
    table([
      ['A1', 'M1', '2024-03-01', '龙井', '50'],
      ['A1', 'M1', '2024-03-08', '普洱', '60'],
      ['A1', 'M2', '2024-03-01', '龙井', '50'],
      ['A1', 'M1', '2024-03-09', '普洱', '70'],
    ]),
  );
  const shared = check.found.find(({ code }) => code === 'sharedOrderNo')!;
  expect(shared.shown.map(({ row }) => row)).toEqual([4, 5]);
  expect(shared.shown[0]!.note).toMatchObject({
    key: 'imports.note.firstSeen',
    params: { date: { value: '2024-03-01' } },
  });
});

describe('day and month exchanged', () => {
  const date = (day: number) => isoDate(day).split('-').map(Number) as [number, number, number];

  test('rows that jump out of a list kept by date', async () => {
    const rows = clean(400);
    const planted: number[] = [];
    for (const k of [108, 109, 110, 111, 120, 121, 224, 226, 227]) {
      const [year, month, day] = date(19_700 + Math.floor(k / 4));
      if (day > 12 || day === month) continue;
      rows[k]![2] = `${year}-${String(day).padStart(2, '0')}-${String(month).padStart(2, '0')}`;
      planted.push(k + 2);
    }
    expect(planted.length).toBeGreaterThan(3);
    const { check } = await readHere(table(rows));
    const swapped = check.found.find(({ code }) => code === 'swappedDates')!;
    expect(swapped.shown.map(({ row }) => row)).toEqual(planted);
    expect(swapped.rows).toBe(planted.length);
  });

  test('texts that Excel took for other days', async () => {
    const sheet: XLSX.WorkSheet = XLSX.utils.aoa_to_sheet([['会员号', '日期', '金额']]);
    let swapped = 0;
    for (let k = 0; k < 60; k++) {
      const [year, month, day] = date(19_790 + k);
      const row = k + 2;
      sheet[`A${row}`] = { t: 's', v: `M${k % 7}` };
      sheet[`C${row}`] = { t: 'n', v: 10 + k };
      // 3/4/2024 became the 4th of March where the 3rd of April was meant; 25/4/2024 stayed a text.
      if (day > 12) sheet[`B${row}`] = { t: 's', v: `${day}/${month}/${year}` };
      else {
        const serial = (Date.UTC(year, day - 1, month) - Date.UTC(1899, 11, 30)) / 86_400_000;
        sheet[`B${row}`] = { t: 'n', v: serial, z: 'yyyy-mm-dd' };
        if (day !== month) swapped++;
      }
    }
    sheet['!ref'] = 'A1:C61';
    const bytes = XLSX.write(XLSX.utils.book_new(sheet, 'S'), { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    const path = writeTestFile(folder, 'half.xlsx', bytes);
    expect((await readHere(path)).found.swappedDates).toBe(swapped);
    const mended = await readHere(path, { rules: { swappedDates: 'swap' } });
    expect(mended.found.swappedDates).toBe(swapped);
    expect(mended.rows.map(({ day }) => day)).toEqual(Array.from({ length: 60 }, (_, k) => 19_790 + k));
    expect(mended.kept.filter(({ outcome }) => outcome === 'changed')).toHaveLength(swapped);
    expect(mended.done.rules).toEqual([{ code: 'swappedDates', treatment: 'swap', rows: swapped }]);
  });

  test('dates in any order, and a list with gaps, are left alone', async () => {
    const shuffled = clean(400).map((row, k, all) => [...row.slice(0, 2), all[(k * 173) % 400]![2]!, ...row.slice(3)]);
    expect((await readHere(table(shuffled))).found.swappedDates).toBeUndefined();
    const gaps = clean(60).map((row, k) => [...row.slice(0, 2), isoDate(19_000 + k * 29), ...row.slice(3)]);
    expect((await readHere(table(gaps))).found.swappedDates).toBeUndefined();
  });
});

test('two currencies in one column, the same currency written in several ways not', async () => {
  const rows = clean(50).map((row, k) => [
    ...row.slice(0, 4),
    k % 3 === 0 ? `￥${row[4]}` : k % 3 === 1 ? `${row[4]}元` : row[4]!,
  ]);
  expect((await readHere(table(rows))).found.mixedUnits).toBeUndefined();
  rows[7]![4] = '$9.50';
  rows[20]![4] = 'US$12';
  const { check } = await readHere(table(rows));
  const mixed = check.found.find(({ code }) => code === 'mixedUnits')!;
  expect(mixed).toMatchObject({ rows: 2, column: 4, params: { usual: 'CNY', units: 'USD' } });
});

test('characters that were lost, years that never were, and amounts of nothing', async () => {
  const rows = clean(40);
  rows[3]![3] = '龙\uFFFD';
  rows[4]![2] = '1900-01-01';
  rows[5]![4] = '0';
  expect((await readHere(table(rows))).found).toEqual({ replacedCharacters: 1, oldDates: 1, zeroAmounts: 1 });
});

test('a business with planted dirt: every fault found as often as it was planted', async () => {
  const business = simulateBusiness(partsDealer, 11);
  const share = {
    noCustomer: 0.01,
    duplicate: 0.01,
    testOrder: 0.01,
    oddDate: 0.02,
    oddAmount: 0.02,
    badDate: 0.01,
    badAmount: 0.01,
  };
  const { table: dirty, planted, rows } = plantDirt(business, share, 5);
  const quote = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = [dirty.header, ...dirty.rows()].map((row) => row.map(quote).join(','));
  const { found, check } = await readHere(csv(`${lines.join('\n')}\n`, 'dirty.csv'));
  expect(check.rowsRead).toBe(rows);
  expect(found).toMatchObject({ noCustomer: planted.noCustomer, testOrders: planted.testOrder });
  expect((found.badDate ?? 0) + (found.noDate ?? 0)).toBe(planted.badDate);
  expect((found.badAmount ?? 0) + (found.noAmount ?? 0)).toBe(planted.badAmount);
  // Lines that were alike before the dirt came count as well.
  expect(found.repeatedRows).toBeGreaterThanOrEqual(planted.duplicate);
});

test.skipIf(withoutData('online_retail'))(
  'online_retail: the repeated rows of its usable part',
  { timeout: 60_000 },
  async () => {
    const { found, check } = await readHere(sharedData('online_retail', 'online_retail.csv'));
    expect(found).toMatchObject({ noCustomer: 135_080, repeatedRows: 5_225, negativeAmounts: 8_905, zeroAmounts: 40 });
    expect(check).toMatchObject({ rowsRead: 541_909, rowsUsable: 406_829, customers: 4_372 });
  },
);
