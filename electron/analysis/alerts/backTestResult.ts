import type { AlertRuleSet } from '../../../shared/contract/alertRule.ts';
import type { BackTestResult, CampaignArgs, PlainRule } from '../../../shared/contract/alertTrial.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asDate, say, type Text } from '../../../shared/text.ts';
import { rateParams, SMALL } from '../churn/rateOf.ts';
import { firstPurchase } from '../definition/backTest.ts';
import { asOfText, explain, inform, refusal, viewNotices } from '../view/explain.ts';
import type { View } from '../view/view.ts';
import { alertDates, LEAD_IN } from './alertDates.ts';
import type { AlertInput } from './alertInput.ts';
import { alertReader } from './alertReader.ts';
import { campaignOf, campaignResult } from './backTestMoney.ts';
import { backTestPass, type Watch } from './backTestPass.ts';
import { headlineOf, verdictNotices, worries } from './backTestWords.ts';
import { horizonOf } from './horizon.ts';
import { levelResults } from './levelResults.ts';
import { type PlainSilences, plainSilences } from './plainSilences.ts';
import { ruleResults } from './ruleResults.ts';
import { type AlertDates, dateOf } from './scoreAlerts.ts';

export type BackTestOptions = {
  readonly horizonDays: number | null;
  readonly minLeadDays: number;
  readonly every: 'day' | 'week';
  readonly campaign: CampaignArgs;
};

/** Dates a back-test needs to say anything about a week. */
const FEWEST_DAYS = 56;
/** Tries the rules on the past and says in words and numbers what they would have been worth. */
export function backTestOf(
  view: View,
  whole: AlertInput,
  ruleSet: AlertRuleSet,
  { horizonDays, minLeadDays, every, campaign: asked }: BackTestOptions,
  marginShare: number,
  watch: Watch = {},
): BackTestResult {
  const input = { ...whole, pastOnly: true };
  const horizon = horizonDays ?? horizonOf(input.definition);
  const dates = alertDates(view, ruleSet, { horizon, minLead: minLeadDays, every });
  const blank = (refused: Text): BackTestResult => ({
    asOf: asOfText(view),
    headline: refused,
    refused,
    notices: [],
    why: {},
    horizonDays: horizon,
    every,
    from: null,
    to: null,
    dates: 0,
    customers: 0,
    levels: [],
    byRule: [],
    plain: [],
    series: [],
    campaign: null,
  });
  const reader = alertReader(input, ruleSet, { own: true });
  const missing = refusal(view) ?? tooShort(view, dates, horizon) ?? noRules(reader.rules.length);
  if (missing) return blank(missing);
  const pass = backTestPass(input, reader, dates, view.asOf, watch);
  const losses = pass.levels[0].churners;
  if (losses < SMALL) {
    return blank(
      say('alertRules.refused.losses', { count: losses, needed: SMALL, horizon, from: asDate(isoDate(dates.first)) }),
    );
  }
  const plain = plainSilences(input, dates, view.asOf);
  const campaign = campaignOf(pass, asked, marginShare);
  const { levels, plainOf } = levelResults(pass, plain, campaign);
  const headline = headlineOf(levels);
  const parameters = {
    horizon,
    rules: reader.rules.length,
    from: asDate(isoDate(dates.first)),
    to: asDate(isoDate(dateOf(dates, dates.mature - 1))),
  };
  return {
    asOf: asOfText(view),
    headline,
    refused: null,
    notices: [
      ...viewNotices(view),
      ...verdictNotices(levels),
      ...(usesWrittenEnds(ruleSet) ? [inform('alertRules.notice.writtenEnds')] : []),
      ...worries(levels),
      inform('alertRules.notice.immature', parameters),
    ],
    why: Object.fromEntries(
      levels.flatMap((one) => [
        [
          `precision${one.level}`,
          explain(view, 'alertPrecision', one.alerts, null, { ...rateParams(one.precision), ...parameters }),
        ],
        [
          `recall${one.level}`,
          explain(view, 'alertRecall', losses, null, { ...rateParams(one.recall), ...parameters }),
        ],
      ]),
    ),
    horizonDays: horizon,
    every,
    from: isoDate(dates.first),
    to: isoDate(dateOf(dates, dates.mature - 1)),
    dates: dates.mature,
    customers: pass.present.at(-1) ?? 0,
    levels,
    byRule: ruleResults(
      reader.rules.map(({ rule }) => rule),
      pass,
    ),
    plain: plainCurve(plain, plainOf, dates),
    series: Array.from({ length: dates.mature }, (_, i) => ({
      date: isoDate(dateOf(dates, i)),
      alerts: pass.levels.map((score) => score.byDate[i]!) as [number, number, number],
    })),
    campaign: campaignResult(campaign),
  };
}

const usesWrittenEnds = ({ rules }: AlertRuleSet): boolean =>
  rules.some(
    ({ on, conditions }) =>
      on && conditions.some(({ indicator }) => indicator.kind === 'contractEnd' && indicator.months === null),
  );

export function tooShort(view: View, { mature, step }: AlertDates, horizon: number): Text | null {
  if (mature * step >= FEWEST_DAYS) return null;
  const days = view.asOf - (firstPurchase(view) ?? view.asOf);
  const needed = horizon + LEAD_IN + FEWEST_DAYS;
  return say('alertRules.refused.days', { days, needed, more: needed - days, horizon });
}

const noRules = (rules: number): Text | null => (rules === 0 ? say('alertRules.refused.noRules') : null);

/** Every so many days up to the longest that still raises alerts. */
function plainCurve(
  { alerts }: PlainSilences,
  plainOf: (x: number) => PlainRule | null,
  { step, horizon }: AlertDates,
): PlainRule[] {
  const gap = Math.max(step, Math.ceil(horizon / 40));
  const rows: PlainRule[] = [];
  for (let x = gap; x < alerts.length && x <= horizon; x += gap) {
    const row = alerts[x]! > 0 ? plainOf(x) : null;
    if (row) rows.push(row);
  }
  return rows;
}
