// The alerts of a week or a month for the report: what has become of them, what was done, who is to be called.
import type { AlertChanges, AlertList, HeldAlerts } from '../../../shared/contract/alerts.ts';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import type { ReportPeriod } from '../../../shared/contract/report.ts';
import { civilDate, dayNumber, isoDate } from '../../../shared/dates.ts';
import { diffAlerts } from '../../analysis/alerts/diffAlerts.ts';
import { type PeriodFigures, periodFigures } from '../../analysis/alerts/periodFigures.ts';
import type { View } from '../../analysis/view/view.ts';
import { readOutcomes } from '../../project/alertEntries.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { viewOrBlank } from '../view/viewAt.ts';
import { type AlertSelection, maskOf } from './alertList.ts';
import { alertListAt } from './alertListAt.ts';
import { alertPicture, alertsOn } from './alertPicture.ts';
import { heldAt } from './heldAt.ts';

export type AlertReport = {
  readonly period: ReportPeriod;
  /** First and last day of the period. */
  readonly from: string;
  readonly to: string;
  readonly list: AlertList;
  /** Against the end of the day before the period; null without rules. */
  readonly changes: AlertChanges | null;
  readonly held: HeldAlerts;
  readonly outcomes: Readonly<Record<'falseAlarm' | 'saved' | 'lost' | 'unreachable', number>>;
  readonly now: PeriodFigures;
  readonly before: PeriodFigures;
};

const ROWS = 40;
const ALL: AlertSelection = { levels: [], changes: [], status: [], owner: null, search: '', sort: 'expectedLoss' };

/** First day of the week or month that ends with a day: seven days, or from the day after the same day a month ago. */
export function periodFrom(asOf: number, period: ReportPeriod): number {
  if (period === 'week') return asOf - 6;
  const { year, month, day } = civilDate(asOf);
  const [lastYear, lastMonth] = month === 1 ? [year - 1, 12] : [year, month - 1];
  const lengthOfLast = dayNumber(year, month, 1) - dayNumber(lastYear, lastMonth, 1);
  const endsMonth = civilDate(asOf + 1).month !== month;
  return endsMonth ? dayNumber(year, month, 1) : dayNumber(lastYear, lastMonth, Math.min(day, lengthOfLast)) + 1;
}

export function alertReportAt(
  project: OpenProject,
  view: View,
  period: ReportPeriod,
  within: CustomerSet | null | undefined,
): AlertReport {
  const whole = view.only?.whole ?? view;
  const from = periodFrom(view.asOf, period);
  const length = view.asOf - from + 1;
  const picture = alertPicture(project, whole);
  let changes: AlertChanges | null = null;
  if (picture !== null) {
    const mask = maskOf(project, picture, within);
    const only = (levels: Uint8Array) => (mask === null ? levels : levels.map((one, c) => one * mask[c]!));
    const then = alertsOn(project, viewOrBlank(project, isoDate(from - 1)), picture.rules);
    changes = diffAlerts(only(then.level), only(picture.level)).counts;
  }
  const outcomes = { falseAlarm: 0, saved: 0, lost: 0, unreachable: 0 };
  for (const { day, outcome } of readOutcomes(project.db, view.asOf)) if (day >= from) outcomes[outcome]++;
  return {
    period,
    from: isoDate(from),
    to: isoDate(view.asOf),
    list: alertListAt(project, whole, { ...ALL, within, offset: 0, limit: ROWS }),
    changes,
    held: heldAt(project, whole, null),
    outcomes,
    now: periodFigures(view, from, view.asOf),
    before: periodFigures(view, from - length, from - 1),
  };
}
