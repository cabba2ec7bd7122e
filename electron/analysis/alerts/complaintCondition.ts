import type { AlertCondition, AlertCuts } from '../../../shared/contract/alertRule.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import type { ComplaintTrack } from './alertInput.ts';
import { type ConditionReader, NOTHING } from './conditionReader.ts';
import { scaledCuts } from './judge.ts';
import { push } from './steps.ts';

const FORGOTTEN_DAYS = 182;

/**
 * Days the oldest complaint still unsolved has been open. A complaint is late when it is open for more days than the
 * cut, because on the last day of the time that was promised it is not late yet. Solved on a day means not open on it.
 * What nobody closed within half a year beyond the severest cut was forgotten in the books rather than left open: it
 * warns no more.
 */
export function complaintCondition(condition: AlertCondition, cuts: AlertCuts, track: ComplaintTrack): ConditionReader {
  const { start, day, solved } = track;
  const scaled = scaledCuts(condition, cuts);
  const warns = FORGOTTEN_DAYS + Math.max(0, ...scaled.filter(Number.isFinite));
  const until = (i: number): number => Math.min(solved[i]!, day[i]! + warns);
  const levelOf = (open: number): number => (open > scaled[2]! ? 3 : open > scaled[1]! ? 2 : open > scaled[0]! ? 1 : 0);
  return {
    steps: (c, _, asOf, out) => {
      out.count = 0;
      let reach = NO_DAY;
      for (let i = start[c]!; i < start[c + 1]! && day[i]! <= asOf; i++) {
        const opened = day[i]!;
        const from = Math.max(opened, reach);
        const to = until(i);
        if (from >= to) continue;
        reach = to;
        push(out, from, levelOf(from - opened));
        for (let level = 1; level <= 3; level++) {
          const begins = opened + Math.floor(scaled[level - 1]!) + 1;
          if (begins > from && begins < to) push(out, begins, level);
        }
        push(out, to, 0);
      }
    },
    on: (c, _, dayNo) => {
      for (let i = start[c]!; i < start[c + 1]! && day[i]! <= dayNo; i++) {
        if (until(i) <= dayNo) continue;
        const open = dayNo - day[i]!;
        return { level: levelOf(open), now: open, base: null, since: day[i]! };
      }
      return NOTHING;
    },
  };
}
