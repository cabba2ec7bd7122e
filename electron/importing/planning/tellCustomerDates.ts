// Dates of leaving that stand in an order file, where they could as well be those of single orders and say nothing of customers.
import { say } from '../../../shared/say.ts';
import type { Text } from '../../../shared/text.ts';
import { headerHints } from './headerWords.ts';
import { columnName, type ImportPlan } from './importPlan.ts';

const LEAVING = new Set(['cancelledOn', 'contractEnd']);

/** One notice for each column of an order file that looks like the end of a customer's contract, and where it would count. */
export function tellCustomerDates({ kind, columns, headers, looks }: ImportPlan): Text[] {
  if (kind !== 'orders') return [];
  return columns.flatMap(({ field }, column) => {
    const look = looks[column];
    if (field !== null || !look || look.filled === 0 || look.dates < 0.5) return [];
    const meant = headerHints(headers[column] ?? '', 'customers').some((hint) => LEAVING.has(hint.field));
    return meant ? [say('imports.notice.customerDates', { column: columnName(headers, column) })] : [];
  });
}
