import type { AlertCondition, AlertCuts } from '../../../shared/contract/alertRule.ts';
import { civilDate, dayNumber, daysInMonth } from '../../../shared/dates.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import { type ConditionReader, NOTHING } from './conditionReader.ts';
import { makeJudge, scaledCuts } from './judge.ts';
import { push } from './steps.ts';

/** The day so many months later; the last of the month where it has no such day. */
export function monthsLater(dayNo: number, months: number): number {
  const { year, month, day } = civilDate(dayNo);
  const whole = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(whole / 12), (whole % 12) + 1];
  return dayNumber(y, m, Math.min(day, daysInMonth(y, m)));
}

/**
 * Days until the present term of a contract is over, which is counted in whole terms from the day of registration, so
 * that it needs nothing from the future. On the day itself 0 days are left; the day after, the next term has begun.
 */
export function contractCondition(
  condition: AlertCondition,
  cuts: AlertCuts,
  months: number,
  startedOn: Int32Array,
): ConditionReader {
  const scaled = scaledCuts(condition, cuts);
  const judge = makeJudge(condition, cuts);
  return {
    steps: (c, _, asOf, out) => {
      out.count = 0;
      const started = startedOn[c]!;
      if (started === NO_DAY) return;
      let begun = started;
      for (let term = 1; begun <= asOf; term++) {
        const end = monthsLater(started, term * months);
        push(out, begun, judge(end - begun, 0));
        for (let level = 1; level <= 3; level++) {
          const begins = end - Math.floor(scaled[level - 1]!);
          if (begins > begun && begins <= end) push(out, begins, level);
        }
        begun = end + 1;
      }
    },
    on: (c, _, dayNo) => {
      const started = startedOn[c]!;
      if (started === NO_DAY || started > dayNo) return NOTHING;
      let term = Math.max(1, Math.floor((dayNo - started) / (31 * months)));
      while (monthsLater(started, term * months) < dayNo) term++;
      const left = monthsLater(started, term * months) - dayNo;
      return { level: judge(left, 0), now: left, base: null, since: dayNo + left };
    },
  };
}

/**
 * Days until the contract ends by the date the files name. The date is that of the latest file, and nobody knows what it
 * was before: a back-test does not look at it.
 */
export function writtenEndCondition(condition: AlertCondition, cuts: AlertCuts, ends: Int32Array): ConditionReader {
  const scaled = scaledCuts(condition, cuts);
  const judge = makeJudge(condition, cuts);
  return {
    steps: (c, entry, asOf, out) => {
      out.count = 0;
      const end = ends[c]!;
      if (end === NO_DAY || end < entry || entry > asOf) return;
      push(out, entry, judge(end - entry, 0));
      for (let level = 1; level <= 3; level++) {
        const begins = end - Math.floor(scaled[level - 1]!);
        if (begins > entry && begins <= end) push(out, begins, level);
      }
      push(out, end + 1, 0);
    },
    on: (c, entry, dayNo) => {
      const end = ends[c]!;
      if (end === NO_DAY || dayNo < entry || dayNo > end) return NOTHING;
      return { level: judge(end - dayNo, 0), now: end - dayNo, base: null, since: end };
    },
  };
}
