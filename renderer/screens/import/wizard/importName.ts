// An import by its files: “orders.xlsx › March”, “March.csv and 2 more”.
import type { Format } from '../../../../shared/format.ts';
import type { PlannedImport } from './plannedImports.ts';

export const tableName = ({ fileName, sheet }: { fileName: string; sheet: string }): string =>
  sheet === '' || fileName.replace(/\.[^.]+$/, '') === sheet ? fileName : `${fileName} › ${sheet}`;

/** Where all tables come from one file, its name stands above them all and the sheet is name enough. */
export function importName(format: Format, { tables }: PlannedImport, files = 2): string {
  const [first, ...more] = tables;
  if (!first) return '';
  const name = files === 1 && first.sheet !== '' ? first.sheet : tableName(first);
  return more.length === 0 ? name : format.t('import.andMore', { name, count: more.length });
}
