import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHeader } from '../../electron/importing/planning/readHeader.ts';
import type { Cell } from '../../electron/importing/reading/rowSource.ts';

/** Rows of a sheet with their numbers; a blank line counts but is no row. */
function sheet(text: string): { rows: Cell[][]; numbers: number[] } {
  const rows: Cell[][] = [];
  const numbers: number[] = [];
  for (const [k, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    rows.push(line.split('|').map((cell) => cell.trim()));
    numbers.push(k + 1);
  }
  return { rows, numbers };
}

function headerOf(text: string, headerRow?: number) {
  const { rows, numbers } = sheet(text);
  const { last, names } = readHeader(rows, numbers, headerRow);
  return { row: last === null ? null : numbers[last], names };
}

const DATA = `
A1|张伟|2024-01-05|12.50
A2|李娜|2024-01-06|3.00
A3|王芳|2024-01-07|8.80`;

describe('lines above the table', () => {
  test.each([
    ['none', '订单号|客户|日期|金额', 1],
    ['a title', '2024年1月销售报表\n订单号|客户|日期|金额', 2],
    [
      'a title, a blank line, when it was exported',
      '销售报表\n\n报表导出时间：2024-07-01 09:12:33\n订单号|客户|日期|金额',
      4,
    ],
    ['the name of the shop in two cells', '店铺名称：|云上茶馆旗舰店\n\n订单号|客户|日期|金额', 3],
    ['the shop, without a colon', '店铺|云上茶馆\n订单号|客户|日期|金额', 2],
    ['remarks', '#支付宝账务明细查询\n#账号:[tea@example.com]\n#------------------------\n订单号|客户|日期|金额', 4],
    [
      'remarks with commas after them',
      '微信支付账单明细|||\n微信昵称：[茶]|||\n----------------------|||\n订单号|客户|日期|金额',
      4,
    ],
    ['filters', '统计区间：|2024-01-01|至|2024-06-30\n门店：|全部||\n订单号|客户|日期|金额', 3],
    ['twenty-five lines', `${'说明：本报表仅供参考\n'.repeat(25)}订单号|客户|日期|金额`, 26],
  ])('%s', (_name, head, row) => {
    expect(headerOf(head + DATA)).toEqual({ row, names: ['订单号', '客户', '日期', '金额'] });
  });

  test('of a British ledger', () => {
    const head = 'Northgate Fine Foods Ltd – sales ledger|||\n\nInvoice No|Account No|Invoice Date|Line Total';
    expect(headerOf(head + DATA)).toMatchObject({ row: 3 });
  });
});

describe('names', () => {
  test('blank ones stay blank, equal ones are numbered', () => {
    expect(headerOf(`订单号|客户||金额|金额|客户|金额 (2)${DATA}`).names).toEqual([
      '订单号',
      '客户',
      '',
      '金额',
      '金额 (3)',
      '客户 (2)',
      '金额 (2)',
    ]);
  });

  test('of no known language', () => {
    expect(headerOf(`Zeile|Wort|Tag|Wert${DATA}`)).toEqual({ row: 1, names: ['Zeile', 'Wort', 'Tag', 'Wert'] });
  });

  test('data that start at once have none', () => {
    expect(headerOf(DATA.trim())).toEqual({ row: null, names: [] });
  });

  test('numbers and years may head columns among known names', () => {
    expect(headerOf(`客户编号|客户名称|地区|手机号|2023|2024\nC1|张伟|上海|13800138000|5|6`)).toMatchObject({ row: 1 });
  });

  test('the row that the user says, or none', () => {
    expect(headerOf(`a|b|c|d\n订单号|客户|日期|金额${DATA}`, 1)).toEqual({ row: 1, names: ['a', 'b', 'c', 'd'] });
    expect(headerOf(`订单号|客户|日期|金额${DATA}`, 0)).toEqual({ row: null, names: [] });
    expect(headerOf(`订单号|客户|日期|金额${DATA}`, 99)).toMatchObject({ row: 1 });
  });

  test('never two alike but blanks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('客户', '金额', '', '金额 (2)', '客户 (2)', 'Name'), { minLength: 1, maxLength: 12 }),
        (cells) => {
          const { names } = readHeader([cells, cells.map((_, k) => k)], [1, 2], 1);
          const filled = names.filter((name) => name !== '');
          expect(new Set(filled).size).toBe(filled.length);
          expect(names).toHaveLength(cells.length);
        },
      ),
    );
  });
});

describe('two rows', () => {
  test('groups over names', () => {
    expect(
      headerOf('订单信息||客户信息||\n订单号|下单时间|姓名|手机号|金额\nA1|2024-01-05|张伟|13800138000|12'),
    ).toEqual({
      row: 2,
      names: ['订单信息 订单号', '订单信息 下单时间', '客户信息 姓名', '客户信息 手机号', '客户信息 金额'],
    });
  });

  test('names that reach down over both rows', () => {
    expect(
      headerOf(
        '订单号|下单时间|收货人||金额\n||姓名|电话|\nA1|2024-01-05|张伟|13800138000|12\nA2|2024-01-06|李娜|13800138001|9',
      ),
    ).toEqual({ row: 2, names: ['订单号', '下单时间', '收货人 姓名', '收货人 电话', '金额'] });
  });

  test('English groups, and the row said by the user', () => {
    const text = 'Order||Buyer|\nNumber|Placed on|Name|Phone\nA1|2024-01-05|Ann|07700900001';
    const names = ['Order Number', 'Order Placed on', 'Buyer Name', 'Buyer Phone'];
    expect(headerOf(text)).toEqual({ row: 2, names });
    expect(headerOf(text, 2)).toEqual({ row: 2, names });
  });

  test('a header with a blank name over rows of texts is one row', () => {
    expect(headerOf('客户编号|客户名称||备注\nC1|张伟|杭州|老客户\nC2|李娜|上海|新客户')).toEqual({
      row: 1,
      names: ['客户编号', '客户名称', '', '备注'],
    });
  });

  test('what tells is the name alone where the group makes it unknown', () => {
    const { rows, numbers } = sheet(
      '基本资料||业务||\n客户编号|手机号|金额|下单时间|备注\nC1|13800138000|5|2024-01-01|x',
    );
    expect(readHeader(rows, numbers, undefined).telling).toEqual(['客户编号', '手机号', '金额', '下单时间', '备注']);
  });
});
