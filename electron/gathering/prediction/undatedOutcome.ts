// Data without dates in which a column says who left.
import { AppError } from '../../../shared/errors.ts';
import type { GroupColumn } from '../../analysis/prediction/predictionInput.ts';
import type { View } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import type { Part } from '../sets/partOn.ts';
import { groupColumns } from './predictionInputAt.ts';

export type OutcomeColumn = { column: string; value: string };

const NAMED = /churn|attrit|exited|流失|退订|离网|退网/i;
const YES = /^(yes|y|true|1|churned|left|lost|是|有|流失|已流失)$/i;

const isOwn = ({ origin }: GroupColumn): boolean => origin === 'own';

/** A column named for leaving with two values, one of which says yes; null where there is none. */
export function guessedOutcome(project: OpenProject, view: View): OutcomeColumn | null {
  for (const group of groupColumns(project, view).filter(isOwn)) {
    if (!NAMED.test(group.name) || group.values.length !== 2) continue;
    const value = group.values.find((one) => YES.test(one.trim()));
    if (value !== undefined) return { column: group.name, value };
  }
  return null;
}

/**
 * The customers of whom the column says something: 1 for who left, the other columns by their place, and who they are.
 * An unknown column is AppError `groups.unknownColumn`.
 */
export function undatedCustomers(
  project: OpenProject,
  view: View,
  { column, value }: OutcomeColumn,
  part: Part | null = null,
) {
  const members = part?.membersOn(view.asOf);
  const groups = groupColumns(project, view);
  const told = groups.find((group) => isOwn(group) && group.name === column);
  if (!told) throw new AppError('groups.unknownColumn', { column });
  const code = told.values.indexOf(value);
  const customer = Int32Array.from([...told.codeOf.keys()].filter((c) => told.codeOf[c]! >= 0 && members?.[c] !== 0));
  return {
    customer,
    answers: Uint8Array.from(customer, (c) => (told.codeOf[c] === code ? 1 : 0)),
    groups: groups
      .filter((group) => group !== told)
      .map((group): GroupColumn => ({ ...group, codeOf: Int32Array.from(customer, (c) => group.codeOf[c]!) })),
  };
}
