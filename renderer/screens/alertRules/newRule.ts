// What a new rule and a new condition begin with.
import { isAgainstPast } from '../../../shared/alertRuleWords.ts';
import type { AlertBaseline, AlertCondition, AlertIndicator, AlertRule } from '../../../shared/contract/alertRule.ts';

/** The first number nobody bears yet. */
function freeId(rules: readonly AlertRule[]): string {
  let no = rules.length + 1;
  while (rules.some(({ id }) => id === `own${no}`)) no++;
  return `own${no}`;
}

export const newRule = (rules: readonly AlertRule[]): AlertRule => ({
  id: freeId(rules),
  name: null,
  on: true,
  conditions: [startCondition({ kind: 'overdue' }, 'ownRhythm')],
  combine: { kind: 'any' },
  minHistoryDays: 0,
  minOrders: 0,
  holdDays: 0,
  overrides: [],
});

const baselineOf = (kind: AlertBaseline['kind']): AlertBaseline =>
  kind === 'ownPast' || kind === 'seasonal' ? { kind, windows: 3 } : { kind };

/** A condition on an indicator with cuts people usually begin with. */
export function startCondition(indicator: AlertIndicator, baseline: AlertBaseline['kind']): AlertCondition {
  const start = (
    cuts: AlertCondition['cuts'],
    direction: AlertCondition['direction'] = 'up',
    windowDays = 60,
  ): AlertCondition => ({ indicator, windowDays, baseline: baselineOf(baseline), direction, cuts });
  if (isAgainstPast(baselineOf(baseline))) return start([0.1, 0.3, 0.5], 'down');
  switch (indicator.kind) {
    case 'overdue':
    case 'categoryStopped':
      return start([2, 2.5, 3]);
    case 'silentDays':
      return start([30, 45, 60]);
    case 'complaintOpen':
      return start([3, 7, 14]);
    case 'score':
      return start([6, 4, 2], 'down', 120);
    case 'scoreDrop':
      return start([2, 3, 5], 'up', 120);
    case 'classDrop':
      return start([1, 2, null], 'up', 120);
    case 'late':
      return start([1, 2, 3], 'up', 180);
    case 'contractEnd':
      return start([60, 30, 14], 'down');
    case 'complaints':
    case 'refunds':
      return start([1, 2, 3]);
    default:
      return start([3, 2, 1], 'down');
  }
}
