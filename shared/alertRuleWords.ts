// An alert rule in words: what it watches, against what, and where the three levels begin.
import type { AlertBaseline, AlertCondition, AlertCuts, AlertIndicator, AlertRule } from './contract/alertRule.ts';
import type { Rate } from './contract/common.ts';
import type { Format } from './format.ts';

export const LEVEL_NAMES = ['slight', 'clear', 'severe'] as const;

/** The name of a level: 1 slight, 2 clear, 3 severe. */
export const levelWord = ({ t }: Format, level: number): string =>
  t(`alertRules.level.${LEVEL_NAMES[level - 1] ?? 'none'}`);

/** A share of alarms with its interval and counts: of times, not of people. */
export const alarmRate = (format: Format, rate: Rate): string =>
  rate.value === null ? '–' : format.t('alertRules.ofAlarms', ratesOf(format, rate));

/** Interval and counts alone, to stand under the share. */
export const alarmCounts = (format: Format, rate: Rate): string =>
  format.t('alertRules.alarmCounts', ratesOf(format, rate));

const ratesOf = (format: Format, { value, low, high, numerator, denominator }: Rate) => ({
  rate: format.share(value),
  low: format.share(low),
  high: format.share(high),
  numerator: format.number(numerator),
  denominator: format.number(denominator),
});

/** What an indicator looks at, with its channel, question or column. */
export function indicatorWords({ t }: Format, indicator: AlertIndicator): string {
  const { kind } = indicator;
  switch (kind) {
    case 'visits':
      return indicator.channel === null
        ? t('alertRules.indicator.visits')
        : t('alertRules.indicator.visitsBy', { channel: indicator.channel });
    case 'score':
    case 'scoreDrop':
    case 'classDrop':
      return indicator.question === null
        ? t(`alertRules.indicator.${kind}`)
        : t('alertRules.indicator.ofQuestion', {
            what: t(`alertRules.indicator.${kind}`),
            question: indicator.question,
          });
    case 'columnSum':
    case 'columnLatest':
    case 'late':
      return t(`alertRules.indicator.${kind}`, { column: indicator.column });
    case 'contractEnd':
      return t(`alertRules.indicator.${indicator.months === null ? 'contractEnd' : 'contractTerm'}`);
    default:
      return t(`alertRules.indicator.${kind}`);
  }
}

/** Whether cuts are shares of a fall or rise. */
export const isAgainstPast = ({ kind }: AlertBaseline): boolean => ['ownPast', 'seasonal', 'lastYear'].includes(kind);

/** A cut as people write it: a share in percent, money in units. */
export function cutWords(format: Format, condition: AlertCondition, cut: number): string {
  if (isAgainstPast(condition.baseline)) return format.share(cut).replace(/[.,]0(?=\D*$)/, '');
  return condition.indicator.kind === 'spend' ? format.money(Math.round(cut * 10_000)) : format.decimal(cut);
}

/** Slight, clear and severe side by side; a level that is not used stands as a dash. */
export const cutsWords = (format: Format, condition: AlertCondition, cuts: AlertCuts = condition.cuts): string =>
  cuts.map((cut) => (cut === null ? '–' : cutWords(format, condition, cut))).join(' / ');

/** A question is long, and most projects ask only one. */
const withoutQuestion = (indicator: AlertIndicator): AlertIndicator =>
  'question' in indicator ? { ...indicator, question: null } : indicator;

const inSentence = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** One condition as a sentence. */
export function conditionWords(format: Format, condition: AlertCondition, cuts = condition.cuts): string {
  const { t } = format;
  const { indicator, baseline, direction, windowDays } = condition;
  const params = {
    what: inSentence(indicatorWords(format, withoutQuestion(indicator))),
    cuts: cutsWords(format, condition, cuts),
    days: windowDays,
    windows: 'windows' in baseline ? baseline.windows : 0,
    of: indicator.kind === 'late' ? indicator.of : 0,
    months: indicator.kind === 'contractEnd' ? (indicator.months ?? 0) : 0,
  };
  switch (indicator.kind) {
    case 'overdue':
    case 'silentDays':
    case 'complaintOpen':
    case 'categoryStopped':
    case 'late':
    case 'scoreDrop':
    case 'classDrop':
      return t(`alertRules.says.${indicator.kind}`, params);
    case 'contractEnd':
      return t(`alertRules.says.${indicator.months === null ? 'contractEnd' : 'contractTerm'}`, params);
    case 'score':
    case 'columnLatest':
      return t(`alertRules.says.latest.${direction}`, params);
    default:
      return t(`alertRules.says.${baseline.kind}.${direction}`, params);
  }
}

/** The name people gave, or one from what the rule looks at first. */
export const ruleName = (format: Format, rule: Pick<AlertRule, 'name' | 'conditions'>): string =>
  rule.name ?? format.t(`alertRules.name.${rule.conditions[0]?.indicator.kind ?? 'overdue'}`);

/** All conditions, joined as the rule joins them. */
export function ruleSentence(format: Format, rule: AlertRule): string {
  const { t } = format;
  const words = rule.conditions.map((condition) => conditionWords(format, condition));
  if (words.length === 1) return words[0]!;
  return words.join(t(`alertRules.joined.${rule.combine.kind}`));
}
