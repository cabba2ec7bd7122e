import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import { readSpells } from '../view/spells.ts';
import type { View } from '../view/view.ts';

/** Past days at which a definition is tried, ascending and evenly spaced, and how much of what came after is looked at. */
export type TestDates = {
  readonly days: readonly number[];
  readonly followDays: number;
  /** Days from one test date to the next. */
  readonly step: number;
};

/** Counts by test date. */
export type BackTest = {
  /** Lost under the definition, as it was known on the day. */
  readonly called: Int32Array;
  /** Of those, with a purchase in the days that follow. */
  readonly boughtAgain: Int32Array;
  /** Of those, no longer lost on some day of those that follow. */
  readonly recovered: Int32Array;
  /** Became lost since the test date before and still were; and of those, with a purchase in the days that follow. */
  readonly newlyCalled: Int32Array;
  readonly newlyBoughtAgain: Int32Array;
  /** By customer: the day since which those lost at D are lost; NO_DAY for all others. */
  readonly lostSince: Int32Array;
};

const MAX_DATES = 24;
const MIN_STEP = 7;
/** The first month tells nobody apart. */
const LEAD_DAYS = 30;
const LONGEST_FOLLOW = 365;
const SHORTEST_FOLLOW = 28;

/**
 * Up to 24 test dates up to D. A year after each is looked at, or a third of the span of the data where that is
 * shorter, so that every call has had the same time to prove wrong. Null where less than four weeks could be followed.
 */
export function testDates(view: View): TestDates | null {
  const first = firstPurchase(view);
  if (first === null) return null;
  const followDays = Math.min(LONGEST_FOLLOW, Math.floor((view.asOf - first) / 3));
  if (followDays < SHORTEST_FOLLOW) return null;
  const last = view.asOf - followDays;
  const step = Math.max(MIN_STEP, Math.floor((last - first - LEAD_DAYS) / (MAX_DATES - 1)));
  const days: number[] = [];
  for (let day = last; day >= first + LEAD_DAYS && days.length < MAX_DATES; day -= step) days.unshift(day);
  return { days, followDays, step };
}

const NO_DATES: TestDates = { days: [], followDays: 0, step: 1 };

/** Days of data after which a definition can be tested at all. */
export const TESTABLE_DAYS = 3 * SHORTEST_FOLLOW;

/** First day anybody bought on, up to D. */
export function firstPurchase({ book, asOf }: View): number | null {
  let first = Number.POSITIVE_INFINITY;
  for (const day of book.firstVisit) if (day !== NO_DAY && day < first) first = day;
  return first <= asOf ? first : null;
}

/**
 * Tries a definition at past dates with what was known on each, and looks at what came after: who was called lost and
 * bought again was called so wrongly. Everybody who stands as lost on the day counts, however long they have been; the
 * newly called ones are those who became lost since the test date before, so that over all dates each silence counts
 * once. One pass over the customers and their days of purchase.
 */
export function backTest(
  view: View,
  definition: ChurnDefinition,
  { days, followDays, step }: TestDates = NO_DATES,
): BackTest {
  const { ledger, book, asOf } = view;
  const counts = () => new Int32Array(days.length);
  const result = {
    called: counts(),
    boughtAgain: counts(),
    recovered: counts(),
    newlyCalled: counts(),
    newlyBoughtAgain: counts(),
    lostSince: new Int32Array(ledger.customerCount).fill(NO_DAY),
  };
  const spells = readSpells(ledger, book, definition);
  const { from, to } = spells;
  for (let c = 0; c < ledger.customerCount; c++) {
    const count = spells.read(c, asOf);
    const { entry } = spells;
    if (entry === NO_DAY) continue;
    const ended = count === 0 ? entry : to[count - 1]! + 1;
    if (ended <= asOf) result.lostSince[c] = ended;
    const end = book.start[c + 1]!;
    let e = book.start[c]!;
    let spell = 0;
    for (let k = 0; k < days.length; k++) {
      const day = days[k]!;
      if (day < entry) continue;
      while (spell < count && to[spell]! < day) spell++;
      if (spell < count && from[spell]! <= day) continue;
      const since = spell === 0 ? entry : to[spell - 1]! + 1;
      while (e < end && (book.day[e]! <= day || book.lastVisit[e] !== book.day[e])) e++;
      const again = e < end && book.day[e]! <= day + followDays;
      result.called[k]!++;
      if (again) result.boughtAgain[k]!++;
      if (spell < count && from[spell]! <= day + followDays) result.recovered[k]!++;
      if (since <= day - step) continue;
      result.newlyCalled[k]!++;
      if (again) result.newlyBoughtAgain[k]!++;
    }
  }
  return result;
}
