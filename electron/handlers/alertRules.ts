// alertRules.*: what raises an alert, tried on the past before anybody relies on it.
import { AppError } from '../../shared/errors.ts';
import { backTestOf } from '../analysis/alerts/backTestResult.ts';
import { checkAlertRules } from '../analysis/alerts/checkAlertRules.ts';
import { BUSINESS_KINDS, starterRules } from '../analysis/alerts/starterRules.ts';
import { suggestCuts } from '../analysis/alerts/suggestCuts.ts';
import { alertHoldings, businessKindOf, indicatorOffers } from '../gathering/alerts/alertData.ts';
import { rulesOrStarter } from '../gathering/alerts/rulesOrStarter.ts';
import { triedOn } from '../gathering/alerts/triedOn.ts';
import { viewOrBlank } from '../gathering/view/viewAt.ts';
import { readAlertRules, readAlertRuleVersions, writeAlertRules } from '../project/alertRules.ts';
import { readSettings } from '../project/settings.ts';
import type { Handlers } from './handler.ts';

export const alertRulesHandlers = {
  'alertRules.get': ({ project: handle, version }, { project }) => readAlertRules(project(handle).db, version),
  'alertRules.versions': ({ project: handle }, { project }) => ({
    versions: readAlertRuleVersions(project(handle).db),
  }),
  'alertRules.save': ({ project: handle, rules, base }, { project }) => {
    checkAlertRules(rules);
    return { version: writeAlertRules(project(handle).db, rules, new Date().toISOString(), base) };
  },
  'alertRules.starter': ({ project: handle, asOf }, { project: open }) => {
    const project = open(handle);
    const view = viewOrBlank(project, asOf);
    const holdings = alertHoldings(project, view);
    const { kind, reason } = businessKindOf(view, holdings);
    return {
      proposed: kind,
      reason,
      sets: BUSINESS_KINDS.map((one) => ({
        kind: one,
        rules: { rules: starterRules(one, holdings), sensitive: false },
      })),
    };
  },
  'alertRules.indicators': ({ project: handle, asOf }, { project: open }) => {
    const project = open(handle);
    return { indicators: indicatorOffers(alertHoldings(project, viewOrBlank(project, asOf))) };
  },
  'alertRules.backTest': ({ project: handle, asOf, within, rules, ...options }, { project: open, signal, report }) => {
    const project = open(handle);
    if (rules) checkAlertRules(rules);
    signal.begin?.();
    report({ step: 'readingRows', done: 0, total: null, rows: null });
    const view = viewOrBlank(project, asOf);
    const { input, say } = triedOn(project, view, within);
    const { marginShare } = readSettings(project.db);
    return say(
      backTestOf(view, input, rules ?? rulesOrStarter(project, view), options, marginShare, {
        onCustomers: (done, total) => {
          if (signal.aborted) throw new AppError('job.cancelled');
          report({ step: 'tryingRules', done, total, rows: null });
        },
      }),
    );
  },
  'alertRules.suggest': ({ project: handle, asOf, within, rules, ...options }, { project: open, signal, report }) => {
    const project = open(handle);
    if (rules) checkAlertRules(rules);
    signal.begin?.();
    report({ step: 'readingRows', done: 0, total: null, rows: null });
    const view = viewOrBlank(project, asOf);
    const { input, say } = triedOn(project, view, within);
    const { marginShare } = readSettings(project.db);
    let step = 'judgingPresent';
    return say(
      suggestCuts(view, input, rules ?? rulesOrStarter(project, view), options, marginShare, {
        onStep: (name) => {
          step = name;
          report({ step, done: 0, total: null, rows: null });
        },
        onCustomers: (done, total) => {
          if (signal.aborted) throw new AppError('job.cancelled');
          report({ step, done, total, rows: null });
        },
      }),
    );
  },
} satisfies Handlers<'alertRules'>;
