import type { DefinitionProposal } from '../../shared/contract/rates.ts';
import { FIRST_OF_DAY, type Ledger } from '../ledger/ledger.ts';
import type { DefinitionInForce } from './view.ts';

/** Days of silence that count as churn where the data cannot carry a proposal. */
export const FALLBACK_DAYS = 90;
/** A silence counts as churn when at most this share of such silences ended in a purchase within a year. */
export const PROPOSAL_SHARE = 0.1;
/** Purchase intervals needed for a proposal. */
export const MIN_INTERVALS = 20;
const HORIZON_DAYS = 365;
const MIN_DAYS = 7;
const MAX_DAYS = 730;
/** Silences needed at a point of the curve before the point may decide anything. */
const MIN_SILENCES = 20;

/** How long silences last: counts by whole days, from all lines up to D. */
export type Silences = {
  /** ended[g]: gaps of g days between successive purchase days of a customer. */
  readonly ended: Int32Array;
  /** open[o]: customers whose last purchase lies o days before D; how long they will stay silent is not known. */
  readonly open: Int32Array;
  readonly intervals: number;
  readonly buyers: number;
  readonly repeatCustomers: number;
  /** Days from the first purchase in the data to D. */
  readonly spanDays: number;
};

/** Collects the silences of all customers at the end of day `asOf`. */
export function silencesAt(ledger: Ledger, asOf: number): Silences {
  const { customerCount, start, day, flags } = ledger;
  const first = ledger.firstDay ?? asOf;
  const size = Math.max(1, asOf - first + 1);
  const ended = new Int32Array(size);
  const open = new Int32Array(size);
  let intervals = 0;
  let buyers = 0;
  let repeatCustomers = 0;
  let earliest = asOf;
  for (let c = 0; c < customerCount; c++) {
    const end = start[c + 1]!;
    let last = 0;
    let days = 0;
    for (let i = start[c]!; i < end; i++) {
      const d = day[i]!;
      if (d > asOf) break;
      if ((flags[i]! & FIRST_OF_DAY) === 0) continue;
      if (days > 0) ended[d - last]!++;
      else if (d < earliest) earliest = d;
      last = d;
      days++;
    }
    if (days === 0) continue;
    buyers++;
    intervals += days - 1;
    if (days > 1) repeatCustomers++;
    open[asOf - last]!++;
  }
  return { ended, open, intervals, buyers, repeatCustomers, spanDays: asOf - earliest };
}

/** S[t] = estimated share of silences that last longer than t days. */
export type SilenceSurvival = {
  readonly share: Float64Array;
  /** Silences seen to last longer than t days, ended or open. */
  readonly silences: Int32Array;
  readonly lastDay: number;
};

/**
 * The Kaplan–Meier estimate (Kaplan & Meier 1958) of how long silences last. Every gap between successive purchase
 * days is a silence that ended; the time since each customer's last purchase is one still open, known only to last
 * longer than it has so far. Leaving the open ones out would count leavers as if they had never been; counting them
 * as never returning would call everyone who bought last week lost. At a tie the purchase comes first.
 */
export function silenceSurvival(silences: Silences): SilenceSurvival {
  const { ended, open } = silences;
  const size = ended.length;
  const share = new Float64Array(size);
  const longer = new Int32Array(size);
  let atRisk = 0;
  for (let t = 0; t < size; t++) atRisk += ended[t]! + open[t]!;
  let survival = 1;
  let lastDay = 0;
  for (let t = 0; t < size; t++) {
    if (atRisk > 0) {
      survival *= 1 - ended[t]! / atRisk;
      if (ended[t]! > 0) lastDay = t;
    }
    share[t] = survival;
    atRisk -= ended[t]! + open[t]!;
    longer[t] = atRisk;
  }
  return { share, silences: longer, lastDay };
}

/**
 * Of the silences that have lasted longer than `days`, the share that end in a purchase within the following year:
 * 1 − S(days + 365) ÷ S(days). Null where no silence was seen to last so long. Where the data span less than
 * days + 365, the share within the time that can be seen.
 */
export function returnShare(survival: SilenceSurvival, days: number): number | null {
  const { share, silences } = survival;
  const before = share[days];
  if (before === undefined || before <= 0 || silences[days] === 0) return null;
  const after = share[Math.min(days + HORIZON_DAYS, share.length - 1)]!;
  return Math.min(1, Math.max(0, 1 - after / before));
}

/** The smallest number of days of silence after which at most `target` came back, or null when it is never reached. */
export function daysAtReturnShare(survival: SilenceSurvival, target: number): number | null {
  const limit = survival.share.length;
  for (let days = 1; days < limit; days++) {
    if (survival.silences[days]! < MIN_SILENCES) return null;
    const value = returnShare(survival, days);
    if (value !== null && value <= target) return days;
  }
  return null;
}

/** Type-7 quantile of the ended silences, from their counts by day. */
export function intervalQuantile(silences: Silences, p: number): number {
  const position = (silences.intervals - 1) * p;
  const below = Math.floor(position);
  let seen = 0;
  let low = -1;
  for (let t = 0; t < silences.ended.length; t++) {
    seen += silences.ended[t]!;
    if (low < 0 && seen > below) low = t;
    if (seen > below + 1 || (low >= 0 && position === below)) return low + (t - low) * (position - below);
  }
  return low;
}

/** Days of silence proposed as churn, or null when the data cannot carry a proposal. */
export function proposedDays(silences: Silences): number | null {
  if (silences.intervals < MIN_INTERVALS) return null;
  const survival = silenceSurvival(silences);
  const days = daysAtReturnShare(survival, PROPOSAL_SHARE) ?? Math.ceil(intervalQuantile(silences, 0.95));
  const ceiling = Math.max(MIN_DAYS, Math.min(MAX_DAYS, Math.floor(silences.spanDays / 2)));
  return Math.min(ceiling, Math.max(MIN_DAYS, days));
}

/** The definition the data propose at D, or the fallback. */
export function proposedDefinition(ledger: Ledger, asOf: number): DefinitionInForce {
  const days = proposedDays(silencesAt(ledger, asOf));
  return {
    definition: { kind: 'silence', days: days ?? FALLBACK_DAYS },
    origin: days === null ? 'fallback' : 'proposed',
  };
}

export type Quantiles = NonNullable<DefinitionProposal['quantiles']>;
