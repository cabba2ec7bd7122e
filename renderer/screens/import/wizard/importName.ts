// An import by its files: “orders.xlsx › March”, “March.csv and 2 more”.
import type { Format } from '../../../../shared/format.ts';
import type { PlannedImport } from './plannedImports.ts';

export const tableName = ({ fileName, sheet }: { fileName: string; sheet: string }): string =>
  sheet === '' || fileName.replace(/\.[^.]+$/, '') === sheet ? fileName : `${fileName} › ${sheet}`;

export function importName(format: Format, { tables }: PlannedImport): string {
  const [first, ...more] = tables;
  if (!first) return '';
  const name = tableName(first);
  return more.length === 0 ? name : format.t('import.andMore', { name, count: more.length });
}
