import { type Ledger, NO_DAY } from '../../ledger/ledger.ts';
import { type DayBook, entryAt } from '../view/dayBook.ts';

type Starts = Pick<Ledger, 'startedOn' | 'contractEnd'>;

/** First purchase of customer c on or after the day the contract ends, up to a day; NO_DAY where there is none. */
export function renewedOn({ start, day, lastVisit }: DayBook, c: number, end: number, upTo: number): number {
  const stop = start[c + 1]!;
  for (let e = entryAt(day, start[c]!, stop, end - 1) + 1; e < stop && day[e]! <= upTo; e++) {
    if (lastVisit[e] === day[e]) return day[e]!;
  }
  return NO_DAY;
}

/**
 * Whether customer c's contract is over at the end of a day: it ended on that day or before, and nothing has been bought
 * on its last day or after it. The end is the one the latest file names, so that a renewal which was written down has
 * moved it already; a purchase is taken for a renewal that was not. Without a date nothing ever ends.
 */
export function contractIsOver({ contractEnd }: Starts, book: DayBook, c: number, dayNo: number): boolean {
  const end = contractEnd[c]!;
  return end !== NO_DAY && end <= dayNo && renewedOn(book, c, end, dayNo) === NO_DAY;
}

/**
 * From when on customer c may take part besides the first purchase: the start of the contract, or, where that is not
 * known, its end. NO_DAY without either.
 */
export const contractSince = ({ startedOn, contractEnd }: Starts, c: number): number =>
  startedOn[c] === NO_DAY ? contractEnd[c]! : startedOn[c]!;

/** Customers whose contract has ended by a day, renewed or not. */
export function contractEndsUpTo({ contractEnd }: Starts, asOf: number): number {
  let count = 0;
  for (const day of contractEnd) if (day !== NO_DAY && day <= asOf) count++;
  return count;
}
