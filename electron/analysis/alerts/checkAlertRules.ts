import type { AlertBaseline, AlertCuts, AlertIndicator, AlertRuleSet } from '../../../shared/contract/alertRules.ts';
import { AppError } from '../../../shared/errors.ts';

/** What an indicator can be held against. */
export function baselinesOf({ kind }: AlertIndicator): AlertBaseline['kind'][] {
  switch (kind) {
    case 'spend':
    case 'orders':
    case 'categories':
    case 'visits':
    case 'complaints':
    case 'refunds':
    case 'columnSum':
      return ['ownPast', 'seasonal', 'lastYear', 'absolute'];
    case 'overdue':
    case 'categoryStopped':
      return ['ownRhythm'];
    default:
      return ['absolute'];
  }
}

/** Whether severe is never reached before clear, nor clear before slight; levels that are not used are passed over. */
function areOrdered(cuts: AlertCuts, down: boolean): boolean {
  const used = cuts.filter((cut) => cut !== null);
  return used.length > 0 && used.every((cut, i) => i === 0 || (down ? cut <= used[i - 1]! : cut >= used[i - 1]!));
}

/** Refuses rules that could never mean what they say. */
export function checkAlertRules({ rules }: AlertRuleSet): void {
  const ids = new Set(rules.map(({ id }) => id));
  if (ids.size < rules.length) throw new AppError('alertRules.sameId');
  for (const rule of rules) {
    const name = rule.name ?? rule.id;
    for (const [i, { indicator, baseline, direction, cuts }] of rule.conditions.entries()) {
      if (!baselinesOf(indicator).includes(baseline.kind)) throw new AppError('alertRules.baseline', { name });
      // A fall against a baseline is a share that grows.
      const down = direction === 'down' && baseline.kind === 'absolute';
      const variants = [cuts, ...rule.overrides.flatMap((override) => (override.cuts[i] ? [override.cuts[i]] : []))];
      if (!variants.every((one) => areOrdered(one, down))) throw new AppError('alertRules.cuts', { name });
      if (!down && direction === 'down' && variants.flat().some((cut) => cut !== null && (cut <= 0 || cut > 1))) {
        throw new AppError('alertRules.share', { name });
      }
    }
    if (rule.combine.kind === 'score' && !areOrdered(rule.combine.cuts, false)) {
      throw new AppError('alertRules.cuts', { name });
    }
  }
}
