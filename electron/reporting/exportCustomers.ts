// Customers as a csv or xlsx file, written in batches so that memory does not grow with the rows.
import { open } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import type { CustomerColumn, CustomerRow } from '../../shared/contract/customers.ts';
import { csvText } from '../../shared/csv.ts';
import { type ColumnWords, columnHeader, columnKind, columnWords } from '../../shared/customerColumns.ts';
import { parseIsoDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import type { Format } from '../../shared/format.ts';
import { E4 } from '../../shared/money.ts';
import { writeXlsx, XLSX_MAX_ROWS, type XlsxCell, type XlsxColumn, type XlsxKind } from './xlsxFile.ts';

export type CustomerExport = {
  readonly total: number;
  /** Rows from…to-1 of the list. */
  readonly rows: (from: number, to: number) => CustomerRow[];
  readonly columns: readonly CustomerColumn[];
  readonly format: Format;
};

const BATCH = 5_000;
const WIDTH_CHARS = {
  text: 18,
  state: 12,
  valueClass: 12,
  attitude: 12,
  segment: 18,
  whole: 12,
  decimal: 14,
  money: 16,
  date: 13,
};

async function* batchesOf({ total, rows }: CustomerExport): AsyncGenerator<CustomerRow[]> {
  for (let from = 0; from < total; from += BATCH) {
    yield rows(from, Math.min(total, from + BATCH));
    // Other calls get their turn between batches.
    await breathe();
  }
}

function cellOf(row: CustomerRow, column: CustomerColumn, words: ColumnWords): XlsxCell {
  const value = row[column];
  if (value === null) return null;
  const kind = columnKind[column];
  if (typeof value === 'string') return words(kind, value);
  return kind === 'money' ? Math.round(value) / E4 : rounded(value);
}

/** Ratios carry no more digits than they are worth. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

export async function writeCustomersCsv(path: string, list: CustomerExport): Promise<void> {
  const words = columnWords(list.format);
  const file = await open(path, 'w');
  try {
    await file.writeFile(csvText([list.columns.map((column) => columnHeader(list.format, column))]));
    for await (const batch of batchesOf(list)) {
      const lines = csvText(batch.map((row) => list.columns.map((column) => cellOf(row, column, words))));
      // The byte order mark belongs to the head of the file only.
      await file.writeFile(lines.slice(1));
    }
  } finally {
    await file.close();
  }
}

const xlsxKind = (column: CustomerColumn): XlsxKind => {
  const kind = columnKind[column];
  return kind === 'state' || kind === 'valueClass' || kind === 'attitude' || kind === 'segment' ? 'text' : kind;
};

export async function writeCustomersXlsx(path: string, sheet: string, list: CustomerExport): Promise<void> {
  if (list.total > XLSX_MAX_ROWS) {
    throw new AppError('customers.tooManyForXlsx', { count: list.total, limit: XLSX_MAX_ROWS });
  }
  const columns: XlsxColumn[] = list.columns.map((column) => ({
    header: columnHeader(list.format, column),
    kind: xlsxKind(column),
    widthChars: WIDTH_CHARS[columnKind[column]],
  }));
  const words = columnWords(list.format);
  async function* cells() {
    for await (const batch of batchesOf(list)) {
      yield batch.map((row) =>
        list.columns.map((column) => {
          const cell = cellOf(row, column, words);
          return columnKind[column] === 'date' && typeof cell === 'string' ? parseIsoDate(cell) : cell;
        }),
      );
    }
  }
  await writeXlsx(path, sheet, columns, cells());
}
