// The columns of the customer grid: which are shown, how wide, and how their values read.
import type { ColDef, ColumnState, ValueFormatterParams } from 'ag-grid-community';
import { z } from 'zod';
import { type CustomerColumn, type CustomerRow, customerColumn } from '../../../shared/contract/customers.ts';
import { CUSTOMER_COLUMNS, columnHeader, columnKind, columnWords, isNumeric } from '../../../shared/customerColumns.ts';
import type { Format } from '../../../shared/format.ts';
import { amountOf } from '../../../shared/money.ts';
import { StateCell } from './StateCell.tsx';

export const columnLayout = z.object({
  column: customerColumn,
  hidden: z.boolean(),
  width: z.number().min(40).max(1000),
});
export type ColumnLayout = z.infer<typeof columnLayout>;

const STANDARD: readonly [CustomerColumn, number][] = [
  ['name', 164],
  ['customer', 96],
  ['state', 104],
  ['lastDay', 104],
  ['recencyDays', 76],
  ['medianGapDays', 92],
  ['overdueRatio', 106],
  ['trailingYearE4', 116],
  ['revenueE4', 116],
  ['orders', 72],
  ['averageOrderE4', 108],
  ['valueClass', 84],
  ['attitude', 84],
  ['segment', 132],
  ['region', 100],
  ['phone', 132],
];
const AT_FIRST_HIDDEN: readonly [CustomerColumn, number][] = [
  ['type', 100],
  ['email', 190],
  ['firstDay', 104],
  ['refundsE4', 104],
];

/** Columns in which nobody has anything are left out at first. */
export const standardLayout = (blank: readonly CustomerColumn[]): ColumnLayout[] => [
  ...STANDARD.map(([column, width]) => ({ column, width, hidden: blank.includes(column) })),
  ...AT_FIRST_HIDDEN.map(([column, width]) => ({ column, width, hidden: true })),
];

/** A kept layout with columns that came later at its end. */
export function wholeLayout(kept: readonly ColumnLayout[]): ColumnLayout[] {
  const known = new Set(kept.map((one) => one.column));
  return [...kept, ...standardLayout([]).filter((one) => !known.has(one.column))];
}

const isColumn = (id: string): id is CustomerColumn => (CUSTOMER_COLUMNS as readonly string[]).includes(id);

export const layoutOf = (state: readonly ColumnState[]): ColumnLayout[] =>
  state.flatMap(({ colId, hide, width }) =>
    isColumn(colId) ? [{ column: colId, hidden: hide === true, width: Math.round(width ?? 120) }] : [],
  );

/** A cell as it reads; empty where there is nothing. */
export function cellWriter(format: Format): (column: CustomerColumn, value: string | number | null) => string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat(format.locale, {
    style: 'currency',
    currency: format.currency,
  }).resolvedOptions();
  const money = new Intl.NumberFormat(format.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const decimal = new Intl.NumberFormat(format.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const words = columnWords(format);
  return (column, value) => {
    if (value === null) return '';
    const kind = columnKind[column];
    if (typeof value === 'string') return words(kind, value);
    if (kind === 'money') return money.format(amountOf(value));
    return kind === 'decimal' ? decimal.format(value) : format.number(value);
  };
}

export function columnDefs(layout: readonly ColumnLayout[], format: Format): ColDef<CustomerRow>[] {
  const write = cellWriter(format);
  const lead = layout.find(({ column, hidden }) => !hidden && (column === 'name' || column === 'customer'))?.column;
  return layout.map(({ column, hidden, width }) => {
    const numeric = isNumeric(columnKind[column]);
    return {
      colId: column,
      field: column,
      headerName: columnHeader(format, column),
      hide: hidden,
      width,
      // Takes the room that is left on a wide screen.
      ...(column === 'segment' ? { flex: 1, minWidth: width } : {}),
      pinned: column === lead ? ('left' as const) : null,
      lockPosition: column === lead,
      cellClass: numeric ? 'hf-number' : column === lead ? 'hf-lead' : columnKind[column] === 'date' ? 'hf-date' : '',
      headerClass: numeric ? 'hf-number' : '',
      cellRenderer: column === 'state' ? StateCell : undefined,
      cellDataType: false,
      valueFormatter: ({ value }: ValueFormatterParams<CustomerRow, string | number | null | undefined>) =>
        write(column, value ?? null),
    };
  });
}
