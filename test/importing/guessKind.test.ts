import { expect, test } from 'vitest';
import { guessKind } from '../../electron/importing/planning/guessKind.ts';
import { lookAtColumn } from '../../electron/importing/planning/sampleColumns.ts';
import type { ImportKind } from '../../shared/contract/importChoices.ts';

/** Headers over twelve rows made of sample cells; a list in a cell is walked through. */
function kindOf(table: Record<string, string | string[]>, name = '') {
  const headers = Object.keys(table);
  const looks = headers.map((header) => {
    const cells = table[header]!;
    return lookAtColumn(
      Array.from({ length: 12 }, (_, k) => (typeof cells === 'string' ? cells : cells[k % cells.length]!)),
      false,
    );
  });
  return guessKind(headers, looks, new Map(), name);
}

const DAY = ['2024-03-05', '2024-03-06 10:20', '2024-03-21'];
const WHO = ['M1', 'M2', 'M3', 'M1'];
const EACH = Array.from({ length: 12 }, (_, k) => `M${k}`);
const MONEY = ['12.50', '8.00', '133.90'];

const TABLES: [ImportKind, Record<string, string | string[]>][] = [
  ['orders', { 订单编号: EACH, 买家昵称: WHO, 付款时间: DAY, 实付金额: MONEY, 订单状态: '交易成功' }],
  ['orders', { 会员号: WHO, 日期: DAY, 金额: MONEY }],
  ['orders', { 小票号: EACH, 会员卡号: WHO, 销售日期: DAY, 商品名称: '茶', 数量: '2', 单价: '9.9', 满意度: '5' }],
  ['orders', { InvoiceNo: EACH, InvoiceDate: DAY, CustomerID: WHO, Quantity: '2', UnitPrice: '9.9' }],
  ['orders', { 'Deal ID': EACH, 'Contact ID': WHO, 'Closed on': DAY, Value: MONEY, Stage: 'Won' }],
  ['orders', { 订单号: EACH, 客户: WHO, 下单时间: DAY, 金额: MONEY, 售后状态: '无', 退款金额: '0' }],
  ['customers', { 会员号: EACH, 姓名: '张三', 手机号: '13800000000', 注册时间: DAY }],
  ['customers', { 'Account No': EACH, 'Company Name': 'Deli', Email: 'a@b.cc', Telephone: '0113 4960', Town: 'York' }],
  ['customers', { customerID: EACH, tenure: '12', Churn: 'No' }],
  ['interactions', { 客户: WHO, 拜访日期: DAY, 拜访方式: '电话', 跟进内容: '询价' }],
  ['interactions', { 会员号: WHO, 到店时间: DAY, 备注: '试吃' }],
  ['interactions', { 客户编号: WHO, 回访时间: DAY, 回访人: '小李', 结果: '满意' }],
  ['interactions', { 手机号: '13812345678', 通话时间: DAY, 时长: '3分钟', 通话记录: '咨询' }],
  ['interactions', { 'Contact ID': WHO, 'Activity date': DAY, Channel: 'Call', Notes: 'left a message' }],
  ['interactions', { Customer: WHO, 'Visit date': DAY, 'Checked in by': 'Ann' }],
  ['complaints', { 投诉时间: DAY, 客户: WHO, 投诉类型: '质量', 投诉内容: '破损', 处理结果: '补发', 结案时间: DAY }],
  ['complaints', { 工单编号: EACH, 创建时间: DAY, 会员号: WHO, 问题类型: '物流', 问题描述: '慢', 解决时间: DAY }],
  ['complaints', { 售后单号: EACH, 申请时间: DAY, 买家: WHO, 售后原因: '质量', 退款金额: MONEY }],
  ['complaints', { Ticket: EACH, 'Complaint date': DAY, 'Contact ID': WHO, Category: 'Late', 'Resolved on': DAY }],
  ['complaints', { 'Case no': EACH, 'Opened on': DAY, Customer: WHO, Issue: 'broken', 'Closed on': DAY }],
  ['surveys', { 提交时间: DAY, 客户编号: WHO, 总体满意度: '5', 您的建议: '很好' }],
  [
    'surveys',
    { 序号: EACH, 提交答卷时间: DAY, '1、您多久购买一次？': '每月', '2、您对包装满意吗？': '满意', 推荐意愿: '9' },
  ],
  ['surveys', { 评价时间: DAY, 买家昵称: WHO, 评分: '4', 评价内容: '不错' }],
  ['surveys', { 访谈日期: DAY, 受访者: WHO, 问题: '为什么走', 回答: '太贵' }],
  ['surveys', { Timestamp: DAY, Email: 'a@b.cc', NPS: '9', 'What could we do better?': 'price' }],
  ['surveys', { 'Response date': DAY, 'Customer ID': WHO, Question: 'Q1', Answer: 'yes', Score: '7' }],
  ['costs', { 日期: DAY, 措施: '老客回访', 费用类型: '人工', 工时: '3', 金额: MONEY }],
  ['costs', { 费用日期: DAY, 活动名称: '会员日', 费用金额: MONEY, 备注: '' }],
  ['costs', { 支出时间: DAY, 项目: '短信', 成本: MONEY }],
  ['costs', { Date: DAY, Campaign: 'Spring', 'Cost type': 'Cash', Hours: '2', Cost: MONEY }],
  ['costs', { Date: DAY, Measure: 'Calls', Expense: MONEY }],
];

test.each(TABLES.map(([kind, table]) => [kind, Object.keys(table).join(' '), table] as const))(
  '%s: %s',
  (kind, _headers, table) => {
    const guess = kindOf(table);
    expect([guess.kind, guess.recognised]).toEqual([kind, true]);
  },
);

test('the reason names the headers that told', () => {
  expect(kindOf({ 客户: WHO, 拜访日期: DAY, 拜访方式: '电话' }).because).toEqual({
    key: 'imports.because.interactions',
    params: { headers: '拜访日期, 拜访方式' },
  });
});

test('the name of the sheet tells where headers do not', () => {
  const plain = { 客户: WHO, 日期: DAY, 内容: '包装破了' };
  expect(kindOf(plain, '投诉记录').kind).toBe('complaints');
  expect(kindOf(plain, '拜访记录').kind).toBe('interactions');
  expect(kindOf({ Customer: WHO, Date: DAY, Notes: 'x' }, 'Complaints').kind).toBe('complaints');
});

test('what is none of the six is not taken for one', () => {
  expect(kindOf({ 'VAT code': ['Z', 'S'], Rate: ['0', '20'] }).recognised).toBe(false);
  expect(kindOf({ '': ['销售额', '客流量'], 本月累计: '10412.78', 同比: '0.2' }).recognised).toBe(false);
  expect(kindOf({ var1: '0.3', var2: '0.4', T: '12' }).recognised).toBe(false);
});

test('headers that are hostile are headers like any other', () => {
  const table = Object.assign(Object.create(null), { __proto__x: WHO, constructor: DAY, '=1+1': MONEY, '<img>': 'x' });
  expect(() => kindOf(table)).not.toThrow();
});
