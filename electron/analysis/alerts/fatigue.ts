import type { AlertOutcome } from '../../../shared/contract/alerts.ts';
import type { Result } from '../../../shared/contract/contract.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asDecimal, asShare, say } from '../../../shared/text.ts';
import { rateOf } from '../churn/rateOf.ts';
import { asOfText, explain } from '../view/explain.ts';
import type { View } from '../view/view.ts';

export type FatigueFacts = {
  /** Days of the lists that opened an alert or raised it, one entry each; the first list of all is left out. */
  readonly raised: readonly number[];
  /** Outcomes people entered, with their days. */
  readonly outcomes: readonly { readonly day: number; readonly outcome: AlertOutcome }[];
  /** Day of the first list, or null. */
  readonly firstDay: number | null;
};

const WEEK = 7;
/** Fewer weeks than this say nothing about a habit. */
const YOUNG = 2;
const FEW_OUTCOMES = 10;

type Fatigue = Omit<Result<'alerts.fatigue'>, never>;

/**
 * Whether people keep up with the alerts: alerts raised a week against outcomes entered a week over the last `weeks`
 * weeks, and of all outcomes in them the share of false alarms (Wilson). Too many: more than twice as many are raised
 * as handled, and one a week at least. Too many false: more than half of ten outcomes or more. Weeks before the first
 * list are left out; with fewer than two there is no verdict.
 */
export function alertFatigue(view: View, { raised, outcomes, firstDay }: FatigueFacts, weeks: number): Fatigue {
  const { asOf } = view;
  const known = firstDay === null ? 0 : Math.min(weeks, Math.floor((asOf - firstDay) / WEEK));
  const spans = Array.from({ length: known }, (_, i) => asOf - (known - i) * WEEK + 1);
  const within = (day: number, from: number) => day >= from && day < from + WEEK;
  const table = spans.map((from) => ({
    from: isoDate(from),
    raised: raised.filter((day) => within(day, from)).length,
    handled: outcomes.filter(({ day }) => within(day, from)).length,
  }));
  const since = spans[0] ?? asOf + 1;
  const recent = outcomes.filter(({ day }) => day >= since && day <= asOf);
  const count = (one: AlertOutcome) => recent.filter(({ outcome }) => outcome === one).length;
  const told = {
    falseAlarm: count('falseAlarm'),
    saved: count('saved'),
    lost: count('lost'),
    unreachable: count('unreachable'),
  };
  const falseAlarms = rateOf(told.falseAlarm, recent.length);
  const mean = (values: readonly number[]) =>
    known === 0 ? null : values.reduce((sum, value) => sum + value, 0) / known;
  const raisedPerWeek = mean(table.map((week) => week.raised));
  const handledPerWeek = mean(table.map((week) => week.handled));
  const verdict: Fatigue['verdict'] =
    known < YOUNG
      ? 'tooYoung'
      : recent.length >= FEW_OUTCOMES && told.falseAlarm * 2 > recent.length
        ? 'tooManyFalse'
        : raisedPerWeek! >= 1 && raisedPerWeek! > 2 * handledPerWeek!
          ? 'tooMany'
          : 'fine';
  const params = {
    raised: asDecimal(raisedPerWeek === null ? null : Math.round(raisedPerWeek * 10) / 10),
    handled: asDecimal(handledPerWeek === null ? null : Math.round(handledPerWeek * 10) / 10),
    weeks: known,
    share: asShare(falseAlarms.value),
    outcomes: recent.length,
    false: told.falseAlarm,
  };
  return {
    asOf: asOfText(view),
    headline: say(verdict === 'tooYoung' ? 'alerts.fatigue.young' : 'alerts.fatigue.headline', params),
    refused: verdict === 'tooYoung' ? say('alerts.fatigue.refused', { missing: YOUNG - known }) : null,
    notices: [],
    why: {
      fatigue: explain(
        view,
        'fatigue',
        table.reduce((sum, week) => sum + week.raised, 0),
        null,
        { weeks: known },
      ),
    },
    weeks: table,
    raisedPerWeek,
    handledPerWeek,
    falseAlarms,
    outcomes: told,
    verdict,
    advice: say(`alerts.fatigue.advice.${verdict}`, params),
  };
}
