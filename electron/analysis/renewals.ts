import { NO_DAY } from '../ledger/ledger.ts';
import type { Tenures } from './tenure.ts';

export const RENEWAL_PERIODS = ['year', 'quarter', 'month'] as const;
export type RenewalPeriod = (typeof RENEWAL_PERIODS)[number];
export const PERIODS_A_YEAR = { year: 1, quarter: 4, month: 12 } satisfies Record<RenewalPeriod, number>;
const MEAN_YEAR_DAYS = 365.25;

/** How each customer was last seen, in whole periods of the own tenure. */
export type LastSeen = {
  /** leaving[t − 1]: lost in period t. */
  readonly leaving: Float64Array;
  /** staying[m − 1]: still there at the end of period m, the last whole one up to D. */
  readonly staying: Float64Array;
  /** Customers not lost at D by whole periods of their present stay. */
  readonly present: Float64Array;
};

/**
 * Tenures cut into years, quarters or months of 365.25 days, a quarter and a twelfth of it, counted from each
 * customer's own first day. A customer is followed to the end of the last whole period before D: a loss in a period
 * that is not over yet does not count, or the unlucky of a period would be in and the lucky out. Customers without
 * one whole period are in `present` only.
 */
export function lastSeen(tenures: Tenures, asOf: number, period: RenewalPeriod): LastSeen {
  const { entry, days, lost, stayFrom } = tenures;
  const length = MEAN_YEAR_DAYS / PERIODS_A_YEAR[period];
  const wholePeriods = (since: number) => Math.floor((asOf - since) / length);
  let most = 0;
  for (let c = 0; c < entry.length; c++) if (entry[c] !== NO_DAY) most = Math.max(most, wholePeriods(entry[c]!));
  const leaving = new Float64Array(most);
  const staying = new Float64Array(most);
  const present = new Float64Array(most + 1);
  for (let c = 0; c < entry.length; c++) {
    if (entry[c] === NO_DAY) continue;
    if (stayFrom[c] !== NO_DAY) present[wholePeriods(stayFrom[c]!)]!++;
    const whole = wholePeriods(entry[c]!);
    if (whole === 0) continue;
    const t = Math.max(1, Math.ceil(days[c]! / length));
    if (lost[c] === 1 && t <= whole) leaving[t - 1]!++;
    else staying[whole - 1]!++;
  }
  return { leaving, staying, present };
}
