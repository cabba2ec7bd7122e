import type { ChurnDefinition } from '../../shared/contract/common.ts';
import { FIRST_OF_DAY, type Ledger, NO_DAY } from '../ledger/ledger.ts';

/** Where every customer stands at the end of a day, by ledger index: what the flows between two days are counted from. */
export type Activity = {
  /** First day of taking part (first purchase; with cancel dates also the start, or the cancelling where no start is known), or NO_DAY. */
  readonly entry: Int32Array;
  /** 1 for customers who take part and are not lost. */
  readonly active: Uint8Array;
  /** 1 for customers who take part and are lost. */
  readonly lost: Uint8Array;
};

/**
 * Active (not lost) and lost customers at the end of any day, judged as of that day: purchases after it are not
 * looked at. "Active" holds both the active and the at-risk customers of states.ts.
 */
export function activityAt(ledger: Ledger, dayNo: number, definition: ChurnDefinition): Activity {
  const { customerCount: n, start: from, day, flags, startedOn, cancelledOn } = ledger;
  const entry = new Int32Array(n).fill(NO_DAY);
  const active = new Uint8Array(n);
  const lost = new Uint8Array(n);
  for (let c = 0; c < n; c++) {
    let first = NO_DAY;
    let last = NO_DAY;
    const end = from[c + 1]!;
    for (let i = from[c]!; i < end; i++) {
      const d = day[i]!;
      if (d > dayNo) break;
      if ((flags[i]! & FIRST_OF_DAY) === 0) continue;
      if (first === NO_DAY) first = d;
      last = d;
    }
    let isLost: boolean;
    if (definition.kind === 'silence') isLost = last !== NO_DAY && dayNo - last > definition.days;
    else {
      const cancelled = cancelledOn[c]!;
      const start = startedOn[c]!;
      first = earlier(first, start === NO_DAY ? cancelled : start, dayNo);
      isLost = cancelled !== NO_DAY && cancelled <= dayNo;
    }
    entry[c] = first;
    if (first === NO_DAY) continue;
    if (isLost) lost[c] = 1;
    else active[c] = 1;
  }
  return { entry, active, lost };
}

const earlier = (first: number, candidate: number, limit: number): number =>
  candidate === NO_DAY || candidate > limit || (first !== NO_DAY && first <= candidate) ? first : candidate;
