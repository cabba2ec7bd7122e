import { isAgainstPast } from '../../../shared/alertRuleWords.ts';
import type { AlertCondition, AlertCuts } from '../../../shared/contract/alertRule.ts';
import { TRACK_UNIT } from './alertInput.ts';

/** Shares and own intervals are held in thousandths, so that every border is a comparison of whole numbers. */
export const MILLE = 1000;

/**
 * The level of a value: the highest whose cut is reached, 0 where none is. Exactly at a cut counts as reached. `now` is
 * what the window brought; `base` the sum of the `windows` windows it is held against (left out for absolute cuts).
 */
export type Judge = (now: number, base: number) => number;

/** Windows a baseline adds up. */
export const windowsOf = ({ baseline }: Pick<AlertCondition, 'baseline'>): number =>
  'windows' in baseline ? baseline.windows : 1;

/** In which unit a track of the indicator stands. */
export const unitOf = ({ indicator }: Pick<AlertCondition, 'indicator'>): number => {
  switch (indicator.kind) {
    case 'spend':
    case 'score':
    case 'scoreDrop':
    case 'columnSum':
    case 'columnLatest':
      return TRACK_UNIT;
    case 'overdue':
    case 'categoryStopped':
      return MILLE;
    default:
      return 1;
  }
};

/** Cuts of slight, clear and severe in the track's unit; a level that is not used lies beyond everything. */
export function scaledCuts(condition: Pick<AlertCondition, 'indicator' | 'direction'>, cuts: AlertCuts): number[] {
  const unit = unitOf(condition);
  const beyond = condition.direction === 'down' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return cuts.map((cut) => (cut === null ? beyond : unit === 1 ? cut : Math.round(cut * unit)));
}

export const isRelative = ({ baseline }: Pick<AlertCondition, 'baseline'>): boolean => isAgainstPast(baseline);

export function makeJudge(condition: AlertCondition, cuts: AlertCuts): Judge {
  const { direction } = condition;
  const down = direction === 'down';
  if (!isRelative(condition)) {
    const [slight, clear, severe] = scaledCuts(condition, cuts) as [number, number, number];
    if (down) return (now) => (now <= severe ? 3 : now <= clear ? 2 : now <= slight ? 1 : 0);
    return (now) => (now >= severe ? 3 : now >= clear ? 2 : now >= slight ? 1 : 0);
  }
  const windows = windowsOf(condition);
  const factors = cuts.map((cut) => {
    if (cut === null) return down ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    const mille = Math.round(cut * MILLE);
    return down ? MILLE - mille : MILLE + mille;
  });
  return (now, base) => {
    if (base <= 0) return 0;
    const left = now * windows * MILLE;
    for (let level = 3; level > 0; level--) {
      const factor = factors[level - 1]!;
      if (!Number.isFinite(factor)) continue;
      const order = compare(left, now, windows, factor, base);
      if (down ? order <= 0 : order >= 0) return level;
    }
    return 0;
  };
}

/** Sign of now × windows × 1000 − factor × base, exact also beyond 2^53. */
function compare(left: number, now: number, windows: number, factor: number, base: number): number {
  const right = factor * base;
  if (Math.abs(left) <= Number.MAX_SAFE_INTEGER && Math.abs(right) <= Number.MAX_SAFE_INTEGER) return left - right;
  const difference = BigInt(now) * BigInt(windows * MILLE) - BigInt(factor) * BigInt(base);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** First whole number of days that is `mille` thousandths of an interval given in halves of a day. */
export const daysOfIntervals = (mille: number, halfDays: number): number => Math.ceil((mille * halfDays) / (2 * MILLE));
