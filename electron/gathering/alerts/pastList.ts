// Whether a date lies before the newest list of alerts: what people do is entered on the newest, and the past stays as it was.
import type { View } from '../../analysis/view/view.ts';
import { type AlertRun, readLastRun } from '../../project/alertBook.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { readSettings } from '../../project/settings.ts';

/** What a list rests on besides the rules: with the last day of the data, which an import that is taken back moves. */
export const listBasis = (project: OpenProject, { definition }: View): string =>
  JSON.stringify([definition.definition, readSettings(project.db).value, project.ledger().lastDay]);

function dataReached({ basis }: AlertRun): number | null {
  const [, , lastDay] = JSON.parse(basis) as unknown[];
  return typeof lastDay === 'number' ? lastDay : null;
}

/**
 * The newest list, and whether the view's date is before it. A list of a day that only an import reached which has been
 * taken back since (a year mistyped, a wrong file) is no border: nobody could go to its day any more.
 */
export function newestList(project: OpenProject, view: View): { last: AlertRun | null; past: boolean } {
  const last = readLastRun(project.db);
  if (last === null || last.day <= view.asOf) return { last, past: false };
  const { lastDay } = project.ledger();
  const reached = dataReached(last);
  const takenBack = reached !== null && lastDay !== null && lastDay < reached && last.day <= reached;
  return { last, past: !(takenBack && view.asOf >= lastDay) };
}
