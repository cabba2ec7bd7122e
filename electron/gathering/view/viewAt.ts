// The as-of picture of an open project, kept until data or settings change.
import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { parseIsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { proposedDefinition } from '../../analysis/definition/churnDefinition.ts';
import { cutView } from '../../analysis/view/cutView.ts';
import { type DayBook, makeDayBook } from '../../analysis/view/dayBook.ts';
import { type DefinitionInForce, makeView, type View, viewKey } from '../../analysis/view/view.ts';
import { subLedger } from '../../ledger/subLedger.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { readSettings } from '../../project/settings.ts';
import { resolveSet } from '../sets/resolveSet.ts';
import { setMembers } from '../sets/setMembers.ts';
import { factsOf } from './viewFacts.ts';

const KEPT_VIEWS = 4;

/**
 * The view at a date; the latest date in the data when `asOf` is null or left out. Null when no row has a date.
 * A definition given here stands above the one in the settings. With `within` the view holds only the customers who
 * are in that set at the date, and everybody else is as if never seen; the definition stays that of the whole.
 */
export function viewAt(
  project: OpenProject,
  asOf: string | null | undefined,
  definition?: ChurnDefinition,
  within?: CustomerSet | null,
): View | null {
  const { lastDay } = project.ledger();
  const day = asOf == null ? lastDay : parseIsoDate(asOf);
  if (asOf != null && day === null) throw new AppError('asOf.invalid', { asOf });
  return lastDay === null || day === null ? null : viewOn(project, day, definition, within);
}

/** The view at a date, or a view without any purchase where no row has a date, so that every answer has its shape. */
export const viewOrBlank = (
  project: OpenProject,
  asOf: string | null | undefined,
  definition?: ChurnDefinition,
  within?: CustomerSet | null,
): View => {
  const view = viewAt(project, asOf, definition, within);
  if (view) return view;
  const day = asOf == null ? null : parseIsoDate(asOf);
  return { ...viewOn(project, day ?? 0, definition, within), blank: day === null };
};

/** The view cut to the customers who are in a set at its date; everybody where there is no set. */
export function viewWithin(project: OpenProject, whole: View, within: CustomerSet | null | undefined): View {
  if (within == null || within.kind === 'all') return whole;
  const set = resolveSet(project, within);
  const name = JSON.stringify(set);
  return kept(project, 'views', KEPT_VIEWS, viewKey({ ...whole, only: { key: name, whole } }), () => {
    const mask = setMembers(project, whole, set);
    return cutView(whole, subLedger(whole.ledger, mask), mask, name);
  });
}

function viewOn(project: OpenProject, day: number, definition?: ChurnDefinition, within?: CustomerSet | null): View {
  const inForce: DefinitionInForce = definition ? { definition, origin: 'chosen' } : definitionAt(project, day);
  const key = `${day} ${JSON.stringify(inForce)} `;
  const whole = kept(project, 'views', KEPT_VIEWS, key, () =>
    makeView(project.ledger(), day, inForce, dayBookOf(project), { facts: factsOf(project) }),
  );
  return viewWithin(project, whole, within);
}

/** Views of many customers are large: only the latest few are kept. */
function kept<T>(project: OpenProject, shelf: string, places: number, key: string, make: () => T): T {
  const all = project.cached(shelf, () => new Map<string, T>());
  const value = all.get(key) ?? make();
  all.delete(key);
  all.set(key, value);
  if (all.size > places) all.delete(all.keys().next().value!);
  return value;
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
