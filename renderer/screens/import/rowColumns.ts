// The columns of a grid of file rows: where the row stands, what is said of it, then its cells in the order of the file.
import type { ColDef } from 'ag-grid-community';
import type { Format } from '../../../shared/format.ts';

export type FileRow = {
  readonly fileName: string;
  readonly row: number;
  readonly note: string;
  /** Place of the cell it is about. */
  readonly marked: number | null;
  readonly cells: readonly string[];
  readonly outcome?: string;
};

const WIDEST = 260;
const SAMPLE = 40;
/** Letters of Chinese are twice as wide. */
const widthOf = (text: string): number => {
  let width = 0;
  for (const sign of text) width += sign.charCodeAt(0) > 0x2e7f ? 13 : 7.6;
  return width;
};

const fitting = (texts: readonly string[], least = 64, most = WIDEST): number =>
  Math.min(most, Math.max(least, ...texts.map((text) => widthOf(text.slice(0, SAMPLE * 2)) + 26)));

export function rowColumns(
  format: Format,
  header: readonly string[],
  rows: readonly FileRow[],
  { showFile, showOutcome }: { showFile: boolean; showOutcome: boolean },
): ColDef<FileRow>[] {
  const seen = rows.slice(0, SAMPLE);
  const columns = Math.max(header.length, ...seen.map(({ cells }) => cells.length));
  const hasNotes = showOutcome || rows.some(({ note }) => note !== '');
  const lead: ColDef<FileRow>[] = [
    {
      colId: 'row',
      headerName: format.t('import.row'),
      width: 76,
      pinned: 'left',
      cellClass: 'hf-number',
      valueGetter: ({ data }) => data && format.number(data.row),
    },
  ];
  if (showFile) {
    lead.push({
      colId: 'file',
      headerName: format.t('import.file'),
      width: fitting(
        seen.map(({ fileName }) => fileName),
        100,
        220,
      ),
      valueGetter: ({ data }) => data?.fileName ?? '',
    });
  }
  if (showOutcome) {
    lead.push({
      colId: 'outcome',
      headerName: format.t('import.outcome.title'),
      width: 112,
      valueGetter: ({ data }) => (data?.outcome ? format.t(`import.outcome.${data.outcome}`) : ''),
    });
  }
  if (hasNotes) {
    lead.push({
      colId: 'note',
      headerName: format.t('import.reason'),
      width: fitting(
        seen.map(({ note }) => note),
        160,
        340,
      ),
      valueGetter: ({ data }) => data?.note ?? '',
    });
  }
  const cells = Array.from({ length: columns }, (_, place): ColDef<FileRow> => {
    const name = header[place] || format.t('import.columns.noHeader', { column: place + 1 });
    return {
      colId: `c${place}`,
      headerName: name,
      width: fitting([name, ...seen.map(({ cells: values }) => values[place] ?? '')]),
      cellDataType: false,
      cellClass: ({ data }) => (data?.marked === place ? 'hf-wrong' : 'hf-cell'),
      valueGetter: ({ data }) => data?.cells[place] ?? '',
    };
  });
  return [...lead, ...cells].map((column) => ({ sortable: false, resizable: true, ...column }));
}
