import { NOTCHES } from '../../../shared/alertNotches.ts';
import type { AlertCondition, AlertRule } from '../../../shared/contract/alertRule.ts';
import { isRelative } from './judge.ts';

const FALLS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 1];
const RISES = [0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 4, 5];
const INTERVALS = [1.2, 1.4, 1.6, 1.8, 2, 2.25, 2.5, 3, 3.5, 4, 5, 6];
const OPEN_DAYS = [0, 1, 2, 3, 4, 5, 7, 10, 14, 21, 30, 45];
const COUNTS = [1, 1, 2, 2, 2, 3, 3, 3, 4, 5, 6, 8];
const CLASSES = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2];
const DAYS_LEFT = [120, 105, 90, 75, 60, 50, 45, 30, 21, 14, 7, 3];
const SILENCES = [0.1, 0.15, 0.2, 0.25, 0.3, 0.36, 0.42, 0.5, 0.6, 0.7, 0.8, 0.9];

/**
 * The cuts of a condition to choose from, loosest first. Shares and own intervals on fixed scales, silences as parts of
 * the silence that churn means here; what has no scale of its own between the loosest and the strictest cut it has.
 */
export function cutScale(condition: AlertCondition, silenceDays: number): readonly number[] {
  const { indicator, direction, cuts } = condition;
  if (isRelative(condition)) return direction === 'down' ? FALLS : RISES;
  switch (indicator.kind) {
    case 'overdue':
    case 'categoryStopped':
      return INTERVALS;
    case 'silentDays':
      return SILENCES.map((share) => Math.max(1, Math.round(share * silenceDays)));
    case 'complaintOpen':
      return OPEN_DAYS;
    case 'contractEnd':
      return DAYS_LEFT;
    case 'classDrop':
      return CLASSES;
    case 'late':
      return COUNTS.map((count) => Math.min(count, indicator.of));
    default:
      break;
  }
  if (direction === 'up' && !['columnSum', 'columnLatest', 'spend', 'score'].includes(indicator.kind)) return COUNTS;
  const used = cuts.filter((cut) => cut !== null);
  const [first, last] = [used[0] ?? 0, used.at(-1) ?? 0];
  const whole = Number.isInteger(first) && Number.isInteger(last);
  return Array.from({ length: NOTCHES }, (_, i) => {
    const value = first + ((last - first) * i) / (NOTCHES - 1);
    return whole ? Math.round(value) : Math.round(value * 100) / 100;
  });
}

/** The scales of a rule's conditions; null where the cuts are not to be moved, because a sum of levels decides. */
export const ruleScales = (rule: AlertRule, silenceDays: number): readonly (readonly number[])[] | null =>
  rule.combine.kind === 'score' ? null : rule.conditions.map((condition) => cutScale(condition, silenceDays));
