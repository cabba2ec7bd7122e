// Order lines as growing typed columns, and their order in time.
import { NO_DAY, type SimulatedBusiness, type SimulatedLines } from './simulatedBusiness.ts';

export type LineColumns = {
  /** Number of a new order. */
  readonly startOrder: () => number;
  readonly add: (
    customer: number,
    day: number,
    minute: number,
    order: number,
    product: number,
    quantity: number,
    amountE4: number,
    refund: number,
    shop: number,
  ) => void;
  readonly take: () => { lines: SimulatedLines; orderCount: number };
};

function allocate(size: number): SimulatedLines {
  return {
    count: size,
    customer: new Int32Array(size),
    day: new Int32Array(size),
    minute: new Int32Array(size),
    order: new Int32Array(size),
    product: new Uint16Array(size),
    quantity: new Int32Array(size),
    amountE4: new Float64Array(size),
    refund: new Uint8Array(size),
    shop: new Uint8Array(size),
  };
}

type Column = Exclude<keyof SimulatedLines, 'count'>;
const COLUMNS: readonly Column[] = [
  'customer',
  'day',
  'minute',
  'order',
  'product',
  'quantity',
  'amountE4',
  'refund',
  'shop',
];

export function makeLineColumns(capacity: number): LineColumns {
  let columns = allocate(Math.max(16, capacity));
  let count = 0;
  let orderCount = 0;
  return {
    startOrder: () => orderCount++,
    add: (customer, day, minute, order, product, quantity, amountE4, refund, shop) => {
      if (count === columns.count) {
        const larger = allocate(Math.ceil(columns.count * 1.6));
        for (const name of COLUMNS) larger[name].set(columns[name]);
        columns = larger;
      }
      columns.customer[count] = customer;
      columns.day[count] = day;
      columns.minute[count] = minute;
      columns.order[count] = order;
      columns.product[count] = product;
      columns.quantity[count] = quantity;
      columns.amountE4[count] = amountE4;
      columns.refund[count] = refund;
      columns.shop[count] = shop;
      count++;
    },
    take: () => ({ lines: { ...columns, count }, orderCount }),
  };
}

/** Stable counting sort of positions by small integers, key[position] − smallest. */
function sortPositions(positions: Int32Array, key: Int32Array, smallest: number, keys: number): Int32Array {
  const next = new Int32Array(keys + 1);
  for (let i = 0; i < positions.length; i++) next[key[positions[i]!]! - smallest + 1]!++;
  for (let k = 1; k <= keys; k++) next[k]! += next[k - 1]!;
  const sorted = new Int32Array(positions.length);
  for (let i = 0; i < positions.length; i++) {
    const p = positions[i]!;
    sorted[next[key[p]! - smallest]!++] = p;
  }
  return sorted;
}

/** Lines by day and minute; orders renumbered in that order, with their day and place in the day. */
export function arrangeInTime(
  taken: ReturnType<LineColumns['take']>,
  firstDay: number,
  days: number,
): Pick<SimulatedBusiness, 'lines' | 'orders'> {
  const { lines: raw, orderCount } = taken;
  const all = new Int32Array(raw.count);
  for (let i = 0; i < all.length; i++) all[i] = i;
  const byMinute = sortPositions(all, raw.minute, 0, 1440);
  const byTime = sortPositions(byMinute, raw.day, firstDay, days);
  const lines = allocate(raw.count);
  // Column by column in plain sight: a loop over column names would be slow, because their array types differ.
  for (let i = 0; i < byTime.length; i++) {
    const p = byTime[i]!;
    lines.customer[i] = raw.customer[p]!;
    lines.day[i] = raw.day[p]!;
    lines.minute[i] = raw.minute[p]!;
    lines.order[i] = raw.order[p]!;
    lines.product[i] = raw.product[p]!;
    lines.quantity[i] = raw.quantity[p]!;
    lines.amountE4[i] = raw.amountE4[p]!;
    lines.refund[i] = raw.refund[p]!;
    lines.shop[i] = raw.shop[p]!;
  }

  const numbers = new Int32Array(orderCount).fill(-1);
  const orders = { day: new Int32Array(orderCount), serial: new Int32Array(orderCount) };
  let numbered = 0;
  let today = NO_DAY;
  let serial = 0;
  for (let i = 0; i < lines.count; i++) {
    const drawn = lines.order[i]!;
    if (numbers[drawn]! < 0) {
      if (lines.day[i] !== today) {
        today = lines.day[i]!;
        serial = 0;
      }
      serial++;
      orders.day[numbered] = today;
      orders.serial[numbered] = serial;
      numbers[drawn] = numbered++;
    }
    lines.order[i] = numbers[drawn]!;
  }
  return { lines, orders };
}
