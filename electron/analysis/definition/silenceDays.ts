import type { DayBook } from '../view/dayBook.ts';

/**
 * The silences of all customers by day of the calendar, so that those up to any D are a stretch from the beginning. Day
 * i is day `firstDay` + i of the book.
 */
export type SilenceDays = {
  /** Silences that ended on day i stand at start[i] … start[i + 1] − 1; they lasted `days` days. */
  readonly start: Int32Array;
  readonly days: Int32Array;
  /** Customers with a purchase on day i, and those for whom it was the first or the second purchase day. */
  readonly buyers: Int32Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
};

type Source = Pick<DayBook, 'day' | 'gap' | 'visits' | 'lastVisit' | 'firstDay'>;

/** Sorts the days of purchase of a book of `span` days by day, by counting. Linear in them. */
export function silenceDays({ day, gap, visits, lastVisit, firstDay }: Source, span: number): SilenceDays {
  const start = new Int32Array(span + 1);
  const buyers = new Int32Array(span);
  const first = new Int32Array(span);
  const second = new Int32Array(span);
  for (let e = 0; e < day.length; e++) {
    if (lastVisit[e] !== day[e]) continue;
    const i = day[e]! - firstDay;
    buyers[i]!++;
    if (visits[e] === 1) first[i]!++;
    else {
      if (visits[e] === 2) second[i]!++;
      start[i + 1]!++;
    }
  }
  for (let i = 0; i < span; i++) start[i + 1]! += start[i]!;
  const filled = start.slice();
  const days = new Int32Array(start[span]!);
  for (let e = 0; e < day.length; e++) if (gap[e] !== 0) days[filled[day[e]! - firstDay]!++] = gap[e]!;
  return { start, days, buyers, first, second };
}
