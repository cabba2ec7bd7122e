// How the date columns of a plan are read, under the order of day and month that was decided for the file.
import type { DateStyle } from '../cells/cleanDate.ts';
import { DATE_FIELDS, type ImportPlan } from '../planning/importPlan.ts';

export function dateStyles(plan: ImportPlan): Map<string, DateStyle> {
  const styles = new Map<string, DateStyle>();
  for (const field of DATE_FIELDS) {
    const column = plan.fields.get(field);
    const style = column === undefined ? null : plan.looks[column]!.dateStyle;
    styles.set(field, { order: plan.dateOrder ?? style?.order ?? null, numbers: style?.numbers ?? null });
  }
  return styles;
}
