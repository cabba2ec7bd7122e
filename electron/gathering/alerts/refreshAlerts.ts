// Brings the list of alerts up to a date, and tells whether that is needed.
import type { Result } from '../../../shared/contract/contract.ts';
import { BETTER, CLOSED, NEW, WORSE } from '../../analysis/alerts/diffAlerts.ts';
import { asOfText } from '../../analysis/view/explain.ts';
import type { View } from '../../analysis/view/view.ts';
import { type AlertChange, type AlertRun, extendRun, writeRun } from '../../project/alertBook.ts';
import { type RulesInForce, readRulesInForce } from '../../project/alertRules.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { type AlertPicture, alertPicture } from './alertPicture.ts';
import { listBasis, newestList } from './pastList.ts';

const KEPT_REASONS = 3;
const NO_CHANGES = { new: 0, worse: 0, better: 0, same: 0, closed: 0 };

type Standing = { readonly last: AlertRun | null; readonly past: boolean; readonly upToDate: boolean };

function standingOf(project: OpenProject, view: View, rulesVersion: number): Standing {
  const { last, past } = newestList(project, view);
  const upToDate =
    last !== null &&
    last.day === view.asOf &&
    last.rulesVersion === rulesVersion &&
    last.revision === project.ledger().revision &&
    last.basis === listBasis(project, view);
  return { last, past, upToDate };
}

/** Whether a list would have to be made for the view's date. Dates before the last list are the past, and stay as they were. */
export function needsRefresh(
  project: OpenProject,
  view: View,
  rules: RulesInForce,
): { needed: boolean; past: boolean; last: AlertRun | null } {
  if (view.blank) return { needed: false, past: false, last: newestList(project, view).last };
  const { last, past, upToDate } = standingOf(project, view, rules.version);
  return { needed: !past && !upToDate && project.readOnlyReason === null, past, last };
}

/** The same data, rules and day twice give nothing new, and nothing is written. */
export function refreshAlerts(project: OpenProject, view: View, at: string): Result<'alerts.refresh'> {
  const asOf = asOfText(view);
  const rules = readRulesInForce(project.db);
  const none = { asOf, ran: false, first: false, changes: NO_CHANGES, newSevere: 0 };
  if (rules === null || view.blank || project.readOnlyReason !== null) return none;
  const { last, past, upToDate } = standingOf(project, view, rules.version);
  if (past) return none;
  const picture = alertPicture(project, view);
  if (picture === null) return none;
  if (upToDate) return { ...none, changes: picture.since.counts };
  const changes = changesOf(picture);
  const run = {
    day: view.asOf,
    rulesVersion: rules.version,
    revision: project.ledger().revision,
    basis: listBasis(project, view),
    ranAt: at,
  };
  if (last !== null && last.day === view.asOf && changes.length === 0) extendRun(project.db, { ...run, id: last.id });
  else writeRun(project.db, run, changes);
  let newSevere = 0;
  for (let c = 0; c < picture.level.length; c++) if (picture.level[c] === 3 && picture.listed[c]! < 3) newSevere++;
  return { asOf, ran: true, first: last === null, changes: picture.since.counts, newSevere };
}

function changesOf({ view, alerts, level, listed, since, booked, doubled }: AlertPicture): AlertChange[] {
  const changes: AlertChange[] = [];
  for (let c = 0; c < level.length; c++) {
    const code = since.change[c];
    if (code !== NEW && code !== WORSE && code !== BETTER && code !== CLOSED) continue;
    changes.push({
      alert: code === NEW ? null : (booked[c]?.id ?? null),
      customerId: view.ledger.customerRowId[c]!,
      sinceDay: code === CLOSED ? view.asOf : alerts.since[c]!,
      before: listed[c]!,
      after: level[c]!,
      // What eased needs no reason, and the file stays small.
      reasons: code === NEW || code === WORSE ? alerts.reasons(c).slice(0, KEPT_REASONS) : [],
    });
  }
  for (const { alert, c } of doubled) {
    changes.push({
      alert: alert.id,
      customerId: view.ledger.customerRowId[c]!,
      sinceDay: alert.sinceDay,
      before: alert.level,
      after: 0,
      reasons: [],
    });
  }
  return changes;
}
