import type { AlertRule } from '../../../shared/contract/alertRule.ts';
import type { RuleResult } from '../../../shared/contract/alertTrial.ts';
import { rateOf, SMALL } from '../churn/rateOf.ts';
import type { BackTestPass } from './backTestPass.ts';
import { chanceOf } from './chanceOf.ts';

/**
 * What each rule brought: of the alerts of all rules together those it raised first, and what it would have raised
 * alone, beside as many names drawn by lot on the same dates. It is better than chance if the whole interval of the
 * difference lies above 0: Wilson's interval of its share of right alerts, less the share by lot, which rests on
 * everybody present and is taken as known. With fewer than 30 alerts nothing is said.
 */
export const ruleResults = (
  rules: readonly Pick<AlertRule, 'id' | 'name'>[],
  pass: Omit<BackTestPass, 'levels'>,
): RuleResult[] =>
  rules.map((rule, i) => {
    const first = pass.byRule[i]!;
    const alone = pass.alone[i]!;
    const precision = rateOf(alone.hits, alone.alerts);
    const chance = chanceOf(alone, pass).precision;
    const { value, low, high } = precision;
    const over =
      chance === null || value === null ? null : { value: value - chance, low: low! - chance, high: high! - chance };
    return {
      rule: rule.id,
      name: rule.name,
      alerts: first.alerts,
      precision: rateOf(first.hits, first.alerts),
      alone: { alerts: alone.alerts, precision, chance, over },
      verdict: over === null || alone.alerts < SMALL ? 'tooFew' : over.low > 0 ? 'better' : 'notBetter',
    };
  });
