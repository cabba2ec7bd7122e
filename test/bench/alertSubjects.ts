// Alerts of a day, their back-test and the choice of cuts: six rules of three levels on the large project.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AlertCondition, AlertRule, AlertRuleSet } from '../../shared/contract/alertRule.ts';
import type { Args } from '../../shared/contract/contract.ts';
import { parseIsoDate } from '../../shared/dates.ts';
import { benchFiles } from './prepare.ts';

/** A silence the bench data can be judged by over two years. */
export const ALERT_SILENCE = { kind: 'silence', days: 120 } as const;

const rule = (id: string, condition: AlertCondition): AlertRule => ({
  id,
  name: null,
  on: true,
  conditions: [condition],
  combine: { kind: 'any' },
  minHistoryDays: 0,
  minOrders: 3,
  holdDays: 0,
  overrides: [],
});
const fall = (kind: 'spend' | 'orders' | 'categories'): AlertRule =>
  rule(kind, {
    indicator: { kind },
    windowDays: 60,
    baseline: { kind: 'ownPast', windows: 3 },
    direction: 'down',
    cuts: [0.3, 0.5, 0.7],
  });

export const SIX_RULES: AlertRuleSet = {
  sensitive: false,
  rules: [
    rule('overdue', {
      indicator: { kind: 'overdue' },
      windowDays: 1,
      baseline: { kind: 'ownRhythm' },
      direction: 'up',
      cuts: [2, 3, 4],
    }),
    fall('spend'),
    fall('orders'),
    fall('categories'),
    rule('visits', {
      indicator: { kind: 'visits', channel: null },
      windowDays: 60,
      baseline: { kind: 'ownPast', windows: 3 },
      direction: 'down',
      cuts: [0.3, 0.5, 0.7],
    }),
    rule('complaints', {
      indicator: { kind: 'complaints' },
      windowDays: 60,
      baseline: { kind: 'absolute' },
      direction: 'up',
      cuts: [1, 2, 3],
    }),
  ],
};

/** Alerts of each date, on a project whose rows have been read once. */
export async function alertsOn(
  folder: string,
  dates: readonly string[],
  timed: (work: () => number) => Promise<number>,
) {
  const { openProject } = await import('../../electron/project/open.ts');
  const { viewAt } = await import('../../electron/gathering/view/viewAt.ts');
  const { alertInputAt } = await import('../../electron/gathering/alerts/alertInputAt.ts');
  const { alertsAt } = await import('../../electron/analysis/alerts/alertsAt.ts');
  const scratch = mkdtempSync(join(folder, 'run-'));
  const copy = join(scratch, 'bench.holdfast');
  copyFileSync(benchFiles(folder).large, copy);
  const project = openProject(copy, 'bench');
  const input = alertInputAt(project, viewAt(project, null, ALERT_SILENCE)!);
  alertsAt(input, SIX_RULES, parseIsoDate(dates[0]!)! - 1);
  for (const date of dates) await timed(() => alertsAt(input, SIX_RULES, parseIsoDate(date)!).counts[3]);
  project.close();
  rmSync(scratch, { recursive: true, force: true });
  return { lines: input.ledger.day.length, customers: input.ledger.customerCount };
}

const REPEATS = 3;
const FIRST_PAGE: Omit<Args<'alerts.list'>, 'project' | 'asOf'> = {
  levels: [],
  changes: [],
  status: [],
  owner: null,
  search: '',
  sort: 'expectedLoss',
  offset: 0,
  limit: 100,
};

/** The first list of a project that nobody has looked at yet: made, stored and shown, once the rows are read. */
export async function firstAlerts(folder: string, timed: (work: () => number) => Promise<number>) {
  const { openProject } = await import('../../electron/project/open.ts');
  const { viewOrBlank } = await import('../../electron/gathering/view/viewAt.ts');
  const { refreshAlerts } = await import('../../electron/gathering/alerts/refreshAlerts.ts');
  const { alertListAt } = await import('../../electron/gathering/alerts/alertListAt.ts');
  const { writeAlertRules } = await import('../../electron/project/alertRules.ts');
  const { writeSettings } = await import('../../electron/project/settings.ts');
  const at = '2026-01-01T00:00:00.000Z';
  let facts: Record<string, number> = {};
  for (let k = 0; k < REPEATS; k++) {
    const scratch = mkdtempSync(join(folder, 'run-'));
    const copy = join(scratch, 'bench.holdfast');
    copyFileSync(benchFiles(folder).large, copy);
    const project = openProject(copy, 'bench');
    writeSettings(project.db, { churnDefinition: ALERT_SILENCE }, at);
    writeAlertRules(project.db, SIX_RULES, at);
    const { customerCount, day } = project.ledger();
    const alerts = await timed(() => {
      refreshAlerts(project, viewOrBlank(project, null), at);
      return alertListAt(project, viewOrBlank(project, null), FIRST_PAGE).total;
    });
    facts = { lines: day.length, customers: customerCount, alerts };
    project.close();
    rmSync(scratch, { recursive: true, force: true });
  }
  return facts;
}
