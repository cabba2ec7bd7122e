import { type AnyPeriod, nextPeriodStart, periodStart } from '../../../shared/dates.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import type { View } from './view.ts';

/** More periods than this are not shown: the latest are kept. */
const MAX_PERIODS = 600;

/**
 * The periods from the first day in the data to D, numbered 1 … count, and the boundaries between them: boundary k is
 * the last day of period k (D for the last one), boundary 0 the day before the first period.
 */
export type Periods = {
  readonly count: number;
  /** First day of period k, by k; starts[count + 1] is the first day after the last period. */
  readonly starts: Int32Array;
  /** Day of boundary k. */
  readonly ends: Int32Array;
  /** The day the next two tables start from: boundary 0. They run to D. */
  readonly base: number;
  /** The first boundary on or after a day, by day − base. */
  readonly firstFrom: Int32Array;
  /** The last boundary on or before a day, by day − base. */
  readonly lastUpTo: Int32Array;
};

/** Cuts the time of a view into days, weeks, months or quarters; none before the first day in the data. */
export function makePeriods(view: View, period: AnyPeriod): Periods {
  const { asOf } = view;
  const first = firstDayOf(view);
  const firstStarts: number[] = [];
  if (first !== null && first <= asOf) {
    // A step back of this many days covers MAX_PERIODS periods of the kind, so one wild date cannot make millions.
    const longest = { day: 1, week: 7, month: 31, quarter: 92 }[period] * (MAX_PERIODS + 1);
    let start = periodStart(Math.max(first, asOf - longest), period);
    for (; start <= asOf; start = nextPeriodStart(start, period)) firstStarts.push(start);
  }
  const kept = firstStarts.slice(-MAX_PERIODS);
  const count = kept.length;
  const starts = new Int32Array(count + 2);
  const ends = new Int32Array(count + 1);
  starts[0] = NO_DAY;
  kept.forEach((start, i) => {
    starts[i + 1] = start;
  });
  starts[count + 1] = count === 0 ? asOf + 1 : nextPeriodStart(kept[count - 1]!, period);
  for (let k = 0; k <= count; k++) ends[k] = Math.min(starts[k + 1]! - 1, asOf);

  const base = ends[0]!;
  const firstFrom = new Int32Array(asOf - base + 1);
  const lastUpTo = new Int32Array(asOf - base + 1);
  for (let k = 1; k <= count; k++) {
    firstFrom.fill(k, ends[k - 1]! + 1 - base, ends[k]! + 1 - base);
    lastUpTo.fill(k, ends[k]! - base);
  }
  return { count, starts, ends, base, firstFrom, lastUpTo };
}

/** First line in the data; with cancel dates the first start of a contract where that is earlier. */
function firstDayOf({ ledger, definition, asOf }: View): number | null {
  let first = ledger.firstDay;
  const { kind } = definition.definition;
  if (kind !== 'cancelDate' && kind !== 'contractEnd') return first;
  for (const day of ledger.startedOn) if (day !== NO_DAY && day <= asOf && (first === null || day < first)) first = day;
  return first;
}
