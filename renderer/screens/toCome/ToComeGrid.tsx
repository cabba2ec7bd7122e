// The rows of the list: pages come from the engine as one scrolls, in the order of the head that was clicked.
import type { ColDef, GridApi, IGetRowsParams } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { ArgsIn } from '../../../shared/contract/contract.ts';
import { type ToComeRow, toComeColumn } from '../../../shared/contract/toCome.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Format } from '../../../shared/format.ts';
import { gridTexts } from '../../components/customerGrid/gridParts.ts';
import paged from '../../components/PagedGrid.module.css';
import { pagedGrid } from '../../components/pagedGrid.ts';
import { navigate } from '../../router.ts';
import { asAppError, useEngine, useFill } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import classes from './ToComeGrid.module.css';

export type ToComeQuery = Pick<
  Required<ArgsIn<'toCome.customers'>>,
  'months' | 'model' | 'discount' | 'who' | 'search' | 'sort'
> &
  Pick<ArgsIn<'toCome.customers'>, 'marginShare'>;

type Props = {
  query: ToComeQuery;
  onSort: (sort: ToComeQuery['sort']) => void;
  onTotal: (total: number) => void;
  onError: (error: AppError | null) => void;
};

export function ToComeGrid({ query, onSort, onTotal, onError }: Props) {
  const format = useFormat();
  const engine = useEngine();
  const fill = useFill();
  const { project, asOf, within } = useProject();
  const api = useRef<GridApi<ToComeRow> | null>(null);
  const asked = useRef(0);
  const getRows = useEffectEvent(async (params: IGetRowsParams) => {
    const mine = asked.current;
    const args = fill('toCome.customers', {
      ...query,
      offset: params.startRow,
      limit: params.endRow - params.startRow,
    });
    if (args === null) return params.failCallback();
    try {
      const page = await engine.call('toCome.customers', args);
      params.successCallback(page.rows, page.total);
      if (mine !== asked.current) return;
      onTotal(page.total);
      onError(null);
    } catch (error) {
      params.failCallback();
      if (mine === asked.current) onError(error instanceof AppError ? error : asAppError(error));
    }
  });
  const question = JSON.stringify([query, asOf, within, project?.revision]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is another source of rows
  const datasource = useMemo(() => {
    asked.current++;
    return { getRows: (params: IGetRowsParams) => void getRows(params) };
  }, [question]);
  useEffect(
    () =>
      engine.watch((change) => {
        if (change.project === project?.project) api.current?.refreshInfiniteCache();
      }),
    [engine, project?.project],
  );
  const columns = useMemo(() => columnsOf(format, query.months), [format, query.months]);
  const open = (row: ToComeRow | undefined) => {
    if (row) navigate('customer', { customer: row.customer });
  };
  return (
    <div className={`${paged.grid} ${classes.grid}`}>
      <AgGridReact<ToComeRow>
        key={format.locale}
        {...pagedGrid}
        columnDefs={columns}
        defaultColDef={DEFAULT_COLUMN}
        datasource={datasource}
        getRowId={(params) => params.data.customer}
        getLocaleText={gridTexts(format)}
        onGridReady={(event) => {
          api.current = event.api;
        }}
        onGridPreDestroyed={() => {
          api.current = null;
        }}
        onSortChanged={(event) => {
          const sorted = event.api.getColumnState().find(({ sort }) => sort);
          const column = toComeColumn.options.find((one) => one === sorted?.colId);
          if (column) onSort({ column, descending: sorted?.sort === 'desc' });
        }}
        onCellClicked={(event) => event.column.getColId() === 'customer' && open(event.data)}
        onCellKeyDown={(event) => {
          const key = event.event as KeyboardEvent | null;
          if (key?.key === 'Enter') open(event.data);
        }}
      />
    </div>
  );
}

const DEFAULT_COLUMN: ColDef<ToComeRow> = {
  sortable: true,
  resizable: true,
  minWidth: 70,
  sortingOrder: ['desc', 'asc'],
};

function columnsOf(format: Format, months: number): ColDef<ToComeRow>[] {
  const { t, number, share, date, moneyCompact } = format;
  const tenth = new Intl.NumberFormat(format.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const oneDecimal = (value: number) => tenth.format(value);
  const head = (column: string) => t(`toCome.column.${column}`, { count: months });
  const figure = (field: keyof ToComeRow & string, write: (value: number) => string, width: number) => ({
    field,
    colId: field,
    headerName: head(field),
    width,
    headerClass: 'hf-number',
    cellClass: 'hf-number',
    valueFormatter: ({ value }: { value: unknown }) => (typeof value === 'number' ? write(value) : ''),
  });
  return [
    {
      colId: 'customer',
      headerName: head('customer'),
      pinned: 'left',
      width: 176,
      cellClass: 'hf-lead',
      sortingOrder: ['asc', 'desc'],
      valueGetter: ({ data }) => data && (data.name ?? data.customer),
    },
    figure('purchases', number, 96),
    {
      field: 'lastDay',
      colId: 'lastDay',
      headerName: head('lastDay'),
      width: 106,
      valueFormatter: ({ value }) => (typeof value === 'string' ? date(value) : ''),
    },
    {
      ...figure('alive', share, 100),
      cellClassRules: { 'hf-faint': ({ value }) => typeof value === 'number' && value < 0.5 },
    },
    figure('orders', oneDecimal, 126),
    figure('amountE4', moneyCompact, 88),
    { ...figure('spendE4', moneyCompact, 92), initialSort: 'desc' },
    figure('valueE4', moneyCompact, 86),
    {
      field: 'nextDay',
      colId: 'nextDay',
      headerName: head('nextDay'),
      flex: 1,
      minWidth: 118,
      sortingOrder: ['asc', 'desc'],
      valueFormatter: ({ value, data }) =>
        typeof value === 'string' ? date(value) : data ? t('toCome.list.unlikely') : '',
      cellClassRules: { 'hf-faint': ({ value }) => value === null },
    },
  ];
}
