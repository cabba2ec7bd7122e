import { civilDate, daysInMonth } from '../../../shared/dates.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import type { Tenures } from '../survival/tenure.ts';

export const RENEWAL_PERIODS = ['year', 'quarter', 'month'] as const;
export type RenewalPeriod = (typeof RENEWAL_PERIODS)[number];
export const PERIODS_A_YEAR = { year: 1, quarter: 4, month: 12 } satisfies Record<RenewalPeriod, number>;
const MEAN_MONTH_DAYS = 365.25 / 12;

/** How each customer was last seen, in whole periods of the own tenure. */
export type LastSeen = {
  /** leaving[t − 1]: lost in period t. */
  readonly leaving: Float64Array;
  /** staying[m − 1]: still there at the end of period m, the last whole one that can be told. */
  readonly staying: Float64Array;
  /** Customers not lost at D by whole periods of their present stay. */
  readonly present: Float64Array;
};

/**
 * Tenures cut into years, quarters or months of the calendar, counted from each customer's own first day. Who leaves on
 * the day a period is over leaves in that period: a contract of a year that is not renewed ends in its first
 * year. A customer is followed to the end of the last whole period that can be told; a loss in a period that is not
 * over does not count, or the unlucky of a period would be in and the lucky out. Customers without one whole
 * period are in `present` only, which is counted in mean months.
 */
export function lastSeen(tenures: Tenures, period: RenewalPeriod): LastSeen {
  const { entry, days, followed, lost, present: stays } = tenures;
  const months = 12 / PERIODS_A_YEAR[period];
  const stayOf = (length: number) => Math.floor(length / (MEAN_MONTH_DAYS * months));
  let most = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < entry.length; c++) {
    if (stays[c]! >= 0) most = Math.max(most, stayOf(stays[c]!));
    if (entry[c] === NO_DAY) continue;
    most = Math.max(most, stayOf(followed[c]!) + 1);
    first = Math.min(first, entry[c]!);
    last = Math.max(last, entry[c]! + followed[c]!);
  }
  const monthsGone = monthCounter(first - 1, last);
  const wholeOf = (from: number, to: number) => Math.floor(monthsGone(from, to) / months);
  const leaving = new Float64Array(most);
  const staying = new Float64Array(most);
  const present = new Float64Array(most + 1);
  for (let c = 0; c < entry.length; c++) {
    if (stays[c]! >= 0) present[stayOf(stays[c]!)]!++;
    if (entry[c] === NO_DAY) continue;
    const from = entry[c]!;
    const whole = wholeOf(from, from + followed[c]!);
    if (whole < 1) continue;
    const t = lost[c] === 1 ? Math.max(0, wholeOf(from, from + days[c]! - 1)) + 1 : whole + 1;
    if (t <= whole) leaving[t - 1]!++;
    else staying[whole - 1]!++;
  }
  return { leaving, staying, present };
}

/**
 * Counts months of the calendar gone by between days `first` … `last`: from the 31st of a month to the last day of a
 * shorter one is a whole month. The calendar is written down once, because it is asked for every customer.
 */
export function monthCounter(first: number, last: number): (from: number, to: number) => number {
  const size = Math.max(0, last - first + 1);
  const months = new Int32Array(size);
  const dayOf = new Uint8Array(size);
  const ends = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const { year, month, day } = civilDate(first + i);
    months[i] = year * 12 + month;
    dayOf[i] = day;
    ends[i] = day === daysInMonth(year, month) ? 1 : 0;
  }
  return (from, to) => {
    const a = from - first;
    const b = to - first;
    return months[b]! - months[a]! - (dayOf[b]! >= dayOf[a]! || ends[b] === 1 ? 0 : 1);
  };
}
