import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporaryFolder.ts';
import { encodeText } from './encodeText.ts';
import { look } from './importing.ts';
import { writeTestFile } from './readingFiles.ts';

const folder = temporaryFolder();
const lines = (count: number, line: (k: number) => string) =>
  Array.from({ length: count }, (_, k) => line(k)).join('\n');
const two = (n: number) => String(n).padStart(2, '0');

const preview = async (name: string, bytes: string | Uint8Array) => {
  const seen = await look(writeTestFile(folder, name, bytes));
  const fields = new Map(seen.columns.map(({ header, field }) => [header, field]));
  return { ...seen, fields, first: seen.rows[0]!.stored, rejected: seen.rows.filter((row) => row.rejected !== null) };
};

describe('exports of payment services, cash desks and ledgers', () => {
  test('remarks and rules above and below, padded cells, a comma at the end of each line', async () => {
    const text = `支付宝交易记录明细查询
账号:[tea@example.com]
起始日期:[2024-01-01 00:00:00]    终止日期:[2024-06-30 23:59:59]
------------------------交易记录明细列表------------------------
交易号                  ,付款时间                ,交易对方            ,商品名称                ,金额（元）   ,交易状态    ,
${lines(30, (k) => `20240101220010000${10_000 + k}\t ,2024-01-${two(1 + (k % 28))} 09:13:00 ,张伟${k % 7}      ,龙井茶 ,${(k + 1) * 12.5}   ,交易成功    ,`)}
------------------------------------------------------------------------
共30笔记录
导出时间:[2024-07-01 10:00:00]    用户:云上茶馆
`;
    const seen = await preview('alipay.csv', encodeText(text, 'gbk'));
    expect(seen).toMatchObject({ encoding: 'GB18030', headerRow: 5, ready: true });
    expect(seen.first).toMatchObject({
      orderNo: '2024010122001000010000',
      date: '2024-01-01 09:13',
      customer: '张伟0',
      amount: 12.5,
    });
    expect(seen.rejected).toEqual([]);
  });

  test('a title, a line about the table, groups over names, a subtotal at the end', async () => {
    const text = `销售订单明细表,,,,
制表人：张三,,,日期：2024-07-01,
,,,,
客户信息,,订单信息,,
客户编号,客户名称,订单号,下单日期,金额
${lines(12, (k) => `C00${k % 5},客户${k % 5},D${k},2024年${1 + (k % 6)}月${1 + k}日,"￥1,${200 + k}.50"`)}
小计,,,,14000
`;
    const seen = await preview('ledger.csv', encodeText(text, 'gb18030'));
    expect(seen).toMatchObject({ headerRow: 5, ready: true, kind: 'orders' });
    expect([...seen.fields]).toEqual([
      ['客户信息 客户编号', 'customer'],
      ['客户信息 客户名称', 'customerName'],
      ['订单信息 订单号', 'orderNo'],
      ['订单信息 下单日期', 'date'],
      ['订单信息 金额', 'amount'],
    ]);
    expect(seen.first).toMatchObject({ customer: 'C000', date: '2024-01-01', amount: 1_200.5 });
    expect(seen.rejected.map(({ row, rejected }) => [row, rejected!.key])).toEqual([
      [18, 'imports.rejected.footerRows'],
    ]);
  });

  test('ids kept by ="…", days as one number and years of two digits', async () => {
    const rows = lines(20, (k) => `="000${k}","cust ${k % 4}",202403${two(1 + k)} 0805${two(k)},${k}.5`);
    const seen = await preview('desk.csv', `order no,customer,order date,amount\n${rows}\n`);
    expect(seen.first).toMatchObject({ orderNo: '0000', date: '2024-03-01 08:05', customer: 'cust 0', amount: 0.5 });
    const short = await preview(
      'short.csv',
      `date,customer,amount\n${lines(20, (k) => `24/${1 + (k % 12)}/${1 + k},c${k % 4},5`)}\n`,
    );
    expect(short).toMatchObject({ dateOrder: 'ymd', ready: true });
    expect(short.rows[12]!.stored).toMatchObject({ date: '2024-01-13' });
  });

  test('order numbers that a spreadsheet program has cut are told', async () => {
    const rows = lines(9, (k) => `3.20240000237570E+18,cust ${k % 4},2024-03-0${1 + k},5`);
    const seen = await preview('cut.csv', `order no,customer,order date,amount\n${rows}\n`);
    expect(seen.notices).toEqual([
      {
        key: 'imports.notice.damagedIds',
        params: { count: 9, column: 'order no', example: '3.20240000237570E+18' },
      },
    ]);
  });
});
