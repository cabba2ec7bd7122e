// The files people really bring, with the truth beside them: a Chinese shop's monthly export, a British wholesaler's
// workbook, a CRM dump with dates written in every way, and a complaint log. The same bytes each time.
import * as XLSX from 'xlsx';
import { dayNumber, isoDate } from '../../shared/dates.ts';
import { encodeText } from './encodeText.ts';

/** A sequence of numbers in 0…1 that is the same each time. */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 13), 0x297a2d39);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}

const pick = <T>(list: readonly T[], share: number): T => list[Math.floor(share * list.length)]!;
const two = (n: number) => String(n).padStart(2, '0');
const parts = (day: number) => isoDate(day).split('-').map(Number) as [number, number, number];
const dmy = (day: number) => isoDate(day).split('-').reverse().join('/');
const grouped = (cents: number) =>
  `${String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ',')}.${two(cents % 100)}`;
const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = (rows: readonly (readonly string[])[], delimiter = ',', end = '\r\n') =>
  rows.map((row) => row.map((cell) => (delimiter === ',' ? quoted(cell) : cell)).join(delimiter)).join(end) + end;

/** An order line as its writer meant it. */
export type TrueOrder = {
  readonly orderNo: string;
  readonly customer: string;
  readonly day: number;
  /** -1 where the file has no time. */
  readonly minute: number;
  readonly cents: number;
  readonly status: 'paid' | 'unpaid' | 'refunded';
};
export type OrderTruth = {
  readonly orders: readonly TrueOrder[];
  /** Rows below the header, footers among them. */
  readonly rowsBelowHeader: number;
  readonly footerRows: number;
  readonly headerRow: number;
  /** Lines that are sales or refunds of sales, and who bought or returned. */
  readonly stored: number;
  readonly customers: number;
  readonly sumE4: number;
  readonly firstDay: string;
  readonly lastDay: string;
};

function truthOf(orders: readonly TrueOrder[], headerRow: number, footerRows: number): OrderTruth {
  const stored = orders.filter(({ status }) => status !== 'unpaid');
  const days = stored.map(({ day }) => day);
  return {
    orders,
    rowsBelowHeader: orders.length + footerRows,
    footerRows,
    headerRow,
    stored: stored.length,
    customers: new Set(stored.map(({ customer }) => customer)).size,
    sumE4: stored.reduce((sum, { cents, status }) => sum + (status === 'refunded' ? 0 : cents * 100), 0),
    firstDay: isoDate(Math.min(...days)),
    lastDay: isoDate(Math.max(...days)),
  };
}

export type MadeFile<Truth> = { readonly name: string; readonly bytes: Buffer; readonly truth: Truth };

const TEAS = ['西湖龙井 250g', '安溪铁观音（礼盒）', '云南普洱饼茶', '福鼎白茶 老寿眉', '茉莉花茶,散装', '正山小种'];
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const GIVEN = ['小燕', '建国', '思远', '婷', '浩然', '丽华', '子涵', '志强', '雨欣', '明'];
const CHINESE_STATUS = [
  ['交易成功', 'paid'],
  ['交易成功', 'paid'],
  ['交易成功', 'paid'],
  ['交易成功', 'paid'],
  ['卖家已发货', 'paid'],
  ['等待买家付款', 'unpaid'],
  ['交易关闭', 'unpaid'],
  ['退款成功', 'refunded'],
] as const;

/** GBK, lines of the shop above the header, ￥ and grouped thousands, a total at the end. */
export function chineseShop(): MadeFile<OrderTruth> {
  const next = sequence(11);
  const orders: TrueOrder[] = [];
  const rows: string[][] = [];
  const start = dayNumber(2024, 1, 1);
  for (let k = 0; k < 640; k++) {
    const who = Math.floor(next() ** 2 * 160);
    const customer = `${pick(SURNAMES, who / 160)}${pick(GIVEN, (who % 10) / 10)}${100 + who}`;
    const day = start + Math.floor((k / 640) * 182);
    const minute = 480 + Math.floor(next() * 840);
    const [status, meaning] = pick(CHINESE_STATUS, next());
    const count = 1 + Math.floor(next() * 4);
    const cents = count * (1_990 + 100 * Math.floor(next() * 700));
    const orderNo = `3${String(202_400_000_000 + k * 7_919)}${two(k % 97)}6612`;
    const [year, month, dayOfMonth] = parts(day);
    orders.push({ orderNo, customer, day, minute, cents, status: meaning });
    rows.push([
      `${orderNo}\t`,
      customer,
      `${year}/${month}/${dayOfMonth} ${Math.floor(minute / 60)}:${two(minute % 60)}`,
      pick(TEAS, next()),
      String(count),
      `￥${grouped(cents)}`,
      status,
      `138${two(who % 100)}${String(1_000_000 + who * 37).slice(1)}`,
      k % 9 === 0 ? '请尽快发货，谢谢' : '',
    ]);
  }
  const total = orders.reduce((sum, { cents }) => sum + cents, 0);
  const count = rows.reduce((sum, row) => sum + Number(row[4]), 0);
  const text =
    '店铺名称：,云上茶馆旗舰店\r\n报表导出时间：2024-07-01 09:12:33\r\n统计区间：2024-01-01 至 2024-06-30\r\n\r\n' +
    csv([
      ['订单编号', '买家会员名', '下单时间', '商品名称', '数量', '金额', '订单状态', '收货手机', '买家留言'],
      ...rows,
    ]) +
    csv([
      ['合计', '', '', '', String(count), `￥${grouped(total)}`, '', '', ''],
      ['共 640 条', '', '', '', '', '', '', '', ''],
    ]);
  return { name: '订单报表_202401-202406.csv', bytes: encodeText(text, 'gbk'), truth: truthOf(orders, 5, 2) };
}

const TOWNS = ['Leeds', 'York', 'Stoke-on-Trent', 'Bath', 'St. Ives', 'Newcastle upon Tyne'];
const TRADES = ['Bakery', 'Deli', 'Café', 'Farm Shop', 'Stores', 'Pantry'];
const GOODS = [
  'Oatcakes 12 x 250g',
  'Rhubarb & ginger jam',
  'Wensleydale, whole',
  "Baker's flour 16kg",
  'Malt vinegar 5L',
];

export type WholesalerTruth = OrderTruth & { readonly accounts: number; readonly sheets: readonly string[] };

/** Two sheets and a hidden one, dd/mm/yyyy as text, £ as text and as numbers, credit notes, a title above the header. */
export function britishWholesaler(): MadeFile<WholesalerTruth> {
  const next = sequence(29);
  const accounts = Array.from({ length: 60 }, (_, k) => [
    String(k * 13 + 7).padStart(5, '0'),
    `${pick(TOWNS, next())} ${pick(TRADES, next())}`,
    `orders${k}@example.co.uk`,
    `0113 496 0${String(k).padStart(3, '0')}`,
    pick(TOWNS, next()),
    dmy(dayNumber(2019, 1, 1) + Math.floor(next() * 1_800)),
  ]);
  const orders: TrueOrder[] = [];
  const rows: (string | number)[][] = [];
  const start = dayNumber(2023, 1, 3);
  for (let k = 0; k < 900; k++) {
    const customer = accounts[Math.floor(next() ** 1.5 * 55)]![0]!;
    const day = start + Math.floor((k / 900) * 500);
    const count = 1 + Math.floor(next() * 24);
    const price = 125 + 5 * Math.floor(next() * 400);
    const credit = k % 41 === 40;
    const cents = (credit ? -1 : 1) * count * price;
    const orderNo = `INV${String(20_400 + Math.floor(k / 3)).padStart(7, '0')}`;
    orders.push({ orderNo, customer, day, minute: -1, cents, status: 'paid' });
    const total = k % 5 === 0 ? cents / 100 : `${credit ? '-' : ''}£${grouped(Math.abs(cents))}`;
    rows.push([orderNo, dmy(day), customer, pick(GOODS, next()), credit ? -count : count, `£${grouped(price)}`, total]);
  }
  const sum = orders.reduce((all, { cents }) => all + cents, 0);
  const header = ['Invoice No', 'Invoice Date', 'Account No', 'Description', 'Qty', 'Unit Price', 'Line Total'];
  const sales = XLSX.utils.aoa_to_sheet([
    ['Northgate Fine Foods Ltd – sales ledger'],
    [],
    header,
    ...rows,
    ['Total', null, null, null, null, null, `£${grouped(sum)}`],
  ]);
  sales['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 6 } }];
  const people = XLSX.utils.aoa_to_sheet([
    ['Account No', 'Company Name', 'Email', 'Telephone', 'Town', 'Account opened'],
    ...accounts,
  ]);
  const book = XLSX.utils.book_new(people, 'Customers');
  XLSX.utils.book_append_sheet(book, sales, 'Orders');
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([
      ['VAT code', 'Rate'],
      ['Z', 0],
      ['S', 20],
    ]),
    'Lookup',
  );
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 0 }, { Hidden: 1 }] };
  return {
    name: 'Northgate sales 2023-24.xlsx',
    bytes: XLSX.write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true }) as Buffer,
    truth: { ...truthOf(orders, 3, 1), accounts: accounts.length, sheets: ['Customers', 'Orders', 'Lookup'] },
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The ways a day is written in the dump; 0 is a typed date in a workbook. */
function writeDay(way: number, day: number): string {
  const [year, month, dayOfMonth] = parts(day);
  if (way === 1) return `${dmy(day)} 09:30`;
  if (way === 2) return `${dayOfMonth}-${MONTHS[month - 1]}-${two(year % 100)}`;
  if (way === 3) return `${MONTHS[month - 1]} ${dayOfMonth}, ${year}`;
  if (way === 4) return `${isoDate(day)}T23:45:00+08:00`;
  if (way === 5) return `${year}${two(month)}${two(dayOfMonth)}`;
  if (way === 6) return `${year}年${month}月${dayOfMonth}日`;
  return isoDate(day);
}
const MINUTE_OF_WAY = new Map([
  [1, 570],
  [4, 1_425],
]);

export type CrmTruth = OrderTruth & { readonly contacts: number; readonly activities: number };

function crm() {
  const next = sequence(47);
  const contacts = Array.from({ length: 80 }, (_, k) => [
    `C-${1000 + k}`,
    `${pick(['Ann', 'Bob', 'Chloë', 'Dev', 'Eve', 'Fiona'], next())} ${pick(['Smith', "O'Hara", 'Núñez', 'Lee'], next())}`,
    `person${k}@example.com`,
    k % 3 === 0 ? `+44 7700 900${String(k).padStart(3, '0')}` : `(0)7700-900 ${String(k).padStart(3, '0')}`,
    writeDay(1 + (k % 6), dayNumber(2021, 1, 4) + k * 9).replace(' 09:30', ''),
    k % 7 === 0 ? 'N' : 'Y',
  ]);
  const deals: { row: string[]; order: TrueOrder; way: number }[] = [];
  for (let k = 0; k < 500; k++) {
    const customer = contacts[Math.floor(next() ** 1.4 * 80)]![0]!;
    const day = dayNumber(2022, 2, 1) + Math.floor((k / 500) * 700);
    const cents = 1_000 + Math.floor(next() * 250_000);
    const way = k % 8;
    const lost = k % 25 === 24;
    deals.push({
      way,
      order: {
        orderNo: `D${k + 1}`,
        customer,
        day,
        minute: MINUTE_OF_WAY.get(way) ?? -1,
        cents,
        status: lost ? 'refunded' : 'paid',
      },
      row: [
        `D${k + 1}`,
        customer,
        writeDay(way, day),
        String(cents / 100),
        lost ? 'Cancelled' : 'Completed',
        '\u202eRTL',
      ],
    });
  }
  const activities = Array.from({ length: 240 }, (_, k) => [
    contacts[Math.floor(next() * 80)]![0]!,
    writeDay(1 + (k % 6), dayNumber(2023, 1, 1) + k),
    pick(['Call', 'Email', 'Visit', 'Meeting'], next()),
    pick(['left a message', 'asked for a quote', '<b>very</b> happy', '=SUM(A1:A9)', 'wants a discount'], next()),
  ]);
  return { contacts, deals, activities };
}

const CONTACT_HEADER = ['Contact ID', 'Full Name', 'Email', 'Mobile', 'Created', 'Opt-in'];
const DEAL_HEADER = ['Deal ID', 'Contact ID', 'Closed on', 'Value', 'Stage', '__proto__'];

/** A workbook of contacts, deals and activities; days typed, and written in seven other ways. */
export function crmDump(): MadeFile<CrmTruth> {
  const { contacts, deals, activities } = crm();
  const table = XLSX.utils.aoa_to_sheet([DEAL_HEADER, ...deals.map(({ row }) => row)]);
  for (const [k, { way, order }] of deals.entries()) {
    if (way === 0) table[`C${k + 2}`] = { t: 'n', v: order.day + 25_569, z: 'dd/mm/yyyy' };
    table[`D${k + 2}`] = { t: 'n', v: order.cents / 100 };
  }
  const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([CONTACT_HEADER, ...contacts]), 'Contacts');
  XLSX.utils.book_append_sheet(book, table, 'Deals');
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([['Contact ID', 'Activity date', 'Channel', 'Notes'], ...activities]),
    'Activities',
  );
  const truth = truthOf(
    deals.map(({ order }) => order),
    1,
    0,
  );
  return {
    name: 'crm-dump.xlsx',
    bytes: XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer,
    truth: { ...truth, contacts: contacts.length, activities: activities.length },
  };
}

export type ComplaintTruth = {
  readonly rows: number;
  readonly customers: number;
  readonly solved: number;
  readonly firstDay: string;
  readonly lastDay: string;
};

/** What Excel calls Unicode text: UTF-16 with tabs. Belongs to the customers of the CRM dump. */
export function complaintLog(): MadeFile<ComplaintTruth> {
  const next = sequence(83);
  const { contacts } = crm();
  const rows: string[][] = [];
  const who = new Set<string>();
  let solved = 0;
  const start = dayNumber(2023, 3, 1);
  for (let k = 0; k < 150; k++) {
    const customer = contacts[Math.floor(next() * 80)]![0]!;
    const day = start + k * 2;
    const done = k % 4 !== 3;
    if (done) solved++;
    who.add(customer);
    rows.push([
      `T-${k + 1}`,
      dmy(day),
      customer,
      pick(['Late delivery', 'Damaged', 'Wrong item', 'Billing'], next()),
      pick(['Box was open', 'Courier never came', 'Überpünktlich? No!', '包装破损'], next()),
      done ? dmy(day + 1 + Math.floor(next() * 9)) : '',
    ]);
  }
  const header = ['Ticket', 'Complaint date', 'Contact ID', 'Category', 'Description', 'Resolved on'];
  return {
    name: 'complaints.txt',
    bytes: Buffer.from(`\uFEFF${csv([header, ...rows], '\t')}`, 'utf16le'),
    truth: {
      rows: rows.length,
      customers: who.size,
      solved,
      firstDay: isoDate(start),
      lastDay: isoDate(start + 298),
    },
  };
}
