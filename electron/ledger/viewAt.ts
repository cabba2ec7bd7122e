// The as-of picture of an open project, kept until data or settings change.
import type { ChurnDefinition } from '../../shared/contract/common.ts';
import { isoDate, parseIsoDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { proposedDefinition } from '../analysis/churnDefinition.ts';
import { type DefinitionInForce, makeView, type View } from '../analysis/view.ts';
import type { OpenProject } from '../project/openProject.ts';
import { readSettings } from '../project/settings.ts';

/**
 * The view at a date; the latest date in the data when `asOf` is null or left out. Null when no row has a date.
 * A definition given here stands above the one in the settings.
 */
export function viewAt(
  project: OpenProject,
  asOf: string | null | undefined,
  definition?: ChurnDefinition,
): View | null {
  const ledger = project.ledger();
  if (ledger.lastDay === null) return null;
  const day = asOf == null ? ledger.lastDay : parseIsoDate(asOf);
  if (day === null) throw new AppError('asOf.invalid', { asOf: asOf ?? '' });
  const inForce = definition ? ({ definition, origin: 'chosen' } as const) : definitionAt(project, day);
  const { definition: chosen, origin } = inForce;
  const name = chosen.kind === 'silence' ? chosen.days : chosen.kind;
  return project.cached(`view ${day} ${name} ${origin}`, () => makeView(ledger, day, inForce));
}

/** The definition of churn in force at a day: the chosen one, else the proposal from the rows up to that day. */
export function definitionAt(project: OpenProject, day: number): DefinitionInForce {
  return project.cached(`definition ${day}`, () => {
    const chosen = readSettings(project.db).churnDefinition;
    return chosen ? { definition: chosen, origin: 'chosen' } : proposedDefinition(project.ledger(), day);
  });
}

/** ISO text of the day a call answers for. */
export const asOfText = (view: View | null): string | null => (view ? isoDate(view.asOf) : null);
