// The grid of customers: pages come from the engine as one scrolls; older rows stay until newer ones are there.
import type { GridApi, IGetRowsParams, NavigateToNextHeaderParams } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useCallback, useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { CustomerColumn, CustomerRow } from '../../shared/contract/customers.ts';
import { AppError } from '../../shared/errors.ts';
import type { CustomerQuery } from '../screens/customers/useCustomerQuery.ts';
import { useEngine, useFill } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { useProject } from '../useProject.ts';
import classes from './CustomerGrid.module.css';
import { type ColumnLayout, columnDefs, layoutOf } from './customerGrid/columnDefs.ts';
import { copyText, rowsAsText } from './customerGrid/copyRows.ts';
import { GridHeader, GridHeaderContext, type GridHeaderState } from './customerGrid/GridHeader.tsx';
import { gridModules, gridTexts } from './customerGrid/gridParts.ts';
import { gridTheme } from './gridTheme.ts';

export type GridPlace = { row: number; column: CustomerColumn };

export type CustomerGridProps = {
  query: CustomerQuery;
  layout: readonly ColumnLayout[];
  onLayout: (layout: ColumnLayout[]) => void;
  header: GridHeaderState;
  /** How many customers the query finds. */
  onTotal: (total: number) => void;
  onError: (error: AppError | null) => void;
  onOpen: (customer: string, place: GridPlace) => void;
  onCopied: (rows: number) => void;
  /** Where the user was when the grid was left. */
  startAt: GridPlace | null;
};

const PAGE_ROWS = 100;
const PAGES_KEPT = 12;
const FIRST_ROWS = 30;

export function CustomerGrid(props: CustomerGridProps) {
  const { query, layout, header, startAt } = props;
  const format = useFormat();
  const engine = useEngine();
  const fill = useFill();
  const { project, asOf, within } = useProject();
  const api = useRef<GridApi<CustomerRow> | null>(null);
  const asked = useRef(0);

  const getRows = useEffectEvent(async (params: IGetRowsParams) => {
    const mine = asked.current;
    const args = fill('customers.page', {
      ...query,
      offset: params.startRow,
      limit: params.endRow - params.startRow,
    });
    if (args === null) return params.failCallback();
    try {
      const page = await engine.call('customers.page', args);
      params.successCallback(page.rows, page.total);
      if (mine !== asked.current) return;
      props.onTotal(page.total);
      props.onError(null);
      restore(page.total);
    } catch (error) {
      params.failCallback();
      if (mine === asked.current) props.onError(error instanceof AppError ? error : new AppError('engine.unreachable'));
    }
  });

  const place = useRef(startAt);
  const restore = (rows: number) => {
    const wanted = place.current;
    place.current = null;
    if (!wanted || wanted.row >= rows) return;
    requestAnimationFrame(() => {
      api.current?.ensureIndexVisible(wanted.row, 'middle');
      api.current?.setFocusedCell(wanted.row, wanted.column);
    });
  };

  const datasource = useMemo(() => ({ getRows: (params: IGetRowsParams) => void getRows(params) }), []);

  const refresh = useCallback((toTop: boolean) => {
    asked.current++;
    const grid = api.current;
    if (!grid) return;
    grid.deselectAll();
    if (toTop && grid.getDisplayedRowCount() > 0) grid.ensureIndexVisible(0, 'top');
    grid.refreshInfiniteCache();
  }, []);

  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question needs other rows
  useEffect(() => {
    if (!isFirst.current) refresh(true);
  }, [query, within, refresh]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another date needs other rows
  useEffect(() => {
    if (!isFirst.current) refresh(false);
    isFirst.current = false;
  }, [asOf, project?.revision, refresh]);
  useEffect(
    () =>
      engine.watch((change) => {
        if (change.project === project?.project) refresh(false);
      }),
    [engine, project?.project, refresh],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: later changes of the layout go through the grid itself
  const columns = useMemo(() => columnDefs(layout, format), [format]);
  useEffect(() => {
    const grid = api.current;
    if (!grid) return;
    grid.applyColumnState({
      state: layout.map(({ column, hidden, width }) => ({ colId: column, hide: hidden, width })),
      applyOrder: true,
    });
  }, [layout]);
  const saveLayout = () => {
    if (api.current) props.onLayout(layoutOf(api.current.getColumnState()));
  };

  const open = (row: CustomerRow | undefined, place: GridPlace) => {
    if (row) props.onOpen(row.customer, place);
  };
  const copy = async (text: string) => {
    const selected = api.current?.getSelectedRows() ?? [];
    const shown = api.current?.getAllDisplayedColumns().map((column) => column.getColId() as CustomerColumn) ?? [];
    await copyText(selected.length > 1 ? rowsAsText(selected, shown, format) : text);
    props.onCopied(selected.length > 1 ? selected.length : 1);
  };

  return (
    <GridHeaderContext value={header}>
      <div className={classes.grid}>
        <AgGridReact<CustomerRow>
          key={format.locale}
          theme={gridTheme}
          modules={gridModules}
          columnDefs={columns}
          defaultColDef={DEFAULT_COLUMN}
          rowModelType="infinite"
          datasource={datasource}
          cacheBlockSize={PAGE_ROWS}
          maxBlocksInCache={PAGES_KEPT}
          infiniteInitialRowCount={FIRST_ROWS}
          blockLoadDebounceMillis={30}
          getRowId={(params) => params.data.customer}
          rowSelection={SELECTION}
          animateRows={false}
          suppressDragLeaveHidesColumns
          suppressNoRowsOverlay
          getLocaleText={gridTexts(format)}
          navigateToNextHeader={stayInColumns}
          onGridReady={(event) => {
            api.current = event.api;
          }}
          onGridPreDestroyed={() => {
            api.current = null;
          }}
          onColumnMoved={(event) => event.finished && saveLayout()}
          onColumnResized={(event) => event.finished && event.source === 'uiColumnResized' && saveLayout()}
          onCellClicked={(event) => {
            const column = event.column.getColId() as CustomerColumn;
            if (OPENING.includes(column)) open(event.data, { row: event.rowIndex ?? 0, column });
          }}
          onCellDoubleClicked={(event) =>
            open(event.data, { row: event.rowIndex ?? 0, column: event.column.getColId() as CustomerColumn })
          }
          onCellKeyDown={(event) => {
            const key = event.event as KeyboardEvent | null;
            if (!('column' in event) || !key) return;
            const column = event.column.getColId() as CustomerColumn;
            if (key.key === 'Enter') open(event.data, { row: event.rowIndex ?? 0, column });
            if (key.key.toLowerCase() === 'c' && (key.ctrlKey || key.metaKey)) {
              const shown = event.column.getColDef().valueFormatter;
              const raw = event.value ?? '';
              void copy(typeof shown === 'function' && raw !== '' ? String(shown({ ...event } as never)) : String(raw));
            }
          }}
        />
      </div>
    </GridHeaderContext>
  );
}

const OPENING: readonly CustomerColumn[] = ['name', 'customer'];
const SELECTION = { mode: 'multiRow', checkboxes: false, headerCheckbox: false, enableClickSelection: true } as const;
const DEFAULT_COLUMN = {
  headerComponent: GridHeader,
  sortable: false,
  resizable: true,
  minWidth: 64,
  suppressHeaderKeyboardEvent: ({ event }: { event: KeyboardEvent }) => event.key === 'Enter',
};

const stayInColumns = (params: NavigateToNextHeaderParams<CustomerRow>) => params.nextHeaderPosition;
