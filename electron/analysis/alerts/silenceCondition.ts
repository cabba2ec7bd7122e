import type { AlertCondition, AlertCuts } from '../../../shared/contract/alertRule.ts';
import { NEVER, NO_DAY } from '../../ledger/ledger.ts';
import { type DayBook, entryAt } from '../view/dayBook.ts';
import { type ConditionReader, NOTHING, type Reading } from './conditionReader.ts';
import { daysOfIntervals, MILLE, scaledCuts } from './judge.ts';
import { push } from './steps.ts';

/**
 * Days since the last purchase, as they are or by the own median interval between purchase days (three of them or
 * more). The interval is the one known at the last purchase, so it stands still until the next. A level begins on the
 * first whole day on which the silence is at least the cut.
 */
export function silenceCondition(condition: AlertCondition, cuts: AlertCuts, book: DayBook): ConditionReader {
  const { start, day, lastVisit, medianGap } = book;
  const own = condition.indicator.kind === 'overdue';
  const scaled = scaledCuts(condition, cuts);
  /** Days of silence from which a level holds. */
  const beginsAfter = (level: number, gap: number): number => {
    const cut = scaled[level - 1]!;
    if (!Number.isFinite(cut)) return NEVER;
    return own ? daysOfIntervals(cut, 2 * gap) : Math.ceil(cut);
  };
  return {
    steps: (c, _, asOf, out) => {
      out.count = 0;
      const end = start[c + 1]!;
      let e = start[c]!;
      while (e < end && lastVisit[e] !== day[e]) e++;
      while (e < end && day[e]! <= asOf) {
        const from = day[e]!;
        const gap = medianGap[e]!;
        do e++;
        while (e < end && lastVisit[e] !== day[e]);
        push(out, from, 0);
        if (own && gap <= 0) continue;
        const until = e < end ? day[e]! : NEVER;
        for (let level = 1; level <= 3; level++) {
          const begins = beginsAfter(level, gap);
          if (begins < until - from) push(out, from + begins, level);
        }
      }
    },
    on: (c, _, dayNo): Reading => {
      const from = start[c]!;
      const e = entryAt(day, from, start[c + 1]!, dayNo);
      if (e < from || lastVisit[e] === NO_DAY) return NOTHING;
      const silent = dayNo - lastVisit[e]!;
      const gap = medianGap[e]!;
      if (own && gap <= 0) return NOTHING;
      let level = 0;
      for (let one = 1; one <= 3; one++) if (silent >= beginsAfter(one, gap)) level = one;
      const since = lastVisit[e]!;
      return own ? { level, now: (silent * MILLE) / gap, base: gap, since } : { level, now: silent, base: null, since };
    },
  };
}
