import type { AlertCondition, AlertCuts } from '../../../shared/contract/alertRule.ts';
import { NEVER } from '../../ledger/ledger.ts';
import { entryAt } from '../view/dayBook.ts';
import { YEAR_DAYS } from '../view/metrics.ts';
import type { SumTrack } from './alertInput.ts';
import { type ConditionReader, NOTHING } from './conditionReader.ts';
import { isRelative, MILLE, makeJudge, windowsOf } from './judge.ts';
import { monthSums, nextTurn, seasonFactors } from './season.ts';
import { push } from './steps.ts';

/** How many days back a baseline begins and ends, counted from the day judged. */
export const baselineSpan = ({ baseline, windowDays }: AlertCondition): { from: number; to: number } =>
  baseline.kind === 'lastYear'
    ? { from: YEAR_DAYS, to: YEAR_DAYS + windowDays }
    : { from: windowDays, to: windowDays * (1 + windowsOf({ baseline })) };

/**
 * The first day a customer can be judged: not before the whole baseline, or the whole window where too little of
 * something is bad, lies within their own time and that of the data. Too much of something is bad from the first day.
 */
export function judgedFrom(condition: AlertCondition, entry: number, firstDay: number | null): number {
  const begin = firstDay === null ? entry : Math.max(entry, firstDay);
  if (isRelative(condition)) return begin + baselineSpan(condition).to;
  return condition.direction === 'down' ? begin + condition.windowDays : entry;
}

/**
 * A sum over the days t − window + 1 … t against the average of the windows before, the same days a year ago, or a
 * fixed cut. The sum changes only when an entry comes into the window or leaves it, the baseline likewise, so the
 * level is read in one pass over the customer's entries with four places that move on.
 */
export function windowCondition(condition: AlertCondition, cuts: AlertCuts, track: SumTrack): ConditionReader {
  const { start, day, total, firstDay } = track;
  const { windowDays } = condition;
  const relative = isRelative(condition);
  const span = baselineSpan(condition);
  const windows = windowsOf(condition);
  const judge = makeJudge(condition, cuts);
  const factorOn = condition.baseline.kind === 'seasonal' ? seasonFactors(monthSums(track), windowDays, windows) : null;
  /** Both sides in thousandths where the season moves the baseline. */
  const judgeOn = (t: number, now: number, base: number) =>
    factorOn ? judge(now * MILLE, base * factorOn(t)) : judge(now, base);
  return {
    steps: (c, entry, asOf, out) => {
      out.count = 0;
      const from = start[c]!;
      const end = start[c + 1]!;
      const valid = judgedFrom(condition, entry, firstDay);
      let [entered, left, begun, gone] = [from, from, from, from];
      let [upTo, upToLeft, upToBegun, upToGone] = [0, 0, 0, 0];
      let enters = from < end ? day[from]! : NEVER;
      let leaves = from < end ? enters + windowDays : NEVER;
      let begins = from < end && relative ? enters + span.from : NEVER;
      let goes = from < end && relative ? enters + span.to : NEVER;
      let waits = true;
      let turns = NEVER;
      for (;;) {
        let t = Math.min(enters, leaves, begins, goes);
        if (t === NEVER && !waits) return;
        if (waits && valid <= t) t = valid;
        if (turns < t) t = turns;
        if (t > asOf || t === NEVER) return;
        if (enters === t) {
          upTo = total[entered++]!;
          enters = entered < end ? day[entered]! : NEVER;
        }
        if (leaves === t) {
          upToLeft = total[left++]!;
          leaves = left < end ? day[left]! + windowDays : NEVER;
        }
        if (begins === t) {
          upToBegun = total[begun++]!;
          begins = begun < end ? day[begun]! + span.from : NEVER;
        }
        if (goes === t) {
          upToGone = total[gone++]!;
          goes = gone < end ? day[gone]! + span.to : NEVER;
        }
        if (t < valid) continue;
        waits = false;
        if (factorOn) turns = nextTurn(t);
        push(out, t, judgeOn(t, upTo - upToLeft, upToBegun - upToGone));
      }
    },
    on: (c, entry, dayNo) => {
      if (dayNo < judgedFrom(condition, entry, firstDay)) return NOTHING;
      const from = start[c]!;
      const end = start[c + 1]!;
      const upTo = (limit: number): number => {
        const e = entryAt(day, from, end, limit);
        return e < from ? 0 : total[e]!;
      };
      const now = upTo(dayNo) - upTo(dayNo - windowDays);
      if (!relative) return { level: judge(now, 0), now, base: null };
      const base = upTo(dayNo - span.from) - upTo(dayNo - span.to);
      if (base <= 0) return { level: 0, now, base: null };
      const expected = factorOn ? (base * factorOn(dayNo)) / MILLE : base;
      return { level: judgeOn(dayNo, now, base), now, base: expected / windows };
    },
  };
}

/** How often something happened, from the days it happened on. */
export function countTrack(start: Int32Array, day: Int32Array): SumTrack {
  const total = new Float64Array(day.length);
  let first = NEVER;
  for (let c = 0; c + 1 < start.length; c++) {
    for (let i = start[c]!; i < start[c + 1]!; i++) {
      total[i] = i - start[c]! + 1;
      if (day[i]! < first) first = day[i]!;
    }
  }
  return { start, day, total, firstDay: first === NEVER ? null : first };
}
