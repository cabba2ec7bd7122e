// The alert rules in force, or those to begin with where nobody has chosen any.
import type { AlertRuleSet } from '../../../shared/contract/alertRule.ts';
import { starterRules } from '../../analysis/alerts/starterRules.ts';
import type { View } from '../../analysis/view/view.ts';
import { readAlertRules } from '../../project/alertRules.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { alertHoldings, businessKindOf } from './alertData.ts';

export function rulesOrStarter(project: OpenProject, view: View): AlertRuleSet {
  const saved = readAlertRules(project.db);
  if (saved.version !== null) return saved.rules;
  const holdings = alertHoldings(project, view);
  return { rules: starterRules(businessKindOf(view, holdings).kind, holdings), sensitive: false };
}
