// Ids that a spreadsheet program has turned into numbers, losing their last digits: nobody can be told apart by them.
import { say } from '../../../shared/say.ts';
import type { Text } from '../../../shared/text.ts';
import { cellText } from '../cells/cellText.ts';
import { isDamagedId } from '../cells/cleanText.ts';
import { columnName, type ImportPlan } from './importPlan.ts';

/** One notice for each id column with such cells among the rows looked at. */
export function tellDamagedIds({ fields, headers, rows }: ImportPlan): Text[] {
  return ['customer', 'orderNo'].flatMap((field) => {
    const column = fields.get(field);
    if (column === undefined) return [];
    const damaged = rows.filter((row) => isDamagedId(row[column]));
    if (damaged.length === 0) return [];
    const example = cellText(damaged[0]![column]).slice(0, 40);
    return [say('imports.notice.damagedIds', { count: damaged.length, column: columnName(headers, column), example })];
  });
}
