// All customers at the date: find, sort, narrow, take away, open.
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback, useMemo, useState } from 'react';
import type { CustomerColumn } from '../../shared/contract/customers.ts';
import type { AppError } from '../../shared/errors.ts';
import { CustomerGrid, type GridPlace } from '../components/CustomerGrid.tsx';
import type { GridHeaderState } from '../components/customerGrid/GridHeader.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { OnlyThese } from '../components/OnlyThese.tsx';
import { Page } from '../components/Page.tsx';
import { href, navigate } from '../router.ts';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { ColumnMenu } from './customers/ColumnMenu.tsx';
import classes from './customers/Customers.module.css';
import { ExportMenu } from './customers/ExportMenu.tsx';
import { keepPlace, placeHere } from './customers/listPlace.ts';
import { QueryChips } from './customers/QueryChips.tsx';
import { SearchField } from './customers/SearchField.tsx';
import { useColumnLayout } from './customers/useColumnLayout.ts';
import { isNarrowed, useCustomerQuery, withFilter } from './customers/useCustomerQuery.ts';

const NO_COLUMNS: readonly CustomerColumn[] = [];

export function Customers() {
  const format = useFormat();
  const { query, change } = useCustomerQuery();
  const facets = useRead('customers.facets', {});
  const { layout, setLayout, reset } = useColumnLayout(facets.data?.blank ?? NO_COLUMNS);
  const [total, setTotal] = useState<number | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [open, setOpen] = useState<CustomerColumn | null>(null);
  const [startAt] = useState(placeHere);

  const openCustomer = useCallback((customer: string, place: GridPlace) => {
    keepPlace(place);
    navigate('customer', { customer });
  }, []);
  const header = useMemo<GridHeaderState>(
    () => ({
      sort: query.sort,
      filters: query.filters,
      facets: facets.data,
      open,
      onOpen: setOpen,
      onSort: (sort) => change({ sort }),
      onFilter: (column, filter) => change({ filters: withFilter(query.filters, column, filter) }),
    }),
    [query, facets.data, open, change],
  );

  const failure = facets.error ?? error;
  const nobody = facets.data?.customers === 0 && total === 0 && !isNarrowed(query);
  const everybody = facets.data?.customers ?? null;
  if (nobody) {
    return (
      <Page title={format.t('customers.title')}>
        <EmptyState
          title={format.t('customers.empty.title')}
          action={
            <Button component="a" href={href('import')}>
              {format.t('customers.empty.action')}
            </Button>
          }
        >
          {format.t('customers.empty.text')}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={format.t('customers.title')}
      width="full"
      stale={facets.stale}
      actions={
        <>
          <Button component="a" href={href('duplicates')} variant="subtle" color="gray">
            {format.t('duplicates.find')}
          </Button>
          <ColumnMenu layout={layout} onLayout={setLayout} onReset={reset} />
          <ExportMenu query={query} columns={layout.filter((one) => !one.hidden).map((one) => one.column)} />
        </>
      }
    >
      <div className={classes.bar}>
        <SearchField search={query.search} onSearch={(search) => change({ search })} />
        <QueryChips query={query} onChange={change} />
        <p className={classes.count} aria-live="polite">
          {total !== null && <strong>{format.t('customers.count', { count: total })}</strong>}
          {total !== null && everybody !== null && total < everybody && (
            <span>{format.t('customers.ofAll', { total: everybody })}</span>
          )}
        </p>
      </div>
      <OnlyThese overTime={false} />
      <div className={classes.body}>
        {failure && <ErrorPanel error={failure} onRetry={facets.retry} />}
        {facets.data && (
          <CustomerGrid
            query={query}
            layout={layout}
            onLayout={setLayout}
            header={header}
            onTotal={setTotal}
            onError={setError}
            onOpen={openCustomer}
            onCopied={(rows) =>
              notifications.show({ message: format.t('customers.copied', { count: rows }), autoClose: 2000 })
            }
            startAt={startAt}
          />
        )}
        {total === 0 && (
          <div className={classes.none}>
            <EmptyState
              title={format.t('customers.none.title')}
              action={
                <Button variant="default" onClick={() => change({ set: { kind: 'all' }, search: '', filters: [] })}>
                  {format.t('customers.none.clear')}
                </Button>
              }
            >
              {format.t('customers.none.text')}
            </EmptyState>
          </div>
        )}
      </div>
      <p className={classes.hint}>{format.t('customers.hint')}</p>
    </Page>
  );
}
