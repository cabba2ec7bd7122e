// The customer grid's columns: what kind of value each holds and what stands over it, on screen and in files.
import { type CustomerColumn, customerColumn } from './contract/customers.ts';
import type { Format } from './format.ts';

export type ColumnKind = 'text' | 'state' | 'valueClass' | 'segment' | 'whole' | 'decimal' | 'money' | 'date';

export const CUSTOMER_COLUMNS: readonly CustomerColumn[] = customerColumn.options;

export const columnKind: Readonly<Record<CustomerColumn, ColumnKind>> = {
  customer: 'text',
  name: 'text',
  type: 'text',
  region: 'text',
  phone: 'text',
  email: 'text',
  state: 'state',
  firstDay: 'date',
  lastDay: 'date',
  recencyDays: 'whole',
  orders: 'whole',
  revenueE4: 'money',
  averageOrderE4: 'money',
  refundsE4: 'money',
  trailingYearE4: 'money',
  medianGapDays: 'decimal',
  overdueRatio: 'decimal',
  valueClass: 'valueClass',
  segment: 'segment',
};

export const isNumeric = (kind: ColumnKind): boolean => kind === 'whole' || kind === 'decimal' || kind === 'money';

/** ¥, £, $ … as the language writes the project's currency. */
export function currencySign({ locale, currency }: Pick<Format, 'locale' | 'currency'>): string {
  const parts = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value ?? currency;
}

/** The column's name with its unit. */
export const columnHeader = (format: Format, column: CustomerColumn): string =>
  format.t(`customers.columns.${column}`, { currency: currencySign(format) });

/** A state, class or segment in words; other texts as they are. */
export function columnWord(format: Format, kind: ColumnKind, value: string): string {
  if (kind === 'state') return format.t(`common.state.${value}`);
  if (kind === 'valueClass') return format.t(`segments.classes.${value}`);
  if (kind === 'segment') return format.t(`segments.names.${value}`);
  return value;
}
