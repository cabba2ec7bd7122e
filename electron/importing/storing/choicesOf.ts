// What is needed to read a table the same way again, as it is kept with the import.
import { columnName, type ImportChoices, type ImportPlan } from '../planning/importPlan.ts';

/** Columns by header, or by number where headers are missing or repeat. */
export function choicesOf(plan: ImportPlan): ImportChoices & { headers: readonly string[] } {
  const once = (column: number) => {
    const header = plan.headers[column];
    return header && plan.headers.indexOf(header) === plan.headers.lastIndexOf(header) ? header : column + 1;
  };
  return {
    kind: plan.kind,
    headers: plan.columns.map((_, column) => columnName(plan.headers, column)),
    headerRow: plan.headerRow ?? 0,
    map: Object.fromEntries([...plan.fields].map(([field, column]) => [field, once(column)])),
    ...(plan.dateOrder === null ? {} : { dateOrder: plan.dateOrder }),
    statuses: Object.fromEntries(plan.statuses),
    rules: Object.fromEntries(plan.rules),
  };
}
