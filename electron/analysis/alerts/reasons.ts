import type { AlertCloses, AlertCondition, AlertReason, AlertRule } from '../../../shared/contract/alertRule.ts';
import { isoDate } from '../../../shared/dates.ts';
import type { AlertInput } from './alertInput.ts';
import type { Reading } from './conditionReader.ts';
import { isRelative, MILLE, unitOf } from './judge.ts';

/** What every reached condition of a rule sees, in the units people read. */
export function reasonsOf(
  input: AlertInput,
  rule: AlertRule,
  cuts: readonly AlertCondition['cuts'][],
  readings: readonly Reading[],
): AlertReason[] {
  return readings.flatMap((reading, i) => {
    if (reading.level === 0 || reading.now === null) return [];
    const condition = rule.conditions[i]!;
    const { indicator, windowDays, baseline } = condition;
    const told = (value: number) => (indicator.kind === 'spend' ? value : value / unitOf(condition));
    const own = baseline.kind === 'ownRhythm';
    const base = reading.base === null ? null : own ? reading.base : told(reading.base);
    const { since, place } = reading;
    return [
      {
        rule: rule.id,
        condition: i,
        level: reading.level,
        indicator,
        windowDays,
        baseline,
        unit: toldIn(condition),
        now: told(reading.now),
        base,
        change: isRelative(condition) && reading.base ? reading.now / reading.base - 1 : null,
        cut: cuts[i]![reading.level - 1]!,
        since: since === undefined ? null : isoDate(since),
        category: place === undefined ? null : (input.categories()?.names[place] ?? null),
        closes: closesOf(condition, cuts[i]!, reading),
      },
    ];
  });
}

function toldIn({ indicator }: AlertCondition): AlertReason['unit'] {
  switch (indicator.kind) {
    case 'spend':
      return 'money';
    case 'overdue':
    case 'categoryStopped':
      return 'intervals';
    case 'silentDays':
    case 'complaintOpen':
    case 'contractEnd':
      return 'days';
    case 'score':
    case 'scoreDrop':
      return 'points';
    case 'columnSum':
    case 'columnLatest':
      return 'number';
    default:
      return 'count';
  }
}

function closesOf(condition: AlertCondition, cuts: AlertCondition['cuts'], { now, base, since }: Reading): AlertCloses {
  const { indicator, direction } = condition;
  const unit = unitOf(condition);
  const told = (value: number) => (indicator.kind === 'spend' ? value : value / unit);
  const first = cuts.find((cut) => cut !== null) ?? 0;
  switch (indicator.kind) {
    case 'overdue':
    case 'silentDays':
      return { kind: 'purchase' };
    case 'categoryStopped':
      return { kind: 'purchaseOf' };
    case 'complaintOpen':
      return { kind: 'solved' };
    case 'late':
      return { kind: 'onTime' };
    case 'contractEnd':
      return { kind: 'renewed', day: isoDate(since!) };
    case 'score':
    case 'columnLatest':
      return { kind: direction === 'down' ? 'above' : 'below', value: first };
    case 'scoreDrop':
    case 'classDrop':
      // The fall is measured from the answer before: an answer no worse than the last one ends it.
      return { kind: 'below', value: first };
    default:
      break;
  }
  const border = isRelative(condition)
    ? (base! * (direction === 'down' ? MILLE - Math.round(first * MILLE) : MILLE + Math.round(first * MILLE))) / MILLE
    : Math.round(first * unit);
  if (direction === 'up') return { kind: 'atMost', value: told(Math.ceil(border) - 1) };
  const value = Math.floor(border) + 1;
  return { kind: 'atLeast', value: told(value), missing: told(value - now!) };
}
