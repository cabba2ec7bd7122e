import type { AlertCondition, AlertCuts } from '../../../shared/contract/alertRule.ts';
import { NEVER } from '../../ledger/ledger.ts';
import { type DayBook, entryAt } from '../view/dayBook.ts';
import type { CategoryTrack } from './alertInput.ts';
import { type ConditionReader, NOTHING, type Reading } from './conditionReader.ts';
import { daysOfIntervals, MILLE, scaledCuts } from './judge.ts';
import { push, type Steps } from './steps.ts';

/** Purchase days of a category before it has a rhythm. */
const RHYTHM_DAYS = 3;

/**
 * A category that stopped while others go on: the days since it was last bought, by the own median interval of that
 * category (three purchase days in it or more), as long as the customer has bought something else after it was due
 * and within the window. A customer who stays away altogether is no such case. With several categories the level is
 * the highest of them. An interval model for each customer and category in the spirit of Duhigg (2012) and Miller
 * (2013, recency by own interval).
 */
export function stoppedCondition(
  condition: AlertCondition,
  cuts: AlertCuts,
  track: CategoryTrack,
  book: DayBook,
): ConditionReader {
  const { start, category, day } = track;
  const { windowDays } = condition;
  const scaled = scaledCuts(condition, cuts);
  const gaps: number[] = [];
  // Stretches at a level: three numbers each.
  const stretches: number[] = [];

  const beginsAfter = (level: number, gap: number): number =>
    Number.isFinite(scaled[level - 1]!) ? daysOfIntervals(scaled[level - 1]!, 2 * gap) : NEVER;

  /** Stretches of one silence of a category, from its last day to the day before `until`. */
  function readSilence(c: number, last: number, until: number, gap: number, asOf: number): void {
    const due = last + Math.floor(gap);
    let open = NEVER;
    let close = NEVER;
    const end = Math.min(until, asOf + 1);
    for (let e = entryAt(book.day, book.start[c]!, book.start[c + 1]!, due) + 1; ; e++) {
      const d = e < book.start[c + 1]! ? book.day[e]! : NEVER;
      const goesOn = d < end;
      if (goesOn && book.lastVisit[e] !== d) continue;
      if (open !== NEVER && (!goesOn || d > close)) {
        for (let level = 1; level <= 3; level++) {
          const from = Math.max(open, last + beginsAfter(level, gap));
          const to = Math.min(close, until);
          if (from < to) stretches.push(from, to, level);
        }
        open = NEVER;
      }
      if (!goesOn) return;
      if (open === NEVER) open = d;
      close = d + windowDays;
    }
  }

  return {
    steps: (c, _, asOf, out) => {
      stretches.length = 0;
      const end = start[c + 1]!;
      for (let i = start[c]!; i < end; i++) {
        if (i === start[c] || category[i - 1] !== category[i]) gaps.length = 0;
        else insert(gaps, day[i]! - day[i - 1]!);
        if (day[i]! > asOf || gaps.length < RHYTHM_DAYS - 1) continue;
        const until = i + 1 < end && category[i + 1] === category[i] ? day[i + 1]! : NEVER;
        readSilence(c, day[i]!, until, middle(gaps), asOf);
      }
      fromStretches(stretches, out);
    },
    on: (c, _, dayNo): Reading => {
      let best: Reading = NOTHING;
      const end = start[c + 1]!;
      for (let i = start[c]!; i < end; i++) {
        if (i === start[c] || category[i - 1] !== category[i]) gaps.length = 0;
        else insert(gaps, day[i]! - day[i - 1]!);
        if (day[i]! > dayNo || gaps.length < RHYTHM_DAYS - 1) continue;
        const goesOn = i + 1 < end && category[i + 1] === category[i] && day[i + 1]! <= dayNo;
        if (goesOn) continue;
        const gap = middle(gaps);
        const e = entryAt(book.day, book.start[c]!, book.start[c + 1]!, dayNo);
        const other = e < book.start[c]! ? 0 : book.lastVisit[e]!;
        const isSilent = other > day[i]! + gap && other > dayNo - windowDays;
        const silent = dayNo - day[i]!;
        let level = 0;
        if (isSilent) for (let one = 1; one <= 3; one++) if (silent >= beginsAfter(one, gap)) level = one;
        const now = (silent * MILLE) / gap;
        if (best.now === null || level > best.level || (level === best.level && now > best.now)) {
          best = { level, now, base: gap, since: day[i]!, place: category[i]! };
        }
      }
      return best;
    },
  };
}

function insert(sorted: number[], value: number): void {
  let at = sorted.length;
  sorted.push(value);
  for (; at > 0 && sorted[at - 1]! > value; at--) sorted[at] = sorted[at - 1]!;
  sorted[at] = value;
}

const middle = (sorted: readonly number[]): number =>
  (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;

/** The highest of all stretches [from, to, level] on each day. */
function fromStretches(stretches: readonly number[], out: Steps): void {
  out.count = 0;
  const days = new Set<number>();
  for (let i = 0; i < stretches.length; i += 3) {
    days.add(stretches[i]!);
    days.add(stretches[i + 1]!);
  }
  for (const d of [...days].sort((a, b) => a - b)) {
    let level = 0;
    for (let i = 0; i < stretches.length; i += 3) {
      if (stretches[i]! <= d && d < stretches[i + 1]!) level = Math.max(level, stretches[i + 2]!);
    }
    push(out, d, level);
  }
}
