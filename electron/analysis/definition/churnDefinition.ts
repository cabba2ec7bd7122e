import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { DefinitionProposal } from '../../../shared/contract/definition.ts';
import { asShare, say } from '../../../shared/text.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import type { DayBook } from '../view/dayBook.ts';
import { asOfText, explain, inform, refusal, viewNotices } from '../view/explain.ts';
import type { DefinitionInForce, View } from '../view/view.ts';
import { contractEndsUpTo } from './contractEnd.ts';
import {
  daysAtReturnShare,
  intervalQuantile,
  returnShare,
  type SilenceSurvival,
  type Silences,
  silenceSurvival,
  silencesAt,
} from './returnCurve.ts';

/** Days of silence that count as churn where the data cannot carry a proposal. */
export const FALLBACK_DAYS = 90;
/** A silence is proposed as churn when at most this share of such silences end within a year. */
export const PROPOSAL_SHARE = 0.1;
/** Taken instead where the curve reaches it within a week. */
export const SURE_SHARE = 0.05;
const STEEP_DAYS = 7;
/** Purchase intervals needed for a proposal. */
export const MIN_INTERVALS = 20;
const HIGH_QUANTILE = 0.9;
const MIN_DAYS = 7;
/** No silence longer than this is proposed, however much is known. */
export const LONGEST_SILENCE = 730;
/** Whoever is called lost should be gone: where more than this share come back, a silence is an alarm and no loss. */
export const ACCEPTED_SHARE = 0.3;
const CURVE_POINTS = 120;

/** Days of silence; `early` where too many come back after them to speak of a loss. */
export type SilenceProposal = { readonly days: number; readonly early: boolean };

/**
 * Days of silence proposed as churn at D, or null with fewer than 20 intervals between purchases.
 *
 * The first choice is the bend of the return curve (the "turning point" rule of practice): the shortest silence
 * after which at most 10 % come back within a year, by the Kaplan–Meier curve of all silences, open ones included;
 * where the curve is so steep that 5 % is reached within a week more, that point, because waiting costs next to nothing.
 * It is looked for only up to half the span of the data: beyond that the follow-up is shorter than the silence
 * itself, and the curve falls because nothing can be seen any more, not because nobody returns. Trades with slow and
 * irregular buyers never get that low; there the 90 % quantile of the intervals between purchases is proposed, the
 * silence that nine of ten returning customers keep below, or the shortest silence after which at most 30 % come back
 * where that is longer.
 *
 * Where even the longest silence that can be judged ends in a purchase more often than that (a gift shop, say, of which
 * only one year is known), the data cannot say when a silence is final. The quantile is then no more than an early
 * alarm: `early`, used until somebody chooses, and recommended to nobody. The curve assumes that silences still open
 * would go on like those that were seen to end; counting every open one as gone for good instead gives a floor. In such
 * data the two lie far apart, and only time brings them together.
 *
 * The proposal stays within 7 … 730 days and half the span of the data, so that at least as much time is left to judge
 * in as the definition itself takes.
 */
export function proposeSilence(
  silences: Silences,
  survival: SilenceSurvival = silenceSurvival(silences),
): SilenceProposal | null {
  if (silences.intervals < MIN_INTERVALS) return null;
  const ceiling = longestSilence(silences);
  const ten = daysAtReturnShare(survival, PROPOSAL_SHARE, ceiling);
  const five = ten === null ? null : daysAtReturnShare(survival, SURE_SHARE, Math.min(ceiling, ten + STEEP_DAYS));
  const quantile = Math.ceil(intervalQuantile(silences, HIGH_QUANTILE));
  const accepted = daysAtReturnShare(survival, ACCEPTED_SHARE, ceiling) ?? 0;
  const wanted = five ?? ten ?? Math.max(quantile, accepted);
  const days = Math.min(ceiling, Math.max(MIN_DAYS, wanted));
  return { days, early: (returnShare(survival, days) ?? 0) > ACCEPTED_SHARE };
}

/** No silence longer than this is proposed: two years, or half the span of the data. */
export const longestSilence = ({ spanDays }: Silences): number =>
  Math.max(MIN_DAYS, Math.min(LONGEST_SILENCE, Math.floor(spanDays / 2)));

/** The definition the data up to D propose, or the fallback. */
export function proposedDefinition(book: DayBook, asOf: number): DefinitionInForce {
  const proposal = proposeSilence(silencesAt(book, asOf));
  return {
    definition: { kind: 'silence', days: proposal?.days ?? FALLBACK_DAYS },
    origin: proposal === null ? 'fallback' : proposal.early ? 'early' : 'proposed',
  };
}

/** The proposal with all it rests on: intervals, their quantiles, the return curve, and how far to trust it. */
export function definitionProposal(view: View): DefinitionProposal {
  const { book, asOf, definition } = view;
  const silences = silencesAt(book, asOf);
  const survival = silenceSurvival(silences);
  const proposal = proposeSilence(silences, survival);
  const days = proposal?.days ?? null;
  const share = days === null ? null : returnShare(survival, days);
  const { intervals, repeatCustomers } = silences;
  const notices: Notice[] = viewNotices(view).filter(({ text }) => text.key !== 'analysis.notice.early');
  const inForceDays = definition.definition.kind === 'silence' ? definition.definition.days : null;
  if (definition.origin === 'chosen' && days !== null && inForceDays !== null && inForceDays !== days) {
    const chosenShare = returnShare(survival, inForceDays);
    notices.push(
      chosenShare === null
        ? inform('analysis.proposal.notice.chosenUnseen', { days: inForceDays })
        : inform('analysis.proposal.notice.chosen', { days: inForceDays, share: asShare(chosenShare) }),
    );
  }
  const refused =
    refusal(view) ??
    (days === null ? say('analysis.refused.fewIntervals', { intervals, needed: MIN_INTERVALS }) : null);
  return {
    asOf: asOfText(view),
    headline:
      refused ??
      (share === null
        ? say('analysis.proposal.headlinePlain', { days })
        : say(proposal?.early ? 'analysis.proposal.headlineEarly' : 'analysis.proposal.headline', {
            days,
            share: asShare(share),
            span: silences.spanDays,
          })),
    refused,
    notices,
    why:
      days === null
        ? {}
        : {
            proposedDays: explain(view, 'proposedDays', intervals, null, { proposed: days }),
            returnCurve: explain(view, 'returnCurve', intervals + silences.buyers),
          },
    inForce: definition,
    proposedDays: days,
    intervals,
    repeatCustomers,
    quantiles: quantilesOfIntervals(silences),
    returnCurve: curveOf(survival, days === null ? [] : [days]),
    cancelDates: cancelDatesUpTo(view),
    contractEnds: contractEndsUpTo(view.ledger, view.asOf),
  };
}

/** Up to 120 evenly spaced points of the curve and the given days themselves, as far as the data reach. */
export function curveOf(survival: SilenceSurvival, days: readonly number[]): DefinitionProposal['returnCurve'] {
  let last = survival.silences.length - 1;
  while (last > 0 && survival.silences[last] === 0) last--;
  const step = Math.max(1, Math.ceil(last / CURVE_POINTS));
  const at = new Set<number>(days.filter((day) => day <= last));
  for (let day = step; day <= last; day += step) at.add(day);
  return [...at]
    .sort((a, b) => a - b)
    .map((day) => ({
      days: day,
      silences: survival.silences[day]!,
      returned: survival.endedAfter[day]!,
      share: returnShare(survival, day),
    }));
}

/** Quantiles of the intervals between purchases; null where there is none. */
export const quantilesOfIntervals = (silences: Silences): DefinitionProposal['quantiles'] =>
  silences.intervals === 0
    ? null
    : {
        p50: intervalQuantile(silences, 0.5),
        p75: intervalQuantile(silences, 0.75),
        p90: intervalQuantile(silences, 0.9),
        p95: intervalQuantile(silences, 0.95),
      };

/** Customers with a date of cancelling up to D. */
export function cancelDatesUpTo({ ledger, asOf }: View): number {
  let count = 0;
  for (const day of ledger.cancelledOn) if (day !== NO_DAY && day <= asOf) count++;
  return count;
}
