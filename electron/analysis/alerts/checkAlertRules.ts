import type {
  AlertBaseline,
  AlertCondition,
  AlertCuts,
  AlertIndicator,
  AlertRuleSet,
} from '../../../shared/contract/alertRule.ts';
import { AppError } from '../../../shared/errors.ts';
import { isRelative } from './judge.ts';

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
  return used.every((cut, i) => i === 0 || (down ? cut <= used[i - 1]! : cut >= used[i - 1]!));
}

/** Which way can be bad; days, intervals and lost points are bad where they grow, the time a contract still runs where it shrinks. */
function directionsOf({ kind }: AlertIndicator): AlertCondition['direction'][] {
  switch (kind) {
    case 'spend':
    case 'orders':
    case 'categories':
    case 'visits':
    case 'complaints':
    case 'refunds':
    case 'columnSum':
    case 'columnLatest':
    case 'score':
      return ['down', 'up'];
    case 'contractEnd':
      return ['down'];
    default:
      return ['up'];
  }
}

/** Values that may lie below nought, so that any cut has a meaning. */
const ANY_NUMBER: readonly AlertIndicator['kind'][] = ['score', 'columnSum', 'columnLatest'];

/** Whether a cut tells some customers from others: a rise of nothing, or no days of silence, is everybody's; a complaint may be late the day after it came. */
function tellsApart(condition: AlertCondition, cut: number): boolean {
  const { indicator, direction } = condition;
  const relative = isRelative(condition);
  if (!relative && ANY_NUMBER.includes(indicator.kind)) return true;
  return indicator.kind === 'complaintOpen' || (direction === 'down' && !relative) ? cut >= 0 : cut > 0;
}

/** Refuses rules that could never mean what they say. */
export function checkAlertRules({ rules }: AlertRuleSet): void {
  const ids = new Set(rules.map(({ id }) => id));
  if (ids.size < rules.length) throw new AppError('alertRules.sameId');
  for (const rule of rules) {
    const name = rule.name ?? rule.id;
    for (const [i, condition] of rule.conditions.entries()) {
      const { indicator, baseline, direction, cuts } = condition;
      if (!baselinesOf(indicator).includes(baseline.kind)) throw new AppError('alertRules.baseline', { name });
      if (!directionsOf(indicator).includes(direction)) throw new AppError('alertRules.direction', { name });
      // A fall against a baseline is a share that grows.
      const down = direction === 'down' && baseline.kind === 'absolute';
      const variants = [cuts, ...rule.overrides.flatMap((override) => (override.cuts[i] ? [override.cuts[i]] : []))];
      // A group, or everybody outside of groups, may be left alone; not all of them.
      const isUsed = variants.flat().some((cut) => cut !== null);
      if (!isUsed || !variants.every((one) => areOrdered(one, down))) throw new AppError('alertRules.cuts', { name });
      if (!variants.flat().every((cut) => cut === null || tellsApart(condition, cut))) {
        throw new AppError('alertRules.everybody', { name });
      }
      if (!down && direction === 'down' && variants.flat().some((cut) => cut !== null && cut > 1)) {
        throw new AppError('alertRules.share', { name });
      }
    }
    if (rule.combine.kind === 'score') {
      const { cuts, weights } = rule.combine;
      if (cuts.every((cut) => cut === null) || !areOrdered(cuts, false)) {
        throw new AppError('alertRules.cuts', { name });
      }
      const most = rule.conditions.reduce((sum, _, i) => sum + 3 * (weights[i] ?? 0), 0);
      const used = cuts.filter((cut) => cut !== null);
      if (used[0]! <= 0 || used[0]! > most) throw new AppError('alertRules.score', { name });
    }
  }
}
