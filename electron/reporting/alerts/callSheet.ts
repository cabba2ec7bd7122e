// The call sheet: one row for each alert, with columns to fill in. readCallSheet reads it back.
import type { AlertRow } from '../../../shared/contract/alerts.ts';
import { alertOutcome } from '../../../shared/contract/alerts.ts';
import { parseIsoDate } from '../../../shared/dates.ts';
import type { Format } from '../../../shared/format.ts';
import { amountOf } from '../../../shared/money.ts';
import { writeXlsx, type XlsxCell, type XlsxColumn } from '../xlsxFile.ts';

/** In the order of the sheet. */
export const SHEET_COLUMNS = [
  'alert',
  'customer',
  'name',
  'phone',
  'email',
  'level',
  'since',
  'value',
  'risk',
  'reason',
  'due',
  'outcome',
  'owner',
  'note',
] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number];

const KIND: Partial<Record<SheetColumn, XlsxColumn['kind']>> = {
  alert: 'whole',
  since: 'date',
  value: 'money',
  due: 'date',
};
const WIDTH: Record<SheetColumn, number> = {
  alert: 9,
  customer: 14,
  name: 18,
  phone: 16,
  email: 24,
  level: 8,
  since: 12,
  value: 12,
  risk: 10,
  reason: 48,
  due: 12,
  outcome: 22,
  owner: 14,
  note: 40,
};

/** Number of an outcome on paper and in the sheet: 1 … 4. */
export const outcomeNumber = (outcome: (typeof alertOutcome.options)[number]): number =>
  alertOutcome.options.indexOf(outcome) + 1;

/** “1 False alarm · 2 Saved · …” */
export const outcomeKey = (format: Format): string =>
  alertOutcome.options.map((one) => `${outcomeNumber(one)} ${format.t(`alerts.outcome.${one}`)}`).join(' · ');

/** The head of a column, as it is recognised again: what stands before a bracket. */
export function sheetHead(format: Format, column: SheetColumn): string {
  const head = format.t(`alerts.sheet.${column}`);
  if (column === 'outcome') return `${head} (${outcomeKey(format)})`;
  return column === 'value' ? `${head} (${format.currency})` : head;
}

export async function writeCallSheet(path: string, rows: readonly AlertRow[], format: Format): Promise<void> {
  const columns = SHEET_COLUMNS.map((column) => ({
    header: sheetHead(format, column),
    kind: KIND[column] ?? ('text' as const),
    widthChars: WIDTH[column],
  }));
  const cells = rows.map((row) => SHEET_COLUMNS.map((column) => cellOf(row, column, format)));
  await writeXlsx(path, format.t('alerts.sheet.title'), columns, [cells]);
}

function cellOf(row: AlertRow, column: SheetColumn, format: Format): XlsxCell {
  switch (column) {
    case 'level':
      return format.t(`alerts.level.${row.level}`);
    case 'since':
      return parseIsoDate(row.since);
    case 'due':
      return row.due === null ? null : parseIsoDate(row.due);
    case 'value':
      return amountOf(row.valueE4);
    case 'risk':
      return row.risk === null ? null : format.share(row.risk);
    case 'reason':
      return row.reasons.map(format.text).join(format.t('alerts.sheet.and'));
    case 'outcome':
    case 'note':
      return null;
    default:
      return row[column];
  }
}
