// What people enter about alerts: checked against the list of the day, stored as one step.
import type { AlertAction } from '../../../shared/contract/alerts.ts';
import { parseIsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { View } from '../../analysis/view/view.ts';
import { knownAlerts } from '../../project/alertBook.ts';
import { addEntries, type NewEntry } from '../../project/alertEntries.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { newestList } from './pastList.ts';

type Asked = { readonly alerts: readonly number[]; readonly action: AlertAction; readonly by: string };

/** The entries an action makes for one alert. */
export function entriesOf(alert: number, action: AlertAction): NewEntry[] {
  switch (action.kind) {
    case 'owner':
      return [{ alert, kind: 'owner', value: action.owner }];
    case 'due':
      return [{ alert, kind: 'due', value: action.day }];
    case 'snooze':
      return [{ alert, kind: 'snooze', value: action.until }];
    case 'note':
      return [{ alert, kind: 'note', value: action.note }];
    case 'outcome': {
      const entries: NewEntry[] = [{ alert, kind: 'outcome', value: action.outcome }];
      if (action.note !== '') entries.push({ alert, kind: 'note', value: action.note });
      return entries;
    }
  }
}

function checkDay(iso: string | null): void {
  if (iso !== null && parseIsoDate(iso) === null) throw new AppError('asOf.invalid', { asOf: iso });
}

/** AppErrors `alerts.unknown` for numbers no alert has, `alerts.past` before the last list. */
export function actOnAlerts(
  project: OpenProject,
  view: View,
  { alerts, action, by }: Asked,
  at: string,
): { step: number; alerts: number } {
  assertPresent(project, view);
  if (action.kind === 'due') checkDay(action.day);
  if (action.kind === 'snooze') checkDay(action.until);
  const wanted = [...new Set(alerts)];
  const known = knownAlerts(project.db, wanted);
  const missing = wanted.find((alert) => !known.has(alert));
  if (missing !== undefined) throw new AppError('alerts.unknown', { alert: missing });
  const { step } = addEntries(
    project.db,
    { day: view.asOf, by: by === '' ? null : by, at },
    wanted.flatMap((alert) => entriesOf(alert, action)),
  );
  return { step, alerts: wanted.length };
}

/** What people do is noted on the day of the newest list, not on days that have passed. */
export function assertPresent(project: OpenProject, view: View): void {
  const { last, past } = newestList(project, view);
  if (last === null) throw new AppError('alerts.noList');
  if (past) throw new AppError('alerts.past');
}
