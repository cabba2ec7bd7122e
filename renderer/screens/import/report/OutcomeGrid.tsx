// The rows of an import that were not stored as they are, in one scroll; pages come from the engine.
import type { IGetRowsParams } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useMemo } from 'react';
import type { Result } from '../../../../shared/contract/contract.ts';
import type { Format } from '../../../../shared/format.ts';
import { gridModules, gridTexts } from '../../../components/customerGrid/gridParts.ts';
import { ErrorPanel } from '../../../components/ErrorPanel.tsx';
import { gridTheme } from '../../../components/gridTheme.ts';
import { useEngine, useFill, useRead } from '../../../useEngine.ts';
import { useFormat } from '../../../useFormat.ts';
import grid from '../RowGrid.module.css';
import { type FileRow, rowColumns } from '../rowColumns.ts';

type Outcome = 'rejected' | 'merged' | 'changed';
export type OutcomeGridProps = { batch: number; outcome: Outcome | undefined; several: boolean; mixed: boolean };

const PAGE = 100;
const ROWS_SEEN = 14;
const ROW_HEIGHT = 26;
const AROUND = 52;

function fileRow(format: Format, header: readonly string[], row: Result<'imports.rejected'>['rows'][number]): FileRow {
  const marked = row.column === null ? -1 : header.indexOf(row.column);
  return {
    fileName: row.fileName,
    row: row.row,
    note: format.text(row.reason),
    marked: marked < 0 ? null : marked,
    cells: row.cells,
    outcome: row.outcome,
  };
}

export function OutcomeGrid({ batch, outcome, several, mixed }: OutcomeGridProps) {
  const format = useFormat();
  const engine = useEngine();
  const fill = useFill();
  const asked = { batch, ...(outcome ? { outcome } : {}) };
  const first = useRead('imports.rejected', { ...asked, limit: PAGE });
  const key = JSON.stringify(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that was asked
  const datasource = useMemo(
    () => ({
      getRows: async (params: IGetRowsParams) => {
        const args = fill('imports.rejected', {
          ...asked,
          offset: params.startRow,
          limit: params.endRow - params.startRow,
        });
        if (args === null) return params.failCallback();
        try {
          const page = await engine.call('imports.rejected', args);
          params.successCallback(
            page.rows.map((row) => fileRow(format, page.header, row)),
            page.total,
          );
        } catch {
          params.failCallback();
        }
      },
    }),
    [engine, fill, format, key],
  );
  const { data } = first;
  const columns = useMemo(
    () =>
      data
        ? rowColumns(
            format,
            data.header,
            data.rows.map((row) => fileRow(format, data.header, row)),
            { showFile: several, showOutcome: mixed && outcome === undefined },
          )
        : [],
    [format, data, several, mixed, outcome],
  );
  if (first.error) return <ErrorPanel error={first.error} onRetry={first.retry} />;
  if (!data || first.stale) return null;
  return (
    <section
      className={grid.grid}
      aria-label={format.t('import.outcome.heading')}
      style={{ height: Math.min(data.total, ROWS_SEEN) * ROW_HEIGHT + AROUND }}
    >
      <AgGridReact<FileRow>
        key={`${format.locale} ${key}`}
        theme={gridTheme}
        modules={gridModules}
        headerHeight={30}
        columnDefs={columns}
        rowModelType="infinite"
        datasource={datasource}
        cacheBlockSize={PAGE}
        maxBlocksInCache={12}
        infiniteInitialRowCount={Math.min(data.total, PAGE)}
        animateRows={false}
        suppressMovableColumns
        getLocaleText={gridTexts(format)}
      />
    </section>
  );
}
