// Features of models and their values in words.
import type { Feature, TreeRule } from './contract/prediction.ts';
import type { Format } from './format.ts';
import { E4 } from './money.ts';

export const featureWord = (format: Format, { id, days, column, value }: Feature): string =>
  format.t(`prediction.feature.${id}`, { days, column, value });

/** A figure of a feature as people say it: money in the currency, days as days, a flag as yes or no. */
export function featureValue(format: Format, { kind }: Feature, value: number): string {
  switch (kind) {
    case 'flag':
      return format.t(`prediction.value.${value > 0.5 ? 'yes' : 'no'}`);
    case 'days':
      return format.t('prediction.value.days', { count: Math.round(value) });
    case 'money':
      return format.money(Math.round(value * E4));
    case 'share':
      return format.share(value);
    case 'trend':
      if (value <= -1) return format.t('prediction.value.stopped');
      if (value >= 1) return format.t('prediction.value.began');
      return `${value > 0 ? '+' : ''}${format.share(value)}`;
    case 'ratio':
      return format.t('prediction.value.ratio', { value: format.decimal(Math.round(value * 10) / 10) });
    case 'count':
      return format.decimal(Math.round(value * 10) / 10);
    case 'score':
    case 'number':
      return format.decimal(value);
  }
}

/** A feature with its figure; of a yes or no only what holds. */
export function featureFigure(format: Format, feature: Feature, value: number): string {
  const word = featureWord(format, feature);
  if (feature.kind === 'flag') return format.t(`prediction.rules.${value > 0.5 ? 'is' : 'isNot'}`, { feature: word });
  return format.t('prediction.ranked.figure', { feature: word, value: featureValue(format, feature, value) });
}

/** One condition of a tree: “no more than …”, or a plain yes or no. */
function conditionWords(format: Format, { feature, relation, value }: TreeRule['conditions'][number]): string {
  const word = featureWord(format, feature);
  if (feature.kind === 'flag')
    return format.t(`prediction.rules.${relation === 'above' ? 'is' : 'isNot'}`, { feature: word });
  return format.t(`prediction.rules.${relation}`, { feature: word, value: borderValue(format, feature, value) });
}

/** A border between whole numbers lies halfway: at most two and a half is at most two. */
const borderValue = (format: Format, feature: Feature, value: number): string =>
  featureValue(format, feature, isWhole(feature) ? Math.floor(value) : value);

/** Without days or times: the other end of the range says them. */
const bareValue = (format: Format, feature: Feature, value: number): string =>
  feature.kind === 'days'
    ? format.number(value)
    : feature.kind === 'ratio'
      ? format.decimal(Math.round(value * 10) / 10)
      : featureValue(format, feature, value);

/** Both ends of a range that begins above `from` and ends with `to`. */
const ends = (format: Format, feature: Feature, from: number, to: number) => ({
  from: bareValue(format, feature, isWhole(feature) ? Math.floor(from) + 1 : from),
  to: borderValue(format, feature, to),
});

/** A group between two borders, either of which may be missing. */
export function rangeWords(format: Format, feature: Feature, from: number | null, to: number | null): string {
  if (from === null) {
    return to === null ? '–' : format.t('prediction.scorecard.to', { to: borderValue(format, feature, to) });
  }
  if (to === null) return format.t('prediction.scorecard.from', { from: borderValue(format, feature, from) });
  return format.t('prediction.scorecard.between', ends(format, feature, from, to));
}

const isWhole = ({ kind }: Feature): boolean => kind === 'days' || kind === 'count';

/** All conditions of a rule; two that close in one feature from both sides are said as one. */
export function ruleWords(format: Format, conditions: TreeRule['conditions']): string {
  if (conditions.length === 0) return format.t('prediction.rules.all');
  const words = conditions.flatMap((condition, place) => {
    const { feature, relation, value } = condition;
    const other = conditions.find((one) => isSame(one.feature, feature) && one.relation !== relation);
    if (!other || feature.kind === 'flag') return [conditionWords(format, condition)];
    if (conditions.indexOf(other) < place) return [];
    const [from, to] = relation === 'above' ? [value, other.value] : [other.value, value];
    return [
      format.t('prediction.rules.between', {
        feature: featureWord(format, feature),
        ...ends(format, feature, from, to),
      }),
    ];
  });
  return words.join(format.t('prediction.rules.and'));
}

const isSame = (a: Feature, b: Feature): boolean => a.id === b.id && a.column === b.column && a.value === b.value;
