// Refunds without the sale they belong to, and order numbers that two orders share.
import { isoDate } from '../../../shared/dates.ts';
import { asDate, say, type Text } from '../../../shared/text.ts';
import type { ShownRow } from './checkOutcome.ts';
import { type Hash, hashTexts, newHash } from './hashCells.ts';
import { makeHashTable } from './hashTable.ts';
import { makeOrdinals, ROWS_KEPT, type Seen, showRow } from './keepRows.ts';
import { makeLog } from './makeLog.ts';

/** Lines of one order are bought within a week. */
const ORDER_DAYS = 7;
/** Refunds whose cells are kept until it is known whether there was a sale. */
const REFUNDS_HELD = 4_000;
/** Days are kept in 16 bits from 1900 on; those behind 2079 count as its last. */
const FIRST_DAY = -25_567;
const shortDay = (day: number) => Math.max(0, Math.min(0xffff, day - FIRST_DAY));
const NEVER = 0xffff_ffff;

export type OrderSeen = {
  readonly customer: string;
  readonly customerHash: Hash;
  readonly day: number;
  readonly orderNo: string | null;
  readonly product: string | null;
  readonly sale: boolean;
  readonly refund: boolean;
};

const firstSeen = (day: number): Text => say('imports.note.firstSeen', { date: asDate(isoDate(day + FIRST_DAY)) });

/**
 * A refund has a sale when the table holds a purchase of the same order number, or one of the same customer and product
 * (any product where the table names none) on the day or before. An order number is shared when a purchase with it
 * belongs to another customer than the first, or lies more than seven days from it. Sales are only listed – 48 bits of a
 * hash and the day – and gone through at the end, when the refunds are known.
 */
export function makeOrderFinder(columns: { amount: number | null; orderNo: number | null }) {
  const orders = makeHashTable(['int32', 'uint16']);
  const sales = makeLog(2);
  const refunds = makeLog(5);
  const refundsShown: ShownRow[] = [];
  const sharedShown: ShownRow[] = [];
  let shared = 0;
  const hash = newHash();
  const order = newHash();

  return {
    add: (line: OrderSeen, seen: Seen, ordinal: number) => {
      const { customer, customerHash, orderNo, product, sale, refund } = line;
      if (!sale && !refund) return;
      const day = shortDay(line.day);
      hashTexts(hash, customer, product ?? '');
      const bought = ((hash.high & 0xffff) << 16) | day;
      if (orderNo !== null) hashTexts(order, orderNo, '');
      if (sale) {
        const { words, at } = sales.next();
        words[at] = hash.low;
        words[at + 1] = bought;
        if (orderNo === null) return;
        const who = customerHash.low | 0;
        const slot = orders.put(order);
        if (orders.added()) orders.set(slot, who, day);
        else if (orders.first(slot) !== who || Math.abs(orders.second(slot) - day) > ORDER_DAYS) {
          shared++;
          if (sharedShown.length < ROWS_KEPT)
            sharedShown.push(showRow(seen, columns.orderNo, firstSeen(orders.second(slot))));
        }
        return;
      }
      if (refunds.count() < REFUNDS_HELD) refundsShown.push(showRow(seen, columns.amount));
      const { words, at } = refunds.next();
      words[at] = hash.low;
      words[at + 1] = bought;
      words[at + 2] = orderNo === null ? 0 : order.high;
      words[at + 3] = orderNo === null ? 0 : order.low;
      words[at + 4] = ordinal;
    },

    finish: () => {
      const earliest = makeHashTable(['int32']);
      const days: number[] = [];
      const key = newHash();
      refunds.each((words, at) => {
        key.low = words[at]!;
        key.high = words[at + 1]! >>> 16;
        const slot = earliest.put(key);
        if (earliest.added()) {
          earliest.set(slot, days.length, 0);
          days.push(NEVER);
        }
      });
      const placeOf = (words: Uint32Array, at: number): number => {
        key.low = words[at]!;
        key.high = words[at + 1]! >>> 16;
        const slot = earliest.find(key);
        return slot < 0 ? -1 : earliest.first(slot);
      };
      if (days.length > 0)
        sales.each((words, at) => {
          const place = placeOf(words, at);
          if (place >= 0) days[place] = Math.min(days[place]!, words[at + 1]! & 0xffff);
        });
      const without = makeOrdinals();
      const shown: ShownRow[] = [];
      refunds.each((words, at, index) => {
        if (days[placeOf(words, at)]! <= (words[at + 1]! & 0xffff)) return;
        key.high = words[at + 2]!;
        key.low = words[at + 3]!;
        if (key.low !== 0 && orders.find(key) >= 0) return;
        without.add(words[at + 4]!);
        if (index < refundsShown.length && shown.length < ROWS_KEPT) shown.push(refundsShown[index]!);
      });
      return {
        refunds: { ordinals: without.list(), shown },
        shared: { rows: shared, shown: sharedShown },
      };
    },
  };
}
