// The customer grid's columns: what kind of value each holds and what stands over it, on screen and in files.
import { type CustomerColumn, customerColumn } from './contract/customers.ts';
import type { Format } from './format.ts';
import { isPublishedSegment } from './segmentName.ts';

export type ColumnKind =
  | 'text'
  | 'state'
  | 'valueClass'
  | 'attitude'
  | 'segment'
  | 'whole'
  | 'decimal'
  | 'money'
  | 'date';

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
  attitude: 'attitude',
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

export type ColumnWords = (kind: ColumnKind, value: string) => string;

/** States, classes and segments in words, each looked up once; other texts as they are. */
export function columnWords(format: Format): ColumnWords {
  const words = new Map<string, string>();
  return (kind, value) => {
    const path = PATHS[kind];
    if (path === undefined || (kind === 'segment' && !isPublishedSegment(value))) return value;
    const key = `${path}.${value}`;
    const known = words.get(key);
    if (known !== undefined) return known;
    const word = format.t(key);
    words.set(key, word);
    return word;
  };
}

const PATHS: Partial<Record<ColumnKind, string>> = {
  state: 'common.state',
  valueClass: 'segments.classes',
  attitude: 'segments.attitudeShort',
  segment: 'segments.names',
};

export const columnWord = (format: Format, kind: ColumnKind, value: string): string => columnWords(format)(kind, value);
