// A business as the tables it would export: headers and cells as text, in its language.
import { isoDate } from '../../shared/dates.ts';
import { amountOf } from '../../shared/money.ts';
import { makeOrderNumbers } from './orderNumbers.ts';
import { NO_DAY, type SimulatedBusiness } from './simulatedBusiness.ts';

export const TABLE_KINDS = ['customers', 'orders', 'interactions', 'complaints', 'surveys'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];
export type Table = { header: string[]; rows: () => Iterable<string[]> };

const HEADERS: Record<TableKind, Record<'en' | 'zh-CN', string[]>> = {
  customers: {
    en: [
      'Customer ID',
      'Customer name',
      'Customer type',
      'Phone',
      'E-mail',
      'Region',
      'Birthday',
      'Registered',
      'Closed date',
    ],
    'zh-CN': ['会员号', '姓名', '客户类型', '手机号', '邮箱', '地区', '生日', '注册日期', '注销日期'],
  },
  orders: {
    en: [
      'Order no.',
      'Order date',
      'Customer ID',
      'Customer name',
      'Product',
      'Category',
      'Quantity',
      'Unit price',
      'Amount',
      'Status',
    ],
    'zh-CN': ['订单号', '下单时间', '会员号', '姓名', '商品', '品类', '数量', '单价', '金额', '订单状态'],
  },
  interactions: { en: ['Customer ID', 'Date', 'Channel', 'Note'], 'zh-CN': ['会员号', '日期', '渠道', '内容'] },
  complaints: {
    en: ['Customer ID', 'Date', 'Category', 'Complaint', 'Solved on'],
    'zh-CN': ['会员号', '投诉日期', '投诉类型', '投诉内容', '解决日期'],
  },
  surveys: {
    en: ['Customer ID', 'Date', 'Question', 'Score', 'Answer'],
    'zh-CN': ['会员号', '日期', '问题', '得分', '回答'],
  },
};

/** Completed and refunded, as the order status is written. */
export const STATUS = { en: ['Completed', 'Refunded'], 'zh-CN': ['已完成', '已退款'] } as const;

export const hasShops = (business: SimulatedBusiness): boolean => business.spec.shops.length > 1;

/** The headers of a table; shops stand in a column of their own where there are several. */
export function tableHeader(business: SimulatedBusiness, kind: TableKind): string[] {
  const { locale, words } = business.spec;
  const withShop = hasShops(business) && (kind === 'customers' || kind === 'orders');
  return [...HEADERS[kind][locale], ...(withShop ? [words.shopHeader] : [])];
}

const dayText = (day: number | null) => (day === null || day === NO_DAY ? '' : isoDate(day));
const minuteText = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Cells of order lines by position; texts of days are made once. */
export function makeOrderRow(business: SimulatedBusiness): (i: number) => string[] {
  const { spec, customers, lines, firstDay, lastDay } = business;
  const numberOf = makeOrderNumbers(business);
  const days = Array.from({ length: lastDay - firstDay + 1 }, (_, d) => isoDate(firstDay + d));
  const shops = hasShops(business) ? spec.shops.map((shop) => [shop.name]) : [[]];
  const [completed, refunded] = STATUS[spec.locale];
  return (i) => {
    const customer = lines.customer[i]!;
    const product = spec.products[lines.product[i]!]!;
    const quantity = lines.quantity[i]!;
    const amountE4 = lines.amountE4[i]!;
    return [
      numberOf(lines.order[i]!),
      `${days[lines.day[i]! - firstDay]!} ${minuteText(lines.minute[i]!)}`,
      customers.code[customer]!,
      customers.name[customer]!,
      product.name,
      product.category,
      String(quantity),
      String(amountOf(amountE4 / quantity)),
      amountOf(amountE4).toFixed(2),
      lines.refund[i] === 1 ? refunded : completed,
      ...shops[lines.shop[i]!]!,
    ];
  };
}

function* orderRows(business: SimulatedBusiness): Iterable<string[]> {
  const row = makeOrderRow(business);
  for (let i = 0; i < business.lines.count; i++) yield row(i);
}

function* customerRows({ spec, customers }: SimulatedBusiness): Iterable<string[]> {
  for (let c = 0; c < customers.code.length; c++) {
    const shop = spec.shops[customers.shop[c]!]!;
    yield [
      customers.code[c]!,
      customers.name[c]!,
      spec.types[customers.type[c]!]!.type,
      customers.phone[c]!,
      customers.email[c] ?? '',
      shop.region,
      dayText(customers.birthdayDay[c]!),
      dayText(customers.startedDay[c]!),
      dayText(customers.cancelledDay[c]!),
      ...(spec.shops.length > 1 ? [shop.name] : []),
    ];
  }
}

export function tableOf(business: SimulatedBusiness, kind: TableKind): Table {
  const header = tableHeader(business, kind);
  const code = (row: { customer: number }) => business.customers.code[row.customer]!;
  if (kind === 'orders') return { header, rows: () => orderRows(business) };
  if (kind === 'customers') return { header, rows: () => customerRows(business) };
  if (kind === 'interactions') {
    const rows = business.contacts.map((row) => [code(row), dayText(row.day), row.channel, row.note]);
    return { header, rows: () => rows };
  }
  if (kind === 'complaints') {
    const rows = business.complaints.map((row) => [
      code(row),
      dayText(row.day),
      row.category,
      row.note,
      dayText(row.solvedDay),
    ]);
    return { header, rows: () => rows };
  }
  const question = business.spec.words.surveyQuestion;
  const rows = business.surveys.map((row) => [
    code(row),
    dayText(row.day),
    question,
    String(row.score),
    row.answer ?? '',
  ]);
  return { header, rows: () => rows };
}
