// The list of customers with what is to be expected of each.
import type { ToComeColumn, ToComeRow } from '../../../shared/contract/toCome.ts';
import { isoDate } from '../../../shared/dates.ts';
import type { ToComeAsked } from '../../analysis/toCome/toCome.ts';
import { stableOrder } from '../../analysis/view/stableOrder.ts';
import { STATE_NAMES } from '../../analysis/view/states.ts';
import type { View } from '../../analysis/view/view.ts';
import { readCustomerText } from '../../project/customerText.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { customerTexts } from '../customers/customerKnowledge.ts';
import { type Expected, expectedAt, keptToCome } from './toComeAt.ts';

export type ToComeList = {
  readonly who: 'all' | 'repeat' | 'oneTime';
  readonly search: string;
  readonly sort: { readonly column: ToComeColumn; readonly descending: boolean };
};

/** Rows of the list in the order asked for; empty where nothing can be said. */
export function toComeRows(
  project: OpenProject,
  view: View,
  asked: ToComeAsked,
  list: ToComeList,
): { readonly total: number; readonly rows: (from: number, to: number) => ToComeRow[] } {
  const found = expectedAt(project, view, asked);
  if ('key' in found) return { total: 0, rows: () => [] };
  const { buyers } = found.basis;
  const order = keptToCome(project, 'order', view, [asked, list], () => {
    const wanted = list.search.trim();
    const mask = wanted === '' ? null : customerTexts(project).search(wanted);
    const chosen = new Int32Array(buyers.c.length);
    let count = 0;
    for (let row = 0; row < buyers.c.length; row++) {
      if (mask && mask[buyers.c[row]!] === 0) continue;
      if (list.who === 'all' || (list.who === 'repeat') === buyers.x[row]! > 0) chosen[count++] = row;
    }
    return stableOrder(chosen.subarray(0, count), keysOf(found, list.sort.column), list.sort.descending);
  });
  const rows = (from: number, to: number): ToComeRow[] => {
    const shown = Array.from(order.subarray(from, to));
    const texts = readCustomerText(
      project.db,
      shown.map((row) => view.ledger.customerRowId[buyers.c[row]!]!),
    );
    return shown.map((row, place) => toComeRow(view, found, row, texts[place]!));
  };
  return { total: order.length, rows };
}

function keysOf({ basis: { buyers }, expected, next }: Expected, column: ToComeColumn): Float64Array {
  switch (column) {
    case 'customer':
      return Float64Array.from(buyers.c);
    case 'purchases':
      return Float64Array.from(buyers.x);
    case 'lastDay':
      return Float64Array.from(buyers.tx, (tx, row) => tx - buyers.T[row]!);
    case 'nextDay':
      return next;
    default:
      return expected[column];
  }
}

export function toComeRow(
  view: View,
  { basis: { buyers }, expected: { alive, orders, amountE4, spendE4, valueE4 }, next }: Expected,
  row: number,
  { customer, name }: { customer: string; name: string | null },
): ToComeRow {
  const c = buyers.c[row]!;
  return {
    customer,
    name,
    state: STATE_NAMES[view.states[c]!] ?? 'active',
    purchases: buyers.x[row]! + 1,
    lastDay: isoDate(view.metrics.lastDay[c]!),
    alive: alive[row]!,
    orders: orders[row]!,
    amountE4: Math.round(amountE4[row]!),
    spendE4: Math.round(spendE4[row]!),
    valueE4: Math.round(valueE4[row]!),
    nextDay: Number.isNaN(next[row]!) ? null : isoDate(next[row]!),
  };
}
