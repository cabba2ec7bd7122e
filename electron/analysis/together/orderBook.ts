import type { Favourite } from '../../../shared/contract/segmentRule.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type GoodsBook, goodsBook } from '../profile/favourites.ts';

/** What was bought in which order. */
export type OrderBook = GoodsBook & {
  /** Number of the line's order, counted through all customers; -1 where the line is no purchase. */
  readonly order: Int32Array;
  readonly orders: number;
  /** Some line has an order number; the lines of one day are one order where there is none. */
  readonly numbered: boolean;
};

/** The ledger's lines by what one column says they were for; null where it names nothing. */
export function orderBook(ledger: Ledger, of: Favourite): OrderBook | null {
  const book = goodsBook(ledger, of);
  const { orderOf: order, orderCount: orders, ordersNumbered: numbered } = ledger;
  return book && { ...book, order, orders, numbered };
}
