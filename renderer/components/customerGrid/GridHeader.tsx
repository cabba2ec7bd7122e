// A column's head: sorts on a click, filters behind the funnel.
import { Popover } from '@mantine/core';
import type { CustomHeaderProps } from 'ag-grid-react';
import { createContext, type KeyboardEvent, useContext, useEffect } from 'react';
import type { CustomerColumn } from '../../../shared/contract/customers.ts';
import { columnHeader, columnKind, isNumeric } from '../../../shared/customerColumns.ts';
import { type Facets, FilterForm } from '../../screens/customers/FilterForm.tsx';
import type { CustomerFilter, CustomerSort } from '../../screens/customers/useCustomerQuery.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './GridHeader.module.css';

export type GridHeaderState = {
  sort: CustomerSort;
  filters: readonly CustomerFilter[];
  facets: Facets | undefined;
  /** Column whose filter stands open. */
  open: CustomerColumn | null;
  onOpen: (column: CustomerColumn | null) => void;
  onSort: (sort: CustomerSort) => void;
  onFilter: (column: CustomerColumn, filter: CustomerFilter | null) => void;
};

export const GridHeaderContext = createContext<GridHeaderState | null>(null);

const TIPS: readonly CustomerColumn[] = [
  'recencyDays',
  'revenueE4',
  'averageOrderE4',
  'trailingYearE4',
  'medianGapDays',
  'overdueRatio',
  'valueClass',
  'segment',
];

/** Figures are first asked for from the top, names from the start of the alphabet. */
const startsDescending = (column: CustomerColumn): boolean =>
  isNumeric(columnKind[column]) || columnKind[column] === 'date';

export function GridHeader({ column, eGridHeader }: CustomHeaderProps) {
  const format = useFormat();
  const state = useContext(GridHeaderContext);
  const id = column.getColId() as CustomerColumn;
  const sorted = state?.sort.column === id ? (state.sort.descending ? 'descending' : 'ascending') : 'none';

  useEffect(() => {
    eGridHeader.setAttribute('aria-sort', sorted);
  }, [eGridHeader, sorted]);
  useEffect(() => {
    // The grid's own cell holds the focus; its keys are ours.
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.target !== eGridHeader || !state) return;
      if (event.key === 'Enter') state.onSort(next(state, id));
      if (event.key === 'ArrowDown' && event.altKey) state.onOpen(id);
    };
    eGridHeader.addEventListener('keydown', onKey);
    return () => eGridHeader.removeEventListener('keydown', onKey);
  }, [eGridHeader, state, id]);

  if (!state) return null;
  const name = columnHeader(format, id);
  const filter = state.filters.find((one) => one.column === id) ?? null;
  const isOpen = state.open === id;
  return (
    <div className={classes.head} data-number={isNumeric(columnKind[id])}>
      <button
        type="button"
        tabIndex={-1}
        className={classes.name}
        title={TIPS.includes(id) ? format.t(`customers.tips.${id}`) : undefined}
        onClick={() => state.onSort(next(state, id))}
      >
        <span className={classes.text}>{name}</span>
        <svg className={classes.arrow} data-sorted={sorted} viewBox="0 0 8 10" width="8" height="10" aria-hidden="true">
          <path d="M4 1v8M1.2 6.2 4 9l2.8-2.8" fill="none" stroke="currentColor" strokeWidth="1.4" />
        </svg>
      </button>
      <Popover
        opened={isOpen}
        onChange={(opened) => state.onOpen(opened ? id : null)}
        position="bottom-start"
        trapFocus
        returnFocus
        withinPortal
      >
        <Popover.Target>
          <button
            type="button"
            tabIndex={-1}
            className={classes.funnel}
            data-active={filter !== null}
            aria-label={format.t('customers.filter.open', { column: name })}
            aria-expanded={isOpen}
            onClick={() => state.onOpen(isOpen ? null : id)}
          >
            <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
              <path
                d="M1.2 2h9.6L7.2 6.4v3.4l-2.4 1V6.4Z"
                fill={filter ? 'currentColor' : 'none'}
                stroke="currentColor"
                strokeLinejoin="round"
              />
            </svg>
          </button>
        </Popover.Target>
        <Popover.Dropdown onKeyDown={stay}>
          <FilterForm
            column={id}
            filter={filter}
            facets={state.facets}
            onApply={(applied) => {
              state.onOpen(null);
              state.onFilter(id, applied);
            }}
          />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

/** Keys pressed in the form are not the grid's. */
const stay = (event: KeyboardEvent): void => {
  if (event.key !== 'Escape') event.stopPropagation();
};

const next = ({ sort }: GridHeaderState, column: CustomerColumn): CustomerSort => ({
  column,
  descending: sort.column === column ? !sort.descending : startsDescending(column),
});
