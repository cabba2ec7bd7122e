// A ledger from plain rows, for tests: the slow and obvious way.

import {
  FIRST_OF_DAY,
  FIRST_OF_ORDER,
  type Ledger,
  NEVER,
  NO_DAY,
  PURCHASE,
  REFUND,
} from '../../electron/ledger/ledger.ts';
import { parseIsoDate } from '../../shared/dates.ts';

export type Row = {
  customer: string;
  /** Day number or ISO text. */
  day: number | string;
  amountE4: number;
  refund?: boolean;
  orderNo?: string | null;
  product?: string | null;
  category?: string | null;
};
export type Registration = {
  customer: string;
  startedOn?: number | null;
  cancelledOn?: number | null;
  contractEnd?: number | null;
  type?: string | null;
};

export const dayOf = (day: number | string): number => (typeof day === 'number' ? day : parseIsoDate(day)!);

export function ledgerFrom(rows: readonly Row[], registrations: readonly Registration[] = []): Ledger {
  const names = [...new Set([...rows, ...registrations].map((row) => row.customer))].sort();
  const linesOf = new Map<string, Row[]>(names.map((name) => [name, []]));
  for (const row of rows) linesOf.get(row.customer)!.push(row);
  const registered = new Map(registrations.map((row) => [row.customer, row]));
  const n = names.length;
  const types = [...new Set(registrations.flatMap((row) => row.type ?? []))];
  const start = new Int32Array(n + 1);
  const startedOn = new Int32Array(n).fill(NO_DAY);
  const cancelledOn = new Int32Array(n).fill(NO_DAY);
  const contractEnd = new Int32Array(n).fill(NO_DAY);
  const knownFrom = new Int32Array(n).fill(NEVER);
  const day: number[] = [];
  const amountE4: number[] = [];
  const flags: number[] = [];
  const isPurchase = (row: Row) => !(row.refund ?? row.amountE4 < 0) && row.amountE4 > 0;
  const bought = rows.filter(isPurchase);
  const products = [...new Set(bought.flatMap((row) => row.product || []))];
  const productOf: number[] = [];
  const categories = [...new Set(bought.flatMap((row) => row.category || []))];
  const categoryOf: number[] = [];
  const allOrders = new Map<string, number>();
  const orderOf: number[] = [];
  names.forEach((name, c) => {
    const lines = linesOf.get(name)!.toSorted((a, b) => dayOf(a.day) - dayOf(b.day));
    const orders = new Set<string>();
    let lastDay = NO_DAY;
    for (const line of lines) {
      const d = dayOf(line.day);
      const refund = line.refund ?? line.amountE4 < 0;
      let flag = refund ? REFUND : line.amountE4 > 0 ? PURCHASE : 0;
      if (flag === PURCHASE) {
        if (line.orderNo == null || !orders.has(line.orderNo)) flag |= FIRST_OF_ORDER;
        if (line.orderNo != null) orders.add(line.orderNo);
        if (d !== lastDay) flag |= FIRST_OF_DAY;
        lastDay = d;
      }
      day.push(d);
      amountE4.push(line.amountE4);
      flags.push(flag);
      const order = JSON.stringify([name, line.orderNo ?? d]);
      if (isPurchase(line) && !allOrders.has(order)) allOrders.set(order, allOrders.size);
      productOf.push(isPurchase(line) ? products.indexOf(line.product ?? '') : -1);
      categoryOf.push(isPurchase(line) ? categories.indexOf(line.category ?? '') : -1);
      orderOf.push(isPurchase(line) ? allOrders.get(order)! : -1);
      knownFrom[c] = Math.min(knownFrom[c]!, d);
    }
    start[c + 1] = day.length;
    const registration = registered.get(name);
    if (registration) {
      startedOn[c] = registration.startedOn ?? NO_DAY;
      cancelledOn[c] = registration.cancelledOn ?? NO_DAY;
      contractEnd[c] = registration.contractEnd ?? NO_DAY;
      knownFrom[c] = Math.min(knownFrom[c]!, startedOn[c]!);
    }
  });
  return {
    revision: 1,
    customerCount: n,
    customerRowId: Int32Array.from(names, (_, c) => c + 1),
    start,
    day: Int32Array.from(day),
    amountE4: Float64Array.from(amountE4),
    flags: Uint8Array.from(flags),
    startedOn,
    cancelledOn,
    contractEnd,
    knownFrom,
    typeOf: Int32Array.from(names, (name) => types.indexOf(registered.get(name)?.type ?? '')),
    types,
    productOf: Int32Array.from(productOf),
    products,
    categoryOf: Int32Array.from(categoryOf),
    categories,
    orderOf: Int32Array.from(orderOf),
    orderCount: allOrders.size,
    ordersNumbered: bought.some(({ orderNo }) => orderNo != null),
    firstDay: day.length ? day.reduce((a, b) => Math.min(a, b)) : null,
    lastDay: day.length ? day.reduce((a, b) => Math.max(a, b)) : null,
    merged: [],
  };
}
