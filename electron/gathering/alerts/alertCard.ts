// One alert in full, and the alerts a customer has had.
import { z } from 'zod';
import { type AlertReason, alertReason } from '../../../shared/contract/alertRule.ts';
import type { CustomerRisk } from '../../../shared/contract/alerts.ts';
import type { Result } from '../../../shared/contract/contract.ts';
import { isoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AlertInput } from '../../analysis/alerts/alertInput.ts';
import type { Alerts } from '../../analysis/alerts/alertsAt.ts';
import { peersOf, peersWords } from '../../analysis/alerts/peersOf.ts';
import { closesWords, reasonsInWords, reasonWords } from '../../analysis/alerts/reasonWords.ts';
import { asOfText } from '../../analysis/view/explain.ts';
import type { View } from '../../analysis/view/view.ts';
import { type BookedAlert, readAlertBook, readSteps } from '../../project/alertBook.ts';
import { readEntries } from '../../project/alertEntries.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { findCustomer } from '../customers/customerCard.ts';
import { indexByRowId } from '../customers/customerTexts.ts';
import { leadingChance, leadingModel } from '../prediction/leadingModel.ts';
import { listView } from '../view/listView.ts';
import { alertInputAt } from './alertInputAt.ts';
import { alertRows } from './alertList.ts';
import { alertPicture } from './alertPicture.ts';
import { modelSentence, riskSentence, risksAt } from './alertRisk.ts';

type OfCustomer = Result<'alerts.ofCustomer'>['alerts'][number];
const reasonList = z.array(alertReason);

/** What stands in the file may be of an older program: reasons nobody can read any more are left out. */
function storedReasons(json: string): AlertReason[] {
  const parsed = reasonList.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : [];
}

function inFull(project: OpenProject, alert: BookedAlert, asOf: number): OfCustomer {
  return {
    alert: alert.id,
    since: isoDate(alert.sinceDay),
    opened: isoDate(alert.openedDay),
    closed: alert.closedDay === null ? null : isoDate(alert.closedDay),
    level: alert.level,
    worst: alert.worst,
    steps: readSteps(project.db, alert.id, asOf).map(({ day, before, after, reasons }) => ({
      day: isoDate(day),
      before,
      after,
      reasons: reasonsInWords(storedReasons(reasons), day),
    })),
    entries: readEntries(project.db, asOf)
      .filter((entry) => entry.alert === alert.id)
      .map(({ step, day, kind, value, by, at }) => ({ step, day: isoDate(day), kind, value, by, enteredAt: at })),
  };
}

/** Also those of customers who were merged into this one. */
function alertsOfIndex(project: OpenProject, view: View, c: number): BookedAlert[] {
  const places = project.cachedForData('customers.indexByRowId', () => indexByRowId(view.ledger));
  return readAlertBook(project.db, view.asOf).alerts.filter(({ customerId }) => places[customerId] === c);
}

export function alertsOfCustomer(project: OpenProject, view: View, customer: string): Result<'alerts.ofCustomer'> {
  const { c } = findCustomer(project, listView(project, isoDate(view.asOf)), customer);
  const alerts = alertsOfIndex(project, view, c).map((alert) => inFull(project, alert, view.asOf));
  return { asOf: asOfText(view), risk: riskOf(project, view, c), alerts: alerts.reverse() };
}

/** The figure of the list; of customers without an alert what the leading model says. */
function riskOf(project: OpenProject, view: View, c: number): CustomerRisk | null {
  if (view.blank) return null;
  const picture = alertPicture(project, view);
  const level = picture?.alerts.level[c] ?? 0;
  if (picture === null || level === 0) {
    const leading = leadingModel(project, view);
    const value = leadingChance(project, view, leading, c);
    return value === null ? null : { value, source: 'model', sentence: modelSentence(leading.model!, 0) };
  }
  const risks = risksAt(project, picture);
  const risk = risks.of(c, level);
  return risk && { ...risk, sentence: riskSentence(risks, risk, level) };
}

/** AppError `alerts.none` for a customer without an alert on the day. */
export function alertCard(project: OpenProject, view: View, customer: string): Result<'alerts.one'> {
  const { c } = findCustomer(project, listView(project, isoDate(view.asOf)), customer);
  const picture = alertPicture(project, view);
  if (picture === null || picture.diff.change[c] === 0) throw new AppError('alerts.none', { customer });
  const { alerts, level, booked } = picture;
  const input = alertInputAt(project, view);
  const alert = booked[c] ?? null;
  return {
    asOf: asOfText(view),
    row: alertRows(project, picture, Int32Array.of(c))[0]!,
    risk: level[c] === 0 ? null : riskOf(project, view, c),
    details: level[c] === 0 ? [] : detailsOf(input, alerts, c, view.asOf),
    history: alert && inFull(project, alert, view.asOf),
  };
}

/** Two rules that see the same thing say it once. */
function detailsOf(input: AlertInput, alerts: Alerts, c: number, asOf: number): Result<'alerts.one'>['details'] {
  const names = new Map(alerts.rules.map((rule) => [rule.id, rule.name]));
  const details = new Map<string, Result<'alerts.one'>['details'][number]>();
  for (const reason of alerts.reasons(c)) {
    const words = reasonWords(reason, asOf);
    const key = JSON.stringify(words);
    if (details.has(key)) continue;
    details.set(key, {
      rule: reason.rule,
      ruleName: names.get(reason.rule) ?? null,
      level: reason.level,
      reason: words,
      closes: closesWords(reason),
      peers: peersWords(reason, peersOf(input, alerts.rules, reason, c, asOf)),
    });
  }
  return [...details.values()];
}
