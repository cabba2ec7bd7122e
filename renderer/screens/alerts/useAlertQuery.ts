// What the list of alerts shows: filters and order; remembered for as long as the page is open.
import { useCallback, useState } from 'react';
import type { ScreenArgs } from '../../useEngine.ts';

export type AlertQuery = Required<
  Pick<ScreenArgs<'alerts.list'>, 'levels' | 'changes' | 'status' | 'owner' | 'search' | 'sort'>
>;

const START: AlertQuery = { levels: [], changes: [], status: [], owner: null, search: '', sort: 'expectedLoss' };
let kept: AlertQuery = START;

export const isFiltered = ({ sort: _, ...filters }: AlertQuery): boolean =>
  JSON.stringify(filters) !== JSON.stringify({ ...START, sort: undefined });

export function useAlertQuery() {
  const [query, setQuery] = useState(kept);
  const change = useCallback((some: Partial<AlertQuery>) => {
    setQuery((before) => {
      kept = { ...before, ...some };
      return kept;
    });
  }, []);
  const clear = useCallback(() => change({ ...START, sort: kept.sort }), [change]);
  return { query, change, clear };
}
