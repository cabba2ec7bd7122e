// Alert rules: what is watched of each customer, against what, and where slight, clear and severe begin.
import '../noEval.ts';
import { z } from 'zod';
import { text } from '../text.ts';
import { alertIndicator, alertRuleSet, businessKind } from './alertRule.ts';
import { alertAim, backTestArgs, backTestResult, suggestionResult } from './alertTrial.ts';
import { job, read, write } from './call.ts';
import { asOfArg, count, projectRef } from './common.ts';

const savedRules = z.strictObject({
  version: z.int().nullable(),
  savedAt: z.string().nullable(),
  rules: alertRuleSet,
});

export const alertRulesCalls = {
  'alertRules.get': read({
    help: 'The alert rules in force and their version; none where nobody has chosen any yet',
    args: { project: projectRef, version: z.int().optional() },
    result: savedRules,
  }),
  'alertRules.versions': read({
    help: 'Every version of the alert rules, newest first',
    args: { project: projectRef },
    result: z.strictObject({
      versions: z.array(z.strictObject({ version: z.int(), savedAt: z.string(), rules: count, on: count })),
    }),
  }),
  'alertRules.save': write({
    help: 'Put alert rules in force: a new version; with --base only where that version is in force still (0: none)',
    args: { project: projectRef, rules: alertRuleSet, base: z.int().min(0).optional() },
    result: z.strictObject({ version: z.int() }),
    touches: ['settings'],
  }),
  'alertRules.starter': read({
    help: 'Alert rules to begin with, by kind of business, from what the data hold; and which kind this seems to be',
    args: { project: projectRef, asOf: asOfArg },
    result: z.strictObject({
      proposed: businessKind,
      reason: text,
      sets: z.array(z.strictObject({ kind: businessKind, rules: alertRuleSet })),
    }),
  }),
  'alertRules.indicators': read({
    help: 'What alert rules can look at here, and what is missing for the rest',
    args: { project: projectRef, asOf: asOfArg },
    result: z.strictObject({
      indicators: z.array(
        z.strictObject({
          indicator: alertIndicator,
          offered: z.boolean(),
          /** Why it is not offered; or how much there is of it. */
          reason: text,
          baselines: z.array(z.enum(['ownPast', 'seasonal', 'ownRhythm', 'lastYear', 'absolute'])),
          /** Whether sales follow the time of the year, where that speaks for or against a baseline. */
          advice: text.nullable(),
        }),
      ),
    }),
  }),
  'alertRules.backTest': job({
    help: 'Try alert rules on the past: how often they were right, how early, how many a week, against the plain rule and chance',
    args: backTestArgs,
    result: backTestResult,
    touches: [],
  }),
  'alertRules.suggest': job({
    help: 'Cuts for an aim (calls a week, share of right alarms, profit), chosen on the earlier past and judged on the later',
    args: { ...backTestArgs, minLeadDays: backTestArgs.minLeadDays.unwrap().default(30), aim: alertAim },
    result: suggestionResult,
    touches: [],
  }),
};
