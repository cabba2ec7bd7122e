// The as-of picture of an open project, kept until data or settings change.
import type { ChurnDefinition } from '../../shared/contract/common.ts';
import { parseIsoDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { proposedDefinition } from '../analysis/churnDefinition.ts';
import { type DayBook, makeDayBook } from '../analysis/dayBook.ts';
import { type DefinitionInForce, makeView, type View } from '../analysis/view.ts';
import type { OpenProject } from '../project/openProject.ts';
import { readSettings } from '../project/settings.ts';

const KEPT_VIEWS = 4;

/**
 * The view at a date; the latest date in the data when `asOf` is null or left out. Null when no row has a date.
 * A definition given here stands above the one in the settings.
 */
export function viewAt(
  project: OpenProject,
  asOf: string | null | undefined,
  definition?: ChurnDefinition,
): View | null {
  const { lastDay } = project.ledger();
  const day = asOf == null ? lastDay : parseIsoDate(asOf);
  if (asOf != null && day === null) throw new AppError('asOf.invalid', { asOf });
  return lastDay === null || day === null ? null : viewOn(project, day, definition);
}

/** The view at a date, or a view without any purchase where no row has a date, so that every answer has its shape. */
export const viewOrBlank = (
  project: OpenProject,
  asOf: string | null | undefined,
  definition?: ChurnDefinition,
): View => {
  const view = viewAt(project, asOf, definition);
  if (view) return view;
  const day = asOf == null ? null : parseIsoDate(asOf);
  return { ...viewOn(project, day ?? 0, definition), blank: day === null };
};

function viewOn(project: OpenProject, day: number, definition?: ChurnDefinition): View {
  const inForce: DefinitionInForce = definition ? { definition, origin: 'chosen' } : definitionAt(project, day);
  const { definition: churn, origin } = inForce;
  const name = churn.kind === 'silence' ? churn.days : churn.kind;
  const key = `${day} ${name} ${origin}`;
  // A view of many customers is large: only the latest few are kept.
  const views = project.cached('views', () => new Map<string, View>());
  const view = views.get(key) ?? makeView(project.ledger(), day, inForce, dayBookOf(project));
  views.delete(key);
  views.set(key, view);
  if (views.size > KEPT_VIEWS) views.delete(views.keys().next().value!);
  return view;
}

const dayBookOf = (project: OpenProject): DayBook =>
  project.cachedForData('day book', () => makeDayBook(project.ledger()));

/** The definition of churn in force at a day: the chosen one, else the proposal from the rows up to that day. */
export function definitionAt(project: OpenProject, day: number): DefinitionInForce {
  return project.cached(`definition ${day}`, () => {
    const chosen = readSettings(project.db).churnDefinition;
    return chosen ? { definition: chosen, origin: 'chosen' } : proposedDefinition(dayBookOf(project), day);
  });
}
