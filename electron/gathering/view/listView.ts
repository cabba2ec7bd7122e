// The view that customer lists start from. Customers who are only registered, without a dated row, are listed too.
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { isoDate, parseIsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { makeView, type View } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { definitionAt, viewAt, viewWithin } from './viewAt.ts';

export type ListView = { readonly view: View; readonly asOf: string | null };

/** Null when the project has no customers. */
export function listView(
  project: OpenProject,
  asOf: string | null | undefined,
  within?: CustomerSet | null,
): ListView | null {
  const dated = viewAt(project, asOf, undefined, within);
  if (dated) return { view: dated, asOf: isoDate(dated.asOf) };
  const ledger = project.ledger();
  if (ledger.customerCount === 0) return null;
  const day = asOf == null ? latestRegistration(ledger.startedOn, ledger.cancelledOn) : parseIsoDate(asOf);
  if (day === null) throw new AppError('asOf.invalid', { asOf: asOf ?? '' });
  const view = project.cached(`customers.undated ${day}`, () => makeView(ledger, day, definitionAt(project, day)));
  return { view: viewWithin(project, view, within), asOf: asOf ?? null };
}

function latestRegistration(startedOn: Int32Array, cancelledOn: Int32Array): number {
  let latest = 0;
  for (const day of startedOn) if (day > latest) latest = day;
  for (const day of cancelledOn) if (day > latest) latest = day;
  return latest;
}
