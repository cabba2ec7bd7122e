import { NO_DAY } from '../../ledger/ledger.ts';
import { atEachPeriod, fitSbg, lossIn, type Renewals, resampleSbg, type Sbg, sbgSurvival } from '../../stats/sbg.ts';
import {
  type LastSeen,
  lastSeen,
  PERIODS_A_YEAR,
  RENEWAL_PERIODS,
  type RenewalPeriod,
} from '../definition/renewals.ts';
import type { View } from '../view/view.ts';
import type { Tenures } from './tenure.ts';

/** Periods that fewer customers could leave in are not used. */
const MIN_AT_RISK = 10;
/** The longest period with at least so many to look back on is taken where none is asked for. */
const WANTED_PERIODS = 4;
export const NEEDED_PERIODS = 3;
const SAMPLES = 200;
const SEED = 2007;
/** Years the curves of survival are worked out beyond what was seen. */
const AHEAD_YEARS = 10;

export type RetentionModel = {
  readonly period: RenewalPeriod;
  readonly seen: LastSeen;
  /** Only the periods that enough customers reached. */
  readonly renewals: Renewals;
  readonly fit: Sbg | null;
  /** Share still there after t periods by the model, and by each of its resamples. */
  readonly survival: Float64Array;
  readonly resampled: readonly Float64Array[];
  /** Share still there after t periods as it was seen. */
  readonly observed: Float64Array;
  readonly check: {
    readonly fitted: number;
    readonly until: number;
    readonly observed: number;
    readonly expected: number;
  } | null;
};

/** Days in which nobody can be lost, whatever happens; periods must be longer. */
const blindDays = ({ definition: { definition } }: View): number =>
  definition.kind === 'spendDrop' ? definition.days : 0;

/** The asked period, or the longest one that leaves enough of them; the shortest possible where none does. */
export function choosePeriod(view: View, tenures: Tenures, asked: RenewalPeriod | null): RenewalPeriod | null {
  const possible = RENEWAL_PERIODS.filter((period) => 365 / PERIODS_A_YEAR[period] > blindDays(view));
  if (asked) return possible.includes(asked) ? asked : null;
  const rich = possible.find((period) => reaches(tenures, 366 / PERIODS_A_YEAR[period]));
  return rich ?? possible.at(-1) ?? null;
}

/** Whether enough customers could leave in the last of the wanted periods. */
function reaches({ entry, days, followed }: Tenures, length: number): boolean {
  let count = 0;
  for (let c = 0; c < entry.length; c++) {
    if (entry[c] === NO_DAY || followed[c]! < WANTED_PERIODS * length) continue;
    if (days[c]! >= (WANTED_PERIODS - 1) * length && ++count >= MIN_AT_RISK) return true;
  }
  return false;
}

/**
 * The shifted-beta-geometric model of the customers' renewals at D (Fader & Hardie 2007; see fitSbg), with its
 * resamples for intervals and a check: the model fitted to the first two thirds of the periods is asked what share is
 * left at the end of all of them, and set beside what was seen. Observed shares chain the periods as Kaplan–Meier
 * does, so that cohorts of different age stand together.
 */
export function retentionModel(tenures: Tenures, period: RenewalPeriod): RetentionModel {
  const seen = lastSeen(tenures, period);
  const renewals = usable(seen);
  const periods = renewals.lost.length;
  const fit = fitSbg(renewals);
  const size = seen.present.length + AHEAD_YEARS * PERIODS_A_YEAR[period] + 1;
  const observed = new Float64Array(periods + 1).fill(1);
  for (let t = 1; t <= periods; t++) {
    observed[t] = (observed[t - 1]! * renewals.kept[t - 1]!) / (renewals.kept[t - 1]! + renewals.lost[t - 1]!);
  }
  const sampled = fit ? resampleSbg(...cut(seen, periods), SAMPLES, SEED) : [];
  return {
    period,
    seen,
    renewals,
    fit,
    survival: curveOf(fit, size),
    resampled: sampled.map((model) => curveOf(model, size)),
    observed,
    check: checkOf(renewals, observed),
  };
}

/** The periods that enough customers reached. */
export function usable({ leaving, staying }: LastSeen): Renewals {
  const { lost, kept } = atEachPeriod(leaving, staying);
  let periods = 0;
  while (periods < lost.length && lost[periods]! + kept[periods]! >= MIN_AT_RISK) periods++;
  return { lost: Float64Array.from(lost).subarray(0, periods), kept: Float64Array.from(kept).subarray(0, periods) };
}

/** Customers followed longer than the usable periods are last seen at the end of them. */
function cut({ leaving, staying }: LastSeen, periods: number): [Float64Array, Float64Array] {
  const kept = staying.slice(0, periods);
  for (let t = periods; t < leaving.length; t++) kept[periods - 1]! += leaving[t]! + staying[t]!;
  return [leaving.slice(0, periods), kept];
}

function curveOf(fit: Sbg | null, size: number): Float64Array {
  const curve = new Float64Array(size).fill(1);
  if (!fit) return curve;
  for (let t = 1; t < size; t++) curve[t] = curve[t - 1]! * (1 - lossIn(fit, t));
  return curve;
}

function checkOf({ lost, kept }: Renewals, observed: Float64Array): RetentionModel['check'] {
  const until = lost.length;
  const fitted = Math.floor((2 * until) / 3);
  if (fitted < 2) return null;
  const fit = fitSbg({ lost: Array.from(lost).slice(0, fitted), kept: Array.from(kept).slice(0, fitted) });
  return fit ? { fitted, until, observed: observed[until]!, expected: sbgSurvival(fit, until) } : null;
}
