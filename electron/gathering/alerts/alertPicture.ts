// The alerts of a day beside what the list said before: what a refresh stores and what the list shows.
import { parseIsoDate } from '../../../shared/dates.ts';
import { type Alerts, alertsAt } from '../../analysis/alerts/alertsAt.ts';
import { type AlertCase, type CaseEntry, caseOf } from '../../analysis/alerts/caseOf.ts';
import { type AlertDiff, diffAlerts } from '../../analysis/alerts/diffAlerts.ts';
import { type View, viewKey } from '../../analysis/view/view.ts';
import { type BookedAlert, readAlertBook, readLastRun } from '../../project/alertBook.ts';
import { entriesVersion, readEntries } from '../../project/alertEntries.ts';
import { type RulesInForce, readRulesInForce } from '../../project/alertRules.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { readSettings } from '../../project/settings.ts';
import { indexByRowId } from '../customers/customerTexts.ts';
import { alertInputAt } from './alertInputAt.ts';

export type AlertPicture = {
  readonly view: View;
  readonly rules: RulesInForce;
  readonly alerts: Alerts;
  /** Levels of everybody who has not been let go. */
  readonly level: Uint8Array;
  /** Alerts of the book that stood at the end of the day's runs, by ledger index. */
  readonly booked: readonly (BookedAlert | null)[];
  /** Further open alerts of customers who are now one with another. */
  readonly doubled: readonly { readonly alert: BookedAlert; readonly c: number }[];
  /** Levels by the last list of an earlier day, and what has become of them. */
  readonly before: Uint8Array;
  readonly diff: AlertDiff;
  /** Levels by the last list up to the day, and what a list made now would change. */
  readonly listed: Uint8Array;
  readonly since: AlertDiff;
  readonly beforeDay: number | null;
  readonly first: boolean;
};

/** What an answer about alerts rests on besides data and settings. */
const alertsKey = (project: OpenProject, view: View, rules: RulesInForce): string =>
  `${viewKey(view)} ${rules.version} ${readLastRun(project.db)?.id ?? 0}`;

/** Null while there are no rules. The view is that of everybody. */
export function alertPicture(project: OpenProject, view: View): AlertPicture | null {
  const rules = readRulesInForce(project.db);
  if (rules === null) return null;
  return project.cached(`alerts.picture ${alertsKey(project, view, rules)}`, () => makePicture(project, view, rules));
}

export function alertsOn(project: OpenProject, view: View, rules: RulesInForce): Alerts {
  return project.cached(`alerts.at ${viewKey(view)} ${rules.version}`, () =>
    alertsAt(alertInputAt(project, view), rules.set, view.asOf),
  );
}

/** Levels of everybody but those who have been let go: nobody wants to be told of them. */
export function levelsOf({ facts, asOf }: View, { level }: Alerts): Uint8Array {
  const letGo = facts?.letGo(asOf);
  return letGo ? level.map((one, c) => (letGo[c] === 1 ? 0 : one)) : level;
}

function makePicture(project: OpenProject, view: View, rules: RulesInForce): AlertPicture {
  const { asOf, ledger } = view;
  const alerts = alertsOn(project, view, rules);
  const level = levelsOf(view, alerts);
  const book = readAlertBook(project.db, asOf);
  const places = project.cachedForData('customers.indexByRowId', () => indexByRowId(ledger));
  const worked = new Set(readEntries(project.db, asOf).map(({ alert }) => alert));
  const booked: (BookedAlert | null)[] = Array.from({ length: ledger.customerCount }, () => null);
  const doubled: { alert: BookedAlert; c: number }[] = [];
  const before = new Uint8Array(ledger.customerCount);
  const listed = new Uint8Array(ledger.customerCount);
  for (const alert of book.alerts) {
    const c = places[alert.customerId] ?? -1;
    if (c < 0 || (alert.level === 0 && alert.before === 0)) continue;
    before[c] = Math.max(before[c]!, alert.before);
    const other = booked[c];
    if (!other) booked[c] = alert;
    else {
      const better =
        other.level === 0 || (alert.level > 0 && worked.has(alert.id) && !worked.has(other.id)) ? alert : other;
      const gone = better === alert ? other : alert;
      if (gone.level > 0) doubled.push({ alert: gone, c });
      booked[c] = better;
    }
    listed[c] = booked[c]!.level;
  }
  // An alert that was closed before is another one when it comes back.
  for (let c = 0; c < booked.length; c++) if (booked[c]?.level === 0 && level[c]! > 0) booked[c] = null;
  return {
    view,
    rules,
    alerts,
    level,
    booked,
    doubled,
    before,
    diff: diffAlerts(before, level),
    listed,
    since: diffAlerts(listed, level),
    beforeDay: book.beforeDay,
    first: book.beforeDay === null,
  };
}

/** Cases by ledger index, as people left them at the end of the day; null where there is no alert. */
export function casesAt(project: OpenProject, picture: AlertPicture): readonly (AlertCase | null)[] {
  const { view, rules, booked, level } = picture;
  const key = `alerts.cases ${alertsKey(project, view, rules)} ${entriesVersion(project.db)}`;
  return project.cached(key, () => {
    const { alertDeadlines } = readSettings(project.db);
    const entries = new Map<number, CaseEntry[]>();
    for (const { alert, day, kind, value } of readEntries(project.db, view.asOf)) {
      const all = entries.get(alert) ?? [];
      all.push({ day, kind, value: kind === 'due' || kind === 'snooze' ? parseIsoDate(value ?? '') : value });
      entries.set(alert, all);
    }
    return booked.map((alert, c) => {
      const now = level[c]!;
      if (now === 0 && alert === null) return null;
      const raised = alert === null || now > alert.level ? view.asOf : alert.raisedDay;
      return caseOf(
        { level: now, raisedDay: raised },
        (alert && entries.get(alert.id)) ?? [],
        alertDeadlines,
        view.asOf,
      );
    });
  });
}
