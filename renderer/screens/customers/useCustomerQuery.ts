// What the list of customers is asked for. It stands in the address, so that going back and links find it again.
import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { type CustomerColumn, customerQuery } from '../../../shared/contract/customers.ts';
import { setFromParams } from '../../customersOf.ts';
import { navigate, useRoute } from '../../router.ts';

const shape = z.object({ search: customerQuery.search, sort: customerQuery.sort, filters: customerQuery.filters });
type Shape = z.output<typeof shape>;
export type CustomerSort = Shape['sort'];
export type CustomerFilter = Shape['filters'][number];
export type CustomerQuery = Shape & { set: CustomerSet };
export type QueryChange = Partial<CustomerQuery>;

const DEFAULTS = shape.parse({});

function parsed<K extends keyof Shape>(key: K, text: string | undefined): Shape[K] {
  if (text === undefined) return DEFAULTS[key];
  try {
    const found = shape.shape[key].safeParse(key === 'search' ? text : JSON.parse(text));
    return found.success ? (found.data as Shape[K]) : DEFAULTS[key];
  } catch {
    return DEFAULTS[key];
  }
}

function paramsOf({ set, search, sort, filters }: CustomerQuery): Record<string, string> {
  return {
    ...(set.kind === 'all' ? {} : { set: JSON.stringify(set) }),
    ...(search === '' ? {} : { search }),
    ...(sort.column === DEFAULTS.sort.column && sort.descending ? {} : { sort: JSON.stringify(sort) }),
    ...(filters.length === 0 ? {} : { filters: JSON.stringify(filters) }),
  };
}

export function useCustomerQuery(): { query: CustomerQuery; change: (change: QueryChange) => void } {
  const { params, screen } = useRoute();
  const key = JSON.stringify([params.set, params.search, params.sort, params.filters]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key holds all that is read of the parameters
  const query = useMemo<CustomerQuery>(
    () => ({
      set: setFromParams(params),
      search: parsed('search', params.search),
      sort: parsed('sort', params.sort),
      filters: parsed('filters', params.filters),
    }),
    [key],
  );
  const change = useCallback(
    (changed: QueryChange) => navigate(screen, paramsOf({ ...query, ...changed }), true),
    [query, screen],
  );
  return { query, change };
}

export const isNarrowed = ({ set, search, filters }: CustomerQuery): boolean =>
  set.kind !== 'all' || search.trim() !== '' || filters.length > 0;

/** The filter on a column in place of the one that was there; null takes it away. */
export const withFilter = (
  filters: readonly CustomerFilter[],
  column: CustomerColumn,
  filter: CustomerFilter | null,
): CustomerFilter[] => [...filters.filter((one) => one.column !== column), ...(filter ? [filter] : [])];
