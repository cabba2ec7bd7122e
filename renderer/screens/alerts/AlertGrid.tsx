// The list: pages come from the engine as one scrolls; the row one stands on is shown beside it.
import type { GridApi, IGetRowsParams } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { AlertRow } from '../../../shared/contract/alerts.ts';
import { AppError } from '../../../shared/errors.ts';
import { gridTexts } from '../../components/customerGrid/gridParts.ts';
import paged from '../../components/PagedGrid.module.css';
import { pagedGrid } from '../../components/pagedGrid.ts';
import { useEngine, useFill } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import classes from './AlertGrid.module.css';
import { alertColumns, type ColumnRoom } from './alertColumns.tsx';
import type { AlertQuery } from './useAlertQuery.ts';

type AlertGridProps = {
  query: AlertQuery;
  /** Little room: a small screen, a panel beside the list; the first list has nothing to compare with. */
  room: ColumnRoom;
  onError: (error: AppError | null) => void;
  /** The row one stands on. */
  onShow: (row: AlertRow) => void;
  onOpen: (row: AlertRow) => void;
  onSelected: (rows: AlertRow[]) => void;
  onKey: (key: KeyboardEvent) => void;
};

export function AlertGrid({ query, room, ...on }: AlertGridProps) {
  const format = useFormat();
  const engine = useEngine();
  const fill = useFill();
  const { project, asOf, within } = useProject();
  const api = useRef<GridApi<AlertRow> | null>(null);
  const asked = useRef(0);

  const getRows = useEffectEvent(async (params: IGetRowsParams) => {
    const mine = asked.current;
    const { startRow: offset, endRow } = params;
    const args = fill('alerts.list', { ...query, offset, limit: endRow - offset });
    if (args === null) return params.failCallback();
    try {
      const page = await engine.call('alerts.list', args);
      params.successCallback(page.rows, page.total);
      if (mine === asked.current) on.onError(null);
    } catch (error) {
      params.failCallback();
      if (mine === asked.current) on.onError(error instanceof AppError ? error : new AppError('engine.unreachable'));
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is another source of rows
  const datasource = useMemo(() => {
    asked.current++;
    return { getRows: (params: IGetRowsParams) => void getRows(params) };
  }, [query, asOf, within]);

  useEffect(
    () =>
      engine.watch((change) => {
        if (change.project === project?.project) api.current?.refreshInfiniteCache();
      }),
    [engine, project?.project],
  );
  const { narrow, small, first } = room;
  const columns = useMemo(() => alertColumns(format, { narrow, small, first }), [format, narrow, small, first]);

  return (
    <div className={`${paged.grid} ${classes.grid}`}>
      <AgGridReact<AlertRow>
        key={format.locale}
        {...pagedGrid}
        columnDefs={columns}
        defaultColDef={DEFAULT_COLUMN}
        datasource={datasource}
        getRowId={(params) => params.data.customer}
        rowSelection={SELECTION}
        getLocaleText={gridTexts(format)}
        onGridReady={(event) => {
          api.current = event.api;
        }}
        onGridPreDestroyed={() => {
          api.current = null;
        }}
        onSelectionChanged={(event) => on.onSelected(event.api.getSelectedRows())}
        onCellFocused={(event) => {
          if (event.rowIndex === null) return;
          const row = event.api.getDisplayedRowAtIndex(event.rowIndex)?.data;
          if (row) on.onShow(row);
        }}
        onCellDoubleClicked={(event) => event.data && on.onOpen(event.data)}
        onCellKeyDown={(event) => {
          const key = event.event as KeyboardEvent | null;
          if (!key || !event.data) return;
          if (key.key === 'Enter') on.onOpen(event.data);
          else on.onKey(key);
        }}
      />
    </div>
  );
}

const SELECTION = { mode: 'multiRow', checkboxes: false, headerCheckbox: false, enableClickSelection: true } as const;
const DEFAULT_COLUMN = { sortable: false, resizable: true, minWidth: 60 };
