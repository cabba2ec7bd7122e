import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type CellObject, read, utils } from 'xlsx';
import { CUSTOMER_COLUMNS, columnHeader } from '../../shared/customerColumns.ts';
import { makeFormat } from '../../shared/format.ts';
import { openShop } from './customerShop.ts';

const TRIGGERS = ['=1+1', '+86 138', '-5', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x")', '=cmd|/C calc'];
const shop = openShop({
  customers: [
    { code: '00012', name: '林美', region: '杭州' },
    { code: '2', name: 'a "quoted", name\nin two lines', region: '<&>' },
    ...TRIGGERS.map((name, i) => ({ code: `T${i}`, name })),
    { code: 'X1', name: '_x0041_ \u0001 \ud800 😀' },
  ],
  lines: [
    { code: '00012', date: '2024-01-05', amount: 1234.5678 },
    { code: '2', date: '2024-02-05', amount: 7 },
    ...TRIGGERS.map((_, i) => ({ code: `T${i}`, date: '2024-02-05', amount: 1 })),
    { code: 'X1', date: '2024-02-05', amount: 2 },
  ],
});
const byId = { column: 'customer', descending: false } as const;

async function exported(format: 'csv' | 'xlsx', locale: 'en' | 'zh-CN') {
  const answer = await shop.call('customers.export', { format, locale, sort: byId });
  const path = shop.tickets.redeem(answer.file, 'open');
  expect(existsSync(path)).toBe(true);
  return { ...answer, bytes: readFileSync(path) };
}

describe('customers.export', () => {
  test('csv: byte order mark, heads in the language, decimals, ISO dates, no formulas', async () => {
    const { bytes, rows, fileName } = await exported('csv', 'zh-CN');
    expect(rows).toBe(10);
    expect(fileName).toBe('Tea House 茶馆 客户 2024-02-05.csv');
    const text = bytes.toString('utf8');
    expect(text.startsWith('\uFEFF客户编号,客户名称')).toBe(true);
    expect(text.lastIndexOf('\uFEFF')).toBe(0);
    expect(text).toContain('00012,林美');
    expect(text).toContain('2024-01-05,2024-01-05,31,1,1234.5678');
    expect(text).toContain('"a ""quoted"", name\nin two lines"');
    for (const trigger of TRIGGERS) expect(text).not.toContain(`,${trigger}`);
  });

  test('xlsx: typed cells that read back as they were, never a formula', async () => {
    const { bytes, fileName } = await exported('xlsx', 'en');
    expect(fileName.endsWith('.xlsx')).toBe(true);
    const book = read(bytes, { cellNF: true, cellFormula: true });
    const sheet = book.Sheets[book.SheetNames[0]!]!;
    expect(book.SheetNames).toEqual(['Customers']);
    const cells = utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true });
    const format = makeFormat('en', 'CNY');
    expect(cells[0]).toEqual(CUSTOMER_COLUMNS.map((column) => columnHeader(format, column)));
    const at = (row: number, column: (typeof CUSTOMER_COLUMNS)[number]): CellObject =>
      sheet[utils.encode_cell({ r: row, c: CUSTOMER_COLUMNS.indexOf(column) })];
    expect(at(1, 'customer')).toMatchObject({ t: 's', v: '00012' });
    expect(at(1, 'revenueE4')).toMatchObject({ t: 'n', v: 1234.5678 });
    expect(at(1, 'lastDay')).toMatchObject({ t: 'n', v: 45_296 });
    expect(at(1, 'lastDay').z).toMatch(/yyyy/);
    expect(at(1, 'state')).toMatchObject({ t: 's' });
    expect(at(2, 'name').v).toBe('a "quoted", name\nin two lines');
    for (const place of Object.keys(sheet)) expect((sheet[place] as CellObject).f).toBeUndefined();
    const names = cells.slice(1).map((row) => row[1]);
    for (const trigger of TRIGGERS) expect(names).toContain(trigger);
    expect(names).toContain('_x0041_ \u0001 \ufffd 😀');
  });

  test('takes the columns asked for and the query of the page', async () => {
    const answer = await shop.call('customers.export', { search: '杭州', columns: ['name', 'orders'], locale: 'en' });
    const text = readFileSync(shop.tickets.redeem(answer.file, 'open'), 'utf8');
    expect(text).toBe('\uFEFFName,Orders\r\n林美,1\r\n');
  });

  test('an empty list is a file with heads', async () => {
    const answer = await shop.call('customers.export', { search: 'nobody at all', format: 'xlsx' });
    const book = read(readFileSync(shop.tickets.redeem(answer.file, 'open')));
    expect(utils.sheet_to_json(book.Sheets[book.SheetNames[0]!]!, { header: 1 })).toHaveLength(1);
  });
});
