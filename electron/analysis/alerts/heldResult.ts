import type { HeldAlerts, HeldLevel } from '../../../shared/contract/alerts.ts';
import type { Rate } from '../../../shared/contract/common.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asDate, asShare, say, type Text } from '../../../shared/text.ts';
import { rateOf, rateParams } from '../churn/rateOf.ts';
import { asOfText, explain, inform } from '../view/explain.ts';
import type { View } from '../view/view.ts';
import type { HeldCounts } from './heldCounts.ts';
import { alertsNeeded, heldVerdict } from './heldVerdict.ts';

export type HeldFacts = {
  readonly version: number | null;
  readonly versions: readonly number[];
  readonly promisedOn: number | null;
  readonly horizonDays: number;
  /** Slight or worse, clear or worse, severe. */
  readonly counts: readonly HeldCounts[];
  readonly promised: readonly Rate[];
};

/** Whether alerts really raised came true as often as the back-test said when their rules were put to work. */
export function heldAlerts(view: View, facts: HeldFacts): HeldAlerts {
  const { version, versions, promisedOn, horizonDays, counts, promised } = facts;
  const levels = counts.map((one, i) => heldLevel(i + 1, one, promised[i]!, horizonDays));
  const first = counts[0]?.firstAnswer ?? null;
  const judged = counts[0]?.judged ?? 0;
  const waiting = counts[0]?.waiting ?? 0;
  const params = {
    date: first === null ? null : asDate(isoDate(first)),
    days: horizonDays,
    waiting,
    version,
  };
  const refused = judged > 0 ? null : say(`alerts.held.refused.${waiting > 0 ? 'waiting' : 'none'}`, params);
  const told = levels.findLast(({ verdict }) => verdict !== 'tooFew') ?? levels[0];
  return {
    asOf: asOfText(view),
    headline: refused ?? told?.says ?? say('alerts.held.refused.none', params),
    refused,
    notices:
      judged === 0
        ? []
        : [
            inform('alerts.held.notice.acted'),
            ...(promisedOn === null
              ? []
              : [
                  inform('alerts.held.notice.promise', {
                    version,
                    date: asDate(isoDate(promisedOn)),
                    days: horizonDays,
                  }),
                ]),
          ],
    why: { held: explain(view, 'alertsHeld', judged, null, { horizon: horizonDays, version }) },
    version,
    versions: [...versions],
    promisedOn: promisedOn === null ? null : isoDate(promisedOn),
    horizonDays,
    firstAnswer: first === null ? null : isoDate(first),
    levels,
  };
}

function heldLevel(level: number, counts: HeldCounts, promised: Rate, horizonDays: number): HeldLevel {
  const held = rateOf(counts.hits, counts.judged);
  const heldOrSaved = rateOf(counts.hits + counts.saved, counts.judged);
  const { verdict, difference } = heldVerdict(held, heldOrSaved, promised);
  const needed = verdict === 'tooFew' ? alertsNeeded(promised) : null;
  const more = needed === null ? null : Math.max(1, needed - counts.judged);
  return {
    level,
    waiting: counts.waiting,
    held,
    heldOrSaved,
    promised,
    difference,
    verdict,
    more,
    outcomes: counts.outcomes,
    says: sentence({ level, held, heldOrSaved, promised, verdict, more }, horizonDays),
  };
}

function sentence(
  {
    level,
    held,
    heldOrSaved,
    promised,
    verdict,
    more,
  }: Omit<HeldLevel, 'waiting' | 'difference' | 'outcomes' | 'says'>,
  days: number,
): Text {
  const key = verdict === 'tooFew' && more === null ? 'tooFewThen' : verdict;
  return say(`alerts.held.says.${key}.level${level}`, {
    ...rateParams(held),
    saved: asShare(heldOrSaved.value),
    promised: asShare(promised.value),
    promisedLow: asShare(promised.low),
    promisedHigh: asShare(promised.high),
    days,
    ...(more !== null && { count: more }),
  });
}
