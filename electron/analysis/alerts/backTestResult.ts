import type {
  AlertRuleSet,
  BackTestResult,
  CampaignArgs,
  LevelResult,
  PlainRule,
} from '../../../shared/contract/alertRules.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asDate, asMoney, asShare, say, type Text } from '../../../shared/text.ts';
import { breakEvenPrecision, type Campaign, campaignProfit } from '../../stats/campaignProfit.ts';
import { quantileSorted } from '../../stats/quantile.ts';
import { rateOf, rateParams, SMALL } from '../churn/rateOf.ts';
import { firstPurchase } from '../definition/backTest.ts';
import { asOfText, explain, inform, refusal, viewNotices, warn } from '../view/explain.ts';
import type { View } from '../view/view.ts';
import { alertDates, LEAD_IN } from './alertDates.ts';
import type { AlertInput } from './alertInput.ts';
import { alertReader } from './alertReader.ts';
import { type BackTestPass, backTestPass, type Watch } from './backTestPass.ts';
import { horizonOf } from './horizon.ts';
import { nearestLead, nearestSilence, type PlainSilences, plainSilences } from './plainSilences.ts';
import { type AlertDates, type AlertScore, dateOf } from './scoreAlerts.ts';

export type BackTestOptions = {
  readonly horizonDays: number | null;
  readonly minLeadDays: number;
  readonly every: 'day' | 'week';
  readonly campaign: CampaignArgs;
};

/** Dates a back-test needs to say anything about a week. */
const FEWEST_DAYS = 56;
/** Leads that differ by less are as good as one another. */
const SAME_LEAD = 7;

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
  const reader = alertReader(input, ruleSet);
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
    byRule: reader.rules.map(({ rule }, i) => {
      const { alerts, hits } = pass.byRule[i]!;
      return { rule: rule.id, name: rule.name, alerts, precision: rateOf(hits, alerts) };
    }),
    plain: plainCurve(plain, plainOf, dates),
    series: Array.from({ length: dates.mature }, (_, i) => ({
      date: isoDate(dateOf(dates, i)),
      alerts: pass.levels.map((score) => score.byDate[i]!) as [number, number, number],
    })),
    campaign: campaignResult(campaign),
  };
}

export const campaignResult = (campaign: Campaign | null): BackTestResult['campaign'] =>
  campaign && {
    valueE4: Math.round(campaign.value),
    offerE4: Math.round(campaign.offer),
    contactE4: Math.round(campaign.contact),
    saveRate: campaign.saveRate,
    breakEvenPrecision: breakEvenPrecision(campaign),
  };

/** The three levels of a pass, each beside the plain rule and chance. */
export function levelResults(pass: BackTestPass, plain: PlainSilences, campaign: Campaign | null) {
  const { mature, step } = pass.dates;
  const weeks = (mature * step) / 7;
  const losses = pass.levels[0].churners;
  const plainOf = (x: number | null): PlainRule | null =>
    x === null
      ? null
      : {
          days: x,
          alerts: plain.alerts[x]!,
          perWeek: plain.alerts[x]! / weeks,
          precision: rateOf(plain.hits[x]!, plain.alerts[x]!),
          recall: rateOf(plain.caught[x]!, losses),
          medianLead: plain.medianLead(x),
        };
  return {
    plainOf,
    levels: pass.levels.map((score, i) => levelResult(i + 1, score, pass, plain, plainOf, weeks, campaign)),
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

function levelResult(
  level: number,
  score: AlertScore,
  pass: BackTestPass,
  plain: PlainSilences,
  plainOf: (x: number | null) => PlainRule | null,
  weeks: number,
  campaign: Campaign | null,
): LevelResult {
  const precision = rateOf(score.hits, score.alerts);
  const lead = leadOf(score.leads);
  const sameAlerts = score.alerts === 0 ? null : plainOf(nearestSilence(plain, score.alerts));
  const chance = chanceOf(score, pass);
  return {
    level,
    alerts: score.alerts,
    perWeek: score.alerts / weeks,
    precision,
    recall: rateOf(score.caught, score.churners),
    lead,
    valueE4: score.valueE4,
    caughtE4: score.caughtE4,
    valueShare: score.valueE4 > 0 ? score.caughtE4 / score.valueE4 : null,
    chance,
    plain: sameAlerts,
    plainAsEarly: lead === null ? null : plainOf(nearestLead(plain, lead.median)),
    verdict: sameAlerts === null || score.alerts < SMALL ? null : verdictOf(precision, lead, sameAlerts),
    money: campaign && moneyOf(score, campaign),
  };
}

/** Leads at the median, the quartiles, and an interval of the median by order statistics (95 %, binomial ranks). */
function leadOf(leads: readonly number[]): LevelResult['lead'] {
  const n = leads.length;
  if (n === 0) return null;
  const sorted = Int32Array.from(leads).sort();
  const half = (1.959964 * Math.sqrt(n)) / 2;
  const low = Math.floor(n / 2 - half) - 1;
  const high = Math.ceil(n / 2 + half);
  return {
    median: quantileSorted(sorted, 0.5),
    low: low < 0 ? null : sorted[low]!,
    high: high >= n ? null : sorted[high]!,
    p25: quantileSorted(sorted, 0.25),
    p75: quantileSorted(sorted, 0.75),
  };
}

/**
 * As many customers drawn by lot on the same dates from all who were present: the share that would have been lost
 * within the horizon, the range of it over such draws (mean ± 1.96 standard errors), and the part of the losses that
 * would have been among them, each draw being a chance of one in so many present.
 */
function chanceOf(
  { alerts, byDate }: AlertScore,
  { dates, present, leaving, losses }: BackTestPass,
): LevelResult['chance'] {
  if (alerts === 0) return { precision: null, low: null, high: null, recall: null };
  let hits = 0;
  let variance = 0;
  const reach = new Float64Array(dates.total + 1);
  const mean = alerts / dates.mature;
  for (let i = 0; i < dates.total; i++) {
    const there = present[Math.min(i, dates.mature - 1)]!;
    const drawn = i < dates.mature ? byDate[i]! : mean;
    reach[i + 1] = reach[i]! + (there > 0 ? drawn / there : 0);
    if (i >= dates.mature || there === 0) continue;
    const rate = leaving[i]! / there;
    hits += drawn * rate;
    variance += drawn * rate * (1 - rate);
  }
  const spread = 1.959964 * Math.sqrt(variance);
  const upTo = (day: number): number =>
    reach[Math.max(0, Math.min(dates.total, Math.ceil((day - dates.first) / dates.step)))]!;
  let reached = 0;
  for (const lost of losses) reached += 1 - Math.exp(upTo(lost - dates.horizon) - upTo(lost));
  return {
    precision: hits / alerts,
    low: Math.max(0, (hits - spread) / alerts),
    high: Math.min(1, (hits + spread) / alerts),
    recall: losses.length === 0 ? null : reached / losses.length,
  };
}

/** Better is told only where the intervals of the two shares keep apart. */
function verdictOf(
  precision: LevelResult['precision'],
  lead: LevelResult['lead'],
  plain: PlainRule,
): LevelResult['verdict'] {
  const earlier = (lead?.median ?? 0) - (plain.medianLead ?? 0);
  if (precision.low! > plain.precision.high!) return 'rules';
  if (precision.high! < plain.precision.low!) return earlier >= SAME_LEAD ? 'trade' : 'plain';
  return earlier >= SAME_LEAD ? 'earlier' : earlier <= -SAME_LEAD ? 'plain' : 'same';
}

/** What is not given is taken from the data: margin of the last year of those caught, 5 % of it an offer, 0.5 % a call. */
export function campaignOf(
  { levels }: BackTestPass,
  { valueE4, offerE4, contactE4, saveRate }: CampaignArgs,
  marginShare: number,
): Campaign | null {
  const { caught, caughtE4, churners, valueE4: lostE4 } = levels[0];
  const mean = caught > 0 ? caughtE4 / caught : churners > 0 ? lostE4 / churners : 0;
  const value = valueE4 ?? mean * marginShare;
  return value <= 0 ? null : { value, offer: offerE4 ?? 0.05 * value, contact: contactE4 ?? 0.005 * value, saveRate };
}

function moneyOf({ alerts, hits }: AlertScore, campaign: Campaign): LevelResult['money'] {
  const { value, offer, contact, saveRate } = campaign;
  const cost = alerts * contact + (hits * saveRate + alerts - hits) * offer;
  const profit = campaignProfit(campaign, hits, alerts - hits);
  return {
    costE4: Math.round(cost),
    gainE4: Math.round(hits * saveRate * value),
    profitE4: Math.round(profit),
    roi: cost > 0 ? profit / cost : null,
    pays: profit > 0,
  };
}

/** The most severe level with enough alerts to speak of; with fewer the worst that has any. */
function headlineOf(levels: readonly LevelResult[]): Text {
  const one = levels.findLast(({ alerts }) => alerts >= SMALL) ?? levels.findLast(({ alerts }) => alerts > 0);
  if (!one) return say('alertRules.headline.silent');
  return say(`alertRules.headline.level${one.level}`, {
    ...rateParams(one.precision),
    right: Math.round(10 * (one.precision.value ?? 0)),
    lead: one.lead === null ? null : Math.round(one.lead.median),
    perWeek: one.perWeek >= 10 ? Math.round(one.perWeek) : Math.round(one.perWeek * 10) / 10,
    caught: asShare(one.recall.value),
  });
}

/** Where levels fare alike, the most severe of them speaks for all. */
function verdictNotices(levels: readonly LevelResult[]): BackTestResult['notices'] {
  return levels.flatMap((one, i) => {
    if (one.verdict === null || one.plain === null || levels[i + 1]?.verdict === one.verdict) return [];
    const params = {
      days: one.plain.days,
      rate: asShare(one.precision.value),
      plain: asShare(one.plain.precision.value),
      lead: one.lead === null ? null : Math.round(one.lead.median),
      plainLead: one.plain.medianLead === null ? null : Math.round(one.plain.medianLead),
    };
    const key = `alertRules.verdict.${one.verdict}.level${one.level}`;
    return [one.verdict === 'plain' ? warn(key, params) : inform(key, params)];
  });
}

/** Levels that are no better than chance, or that cost more than they save. */
export const worries = (levels: readonly LevelResult[]): BackTestResult['notices'] =>
  levels.flatMap(({ level, alerts, precision, chance, money }) => {
    if (alerts < SMALL) return [];
    const notices: BackTestResult['notices'] = [];
    if (chance.high !== null && precision.value !== null && precision.value <= chance.high) {
      const params = { rate: asShare(precision.value), chance: asShare(chance.precision) };
      notices.push(warn(`alertRules.verdict.chance.level${level}`, params));
    }
    if (money && !money.pays) {
      notices.push(warn(`alertRules.verdict.costs.level${level}`, { loss: asMoney(-money.profitE4) }));
    }
    return notices;
  });

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
