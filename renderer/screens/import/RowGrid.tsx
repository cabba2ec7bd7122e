// Rows of a file as they stand in it, with a word on each and the cell it is about marked. Cells are shown, never run.
import { ClientSideRowModelModule, type ColDef, type GridApi } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useMemo } from 'react';
import { gridModules, gridTexts } from '../../components/customerGrid/gridParts.ts';
import { gridTheme } from '../../components/gridTheme.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './RowGrid.module.css';
import { type FileRow, rowColumns } from './rowColumns.ts';

export type RowGridProps = {
  label: string;
  header: readonly string[];
  rows: readonly FileRow[];
  /** Several files: each row says which is its own. */
  showFile: boolean;
};

const modules = [ClientSideRowModelModule, ...gridModules];
const ROWS_SEEN = 9;
const ROW_HEIGHT = 26;
const AROUND = 52;

export function RowGrid({ label, header, rows, showFile }: RowGridProps) {
  const format = useFormat();
  const columns: ColDef<FileRow>[] = useMemo(
    () => rowColumns(format, header, rows, { showFile, showOutcome: false }),
    [format, header, rows, showFile],
  );
  return (
    <section
      className={classes.grid}
      aria-label={label}
      style={{ height: Math.min(rows.length, ROWS_SEEN) * ROW_HEIGHT + AROUND }}
    >
      <AgGridReact<FileRow>
        key={format.locale}
        theme={gridTheme}
        modules={modules}
        headerHeight={30}
        columnDefs={columns}
        rowData={[...rows]}
        animateRows={false}
        suppressMovableColumns
        getLocaleText={gridTexts(format)}
        onFirstDataRendered={({ api }) => showMarked(api, rows)}
      />
    </section>
  );
}

/** The cell in question may stand far to the right. */
function showMarked(api: GridApi<FileRow>, rows: readonly FileRow[]): void {
  const marked = rows.find((row) => row.marked !== null)?.marked;
  if (marked !== null && marked !== undefined) api.ensureColumnVisible(`c${marked}`);
}
