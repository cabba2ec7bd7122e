import { civilDate, daysInMonth } from '../../shared/dates.ts';
import { NO_DAY } from '../ledger/ledger.ts';
import type { Tenures } from './tenure.ts';

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
  const wholeOf = (from: number, to: number) => Math.floor(wholeMonths(from, to) / months);
  const stayOf = (length: number) => Math.floor(length / (MEAN_MONTH_DAYS * months));
  let most = 0;
  for (let c = 0; c < entry.length; c++) {
    if (stays[c]! >= 0) most = Math.max(most, stayOf(stays[c]!));
    if (entry[c] !== NO_DAY) most = Math.max(most, stayOf(followed[c]!) + 1);
  }
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

/** Months of the calendar gone by: from the 31st of a month to the last day of a shorter one is a whole month. */
export function wholeMonths(from: number, to: number): number {
  const a = civilDate(from);
  const b = civilDate(to);
  const full = b.day >= a.day || b.day === daysInMonth(b.year, b.month);
  return (b.year - a.year) * 12 + b.month - a.month - (full ? 0 : 1);
}
