import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import type { DefinitionAdvice, DefinitionCandidate } from '../../../shared/contract/definition.ts';
import { isoDate } from '../../../shared/dates.ts';
import { definitionParams, sameDefinition } from '../../../shared/definitionWords.ts';
import { asDate, asMonth, asShare, say, type Text } from '../../../shared/text.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import { valuesAtPlaces } from '../../stats/valuesAtPlaces.ts';
import { rateOf, rateParams } from '../churn/rateOf.ts';
import { cannotYet } from '../sufficiency/verdicts.ts';
import { asOfText, explain, inform, refusal, viewNotices, warn } from '../view/explain.ts';
import { LOST, NO_PURCHASE, statesAt, UNKNOWN } from '../view/states.ts';
import type { View } from '../view/view.ts';
import { backTest, type TestDates, testDates } from './backTest.ts';
import {
  ACCEPTED_SHARE,
  cancelDatesUpTo,
  curveOf,
  LONGEST_SILENCE,
  longestSilence,
  MIN_INTERVALS,
  proposeSilence,
  quantilesOfIntervals,
} from './churnDefinition.ts';
import { contractEndsUpTo } from './contractEnd.ts';
import { type Candidate, definitionCandidates, TURNING_SHARES } from './definitionCandidates.ts';
import { overlapOf } from './overlap.ts';
import { ownRhythm, regularity } from './ownRhythm.ts';
import {
  daysAtReturnShare,
  returnShare,
  type SilenceSurvival,
  type Silences,
  silenceSurvival,
  silencesAt,
} from './returnCurve.ts';

/** Of those lost by silence, the share with a date of cancelling from which on the dates are the better definition. */
const CANCEL_SHARE = 0.8;
/** The own rhythm must notice at least this much sooner to be worth explaining. */
const SOONER = 0.8;
const MIN_CALLS = 30;
/** A column with more words than this tells no types apart. */
const MAX_TYPES = 50;

/**
 * What churn should mean here, from the data up to D: candidate definitions side by side, each tried at past dates.
 *
 * `called` is who is lost at D. False churn is who was called lost at the latest test date and bought again in the
 * days that follow (a year, or a third of the data); every earlier test date stands in `tests`. One date is one
 * look at every customer, so its interval is honest; the dates together would count the same customers again and
 * again. `falseNewCalls` does add the dates up, but counts each silence only once, when it is called: it is the share
 * of returns that the curve shows for a silence of that length, and much larger, because those who are long gone stay
 * called. Half of the lost were noticed within `noticedAfterDays` of their last purchase.
 *
 * Recommended is the proposed silence; instead the own rhythm, where its new calls prove wrong no more often, by the
 * upper bound of the interval, and half of them are noticed a fifth sooner; or dates of cancelling, or else ends of contracts, where
 * at least four in five of those lost by silence have one. Nothing is recommended that its own test contradicts: where more than
 * three in ten of those called lost at the latest test date bought again, or more than three in ten of such silences end
 * in a purchase by the curve, the answer is that the data cannot say yet, what may be used until then, and since when
 * they could.
 */
export function definitionAdvice(view: View, trial?: ChurnDefinition): DefinitionAdvice {
  const { book, asOf, definition } = view;
  const silences = silencesAt(book, asOf);
  const survival = silenceSurvival(silences);
  const dates = testDates(view);
  const found = definitionCandidates(view, silences, survival, trial);
  const judged = found.map((candidate) => judge(view, candidate, dates));
  const refused =
    refusal(view) ??
    (silences.intervals < MIN_INTERVALS
      ? say('analysis.refused.fewIntervals', { intervals: silences.intervals, needed: MIN_INTERVALS })
      : null);
  const choice = refused ? -1 : recommend(view, judged, survival);
  const candidates = judged.map(
    ({ candidate }, i): DefinitionCandidate => ({
      ...candidate,
      recommended: i === choice,
      inForce: sameDefinition(candidate.definition, definition.definition),
    }),
  );
  const best = candidates[choice] ?? null;
  const turningPoints = TURNING_SHARES.map((share) => {
    const days = daysAtReturnShare(survival, share, longestSilence(silences));
    return { share, days, silences: days === null ? 0 : survival.silences[days]! };
  });
  const silent = candidates.flatMap((one) => (one.definition.kind === 'silence' ? [one.definition.days] : []));
  return {
    asOf: asOfText(view),
    headline: refused ?? (best ? headline(best, silences.spanDays, dates) : noneYet(view, candidates, silences, dates)),
    refused,
    notices: refused ? [] : notices(view, best, survival, dates),
    why: refused ? {} : whys(view, best, silences.intervals + silences.buyers),
    inForce: definition,
    recommended: best?.definition ?? null,
    intervals: silences.intervals,
    repeatCustomers: silences.repeatCustomers,
    buyers: silences.buyers,
    quantiles: quantilesOfIntervals(silences),
    returnCurve: curveOf(survival, [...silent, ...turningPoints.flatMap(({ days }) => days ?? [])]),
    turningPoints,
    ownRhythm: ownRhythm(view),
    regularity: regularity(view),
    candidates,
    overlap: overlapOf(
      judged.map(({ candidate, lost }) => ({ definition: candidate.definition, lost })),
      view.ledger.customerCount,
    ),
    test: dates && { dates: dates.days.map(isoDate), followDays: dates.followDays },
    types: silencesByType(view),
    cancelDates: cancelDatesUpTo(view),
    contractEnds: contractEndsUpTo(view.ledger, view.asOf),
  };
}

/** Types with anybody who has bought, the largest first; none where there is only one to choose for. */
function silencesByType({ ledger, book, asOf }: View): DefinitionAdvice['types'] {
  const { types, typeOf } = ledger;
  const known = types.slice(0, MAX_TYPES).flatMap((type, code) => {
    const silences = silencesAt(book, asOf, (c) => typeOf[c] === code);
    const proposal = proposeSilence(silences);
    const { buyers, intervals } = silences;
    return buyers === 0
      ? []
      : [{ type, buyers, intervals, proposedDays: proposal?.days ?? null, early: proposal?.early === true }];
  });
  return known.length < 2 ? [] : known.sort((a, b) => b.buyers - a.buyers || (a.type < b.type ? -1 : 1));
}

type Judged = { readonly candidate: Omit<DefinitionCandidate, 'recommended' | 'inForce'>; readonly lost: Uint8Array };

function judge(view: View, { role, definition }: Candidate, dates: TestDates | null): Judged {
  const states = statesAt(view.ledger, view.metrics, view.asOf, definition, view.book);
  const lost = new Uint8Array(states.length);
  let called = 0;
  let part = 0;
  for (let c = 0; c < states.length; c++) {
    if (states[c] === UNKNOWN || states[c] === NO_PURCHASE) continue;
    part++;
    if (states[c] !== LOST) continue;
    lost[c] = 1;
    called++;
  }
  const tested = backTest(view, definition, dates ?? undefined);
  const last = (dates?.days.length ?? 0) - 1;
  const sum = (counts: Int32Array) => counts.reduce((total, count) => total + count, 0);
  const rateAt = (part: Int32Array, k: number) => rateOf(part[k] ?? 0, tested.called[k] ?? 0);
  return {
    lost,
    candidate: {
      role,
      definition,
      called: rateOf(called, part),
      set: { kind: 'lostUnder', definitions: [definition] },
      noticedAfterDays: medianDelay(tested.lostSince, view.metrics.lastDay),
      falseChurn: rateAt(tested.boughtAgain, last),
      falseNewCalls: rateOf(sum(tested.newlyBoughtAgain), sum(tested.newlyCalled)),
      recovered: dates && definition.kind === 'spendDrop' ? rateAt(tested.recovered, last) : null,
      tests: (dates?.days ?? []).map((day, k) => ({
        date: isoDate(day),
        falseChurn: rateAt(tested.boughtAgain, k),
      })),
    },
  };
}

/** Days from the last purchase to the day of being called lost, the middle one; 0 where it was called while buying. */
function medianDelay(lostSince: Int32Array, lastDay: Int32Array): number | null {
  const delays = new Int32Array(lostSince.length);
  let n = 0;
  for (let c = 0; c < lostSince.length; c++) {
    if (lostSince[c] === NO_DAY || lastDay[c] === NO_DAY) continue;
    delays[n++] = Math.max(0, lostSince[c]! - lastDay[c]!);
  }
  if (n === 0) return null;
  return valuesAtPlaces(delays.subarray(0, n), [(n - 1) >> 1])[0]!;
}

/** Whether neither the curve nor the test on the past says that too many come back. */
function isAcceptable({ definition, falseChurn }: Judged['candidate'], survival: SilenceSurvival): boolean {
  const byCurve = definition.kind === 'silence' ? returnShare(survival, definition.days) : null;
  const byTest = falseChurn.denominator < MIN_CALLS ? null : falseChurn.value;
  return (byCurve ?? 0) <= ACCEPTED_SHARE && (byTest ?? 0) <= ACCEPTED_SHARE;
}

function recommend({ metrics, ledger, asOf }: View, judged: readonly Judged[], survival: SilenceSurvival): number {
  const indexOf = (role: Candidate['role']) => judged.findIndex(({ candidate }) => candidate.role === role);
  const isGood = (place: number) => place >= 0 && isAcceptable(judged[place]!.candidate, survival);
  const silence = Math.max(indexOf('proposed'), indexOf('early'));
  const cancel = indexOf('cancel');
  const rhythm = indexOf('rhythm');
  const base = judged[silence];
  if (!base) return -1;
  const { numerator } = base.candidate.called;
  if (isGood(cancel) && numerator >= MIN_CALLS) {
    let dated = 0;
    base.lost.forEach((is, c) => {
      const day = ledger.cancelledOn[c]!;
      if (is && day > metrics.firstDay[c]! && day <= asOf) dated++;
    });
    if (dated >= CANCEL_SHARE * numerator) return cancel;
  }
  const contract = indexOf('contract');
  if (isGood(contract) && numerator >= MIN_CALLS) {
    const ended = judged[contract]!.lost.reduce((sum, is, c) => sum + is * base.lost[c]!, 0);
    if (ended >= CANCEL_SHARE * numerator) return contract;
  }
  const own = judged[rhythm]?.candidate;
  const { falseNewCalls, noticedAfterDays } = base.candidate;
  if (
    own &&
    isGood(rhythm) &&
    own.falseNewCalls.denominator >= MIN_CALLS &&
    (own.falseNewCalls.high ?? 1) <= (falseNewCalls.value ?? 0) &&
    (own.noticedAfterDays ?? Number.POSITIVE_INFINITY) <= SOONER * (noticedAfterDays ?? 0)
  ) {
    return rhythm;
  }
  return isGood(silence) ? silence : -1;
}

function headline(best: DefinitionCandidate, spanDays: number, dates: TestDates | null): Text {
  const { definition, falseChurn, tests } = best;
  const latest = tests.at(-1);
  const form = falseChurn.denominator === 0 || !latest ? 'Untested' : '';
  return say(`definition.headline.${definition.kind}${form}`, {
    ...definitionParams(definition),
    ...rateParams(falseChurn),
    follow: dates?.followDays ?? null,
    after: best.noticedAfterDays,
    span: spanDays,
    test: latest ? asDate(latest.date) : null,
  });
}

/** Too many come back after every silence that can be judged: what was seen, and when there will be more to see. */
function noneYet(
  { asOf }: View,
  candidates: readonly DefinitionCandidate[],
  silences: Silences,
  dates: TestDates | null,
): Text {
  const early = candidates.find(({ role }) => role === 'early' || role === 'proposed');
  if (early?.definition.kind !== 'silence') return say('definition.headline.none');
  const { definition, falseChurn, tests } = early;
  const longest = longestSilence(silences);
  const latest = tests.at(-1);
  const form = longest >= LONGEST_SILENCE ? 'never' : 'tooShort';
  const tested = falseChurn.denominator === 0 || !latest ? 'Untested' : '';
  return say(`definition.headline.${tested === '' && falseChurn.small ? 'tooFew' : form + tested}`, {
    customers: silences.buyers,
    days: definition.days,
    ...rateParams(falseChurn),
    test: latest ? asDate(latest.date) : null,
    follow: dates?.followDays ?? null,
    span: silences.spanDays,
    until: asMonth(isoDate(asOf + silences.spanDays)),
    longer: Math.min(LONGEST_SILENCE, silences.spanDays),
  });
}

function notices(
  view: View,
  best: DefinitionCandidate | null,
  survival: SilenceSurvival,
  dates: TestDates | null,
): Notice[] {
  // The headline says itself what the definition in force is worth.
  const list = viewNotices(view).filter(({ text }) => text.key !== 'analysis.notice.early');
  if (view.only) list.push(inform('definition.notice.within'));
  const { definition, origin } = view.definition;
  if (best?.falseChurn.small && best.falseChurn.denominator > 0) {
    list.push(warn('analysis.notice.small', { n: best.falseChurn.denominator }));
  }
  if (origin === 'chosen' && definition.kind === 'silence' && best?.definition.kind === 'silence') {
    const share = returnShare(survival, definition.days);
    if (definition.days !== best.definition.days) {
      list.push(
        share === null
          ? inform('analysis.proposal.notice.chosenUnseen', { days: definition.days })
          : inform('analysis.proposal.notice.chosen', { days: definition.days, share: asShare(share) }),
      );
    }
  }
  const untested = dates ? null : cannotYet(view, 'backTest');
  if (untested) list.push({ level: 'info', text: untested });
  return list;
}

function whys(view: View, best: DefinitionCandidate | null, silences: number): DefinitionAdvice['why'] {
  const latest = best?.tests.at(-1)?.date;
  return {
    returnCurve: explain(view, 'returnCurve', silences),
    recommended: explain(view, 'recommendedDefinition', silences),
    called: explain(view, 'calledLost', best?.called.denominator ?? 0, best?.set ?? null),
    noticedAfter: explain(view, 'noticedAfter', best?.called.numerator ?? 0, best?.set ?? null),
    falseChurn: explain(view, 'falseChurn', best?.falseChurn.denominator ?? 0, null, {
      test: latest ? asDate(latest) : null,
    }),
    falseNewCalls: explain(view, 'falseNewCalls', best?.falseNewCalls.denominator ?? 0),
    overlap: explain(view, 'definitionOverlap', best?.called.denominator ?? 0),
    ownRhythm: explain(
      view,
      'ownRhythm',
      view.metrics.medianGapDays.reduce((sum, gap) => sum + (gap > 0 ? 1 : 0), 0),
    ),
    regularity: explain(
      view,
      'regularity',
      view.metrics.purchaseDays.reduce((sum, days) => sum + (days > 2 ? 1 : 0), 0),
    ),
  };
}
