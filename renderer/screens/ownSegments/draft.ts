// A rule while it is written: parts may be unfinished; every part has an id that stays.
import type {
  Favourite,
  RuleChoiceField,
  RuleCondition,
  RuleDayField,
  RuleFigureField,
  RuleTextField,
  SegmentRule,
  TextPlace,
} from '../../../shared/contract/segmentRule.ts';
import { amountOf } from '../../../shared/money.ts';
import { isMoneyField } from '../../../shared/ruleWords.ts';

export type FieldChoice =
  | { kind: 'text'; column: RuleTextField }
  | { kind: 'attribute'; name: string }
  | { kind: 'favourite'; of: Favourite }
  | { kind: 'attributeFigure'; name: string }
  | { kind: 'choice'; field: RuleChoiceField }
  | { kind: 'figure'; field: RuleFigureField }
  | { kind: 'day'; field: RuleDayField }
  | { kind: 'segment' };

export type ConditionDraft = {
  id: number;
  kind: 'condition';
  not: boolean;
  field: FieldChoice | null;
  /** Texts, choices, or the number of a segment. */
  values: string[];
  has: string | null;
  low: string;
  high: string;
};
export type GroupDraft = { id: number; kind: 'group'; not: boolean; join: 'and' | 'or'; parts: PartDraft[] };
export type PartDraft = ConditionDraft | GroupDraft;

let nextId = 1;
export const newCondition = (): ConditionDraft => ({
  id: nextId++,
  kind: 'condition',
  not: false,
  field: null,
  values: [],
  has: null,
  low: '',
  high: '',
});
export const newGroup = (parts: PartDraft[] = [newCondition()], join: 'and' | 'or' = 'and'): GroupDraft => ({
  id: nextId++,
  kind: 'group',
  not: false,
  join,
  parts,
});

/** Money and shares are typed as people write them. */
const factor = (field: string): number => (isMoneyField(field) ? 10_000 : field === 'refundShare' ? 0.01 : 1);

function numberOf(text: string, field: string): number | null | undefined {
  if (text.trim() === '') return null;
  const typed = Number(text);
  if (!Number.isFinite(typed)) return undefined;
  const value = typed * factor(field);
  return isMoneyField(field) ? Math.round(value) : value;
}

function placeOf(field: Extract<FieldChoice, { kind: 'text' | 'attribute' | 'favourite' }>): TextPlace {
  switch (field.kind) {
    case 'text':
      return { from: 'column', column: field.column };
    case 'attribute':
      return { from: 'attribute', name: field.name };
    case 'favourite':
      return { from: 'favourite', of: field.of };
  }
}

function choiceOf(place: TextPlace): FieldChoice {
  switch (place.from) {
    case 'column':
      return { kind: 'text', column: place.column };
    case 'attribute':
      return { kind: 'attribute', name: place.name };
    case 'favourite':
      return { kind: 'favourite', of: place.of };
  }
}

function condition(draft: ConditionDraft): RuleCondition | null {
  const { field, values, has, low, high } = draft;
  if (field === null) return null;
  switch (field.kind) {
    case 'text':
    case 'attribute':
    case 'favourite': {
      const place = placeOf(field);
      if (has !== null) return has.trim() === '' ? null : { kind: 'textHas', field: place, part: has.trim() };
      return values.length === 0 ? null : { kind: 'textIs', field: place, values };
    }
    case 'choice':
      return values.length === 0 ? null : { kind: 'choice', field: field.field, values };
    case 'attributeFigure':
    case 'figure': {
      const name = field.kind === 'figure' ? field.field : '';
      const [min, max] = [numberOf(low, name), numberOf(high, name)];
      if (min === undefined || max === undefined || (min === null && max === null)) return null;
      if (min !== null && max !== null && min > max) return null;
      return field.kind === 'figure'
        ? { kind: 'figure', field: field.field, min, max }
        : { kind: 'attributeFigure', name: field.name, min, max };
    }
    case 'day': {
      const day = (text: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null);
      const [from, to] = [day(low), day(high)];
      return from === null && to === null ? null : { kind: 'day', field: field.field, from, to };
    }
    case 'segment': {
      const segment = Number(values[0]);
      return values.length === 0 ? null : { kind: 'inSegment', segment };
    }
  }
}

/** The rule as far as it is finished; null when no part is. */
export function ruleOf(part: PartDraft): SegmentRule | null {
  const plain = part.kind === 'condition' ? condition(part) : joined(part);
  return plain && part.not ? { kind: 'not', rule: plain } : plain;
}

function joined({ join, parts }: GroupDraft): SegmentRule | null {
  const rules = parts.flatMap((part) => ruleOf(part) ?? []);
  if (rules.length === 0) return null;
  return rules.length === 1 ? rules[0]! : { kind: join, rules };
}

export const isFinished = (part: PartDraft): boolean =>
  part.kind === 'condition' ? condition(part) !== null : part.parts.every(isFinished);

const typedNumber = (value: number | null, field: string): string => {
  if (value === null) return '';
  return String(isMoneyField(field) ? amountOf(value) : Math.round((value / factor(field)) * 1e6) / 1e6);
};

/** A saved rule to write on. */
export function draftOf(rule: SegmentRule): PartDraft {
  switch (rule.kind) {
    case 'and':
    case 'or':
      return newGroup(rule.rules.map(draftOf), rule.kind);
    case 'not': {
      const inner = draftOf(rule.rule);
      return inner.not ? { ...newGroup([inner]), not: true } : { ...inner, not: true };
    }
    case 'textIs':
    case 'textHas': {
      const field = choiceOf(rule.field);
      return rule.kind === 'textIs'
        ? { ...newCondition(), field, values: rule.values }
        : { ...newCondition(), field, has: rule.part };
    }
    case 'choice':
      return { ...newCondition(), field: { kind: 'choice', field: rule.field }, values: rule.values };
    case 'figure':
      return {
        ...newCondition(),
        field: { kind: 'figure', field: rule.field },
        low: typedNumber(rule.min, rule.field),
        high: typedNumber(rule.max, rule.field),
      };
    case 'attributeFigure':
      return {
        ...newCondition(),
        field: { kind: 'attributeFigure', name: rule.name },
        low: typedNumber(rule.min, ''),
        high: typedNumber(rule.max, ''),
      };
    case 'day':
      return {
        ...newCondition(),
        field: { kind: 'day', field: rule.field },
        low: rule.from ?? '',
        high: rule.to ?? '',
      };
    case 'inSegment':
      return { ...newCondition(), field: { kind: 'segment' }, values: [String(rule.segment)] };
  }
}

/** The whole is always a group, so that more can be added. */
export function groupOf(rule: SegmentRule | null): GroupDraft {
  if (rule === null) return newGroup();
  const draft = draftOf(rule);
  return draft.kind === 'group' ? draft : newGroup([draft]);
}

/** The same draft with one part changed, or taken away where `change` answers null. */
export function changed(group: GroupDraft, id: number, change: (part: PartDraft) => PartDraft | null): GroupDraft {
  const parts = group.parts.flatMap((part) => {
    if (part.id === id) return change(part) ?? [];
    return part.kind === 'group' ? [changed(part, id, change)] : [part];
  });
  return { ...group, parts };
}
