import type { AlertCondition, AlertCuts } from '../../../shared/contract/alertRule.ts';
import { NEVER } from '../../ledger/ledger.ts';
import { YEAR_DAYS } from '../view/metrics.ts';
import type { CategoryTrack } from './alertInput.ts';
import { type ConditionReader, NOTHING } from './conditionReader.ts';
import { isRelative, MILLE, makeJudge, windowsOf } from './judge.ts';
import { monthSums, nextTurn, seasonFactors } from './season.ts';
import { push } from './steps.ts';
import { judgedFrom } from './windowCondition.ts';

/**
 * Different categories bought in the window, against the average number in the windows before or in the same window a
 * year ago. A category counts once however often it is bought, so windows are counted one by one, not as one long one.
 */
export function categoriesCondition(
  condition: AlertCondition,
  cuts: AlertCuts,
  { start, category, day }: CategoryTrack,
  firstDay: number | null,
): ConditionReader {
  const { windowDays } = condition;
  const windows = windowsOf(condition);
  const shifts = !isRelative(condition)
    ? []
    : condition.baseline.kind === 'lastYear'
      ? [YEAR_DAYS]
      : Array.from({ length: windows }, (_, i) => (i + 1) * windowDays);
  const judge = makeJudge(condition, cuts);
  const factorOn =
    condition.baseline.kind === 'seasonal' ? seasonFactors(monthSums({ start, day }), windowDays, windows) : null;
  const judgeOn = (t: number, now: number, base: number) =>
    factorOn ? judge(now * MILLE, base * factorOn(t)) : judge(now, base);
  const all = [0, ...shifts];
  const places = new Int32Array(all.length);
  const nexts = new Int32Array(all.length);
  const counts = new Int32Array(all.length);
  // Days on which the number of categories in the window changes (day × 2, odd where it rises).
  let changes = new Int32Array(256);

  /** Fills `changes` for customer c, ascending; answers how many there are. */
  function readChanges(c: number): number {
    const from = start[c]!;
    const end = start[c + 1]!;
    if (2 * (end - from) > changes.length) changes = new Int32Array(4 * (end - from));
    let count = 0;
    for (let i = from; i < end; i++) {
      const until = day[i]! + windowDays;
      const goesOn = i > from && category[i - 1] === category[i] && day[i]! <= day[i - 1]! + windowDays;
      if (!goesOn) changes[count++] = day[i]! * 2 + 1;
      else count--;
      changes[count++] = until * 2;
    }
    changes.subarray(0, count).sort();
    return count;
  }

  const distinct = (c: number, after: number, upTo: number): number => {
    let found = 0;
    let last = -1;
    for (let i = start[c]!; i < start[c + 1]!; i++) {
      if (category[i] === last || day[i]! <= after || day[i]! > upTo) continue;
      last = category[i]!;
      found++;
    }
    return found;
  };

  return {
    steps: (c, entry, asOf, out) => {
      out.count = 0;
      const valid = judgedFrom(condition, entry, firstDay);
      const count = readChanges(c);
      for (let s = 0; s < all.length; s++) {
        places[s] = 0;
        counts[s] = 0;
        nexts[s] = count > 0 ? (changes[0]! >> 1) + all[s]! : NEVER;
      }
      let waits = true;
      let turns = NEVER;
      for (;;) {
        let t = NEVER;
        for (let s = 0; s < all.length; s++) if (nexts[s]! < t) t = nexts[s]!;
        if (t === NEVER && !waits) return;
        if (waits && valid <= t) t = valid;
        if (turns < t) t = turns;
        if (t > asOf || t === NEVER) return;
        for (let s = 0; s < all.length; s++) {
          if (nexts[s] !== t) continue;
          let place = places[s]!;
          do counts[s]! += changes[place++]! & 1 ? 1 : -1;
          while (place < count && (changes[place]! >> 1) + all[s]! === t);
          places[s] = place;
          nexts[s] = place < count ? (changes[place]! >> 1) + all[s]! : NEVER;
        }
        if (t < valid) continue;
        waits = false;
        if (factorOn) turns = nextTurn(t);
        let base = 0;
        for (let s = 1; s < all.length; s++) base += counts[s]!;
        push(out, t, judgeOn(t, counts[0]!, base));
      }
    },
    on: (c, entry, dayNo) => {
      if (dayNo < judgedFrom(condition, entry, firstDay)) return NOTHING;
      const now = distinct(c, dayNo - windowDays, dayNo);
      if (shifts.length === 0) return { level: judge(now, 0), now, base: null };
      let base = 0;
      for (const shift of shifts) base += distinct(c, dayNo - shift - windowDays, dayNo - shift);
      if (base === 0) return { level: 0, now, base: null };
      const expected = factorOn ? (base * factorOn(dayNo)) / MILLE : base;
      return { level: judgeOn(dayNo, now, base), now, base: expected / windows };
    },
  };
}
