import type { GoodsBook } from '../profile/favourites.ts';

/** In place of an order number, where a line has none. */
export const NO_ORDER = -1;

/** `order` tells the orders of one customer apart. */
export type OrderedGoods = GoodsBook & { readonly order: Float64Array };

/** What was bought in which order: lines of customer c stand at start[c] … start[c + 1] − 1. */
export type OrderBook = {
  readonly start: Int32Array;
  readonly day: Int32Array;
  /** Place in `goods`. */
  readonly good: Int32Array;
  readonly goods: readonly string[];
  /** Number of the line's order, counted through all customers. */
  readonly order: Int32Array;
  readonly orders: number;
  /** Some line has an order number. */
  readonly numbered: boolean;
};

/**
 * The lines with their orders counted through. Lines of a customer with one order number are one order, also over
 * several days; lines without a number are one order with the others of their day. Linear in the lines.
 */
export function orderBook({ start, day, good, goods, order }: OrderedGoods): OrderBook {
  const numbers = new Int32Array(day.length);
  const seen = new Map<string | number, number>();
  let orders = 0;
  for (let c = 0; c + 1 < start.length; c++) {
    seen.clear();
    for (let i = start[c]!; i < start[c + 1]!; i++) {
      const key = order[i] === NO_ORDER ? `day ${day[i]}` : order[i]!;
      const known = seen.get(key);
      numbers[i] = known ?? orders;
      if (known === undefined) seen.set(key, orders++);
    }
  }
  return { start, day, good, goods, order: numbers, orders, numbered: order.some((one) => one !== NO_ORDER) };
}
