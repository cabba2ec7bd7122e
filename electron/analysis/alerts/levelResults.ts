import type { LevelResult, PlainRule } from '../../../shared/contract/alertTrial.ts';
import type { Campaign } from '../../stats/campaignProfit.ts';
import { quantileSorted } from '../../stats/quantile.ts';
import { rateOf, SMALL } from '../churn/rateOf.ts';
import { moneyOf } from './backTestMoney.ts';
import type { BackTestPass } from './backTestPass.ts';
import { chanceOf } from './chanceOf.ts';
import { nearestLead, nearestSilence, type PlainSilences } from './plainSilences.ts';
import type { AlertScore } from './scoreAlerts.ts';

/** Leads that differ by less are as good as one another. */
const SAME_LEAD = 7;

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
