import { keptWhole } from '../analysis/view/keptOnly.ts';
import { lazy } from '../analysis/view/lazy.ts';
import { type Ledger, NEVER, NO_DAY } from './ledger.ts';

/**
 * The ledger of a project that holds only the customers of a mask (1 = kept). Customers keep their place, so that
 * whatever is known by ledger index fits as it is; those left out have no line, no registration, and are never known.
 * First and last day are those of the lines that stay. Linear in the customers; columns and lines, which few
 * answers look at, are copied when they are first asked for.
 */
export function subLedger(ledger: Ledger, mask: Uint8Array): Ledger {
  const { customerCount: n, start: from } = ledger;
  const start = lazy(() => {
    const starts = new Int32Array(n + 1);
    for (let c = 0; c < n; c++) starts[c + 1] = starts[c]! + (from[c + 1]! - from[c]!) * mask[c]!;
    return starts;
  });
  const startedOn = lazy(() => keptWhole(ledger.startedOn, mask, NO_DAY));
  const cancelledOn = lazy(() => keptWhole(ledger.cancelledOn, mask, NO_DAY));
  const contractEnd = lazy(() => keptWhole(ledger.contractEnd, mask, NO_DAY));
  const knownFrom = lazy(() => keptWhole(ledger.knownFrom, mask, NEVER));
  let firstDay: number | null = null;
  let lastDay: number | null = null;
  for (let c = 0; c < n; c++) {
    const begin = from[c]!;
    const end = from[c + 1]!;
    if (mask[c] !== 1 || begin === end) continue;
    if (firstDay === null || ledger.day[begin]! < firstDay) firstDay = ledger.day[begin]!;
    if (lastDay === null || ledger.day[end - 1]! > lastDay) lastDay = ledger.day[end - 1]!;
  }
  const lines = lazy(() => linesOf(ledger, mask, start()[n]!));
  const goods = lazy(() => goodsOf(ledger, mask, start()[n]!));
  return {
    revision: ledger.revision,
    customerCount: n,
    customerRowId: ledger.customerRowId,
    get start() {
      return start();
    },
    get day() {
      return lines().day;
    },
    get amountE4() {
      return lines().amountE4;
    },
    get flags() {
      return lines().flags;
    },
    get startedOn() {
      return startedOn();
    },
    get cancelledOn() {
      return cancelledOn();
    },
    get contractEnd() {
      return contractEnd();
    },
    get knownFrom() {
      return knownFrom();
    },
    typeOf: ledger.typeOf,
    types: ledger.types,
    get productOf() {
      return goods().productOf;
    },
    products: ledger.products,
    get categoryOf() {
      return goods().categoryOf;
    },
    categories: ledger.categories,
    get orderOf() {
      return goods().orderOf;
    },
    orderCount: ledger.orderCount,
    ordersNumbered: ledger.ordersNumbered,
    firstDay,
    lastDay,
    merged: ledger.merged.filter(({ c }) => mask[c] === 1),
  };
}

function linesOf(ledger: Ledger, mask: Uint8Array, size: number): Pick<Ledger, 'day' | 'amountE4' | 'flags'> {
  const day = new Int32Array(size);
  const amountE4 = new Float64Array(size);
  const flags = new Uint8Array(size);
  eachKept(ledger, mask, (i, to) => {
    day[to] = ledger.day[i]!;
    amountE4[to] = ledger.amountE4[i]!;
    flags[to] = ledger.flags[i]!;
  });
  return { day, amountE4, flags };
}

function goodsOf(ledger: Ledger, mask: Uint8Array, size: number): Pick<Ledger, 'productOf' | 'categoryOf' | 'orderOf'> {
  const productOf = new Int32Array(size);
  const categoryOf = new Int32Array(size);
  const orderOf = new Int32Array(size);
  eachKept(ledger, mask, (i, to) => {
    productOf[to] = ledger.productOf[i]!;
    categoryOf[to] = ledger.categoryOf[i]!;
    orderOf[to] = ledger.orderOf[i]!;
  });
  return { productOf, categoryOf, orderOf };
}

function eachKept({ start }: Ledger, mask: Uint8Array, use: (i: number, to: number) => void): void {
  for (let c = 0, to = 0; c < mask.length; c++) {
    if (mask[c] !== 1) continue;
    for (let i = start[c]!; i < start[c + 1]!; i++, to++) use(i, to);
  }
}
