import type { View } from '../view/view.ts';
import type { OrderBook } from './orderBook.ts';

/** Things as places in the goods of an order book. */
type Pair = { readonly items: readonly number[]; readonly leadsTo: number };

/**
 * Hands every customer to `use` who had bought all the first things of a rule by the view's date, in whatever orders,
 * and never the one they lead to. Linear in the lines, and in customers times rules.
 */
export function eachNotYet(
  { start, day, good, goods }: OrderBook,
  { asOf, metrics }: View,
  rules: readonly Pair[],
  use: (rule: number, c: number) => void,
): void {
  const boughtBy = new Int32Array(goods.length).fill(-1);
  for (let c = 0; c + 1 < start.length; c++) {
    if (metrics.known[c] !== 1) continue;
    for (let i = start[c]!; i < start[c + 1]! && day[i]! <= asOf; i++) {
      if (good[i]! >= 0) boughtBy[good[i]!] = c;
    }
    for (let k = 0; k < rules.length; k++) {
      const { items, leadsTo } = rules[k]!;
      if (boughtBy[leadsTo] !== c && items.every((one) => boughtBy[one] === c)) use(k, c);
    }
  }
}

/** The customers of one rule as a mask by ledger index; nobody has bought what no file names. */
export function boughtNotYet(book: OrderBook, view: View, bought: readonly string[], notYet: string): Uint8Array {
  const mask = new Uint8Array(view.ledger.customerCount);
  const items = bought.map((name) => book.goods.indexOf(name));
  if (items.includes(-1)) return mask;
  eachNotYet(book, view, [{ items, leadsTo: book.goods.indexOf(notYet) }], (_, c) => {
    mask[c] = 1;
  });
  return mask;
}
