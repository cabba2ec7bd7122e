// What is to be expected of the customers at a date, kept until data or settings change. Fitting takes its time with
// many customers; between its steps others are answered.
import { setImmediate } from 'node:timers/promises';
import type { Result } from '../../../shared/contract/contract.ts';
import type { ToComeColumn } from '../../../shared/contract/toCome.ts';
import { isoDate } from '../../../shared/dates.ts';
import type { Text } from '../../../shared/text.ts';
import type { Buyers } from '../../analysis/toCome/buyersAt.ts';
import type { BuyingKind } from '../../analysis/toCome/buyingModel.ts';
import { type CategoryGap, categoryGaps } from '../../analysis/toCome/categoryGaps.ts';
import { type Expectations, expectationsOf } from '../../analysis/toCome/expectations.ts';
import { assemble, fitAll, optionsOf, type ToComeAsked, tryOut } from '../../analysis/toCome/toCome.ts';
import { type Basis, nextDaysOf, refusedToCome, type ToComeOptions } from '../../analysis/toCome/toComeResult.ts';
import { asOfText } from '../../analysis/view/explain.ts';
import { stableOrder } from '../../analysis/view/stableOrder.ts';
import { STATE_NAMES } from '../../analysis/view/states.ts';
import { type View, viewKey } from '../../analysis/view/view.ts';
import { readAlertRules } from '../../project/alertRules.ts';
import { readCategoryDays } from '../../project/customers.ts';
import { readCustomerText } from '../../project/customerText.ts';
import type { OpenProject } from '../../project/openProject.ts';
import type { KnownCustomer } from '../customers/customerCard.ts';
import { customerTexts, extrasAt } from '../customers/customerKnowledge.ts';

export type ToComeList = {
  readonly who: 'all' | 'repeat' | 'oneTime';
  readonly search: string;
  readonly sort: { readonly column: ToComeColumn; readonly descending: boolean };
};
type Row = Result<'toCome.customers'>['rows'][number];

const KEPT = 3;

/** With the revision: between the steps of an answer the data may change. */
const keyOf = (view: View): string => `${view.ledger.revision} ${viewKey(view)}`;

/** Columns of many customers are large: of each shelf only the latest few are kept. */
function kept<T>(project: OpenProject, shelf: string, key: string, make: () => T): T {
  const all = project.cached(`toCome.${shelf}`, () => new Map<string, T>());
  const value = all.get(key) ?? make();
  all.delete(key);
  all.set(key, value);
  if (all.size > KEPT) all.delete(all.keys().next().value!);
  return value;
}

/** The models fitted to the view, or why there are none. */
const basisAt = (project: OpenProject, view: View, asked: BuyingKind | null): Promise<Basis | Text> =>
  kept(project, 'basis', `${keyOf(view)} ${asked}`, async () => {
    const first = tryOut(view, asked);
    if ('key' in first) return first;
    await setImmediate();
    return fitAll(view, asked, first.tried);
  });

type Expected = { readonly basis: Basis; readonly options: ToComeOptions; readonly expected: Expectations };

async function expectedAt(project: OpenProject, view: View, asked: ToComeAsked): Promise<Expected | Text> {
  const basis = await basisAt(project, view, asked.model);
  if ('key' in basis) return basis;
  return kept(project, 'expected', `${keyOf(view)} ${JSON.stringify(asked)}`, () => {
    const options = optionsOf(view, asked, basis.buyers);
    return { basis, options, expected: expectationsOf(basis.buyers, basis.fit.model, basis.spending, options) };
  });
}

export async function toComeAt(project: OpenProject, view: View, asked: ToComeAsked): Promise<Result<'toCome.value'>> {
  const found = await expectedAt(project, view, asked);
  if ('key' in found) return refusedToCome(view, found, optionsOf(view, asked, null));
  const { basis, options, expected } = found;
  await setImmediate();
  return project.cached(`toCome.value ${keyOf(view)} ${JSON.stringify(asked)}`, () =>
    assemble(view, basis, expected, options, extrasAt(project, view).values.classOf),
  );
}

/** Rows of the list in the order asked for; empty where nothing can be said. */
export async function toComeRows(
  project: OpenProject,
  view: View,
  asked: ToComeAsked,
  list: ToComeList,
): Promise<{ readonly total: number; readonly rows: (from: number, to: number) => Row[] }> {
  const found = await expectedAt(project, view, asked);
  if ('key' in found) return { total: 0, rows: () => [] };
  const { basis, expected } = found;
  const { buyers } = basis;
  const next = kept(project, 'next', `${keyOf(view)} ${asked.model}`, () => nextDaysOf(buyers, expected));
  const order = kept(project, 'order', `${keyOf(view)} ${JSON.stringify([asked, list])}`, () => {
    const wanted = list.search.trim();
    const mask = wanted === '' ? null : customerTexts(project).search(wanted);
    const chosen = new Int32Array(buyers.c.length);
    let count = 0;
    for (let row = 0; row < buyers.c.length; row++) {
      if (mask && mask[buyers.c[row]!] === 0) continue;
      if (list.who === 'all' || (list.who === 'repeat') === buyers.x[row]! > 0) chosen[count++] = row;
    }
    return stableOrder(
      chosen.subarray(0, count),
      keysOf(buyers, expected, next, list.sort.column),
      list.sort.descending,
    );
  });
  const rows = (from: number, to: number): Row[] => {
    const shown = Array.from(order.subarray(from, to));
    const texts = readCustomerText(
      project.db,
      shown.map((row) => view.ledger.customerRowId[buyers.c[row]!]!),
    );
    return shown.map((row, place) => rowOf(view, buyers, expected, next, row, texts[place]!));
  };
  return { total: order.length, rows };
}

/** That somebody has stopped buying something is only said where the rules allow such guesses. */
function dueCategories(project: OpenProject, view: View, id: number): CategoryGap[] {
  const { sensitive } = readAlertRules(project.db).rules;
  return categoryGaps(readCategoryDays(project.db, id, view.asOf)).filter(
    ({ nextDay }) => sensitive || nextDay >= view.asOf,
  );
}

/** One customer of the list; `id` is the row id. */
export async function toComeCustomer(
  project: OpenProject,
  view: View,
  asked: ToComeAsked,
  { id, c }: KnownCustomer,
): Promise<Result<'toCome.customer'>> {
  const found = await expectedAt(project, view, asked);
  const isFound = !('key' in found);
  const row = isFound ? found.basis.buyers.c.indexOf(c) : -1;
  const text = readCustomerText(project.db, [id])[0]!;
  return {
    asOf: asOfText(view),
    refused: isFound ? null : found,
    months: asked.months,
    row:
      isFound && row >= 0
        ? rowOf(view, found.basis.buyers, found.expected, nextDaysOf(found.basis.buyers, found.expected), row, text)
        : null,
    categories: dueCategories(project, view, id).map(({ lastDay, nextDay, ...rest }) => ({
      ...rest,
      lastDay: isoDate(lastDay),
      nextDay: isoDate(nextDay),
    })),
  };
}

function keysOf(buyers: Buyers, expected: Expectations, next: Float64Array, column: ToComeColumn): Float64Array {
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

function rowOf(
  view: View,
  buyers: Buyers,
  { alive, orders, amountE4, spendE4, valueE4 }: Expectations,
  next: Float64Array,
  row: number,
  { customer, name }: { customer: string; name: string | null },
): Row {
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
