import type { BackTestResult, LevelResult } from '../../../shared/contract/alertTrial.ts';
import { asMoney, asShare, say, type Text } from '../../../shared/text.ts';
import { rateParams, SMALL } from '../churn/rateOf.ts';
import { inform, warn } from '../view/explain.ts';

/** The most severe level with enough alerts to speak of; with fewer the worst that has any. */
export function headlineOf(levels: readonly LevelResult[]): Text {
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
export function verdictNotices(levels: readonly LevelResult[]): BackTestResult['notices'] {
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
