// Which customers a query asks for, and in which order: ledger indices, kept for the pages that follow.
import type { Args } from '../../../shared/contract/contract.ts';
import type { CustomerColumn } from '../../../shared/contract/customers.ts';
import { parseIsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { VALUE_CLASSES } from '../../analysis/value/valueClasses.ts';
import {
  CODE_COLUMNS,
  type CountedColumn,
  customerColumn,
  DAY_COLUMNS,
  FIGURE_COLUMNS,
} from '../../analysis/view/customerColumns.ts';
import { stableOrder } from '../../analysis/view/stableOrder.ts';
import { STATE_NAMES } from '../../analysis/view/states.ts';
import { type View, viewKey } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { resolveSet } from '../sets/resolveSet.ts';
import { setMembers } from '../sets/setMembers.ts';
import { customerDictionaries, customerTexts, extrasAt } from './customerKnowledge.ts';
import { fold, type TextField } from './customerTexts.ts';

export type CustomerQuery = Pick<Args<'customers.page'>, 'set' | 'search' | 'sort' | 'filters'>;
type Filter = CustomerQuery['filters'][number];

const TEXT_COLUMNS = ['customer', 'name', 'type', 'region', 'phone', 'email'] as const satisfies readonly TextField[];
type CodeColumn = (typeof CODE_COLUMNS)[number];

const codeNames = (project: OpenProject, view: View, column: CodeColumn): readonly (string | null)[] =>
  column === 'state'
    ? STATE_NAMES.slice(1)
    : column === 'valueClass' || column === 'attitude'
      ? VALUE_CLASSES
      : extrasAt(project, view).rfm.names;

const holds = <C extends CustomerColumn>(columns: readonly C[], column: CustomerColumn): column is C =>
  (columns as readonly CustomerColumn[]).includes(column);

/**
 * The customers known at the view's date that a query asks for, in its order: ties by customer id, nothing last.
 * A filter that does not fit its column is AppError `customers.badFilter`.
 */
export function customerOrder(project: OpenProject, view: View, query: CustomerQuery): Int32Array {
  const { set, search, sort, filters } = query;
  for (const filter of filters) assertFits(project, view, filter);
  const asked = JSON.stringify([resolveSet(project, set), fold(search.trim()), filters]);
  const chosen = project.cached(`customers.chosen ${viewKey(view)} ${asked}`, () => choose(project, view, query));
  return project.cached(`customers.order ${viewKey(view)} ${asked} ${JSON.stringify(sort)}`, () =>
    stableOrder(chosen, sortKeys(project, view, sort.column), sort.descending),
  );
}

function sortKeys(project: OpenProject, view: View, column: CustomerColumn): Float64Array {
  // Ledger indices already run in the order of the customers' ids.
  if (column === 'customer') return Float64Array.from({ length: view.ledger.customerCount }, (_, c) => c);
  if (holds(TEXT_COLUMNS, column)) {
    return project.cachedForData(`customers.sortKeys ${column}`, () => customerTexts(project).sortKeys(column));
  }
  return countedColumn(project, view, column);
}

const countedColumn = (project: OpenProject, view: View, column: CountedColumn): Float64Array =>
  customerColumn(view, extrasAt(project, view), column);

function choose(project: OpenProject, view: View, { set, search, filters }: CustomerQuery): Int32Array {
  const { known } = view.metrics;
  const masks = [known];
  if (set.kind !== 'all') masks.push(setMembers(project, view, set));
  const wanted = search.trim();
  if (wanted !== '') masks.push(customerTexts(project).search(wanted));
  for (const filter of filters) masks.push(maskOf(project, view, filter));
  const chosen = new Int32Array(known.length);
  let count = 0;
  for (let c = 0; c < known.length; c++) {
    let inAll = 1;
    for (let i = 0; i < masks.length && inAll === 1; i++) inAll = masks[i]![c]!;
    if (inAll === 1) chosen[count++] = c;
  }
  return chosen.slice(0, count);
}

const badFilter = (filter: Filter): AppError =>
  new AppError('customers.badFilter', { column: filter.column, kind: filter.kind });

function assertFits(project: OpenProject, view: View, filter: Filter): void {
  const { column } = filter;
  switch (filter.kind) {
    case 'text':
      if (!holds(TEXT_COLUMNS, column)) throw badFilter(filter);
      return;
    case 'oneOf':
      if (column === 'type' || column === 'region') return;
      if (!holds(CODE_COLUMNS, column)) throw badFilter(filter);
      for (const value of filter.values) {
        if (value !== '' && !codeNames(project, view, column).includes(value)) throw badFilter(filter);
      }
      return;
    case 'range':
      if (!holds(FIGURE_COLUMNS, column)) throw badFilter(filter);
      if (filter.min !== null && filter.max !== null && filter.min > filter.max) throw badFilter(filter);
      return;
    case 'days': {
      if (!holds(DAY_COLUMNS, column)) throw badFilter(filter);
      const [from, to] = [filter.from, filter.to].map((day) => (day === null ? null : parseIsoDate(day)));
      if ((filter.from !== null && from === null) || (filter.to !== null && to === null)) throw badFilter(filter);
      if (from != null && to != null && from > to) throw badFilter(filter);
      return;
    }
  }
}

function maskOf(project: OpenProject, view: View, filter: Filter): Uint8Array {
  const { column } = filter;
  if (filter.kind === 'text' && holds(TEXT_COLUMNS, column)) {
    return customerTexts(project).contains(column, filter.contains);
  }
  if (filter.kind === 'oneOf' && (column === 'type' || column === 'region')) {
    const { values, codeOf } = customerDictionaries(project)[column];
    const codes = new Set(filter.values.map((value) => (value === '' ? -1 : values.indexOf(value))));
    if (!filter.values.includes('')) codes.delete(-1);
    return masked(codeOf, (code) => codes.has(code));
  }
  if (filter.kind === 'oneOf' && holds(CODE_COLUMNS, column)) {
    const names = codeNames(project, view, column);
    const codes = new Set(filter.values.map((value) => (value === '' ? Number.NaN : names.indexOf(value) + 1)));
    return masked(countedColumn(project, view, column), (code) => codes.has(code));
  }
  if (filter.kind === 'range' && holds(FIGURE_COLUMNS, column)) {
    return within(countedColumn(project, view, column), filter.min, filter.max);
  }
  if (filter.kind === 'days' && holds(DAY_COLUMNS, column)) {
    const ends = [filter.from, filter.to].map((day) => (day === null ? null : parseIsoDate(day)));
    return within(countedColumn(project, view, column), ends[0] ?? null, ends[1] ?? null);
  }
  throw badFilter(filter);
}

function within(values: Float64Array, min: number | null, max: number | null): Uint8Array {
  const [low, high] = [min ?? Number.NEGATIVE_INFINITY, max ?? Number.POSITIVE_INFINITY];
  return masked(values, (value) => value >= low && value <= high);
}

function masked(values: Float64Array | Int32Array, isIn: (value: number) => boolean): Uint8Array {
  const mask = new Uint8Array(values.length);
  for (let c = 0; c < values.length; c++) if (isIn(values[c]!)) mask[c] = 1;
  return mask;
}
