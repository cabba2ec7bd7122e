// Refunds without the sale they belong to, and order numbers that two orders share.

import { isoDate } from '../../../shared/dates.ts';
import { asDate, say } from '../../../shared/say.ts';
import type { Text } from '../../../shared/text.ts';
import type { ShownRow } from './checkOutcome.ts';
import { type Hash, hashTexts, newHash } from './hashCells.ts';
import { makeHashTable } from './hashTable.ts';
import { makeOrdinals, ROWS_KEPT, type Seen, showRow } from './keepRows.ts';

/** Lines of one order are bought within a week. */
const ORDER_DAYS = 7;
/** Refunds whose cells are kept until it is known whether there was a sale. */
const REFUNDS_HELD = 4_000;

export type OrderSeen = {
  readonly customer: string;
  readonly day: number;
  readonly orderNo: string | null;
  readonly product: string | null;
  readonly sale: boolean;
  readonly refund: boolean;
};

type Refund = { ordinal: number; day: number; bought: Hash; order: Hash | null; shown: ShownRow | null };

/**
 * A refund has a sale when the table holds a purchase of the same order number, or one of the same customer and product
 * (any product where the table names none) on the day or before. An order number is shared when a purchase with it
 * belongs to another customer than the first, or lies more than seven days from it.
 */
export function makeOrderFinder(columns: { amount: number | null; orderNo: number | null }) {
  const sales = makeHashTable(1);
  const orders = makeHashTable(2);
  const refunds: Refund[] = [];
  const sharedShown: ShownRow[] = [];
  let shared = 0;
  const hash = newHash();
  const owner = newHash();

  return {
    add: ({ customer, day, orderNo, product, sale, refund }: OrderSeen, seen: Seen, ordinal: number) => {
      if (!sale && !refund) return;
      hashTexts(owner, customer, '');
      const who = owner.low | 0;
      if (sale) {
        hashTexts(hash, customer, product ?? '');
        const slot = sales.put(hash);
        if (sales.added() || sales.first(slot) > day) sales.set(slot, day, 0);
        if (orderNo === null) return;
        hashTexts(hash, orderNo, '');
        const order = orders.put(hash);
        if (orders.added()) orders.set(order, who, day);
        else if (orders.first(order) !== who || Math.abs(orders.second(order) - day) > ORDER_DAYS) {
          shared++;
          if (sharedShown.length < ROWS_KEPT)
            sharedShown.push(showRow(seen, columns.orderNo, firstSeen(orders.second(order))));
        }
        return;
      }
      hashTexts(hash, customer, product ?? '');
      const bought = { ...hash };
      let order: Hash | null = null;
      if (orderNo !== null) {
        hashTexts(hash, orderNo, '');
        order = { ...hash };
      }
      const shown = refunds.length < REFUNDS_HELD ? showRow(seen, columns.amount) : null;
      refunds.push({ ordinal, day, bought, order, shown });
    },
    finish: () => {
      const without = makeOrdinals();
      const shown: ShownRow[] = [];
      for (const refund of refunds) {
        const slot = sales.find(refund.bought);
        if (slot >= 0 && sales.first(slot) <= refund.day) continue;
        if (refund.order !== null && orders.find(refund.order) >= 0) continue;
        without.add(refund.ordinal);
        if (refund.shown !== null && shown.length < ROWS_KEPT) shown.push(refund.shown);
      }
      return {
        refunds: { ordinals: without.list(), shown },
        shared: { rows: shared, shown: sharedShown },
      };
    },
  };
}

const firstSeen = (day: number): Text => say('imports.note.firstSeen', { date: asDate(isoDate(day)) });
