import type { Basket } from '../../../shared/contract/together.ts';
import type { Baskets } from '../../stats/frequentSets.ts';
import type { View } from '../view/view.ts';
import type { OrderBook } from './orderBook.ts';

/**
 * What lies together in one basket at the view's date: lines of one order, or all a customer has bought. Lines after
 * the date and of customers who are not in the view are left out, and baskets without a line do not count.
 */
export function basketsAt({ start, day, good, goods, order, orders }: OrderBook, view: View, basket: Basket): Baskets {
  const { asOf, metrics } = view;
  const size = new Int32Array(basket === 'order' ? orders : metrics.known.length);
  const eachLine = (use: (i: number, owner: number) => void) => {
    for (let c = 0; c + 1 < start.length; c++) {
      if (metrics.known[c] !== 1) continue;
      for (let i = start[c]!; i < start[c + 1]! && day[i]! <= asOf; i++) {
        if (good[i]! >= 0) use(i, basket === 'order' ? order[i]! : c);
      }
    }
  };
  eachLine((_, owner) => {
    size[owner]!++;
  });
  const filled = size.reduce((sum, n) => sum + (n > 0 ? 1 : 0), 0);
  const starts = new Int32Array(filled + 1);
  const next = new Int32Array(size.length);
  let b = 0;
  for (let owner = 0; owner < size.length; owner++) {
    if (size[owner] === 0) continue;
    next[owner] = starts[b]!;
    starts[b + 1] = starts[b]! + size[owner]!;
    b++;
  }
  const item = new Int32Array(starts[filled]!);
  eachLine((i, owner) => {
    item[next[owner]!++] = good[i]!;
  });
  return { start: starts, item, items: goods.length };
}

/** Baskets with two different things or more: only these can tell what goes with what. Linear in the lines. */
export function mixedBaskets({ start, day, good, order, orders }: OrderBook, view: View, basket: Basket): number {
  const { asOf, metrics } = view;
  const first = new Int32Array(basket === 'order' ? orders : metrics.known.length).fill(EMPTY);
  let mixed = 0;
  for (let c = 0; c + 1 < start.length; c++) {
    if (metrics.known[c] !== 1) continue;
    for (let i = start[c]!; i < start[c + 1]! && day[i]! <= asOf; i++) {
      if (good[i]! < 0) continue;
      const owner = basket === 'order' ? order[i]! : c;
      if (first[owner] === EMPTY) first[owner] = good[i]!;
      else if (first[owner] !== MIXED && first[owner] !== good[i]) {
        first[owner] = MIXED;
        mixed++;
      }
    }
  }
  return mixed;
}

const EMPTY = -1;
const MIXED = -2;
