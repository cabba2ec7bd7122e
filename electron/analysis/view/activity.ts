import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import { type Ledger, NO_DAY } from '../../ledger/ledger.ts';
import { contractIsOver, contractSince } from '../definition/contractEnd.ts';
import { type DayBook, entryAt } from './dayBook.ts';
import { silenceLimit, spendIsDownOn } from './lostRule.ts';

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
export function activityAt(ledger: Ledger, book: DayBook, dayNo: number, definition: ChurnDefinition): Activity {
  const { customerCount: n, startedOn, cancelledOn } = ledger;
  const { start, day, firstVisit, lastVisit, medianGap } = book;
  const entry = new Int32Array(n).fill(NO_DAY);
  const active = new Uint8Array(n);
  const lost = new Uint8Array(n);
  const limitOf =
    definition.kind === 'silence' || definition.kind === 'rhythm' ? silenceLimit(ledger, definition) : null;
  for (let c = 0; c < n; c++) {
    let first = firstVisit[c]! > dayNo ? NO_DAY : firstVisit[c]!;
    let isLost = false;
    if (definition.kind === 'cancelDate') {
      const cancelled = cancelledOn[c]!;
      const started = startedOn[c]!;
      first = earlier(first, started === NO_DAY ? cancelled : started, dayNo);
      isLost = cancelled !== NO_DAY && cancelled <= dayNo;
    } else if (definition.kind === 'contractEnd') {
      first = earlier(first, contractSince(ledger, c), dayNo);
      isLost = contractIsOver(ledger, book, c, dayNo);
    } else if (first !== NO_DAY) {
      if (definition.kind === 'spendDrop') isLost = spendIsDownOn(book, c, dayNo, definition);
      else {
        const e = entryAt(day, start[c]!, start[c + 1]!, dayNo);
        isLost = dayNo - lastVisit[e]! > limitOf!(c, medianGap[e]!);
      }
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
