// A row of an orders sheet as the order line that will be stored, or the reason why not. The hot path of every import.
import { cellText } from '../cells/cellText.ts';
import { readDate } from '../cells/cleanDate.ts';
import { type Decimal, decimalE4, decimalNumber, productE4, readNumber } from '../cells/cleanNumber.ts';
import { cleanId, cleanText } from '../cells/cleanText.ts';
import { makeStatusMeaning } from '../cells/orderStatus.ts';
import type { ImportPlan } from '../planning/importPlan.ts';
import { saysPaidOn } from '../planning/saysPaidOn.ts';
import type { Cell } from '../reading/rowSource.ts';
import { dateStyles } from './dateStyles.ts';
import { makeAttributes } from './keepAttributes.ts';
import { makeOrderCount } from './orderCount.ts';
import { makePersons } from './persons.ts';
import type { RecordColumn, RecordReader, RecordValue, Rejection } from './recordReader.ts';

/** One line, filled anew by each read. */
export type OrderLine = {
  customer: string;
  day: number;
  /** -1 when the source has no time. */
  minute: number;
  amountE4: number;
  refund: 0 | 1;
  quantity: number | null;
  orderNo: string | null;
  product: string | null;
  category: string | null;
  /** Values of PERSON_FIELDS, '' where blank. */
  person: readonly string[];
};

const shown = (cell: Cell | undefined) => cellText(cell).slice(0, 100);

/**
 * Money of a line, and how refunds are told from purchases:
 * - amount is the amount column, or quantity × unit price (exact, then rounded half away from zero to E4);
 * - a negative amount is a refund line with that amount;
 * - a line whose status says refunded, returned or cancelled, or whose refunded amount reaches its amount, brought no
 *   money in the end: it is stored as a refund line of 0, so it is neither a purchase nor counted twice against
 *   revenue, and its original amount is kept as an attribute. If its amount is negative already, that stands;
 * - a smaller refunded amount lowers the amount of its line, which stays a purchase;
 * - unpaid and closed lines, and lines without the payment date that their date column asks for, are no sales at all
 *   and are kept out (`unpaid`).
 * Money kept this way sums to purchases less refunds without a line ever being counted on both sides.
 */
export function makeOrderReader(plan: ImportPlan): RecordReader {
  const { fields, looks, headers } = plan;
  const dateStyle = dateStyles(plan).get('date')!;
  const at = (field: string) => fields.get(field) ?? -1;
  const date = at('date');
  const customer = at('customer');
  const amount = at('amount');
  const quantity = at('quantity');
  const unitPrice = at('unitPrice');
  const orderNo = at('orderNo');
  const product = at('product');
  const category = at('category');
  const status = at('status');
  const refundAmount = at('refundAmount');
  const meaningOf = makeStatusMeaning(plan.statuses);
  const persons = makePersons(plan);
  const orders = makeOrderCount();
  const comma = (column: number) => (column >= 0 ? looks[column]!.decimalComma : false);
  const [amountComma, quantityComma, priceComma, refundComma] = [amount, quantity, unitPrice, refundAmount].map(
    comma,
  ) as [boolean, boolean, boolean, boolean];
  const paidOn = date >= 0 && saysPaidOn(headers[date] ?? '');
  const slot = { day: 0, minute: 0 };
  const money: Decimal = { mantissa: 0, scale: 0 };
  const count: Decimal = { mantissa: 0, scale: 0 };
  const price: Decimal = { mantissa: 0, scale: 0 };
  const totals = {
    amountE4: 0,
    refundLines: 0,
    zeroLines: 0,
    firstDay: Number.POSITIVE_INFINITY,
    lastDay: Number.NEGATIVE_INFINITY,
    calledOff: 0,
    partlyRefunded: 0,
  };
  const keep = makeAttributes(plan, persons.columns);
  const line: OrderLine = {
    customer: '',
    day: 0,
    minute: -1,
    amountE4: 0,
    refund: 0,
    quantity: null,
    orderNo: null,
    product: null,
    category: null,
    person: persons.said,
  };

  const reject = (code: string, column: number, row: readonly Cell[]): Rejection => ({
    code,
    column: column < 0 ? null : column,
    params: column < 0 ? {} : { value: shown(row[column]) },
  });
  const textAt = (row: readonly Cell[], column: number) => (column < 0 ? null : cleanText(row[column]) || null);

  /** The line's E4 amount before refunds, or the column that stands in the way as -1 - column. */
  let wrong: Rejection | null = null;
  let partly = false;
  const readMoney = (row: readonly Cell[]): number => {
    const hasCount = quantity < 0 ? 'blank' : readNumber(row[quantity], quantityComma, count);
    line.quantity = hasCount === 'ok' ? decimalNumber(count) : null;
    const asked = amount < 0 ? 'blank' : readNumber(row[amount], amountComma, money);
    let e4: number | null = null;
    if (asked === 'ok') e4 = decimalE4(money);
    else if (asked === 'blank' && quantity >= 0 && unitPrice >= 0) {
      const hasPrice = readNumber(row[unitPrice], priceComma, price);
      if (hasCount === 'bad' || hasPrice === 'bad')
        wrong = reject('badAmount', hasCount === 'bad' ? quantity : unitPrice, row);
      else if (hasCount === 'blank' || hasPrice === 'blank')
        wrong = reject('noAmount', amount >= 0 ? amount : hasCount === 'blank' ? quantity : unitPrice, row);
      else e4 = productE4(count, price);
      if (wrong === null && e4 === null) wrong = reject('badAmount', unitPrice, row);
      return e4 ?? 0;
    } else wrong = reject(asked === 'bad' ? 'badAmount' : 'noAmount', amount, row);
    if (e4 === null && wrong === null) wrong = reject('badAmount', amount, row);
    return e4 ?? 0;
  };

  const readLine = (row: readonly Cell[]): Rejection | null => {
    line.customer = cleanId(row[customer]);
    if (line.customer === '') return reject('noCustomer', customer, row);
    const word = status < 0 ? 'paid' : meaningOf(cleanText(row[status]));
    if (word === 'unpaid') return reject('unpaid', status, row);
    const dated = readDate(row[date], dateStyle, slot);
    if (dated !== 'ok')
      return dated === 'bad' ? reject('badDate', date, row) : reject(paidOn ? 'unpaid' : 'noDate', date, row);
    line.day = slot.day;
    line.minute = slot.minute;
    wrong = null;
    let e4 = readMoney(row);
    if (wrong !== null) return wrong;
    line.refund = e4 < 0 ? 1 : 0;
    keep.calledOff = false;
    partly = false;
    if (word === 'refunded' || refundAmount >= 0) {
      const returned = refundAmount < 0 ? 'blank' : readNumber(row[refundAmount], refundComma, price);
      if (returned === 'bad') return reject('badAmount', refundAmount, row);
      const back = returned === 'ok' ? Math.abs(decimalE4(price) ?? 0) : 0;
      if (e4 > 0 && back > 0 && back < e4) {
        e4 -= back;
        partly = true;
      } else if (e4 >= 0 && (word === 'refunded' || (back > 0 && back >= e4))) {
        if (e4 > 0) {
          keep.calledOff = true;
        }
        e4 = 0;
        line.refund = 1;
      }
    }
    line.amountE4 = e4;
    line.orderNo = orderNo < 0 ? null : cleanId(row[orderNo]) || null;
    line.product = textAt(row, product);
    line.category = textAt(row, category);
    return null;
  };

  // Columns that no field fills stay out: each costs time in every row.
  const filled = (['quantity', 'order_no', 'product', 'category'] as const).filter(
    (_, k) => [quantity, orderNo, product, category][k]! >= 0,
  );
  const columns: RecordColumn[] = [
    { name: 'day', type: 'int' },
    { name: 'minute', type: 'int' },
    { name: 'amount_e4', type: 'int' },
    { name: 'refund', type: 'int' },
    ...filled.map((name) => ({ name, type: name === 'quantity' ? 'real' : 'text' }) as const),
    { name: 'attributes', type: 'text' },
  ];
  const [atQuantity, atOrderNo, atProduct, atCategory] = (['quantity', 'order_no', 'product', 'category'] as const).map(
    (name) => columns.findIndex((column) => column.name === name),
  ) as [number, number, number, number];
  const atAttributes = columns.length - 1;
  const values: RecordValue[] = columns.map(() => null);
  const record: RecordReader['record'] = { customer: null, values };

  let row: readonly Cell[] = [];
  let rowNumber = 0;

  const read = (given: readonly Cell[], number: number): Rejection | null => {
    const rejection = readLine(given);
    if (rejection !== null) return rejection;
    row = given;
    rowNumber = number;
    record.customer = line.customer;
    values[0] = line.day;
    values[1] = line.minute < 0 ? null : line.minute;
    values[2] = line.amountE4;
    values[3] = line.refund;
    if (atQuantity >= 0) values[atQuantity] = line.quantity;
    if (atOrderNo >= 0) values[atOrderNo] = line.orderNo;
    if (atProduct >= 0) values[atProduct] = line.product;
    if (atCategory >= 0) values[atCategory] = line.category;
    return null;
  };

  const accept = () => {
    const known = persons.add(line.customer, row, rowNumber);
    values[atAttributes] = keep.json(row, line, known);
    if (partly) totals.partlyRefunded++;
    if (keep.calledOff) totals.calledOff++;
    totals.amountE4 += line.amountE4;
    if (line.day < totals.firstDay) totals.firstDay = line.day;
    if (line.day > totals.lastDay) totals.lastDay = line.day;
    if (line.refund === 1) totals.refundLines++;
    else if (line.amountE4 === 0) totals.zeroLines++;
    else orders.add(persons.numbers.numberOf(line.customer), line.orderNo);
  };

  return {
    table: 'order_line',
    columns,
    read,
    accept,
    record,
    persons: persons.list,
    numbers: persons.numbers,
    attributeNames: keep.names,
    totals: () => ({
      ...totals,
      orders: orders.total(),
      firstDay: Number.isFinite(totals.firstDay) ? totals.firstDay : null,
      lastDay: Number.isFinite(totals.lastDay) ? totals.lastDay : null,
      unreadable: 0,
    }),
  };
}
