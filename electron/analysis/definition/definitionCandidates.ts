import type { z } from 'zod';
import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import type { candidateRole } from '../../../shared/contract/definition.ts';
import { sameDefinition } from '../../../shared/definitionWords.ts';
import type { View } from '../view/view.ts';
import {
  cancelDatesUpTo,
  FALLBACK_DAYS,
  longestSilence,
  PROPOSAL_SHARE,
  proposeSilence,
  SURE_SHARE,
} from './churnDefinition.ts';
import { contractEndsUpTo } from './contractEnd.ts';
import { daysAtReturnShare, intervalQuantile, type SilenceSurvival, type Silences } from './returnCurve.ts';

export type Candidate = { readonly role: z.infer<typeof candidateRole>; readonly definition: ChurnDefinition };

const EVEN_SHARE = 0.5;
const RHYTHM_FACTOR = 3;
const LEAST_DAYS = 7;
const SPEND_WINDOWS = 3;
const SPEND_DROP = 0.5;
const LONGEST_WINDOW = 90;

/** Shares of returns whose days are marked on the curve, the larger first. */
export const TURNING_SHARES = [PROPOSAL_SHARE, SURE_SHARE] as const;

/**
 * The definitions worth setting side by side at D: the proposed silence or early alarm, the silences after which one in
 * two and one in twenty come back (the longest that can be judged where the curve never falls to one in ten), three
 * times the own rhythm, spending halved, dates of cancelling and ends of contracts where there are any, and what is in force or being tried.
 * A definition that stands for several reasons stands once, for the first of them.
 */
export function definitionCandidates(
  view: View,
  silences: Silences,
  survival: SilenceSurvival,
  trial?: ChurnDefinition,
): Candidate[] {
  const ceiling = longestSilence(silences);
  const proposal = proposeSilence(silences, survival);
  const proposed = proposal?.days ?? null;
  const silent = proposed ?? FALLBACK_DAYS;
  const pointAt = (share: number) => (proposed === null ? null : daysAtReturnShare(survival, share, ceiling));
  const silence = (role: Candidate['role'], days: number | null): Candidate[] =>
    days === null ? [] : [{ role, definition: { kind: 'silence', days } }];
  const usual = Math.ceil(intervalQuantile(silences, 0.5));
  const window = Math.max(
    LEAST_DAYS,
    Math.min(LONGEST_WINDOW, Math.floor(silences.spanDays / (2 * (1 + SPEND_WINDOWS)))),
  );
  const all: Candidate[] = [
    ...silence(proposal?.early ? 'early' : 'proposed', proposed),
    ...silence('even', pointAt(EVEN_SHARE)),
    ...silence('fivePercent', pointAt(SURE_SHARE)),
    ...silence('longest', proposed !== null && pointAt(PROPOSAL_SHARE) === null ? ceiling : null),
    {
      role: 'rhythm',
      definition: {
        kind: 'rhythm',
        factor: RHYTHM_FACTOR,
        minDays: Math.max(LEAST_DAYS, usual),
        fallbackDays: silent,
      },
    },
    {
      role: 'spend',
      definition: { kind: 'spendDrop', days: window, windows: SPEND_WINDOWS, dropShare: SPEND_DROP },
    },
    ...(cancelDatesUpTo(view) > 0 ? [{ role: 'cancel' as const, definition: { kind: 'cancelDate' as const } }] : []),
    ...(contractEndsUpTo(view.ledger, view.asOf) > 0
      ? [{ role: 'contract' as const, definition: { kind: 'contractEnd' as const } }]
      : []),
    { role: 'inForce', definition: view.definition.definition },
    ...(trial ? [{ role: 'trial' as const, definition: trial }] : []),
  ];
  return all.filter(
    ({ definition }, i) => all.findIndex((other) => sameDefinition(other.definition, definition)) === i,
  );
}
