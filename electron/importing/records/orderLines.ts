// A row of an orders sheet as the order line that will be stored, or the reason why not. The hot path of every import.
import type { Param } from '../../../shared/text.ts';
import { cellText } from '../cells/cellText.ts';
import { type DateStyle, readDate } from '../cells/cleanDate.ts';
import { type Decimal, decimalE4, decimalNumber, productE4, readNumber } from '../cells/cleanNumber.ts';
import { cleanId, cleanText } from '../cells/cleanText.ts';
import { orderStatus } from '../cells/orderStatus.ts';
import { saysPaidOn } from '../planning/headerWords.ts';
import type { ImportPlan } from '../planning/planImport.ts';
import type { Cell } from '../reading/rowSource.ts';
import { makeAttributes } from './keepAttributes.ts';

export type Rejection = {
  readonly code: string;
  readonly column: number | null;
  readonly params: Record<string, Param>;
};

/** Fields of an orders sheet that describe the customer. */
export const PERSON_FIELDS = ['customerName', 'customerType', 'phone', 'email', 'region'] as const;

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
  person: string[];
};

export type OrderReader = {
  /** Fills `line`; null when the row is stored. */
  readonly read: (row: readonly Cell[]) => Rejection | null;
  readonly line: OrderLine;
  /** The row's attributes as a JSON array, null where all are blank; to be asked after read. */
  readonly attributes: (row: readonly Cell[], personKnown: readonly string[] | null) => string | null;
  readonly attributeNames: () => string[];
  readonly counts: { readonly calledOff: number; readonly partlyRefunded: number };
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
export function makeOrderReader(plan: ImportPlan, dateStyle: DateStyle): OrderReader {
  const { fields, looks, headers } = plan;
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
  const persons = PERSON_FIELDS.map(at);
  const describes = persons.some((column) => column >= 0);
  const comma = (column: number) => (column >= 0 ? looks[column]!.decimalComma : false);
  const [amountComma, quantityComma, priceComma, refundComma] = [amount, quantity, unitPrice, refundAmount].map(
    comma,
  ) as [boolean, boolean, boolean, boolean];
  const paidOn = date >= 0 && saysPaidOn(headers[date] ?? '');
  const slot = { day: 0, minute: 0 };
  const money: Decimal = { mantissa: 0, scale: 0 };
  const count: Decimal = { mantissa: 0, scale: 0 };
  const price: Decimal = { mantissa: 0, scale: 0 };
  const counts = { calledOff: 0, partlyRefunded: 0 };
  const keep = makeAttributes(plan, persons);
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
    person: PERSON_FIELDS.map(() => ''),
  };

  const reject = (code: string, column: number, row: readonly Cell[]): Rejection => ({
    code,
    column: column < 0 ? null : column,
    params: column < 0 ? {} : { value: shown(row[column]) },
  });
  const textAt = (row: readonly Cell[], column: number) => (column < 0 ? null : cleanText(row[column]) || null);

  /** The line's E4 amount before refunds, or the column that stands in the way as -1 - column. */
  let wrong: Rejection | null = null;
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

  const read = (row: readonly Cell[]): Rejection | null => {
    line.customer = cleanId(row[customer]);
    if (line.customer === '') return reject('noCustomer', customer, row);
    const word = status < 0 ? 'paid' : orderStatus(cleanText(row[status]));
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
    if (word === 'refunded' || refundAmount >= 0) {
      const returned = refundAmount < 0 ? 'blank' : readNumber(row[refundAmount], refundComma, price);
      if (returned === 'bad') return reject('badAmount', refundAmount, row);
      const back = returned === 'ok' ? Math.abs(decimalE4(price) ?? 0) : 0;
      if (e4 > 0 && back > 0 && back < e4) {
        e4 -= back;
        counts.partlyRefunded++;
      } else if (e4 >= 0 && (word === 'refunded' || (back > 0 && back >= e4))) {
        if (e4 > 0) {
          keep.calledOff = true;
          counts.calledOff++;
        }
        e4 = 0;
        line.refund = 1;
      }
    }
    line.amountE4 = e4;
    line.orderNo = orderNo < 0 ? null : cleanId(row[orderNo]) || null;
    line.product = textAt(row, product);
    line.category = textAt(row, category);
    if (describes)
      for (let k = 0; k < persons.length; k++) line.person[k] = persons[k]! < 0 ? '' : cleanText(row[persons[k]!]);
    return null;
  };

  return {
    read,
    line,
    attributes: (row, personKnown) => keep.json(row, line, personKnown),
    attributeNames: keep.names,
    counts,
  };
}
