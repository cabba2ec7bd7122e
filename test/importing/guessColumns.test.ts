import { expect, test } from 'vitest';
import { type ColumnGuess, guessColumns } from '../../electron/importing/planning/guessColumns.ts';
import { lookAtColumn } from '../../electron/importing/planning/sampleColumns.ts';
import type { ImportKind } from '../../shared/contract/importChoices.ts';

const ROWS = 60;
const fill = (cells: readonly string[]) => Array.from({ length: ROWS }, (_, k) => cells[k % cells.length]!);
const numbered = (prefix: string, count: number) =>
  fill(Array.from({ length: count }, (_, k) => `${prefix}${1000 + k}`));

function guess(kind: ImportKind, table: Record<string, string[]>): Record<string, ColumnGuess> {
  const headers = Object.keys(table);
  const looks = headers.map((header) => lookAtColumn(fill(table[header]!), false));
  const guesses = guessColumns(headers, looks, kind, new Map());
  return Object.fromEntries(headers.map((header, k) => [header, guesses[k]!]));
}

const fieldsOf = (guesses: Record<string, ColumnGuess>) =>
  Object.fromEntries(Object.entries(guesses).map(([header, { field }]) => [header, field]));

const DAYS = ['2024-03-05', '2024-04-06', '2024-05-21'];
const MONEY = ['12.50', '8.00', '133.90'];

test.each([
  [
    'orders' as const,
    {
      订单编号: numbered('N', 60),
      买家会员名: numbered('u', 20),
      订单付款时间: DAYS,
      宝贝标题: ['茶'],
      购买数量: ['2'],
      买家实际支付金额: MONEY,
      订单状态: ['交易成功'],
      收货人手机: ['13812345678'],
    },
    ['orderNo', 'customer', 'date', 'product', 'quantity', 'amount', 'status', 'phone'],
  ],
  [
    'interactions' as const,
    { 客户编号: numbered('C', 20), 拜访时间: DAYS, 拜访方式: ['上门'], 拜访纪要: ['询价'], 联系电话: ['13812345678'] },
    ['customer', 'date', 'channel', 'note', 'phone'],
  ],
  [
    'complaints' as const,
    {
      会员号: numbered('C', 20),
      受理时间: DAYS,
      投诉原因: ['破损'],
      问题描述: ['盒子破了'],
      结案时间: DAYS,
      处理人: ['李'],
    },
    ['customer', 'date', 'category', 'note', 'solvedOn', null],
  ],
  [
    'complaints' as const,
    {
      'Customer ID': numbered('C', 20),
      'Date received': DAYS,
      Reason: ['late'],
      Details: ['x'],
      'Date resolved': DAYS,
    },
    ['customer', 'date', 'category', 'note', 'solvedOn'],
  ],
  [
    'surveys' as const,
    {
      提交答卷时间: DAYS,
      用户编号: numbered('C', 60),
      '满意度（1-5分）': ['4', '5'],
      您的建议: ['好'],
      '1. 多久买一次？': ['每月'],
    },
    ['date', 'customer', 'score', 'answer', null],
  ],
  [
    'costs' as const,
    { 日期: DAYS, 措施名称: ['回访'], 费用类型: ['人工'], 工时: ['3'], '金额（元）': MONEY, 备注: [''] },
    ['date', 'measure', 'costKind', 'hours', 'amount', 'note'],
  ],
  [
    'costs' as const,
    { Date: DAYS, Campaign: ['Spring'], Type: ['Cash'], Hours: ['2'], 'Total cost (GBP)': MONEY },
    ['date', 'measure', 'costKind', 'hours', 'amount'],
  ],
])('%s by their headers', (kind, table, fields) => {
  expect(Object.values(fieldsOf(guess(kind, table)))).toEqual(fields);
});

test('e-mails, mobile numbers and status words are known by their cells', () => {
  const guesses = guess('orders', {
    会员号: numbered('C', 20),
    日期: DAYS,
    金额: MONEY,
    x1: ['a@example.com', 'b@example.com'],
    x2: ['13812345678', '+86 139 1234 5678'],
    x3: ['已付款', '已取消', '已付款'],
  });
  expect(fieldsOf(guesses)).toMatchObject({ x1: 'email', x2: 'phone', x3: 'status' });
  expect(guesses.x1).toMatchObject({ confidence: 0.8, because: { key: 'imports.because.emails' } });
  expect(guesses.x3!.because!.key).toBe('imports.because.statusWords');
});

test('codes that come again beside a date and an amount are the customer; a shop is not', () => {
  const guesses = guess('orders', { 日期: DAYS, 金额: MONEY, 档案号: numbered('A', 20) });
  expect(guesses.档案号).toMatchObject({ field: 'customer', confidence: 0.5 });
  expect(fieldsOf(guess('orders', { 日期: DAYS, 金额: MONEY, 门店编号: numbered('A', 20) })).门店编号).toBeNull();
  expect(fieldsOf(guess('orders', { 日期: DAYS, 金额: MONEY, 序列号: numbered('A', 60) })).序列号).toBeNull();
});

test('who has no id is told apart by phone or e-mail', () => {
  expect(fieldsOf(guess('interactions', { 到店时间: DAYS, x: ['13812345678', '13912345678'] }))).toEqual({
    到店时间: 'date',
    x: 'customer',
  });
});

test('every guess has a reason and a confidence; what is not guessed has neither', () => {
  for (const { field, confidence, because } of Object.values(guess('orders', { 日期: DAYS, 金额: MONEY, 闲: ['x'] }))) {
    expect(confidence > 0).toBe(field !== null);
    expect(because !== null).toBe(field !== null);
  }
});

test('a header that says date over cells that are none is doubted', () => {
  expect(guess('orders', { 日期: ['茶'], 金额: MONEY }).日期!.field).toBeNull();
});
