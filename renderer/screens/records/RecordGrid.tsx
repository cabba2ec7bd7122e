// The list: pages come from the engine as one scrolls; what is on the screen stays until newer rows are there.
import type { GridApi, IGetRowsParams } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { RecordKind, StoredRecord } from '../../../shared/contract/records.ts';
import { AppError } from '../../../shared/errors.ts';
import { gridTexts } from '../../components/customerGrid/gridParts.ts';
import paged from '../../components/PagedGrid.module.css';
import { pagedGrid } from '../../components/pagedGrid.ts';
import { useEngine, useFill } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import classes from './RecordGrid.module.css';
import { recordColumns } from './recordColumns.ts';

type RecordGridProps = {
  kind: RecordKind;
  search: string;
  /** Little room: a panel stands beside the list. */
  narrow: boolean;
  onTotal: (total: number) => void;
  onError: (error: AppError | null) => void;
  onOpen: (row: StoredRecord) => void;
  onDelete: (row: StoredRecord) => void;
};

export function RecordGrid({ kind, search, narrow, onTotal, onError, onOpen, onDelete }: RecordGridProps) {
  const format = useFormat();
  const engine = useEngine();
  const fill = useFill();
  const { project } = useProject();
  const api = useRef<GridApi<StoredRecord> | null>(null);
  const asked = useRef(0);

  const getRows = useEffectEvent(async (params: IGetRowsParams) => {
    const mine = asked.current;
    const { startRow: offset, endRow } = params;
    const args = fill('records.page', { kind, search, offset, limit: endRow - offset });
    if (args === null) return params.failCallback();
    try {
      const page = await engine.call('records.page', args);
      params.successCallback(page.rows, page.total);
      if (mine !== asked.current) return;
      onTotal(page.total);
      onError(null);
    } catch (error) {
      params.failCallback();
      if (mine === asked.current) onError(error instanceof AppError ? error : new AppError('engine.unreachable'));
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is another source of rows
  const datasource = useMemo(() => {
    asked.current++;
    return { getRows: (params: IGetRowsParams) => void getRows(params) };
  }, [kind, search]);

  useEffect(
    () =>
      engine.watch((change) => {
        if (change.project === project?.project) api.current?.refreshInfiniteCache();
      }),
    [engine, project?.project],
  );
  const columns = useMemo(() => recordColumns(kind, format, narrow), [kind, format, narrow]);

  return (
    <div className={`${paged.grid} ${classes.grid}`}>
      <AgGridReact<StoredRecord>
        key={`${format.locale} ${kind}`}
        {...pagedGrid}
        columnDefs={columns}
        defaultColDef={DEFAULT_COLUMN}
        datasource={datasource}
        getRowId={(params) => String(params.data.id)}
        rowSelection={SELECTION}
        getLocaleText={gridTexts(format)}
        onGridReady={(event) => {
          api.current = event.api;
        }}
        onGridPreDestroyed={() => {
          api.current = null;
        }}
        onCellClicked={(event) => event.data && onOpen(event.data)}
        onCellKeyDown={(event) => {
          const key = event.event as KeyboardEvent | null;
          if (!key || !event.data) return;
          if (key.key === 'Enter') onOpen(event.data);
          if (key.key === 'Delete' || key.key === 'Backspace') onDelete(event.data);
        }}
      />
    </div>
  );
}

const SELECTION = { mode: 'singleRow', checkboxes: false, enableClickSelection: true } as const;
const DEFAULT_COLUMN = { sortable: false, resizable: true, minWidth: 60 };
