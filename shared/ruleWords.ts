// A rule of a segment as a sentence.
import type { CustomerSet } from './contract/customerSet.ts';
import type { RuleCondition, SegmentRule, TextPlace } from './contract/segmentRule.ts';
import { columnWord } from './customerColumns.ts';
import type { Format } from './format.ts';

/** Names of people's own segments by number. */
export type SegmentNames = ReadonlyMap<number, string>;

const MONEY: readonly string[] = [
  'revenueE4',
  'averageOrderE4',
  'refundsE4',
  'trailingYearE4',
  'firstOrderE4',
  'revenue90E4',
];
export const isMoneyField = (field: string): boolean => MONEY.includes(field);

/** The name of a condition's field. */
export const fieldWord = (format: Format, field: string): string => format.t(`ownSegments.field.${field}`);

function placeWord(format: Format, place: TextPlace): string {
  if (place.from === 'attribute') return place.name;
  return fieldWord(format, place.from === 'favourite' ? `favourite.${place.of}` : place.column);
}

/** How a figure of a rule is written: money in units, shares in percent. */
export function figureWord(format: Format, field: string, value: number): string {
  if (isMoneyField(field)) return format.money(value);
  return field === 'refundShare' ? format.share(value) : format.decimal(value);
}

function span(format: Format, field: string, low: string | null, high: string | null): string {
  if (low !== null && low === high) return format.t('ownSegments.words.equals', { field, value: low });
  if (low !== null && high !== null) return format.t('ownSegments.words.between', { field, low, high });
  if (low !== null) return format.t('ownSegments.words.atLeast', { field, low });
  if (high !== null) return format.t('ownSegments.words.atMost', { field, high });
  return format.t('ownSegments.words.any', { field });
}

function dates(format: Format, field: string, from: string | null, to: string | null): string {
  if (from !== null && to !== null) return format.t('ownSegments.words.dayBetween', { field, from, to });
  if (from !== null) return format.t('ownSegments.words.dayFrom', { field, from });
  if (to !== null) return format.t('ownSegments.words.dayTo', { field, to });
  return format.t('ownSegments.words.any', { field });
}

const list = (format: Format, words: readonly string[]): string => words.join(format.t('ownSegments.words.or'));

function conditionWords(format: Format, condition: RuleCondition, names: SegmentNames): string {
  switch (condition.kind) {
    case 'textIs': {
      const values = list(
        format,
        condition.values.map((value) => (value === '' ? format.t('ownSegments.words.blank') : value)),
      );
      return format.t('ownSegments.words.is', { field: placeWord(format, condition.field), values });
    }
    case 'textHas':
      return format.t('ownSegments.words.has', { field: placeWord(format, condition.field), part: condition.part });
    case 'choice':
      return format.t('ownSegments.words.is', {
        field: fieldWord(format, condition.field),
        values: list(
          format,
          condition.values.map((value) => columnWord(format, condition.field, value)),
        ),
      });
    case 'figure': {
      const word = (value: number | null) => (value === null ? null : figureWord(format, condition.field, value));
      return span(format, fieldWord(format, condition.field), word(condition.min), word(condition.max));
    }
    case 'attributeFigure': {
      const word = (value: number | null) => (value === null ? null : format.decimal(value));
      return span(format, condition.name, word(condition.min), word(condition.max));
    }
    case 'day': {
      const day = (iso: string | null) => (iso === null ? null : format.date(iso));
      return dates(format, fieldWord(format, condition.field), day(condition.from), day(condition.to));
    }
    case 'inSegment':
      return format.t('ownSegments.words.inSegment', {
        name: names.get(condition.segment) ?? format.t('ownSegments.words.gone'),
      });
  }
}

export function ruleWords(format: Format, rule: SegmentRule, names: SegmentNames): string {
  const inner = (part: SegmentRule) => {
    const words = ruleWords(format, part, names);
    return 'rules' in part && part.rules.length > 1 ? format.t('ownSegments.words.bracket', { words }) : words;
  };
  switch (rule.kind) {
    case 'and':
    case 'or':
      return rule.rules.map(inner).join(format.t(`ownSegments.words.join.${rule.kind}`));
    case 'not':
      return format.t('ownSegments.words.not', { words: inner(rule.rule) });
    default:
      return conditionWords(format, rule, names);
  }
}

/** The name of a segment of one's own; its rule where it has none. */
export function ownSetWords(
  format: Format,
  set: Extract<CustomerSet, { kind: 'own' | 'rule' }>,
  names: SegmentNames,
): string {
  if (set.kind === 'rule') return ruleWords(format, set.rule, names);
  const name = names.get(set.segment) ?? format.t('ownSegments.words.gone');
  return set.version === undefined ? name : format.t('ownSegments.words.version', { name, version: set.version });
}
