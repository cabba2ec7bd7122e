import type { Feature } from '../../../shared/contract/prediction.ts';
import { valuesAtPlaces } from '../../stats/valuesAtPlaces.ts';
import { TRACK_UNIT } from '../alerts/alertInput.ts';
import { entryAt } from '../view/dayBook.ts';
import { YEAR_DAYS } from '../view/metrics.ts';
import { type FeaturePart, feature, trend } from './featurePart.ts';
import { namedPart, scorePart } from './namedFeatures.ts';
import type { PredictionInput } from './predictionInput.ts';

/** Reads one customer's features at the end of a day into `row`, in the order of `features`. */
export type FeatureReader = {
  readonly features: readonly Feature[];
  readonly row: Float64Array;
  /** Sets the day, and what stands in for unknown rhythms and scores: the middle of all customers by then. */
  readonly moveTo: (day: number) => void;
  /** The customer must have bought by the day, or hold a contract; nothing after the day is looked at. */
  readonly read: (c: number) => void;
};

/** A ratio above this says no more. */
const MOST = 50;

/**
 * What is known of a customer at the end of a day t, from rows dated t or earlier only: how long ago and how often they
 * bought against their own rhythm, money in two windows of `days` days, refunds, complaints, contacts in all and by
 * channel, satisfaction in all and by question, columns of numbers and of late payments, and categories. Missing figures are filled with the middle of all customers at t,
 * with a flag beside them, so that no feature is ever empty.
 *
 * Money is in units of the currency, after refunds where it says so. Ratios are cut at 50.
 */
export function featureReader(input: PredictionInput, days: number): FeatureReader {
  const { book, ledger, complaints, contacts, scores, categories, named } = input;
  const parts: FeaturePart[] = [];
  const middle = { gap: 30 };

  parts.push({
    features: [
      feature('recency', 'days'),
      feature('overdue', 'ratio'),
      feature('noRhythm', 'flag'),
      feature('medianGap', 'days'),
      feature('lastGap', 'ratio'),
      feature('purchaseDays', 'count'),
      feature('purchasesRecent', 'count', { days }),
      feature('purchasesBefore', 'count', { days }),
      feature('purchaseTrend', 'trend', { days }),
      feature('spendRecent', 'money', { days }),
      feature('spendBefore', 'money', { days }),
      feature('spendTrend', 'trend', { days }),
      feature('spendYear', 'money'),
      feature('averageOrder', 'money'),
      feature('tenure', 'days'),
      feature('refundShare', 'share'),
    ],
    read: (c, t, to, at) => {
      const from = book.start[c]!;
      const end = book.start[c + 1]!;
      const e = entryAt(book.day, from, end, t);
      const started = ledger.startedOn[c]!;
      const first = e >= from && book.visits[e]! > 0 ? book.firstVisit[c]! : Math.max(started, t - MOST * 365);
      const last = e >= from && book.visits[e]! > 0 ? book.lastVisit[e]! : first;
      const visits = e >= from ? book.visits[e]! : 0;
      const median = e >= from ? book.medianGap[e]! : -1;
      const hasRhythm = median > 0;
      const gap = hasRhythm ? median : middle.gap;
      const recent = lastUpTo(book.day, from, e, t - days);
      const before = lastUpTo(book.day, from, recent, t - 2 * days);
      const year = lastUpTo(book.day, from, e, t - YEAR_DAYS);
      const visitsAt = (k: number) => (k < from ? 0 : book.visits[k]!);
      const netAt = (k: number) => (k < from ? 0 : book.netE4[k]!);
      const inRecent = visits - visitsAt(recent);
      const inBefore = visitsAt(recent) - visitsAt(before);
      const net = netAt(e);
      const spendRecent = Math.max(0, net - netAt(recent)) / TRACK_UNIT;
      const spendBefore = Math.max(0, netAt(recent) - netAt(before)) / TRACK_UNIT;
      const bought = e >= from ? book.boughtE4[e]! : 0;
      const orders = e >= from ? book.orders[e]! : 0;
      const lastVisitEntry = last > first ? lastUpTo(book.day, from, e, last) : -1;
      to[at] = t - last;
      to[at + 1] = Math.min(MOST, (t - last) / Math.max(1, gap));
      to[at + 2] = hasRhythm ? 0 : 1;
      to[at + 3] = gap;
      to[at + 4] = hasRhythm && lastVisitEntry >= from ? Math.min(MOST, book.gap[lastVisitEntry]! / gap) : 1;
      to[at + 5] = visits;
      to[at + 6] = inRecent;
      to[at + 7] = inBefore;
      to[at + 8] = trend(inRecent, inBefore);
      to[at + 9] = spendRecent;
      to[at + 10] = spendBefore;
      to[at + 11] = trend(spendRecent, spendBefore);
      to[at + 12] = Math.max(0, net - netAt(year)) / TRACK_UNIT;
      to[at + 13] = orders > 0 ? bought / orders / TRACK_UNIT : 0;
      to[at + 14] = t - first;
      to[at + 15] = bought > 0 ? Math.min(1, Math.max(0, (bought - net) / bought)) : 0;
    },
  });

  if (complaints) {
    parts.push({
      features: [feature('complaintsYear', 'count'), feature('complaintOpen', 'flag')],
      read: (c, t, to, at) => {
        const from = complaints.start[c]!;
        const last = entryAt(complaints.day, from, complaints.start[c + 1]!, t);
        let count = 0;
        let open = 0;
        for (let k = last; k >= from; k--) {
          if (complaints.day[k]! > t - YEAR_DAYS) count++;
          if (complaints.solved[k]! > t) open = 1;
        }
        to[at] = count;
        to[at + 1] = open;
      },
    });
  }
  if (contacts) {
    parts.push({
      features: [feature('contactsRecent', 'count', { days })],
      read: (c, t, to, at) => {
        const from = contacts.start[c]!;
        const totalAt = (day: number) => {
          const k = entryAt(contacts.day, from, contacts.start[c + 1]!, day);
          return k < from ? 0 : contacts.total[k]!;
        };
        to[at] = totalAt(t) - totalAt(t - days);
      },
    });
  }
  if (scores) parts.push(scorePart(scores, null));
  if (categories) {
    parts.push({
      features: [feature('categoriesYear', 'count')],
      read: (c, t, to, at) => {
        let count = 0;
        let counted = -1;
        for (let k = categories.start[c]!; k < categories.start[c + 1]!; k++) {
          if (categories.category[k] === counted || categories.day[k]! > t || categories.day[k]! <= t - YEAR_DAYS) {
            continue;
          }
          counted = categories.category[k]!;
          count++;
        }
        to[at] = count;
      },
    });
  }
  for (const one of named) parts.push(namedPart(one, days));
  const features = parts.flatMap((part) => part.features);
  const row = new Float64Array(features.length);
  const places = parts.map((_, k) => parts.slice(0, k).reduce((sum, part) => sum + part.features.length, 0));
  let t = 0;
  return {
    features,
    row,
    moveTo: (day) => {
      t = day;
      middle.gap = middleGap(input, day);
      for (const part of parts) part.moveTo?.(day);
    },
    read: (c) => {
      for (let k = 0; k < parts.length; k++) parts[k]!.read(c, t, row, places[k]!);
    },
  };
}

/** The last entry dated `dayNo` or earlier among from … at; from − 1 where there is none. Windows end near the day itself. */
function lastUpTo(day: Int32Array, from: number, at: number, dayNo: number): number {
  let e = at;
  while (e >= from && day[e]! > dayNo) e--;
  return e;
}

/** Median over the customers of their own median gaps as known at the end of a day. */
function middleGap({ book }: PredictionInput, day: number): number {
  const customers = book.start.length - 1;
  const gaps = new Float64Array(customers);
  let n = 0;
  for (let c = 0; c < customers; c++) {
    const e = entryAt(book.day, book.start[c]!, book.start[c + 1]!, day);
    if (e >= book.start[c]! && book.medianGap[e]! > 0) gaps[n++] = book.medianGap[e]!;
  }
  return n === 0 ? 30 : valuesAtPlaces(gaps.subarray(0, n), [n >> 1])[0]!;
}
