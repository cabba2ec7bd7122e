import type { AlertRule } from '../shared/contract/alertRule.ts';

/** A rule that is on and asks for nothing more than its conditions. */
export const alertRuleOf = (conditions: AlertRule['conditions'], more: Partial<AlertRule> = {}): AlertRule => ({
  id: 'r',
  name: null,
  on: true,
  conditions,
  combine: { kind: 'any' },
  minHistoryDays: 0,
  minOrders: 0,
  holdDays: 0,
  overrides: [],
  ...more,
});
