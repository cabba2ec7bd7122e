// Rows for the clipboard: tab-separated with heads, so that they land in the cells of a spreadsheet.
import type { CustomerColumn, CustomerRow } from '../../../shared/contract/customers.ts';
import { columnHeader, columnKind, isNumeric } from '../../../shared/customerColumns.ts';
import type { Format } from '../../../shared/format.ts';
import { amountOf } from '../../../shared/money.ts';
import { cellWriter } from './columnDefs.ts';

/** Pasted texts with such a beginning would be run as formulas. */
const TRIGGER = /^[=+\-@|%＝＋－＠]/;

const inert = (text: string): string => {
  const oneLine = text.replace(/[\t\r\n]+/g, ' ');
  return TRIGGER.test(oneLine) ? `'${oneLine}` : oneLine;
};

export function rowsAsText(rows: readonly CustomerRow[], columns: readonly CustomerColumn[], format: Format): string {
  const write = cellWriter(format);
  const cell = (row: CustomerRow, column: CustomerColumn): string => {
    const value = row[column];
    if (value === null) return '';
    if (typeof value === 'number' && isNumeric(columnKind[column])) {
      return String(columnKind[column] === 'money' ? amountOf(value) : value);
    }
    return inert(write(column, value));
  };
  const head = columns.map((column) => inert(columnHeader(format, column)));
  return [head, ...rows.map((row) => columns.map((column) => cell(row, column)))]
    .map((cells) => cells.join('\t'))
    .join('\n');
}

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}
