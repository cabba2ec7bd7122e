// A table of a screen as a csv or xlsx file.
import { writeFile } from 'node:fs/promises';
import type { TableCell, TableKind } from '../../shared/contract/tables.ts';
import { csvText } from '../../shared/csv.ts';
import { parseIsoDate } from '../../shared/dates.ts';
import { writeXlsx, type XlsxKind } from './xlsxFile.ts';

export type Table = {
  readonly columns: readonly { readonly head: string; readonly kind: TableKind }[];
  readonly rows: readonly (readonly TableCell[])[];
};

const XLSX_KIND = { text: 'text', number: 'number', share: 'share', money: 'money', date: 'date' } satisfies Record<
  TableKind,
  XlsxKind
>;
const NARROWEST = 10;
const WIDEST = 40;

export async function writeTable(path: string, name: string, format: 'csv' | 'xlsx', table: Table): Promise<void> {
  const { columns, rows } = table;
  if (format === 'csv') {
    await writeFile(path, csvText([columns.map(({ head }) => head), ...rows]));
    return;
  }
  const widthOf = (place: number) =>
    rows.reduce((most, row) => Math.max(most, String(row[place] ?? '').length), columns[place]!.head.length);
  const typed = rows.map((row) =>
    row.map((cell, place) =>
      columns[place]?.kind === 'date' && typeof cell === 'string' ? (parseIsoDate(cell) ?? cell) : cell,
    ),
  );
  await writeXlsx(
    path,
    name,
    columns.map(({ head, kind }, place) => ({
      header: head,
      kind: XLSX_KIND[kind],
      widthChars: Math.min(WIDEST, Math.max(NARROWEST, widthOf(place) + 2)),
    })),
    [typed],
  );
}
