import { NO_DAY } from '../../ledger/ledger.ts';
import { type DayBook, entryAt } from '../view/dayBook.ts';
import { YEAR_DAYS } from '../view/metrics.ts';

/** Silences needed at a point of the curve before that point may decide anything. */
const MIN_SILENCES = 20;

/** How long silences last: counts by whole days, from all lines up to D. */
export type Silences = {
  /** ended[g]: gaps of g days between successive purchase days of a customer. */
  readonly ended: Int32Array;
  /** open[o]: customers whose last purchase lies o days before D; how long they stay silent is not known yet. */
  readonly open: Int32Array;
  readonly intervals: number;
  readonly buyers: number;
  readonly repeatCustomers: number;
  /** Days from the first purchase in the data to D. */
  readonly spanDays: number;
};

/** The silences of all customers, or of those `holds` names, at the end of day `asOf`. */
export const silencesAt = (book: DayBook, asOf: number, holds?: (c: number) => boolean): Silences =>
  holds ? silencesOfSome(book, asOf, holds) : silencesOfAll(book, asOf);

/**
 * From the book's silences by day, in one pass over those that ended by D: each day of purchase opens a silence, and
 * one that ended is no longer open.
 */
function silencesOfAll({ silences, firstDay }: DayBook, asOf: number): Silences {
  const { start, days, buyers: bought, first, second } = silences;
  const until = Math.max(0, Math.min(asOf - firstDay + 1, bought.length));
  const size = Math.max(1, asOf - firstDay + 1);
  const ended = new Int32Array(size);
  const open = new Int32Array(size);
  let buyers = 0;
  let repeatCustomers = 0;
  let earliest = -1;
  for (let i = 0; i < until; i++) {
    if (bought[i] === 0) continue;
    if (earliest < 0) earliest = i;
    buyers += first[i]!;
    repeatCustomers += second[i]!;
    const ago = asOf - firstDay - i;
    open[ago]! += bought[i]!;
    const stop = start[i + 1]!;
    for (let k = start[i]!; k < stop; k++) {
      const lasted = days[k]!;
      ended[lasted]!++;
      open[ago + lasted]!--;
    }
  }
  const spanDays = earliest < 0 ? 0 : asOf - firstDay - earliest;
  return { ended, open, intervals: start[until]!, buyers, repeatCustomers, spanDays };
}

/** In one pass over the days of purchase of the customers meant. */
function silencesOfSome(book: DayBook, asOf: number, holds: (c: number) => boolean): Silences {
  const { start, day, gap, lastVisit, visits, firstVisit } = book;
  const size = Math.max(1, asOf - book.firstDay + 1);
  const ended = new Int32Array(size);
  const open = new Int32Array(size);
  let intervals = 0;
  let buyers = 0;
  let repeatCustomers = 0;
  let earliest = asOf;
  for (let c = 0; c < firstVisit.length; c++) {
    const first = firstVisit[c]!;
    if (first === NO_DAY || first > asOf || !holds(c)) continue;
    const e = entryAt(day, start[c]!, start[c + 1]!, asOf);
    for (let i = start[c]!; i <= e; i++) {
      const days = gap[i]!;
      if (days === 0) continue;
      ended[days]!++;
      intervals++;
    }
    buyers++;
    if (first < earliest) earliest = first;
    if (visits[e]! > 1) repeatCustomers++;
    open[asOf - lastVisit[e]!]!++;
  }
  return { ended, open, intervals, buyers, repeatCustomers, spanDays: asOf - earliest };
}

/** The survival curve of silences. */
export type SilenceSurvival = {
  /** share[t]: estimated share of silences that last longer than t days. */
  readonly share: Float64Array;
  /** silences[t]: silences seen to last longer than t days, ended or still open. */
  readonly silences: Int32Array;
  /** endedAfter[t]: of those, the ones seen to end in a purchase within the following year. */
  readonly endedAfter: Int32Array;
};

/**
 * The Kaplan–Meier estimate (Kaplan & Meier 1958) of how long silences last. Every gap between successive purchase
 * days is a silence that ended; the time since each customer's last purchase is one that is still open, of which
 * only the least length is known. To leave the open ones out would count leavers as if they had never been; to count
 * them as never ending would call everyone who bought last week lost. At a tie the purchase comes first.
 */
export function silenceSurvival(silences: Silences): SilenceSurvival {
  const { ended, open } = silences;
  const size = ended.length;
  const share = new Float64Array(size);
  const longer = new Int32Array(size);
  const endedAfter = new Int32Array(size);
  let atRisk = 0;
  for (let t = 0; t < size; t++) atRisk += ended[t]! + open[t]!;
  let survival = 1;
  for (let t = 0; t < size; t++) {
    if (atRisk > 0) survival *= 1 - ended[t]! / atRisk;
    share[t] = survival;
    atRisk -= ended[t]! + open[t]!;
    longer[t] = atRisk;
  }
  let window = 0;
  for (let t = size - 1; t >= 0; t--) {
    endedAfter[t] = window;
    window += ended[t]! - (ended[t + YEAR_DAYS] ?? 0);
  }
  return { share, silences: longer, endedAfter };
}

/**
 * Of the silences that have lasted longer than `days`, the share that end in a purchase within the following year:
 * 1 − S(days + 365) ÷ S(days). Where the data reach less far, the share that end within the time that can be seen,
 * which is the smaller. Null where no silence was seen to last so long.
 */
export function returnShare(survival: SilenceSurvival, days: number): number | null {
  const { share, silences } = survival;
  const before = share[days];
  if (before === undefined || before <= 0 || silences[days] === 0) return null;
  const after = share[Math.min(days + YEAR_DAYS, share.length - 1)]!;
  return Math.min(1, Math.max(0, 1 - after / before));
}

/**
 * The smallest number of days of silence, 1 … `limit`, after which at most `target` come back; null when the curve
 * does not fall that far while at least 20 silences carry it.
 */
export function daysAtReturnShare(survival: SilenceSurvival, target: number, limit: number): number | null {
  const last = Math.min(limit, survival.share.length - 1);
  for (let days = 1; days <= last; days++) {
    if (survival.silences[days]! < MIN_SILENCES) return null;
    const value = returnShare(survival, days);
    if (value !== null && value <= target) return days;
  }
  return null;
}

/** Type-7 quantile (Hyndman & Fan 1996) of the silences that ended, from their counts by day; 0 when there is none. */
export function intervalQuantile(silences: Silences, p: number): number {
  const position = Math.max(0, silences.intervals - 1) * p;
  const below = Math.floor(position);
  let seen = 0;
  let low = -1;
  for (let t = 0; t < silences.ended.length; t++) {
    seen += silences.ended[t]!;
    if (low < 0 && seen > below) low = t;
    if (low >= 0 && (position === below || seen > below + 1)) return low + (t - low) * (position - below);
  }
  return Math.max(0, low);
}
