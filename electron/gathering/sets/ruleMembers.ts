// Judges the rules of people's own segments at a view's date.
import type {
  RuleChoiceField,
  RuleCondition,
  RuleDayField,
  RuleFigureField,
  SegmentRule,
  TextPlace,
} from '../../../shared/contract/segmentRule.ts';
import { parseIsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { profileFigure } from '../../analysis/profile/profileFigures.ts';
import { combineRule } from '../../analysis/segments/combineRule.ts';
import { VALUE_CLASSES } from '../../analysis/value/valueClasses.ts';
import { customerColumn } from '../../analysis/view/customerColumns.ts';
import type { FigureExtras } from '../../analysis/view/customerFigures.ts';
import { STATE_NAMES } from '../../analysis/view/states.ts';
import type { View } from '../../analysis/view/view.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import type { OpenProject } from '../../project/openProject.ts';
import type { Dictionary } from '../customers/customerDictionaries.ts';
import { allAttributes, customerDictionaries, customerTexts, extrasAt } from '../customers/customerKnowledge.ts';
import { fold } from '../customers/customerTexts.ts';
import { favouritesOf } from '../view/goodsBook.ts';

const CHOICES: Record<Exclude<RuleChoiceField, 'segment'>, readonly (string | null)[]> = {
  state: STATE_NAMES.slice(1),
  valueClass: VALUE_CLASSES,
};

/** The known customers a rule without names of other segments holds for, by ledger index. */
export const ruleMembers = (project: OpenProject, view: View, rule: SegmentRule): Uint8Array =>
  combineRule(rule, view.metrics.known, (condition) => judge(project, view, condition));

function judge(project: OpenProject, view: View, condition: RuleCondition): Uint8Array {
  switch (condition.kind) {
    case 'textIs':
      return textIs(project, view, condition.field, condition.values);
    case 'textHas':
      return textHas(project, view, condition.field, condition.part);
    case 'choice': {
      const { field } = condition;
      const names = field === 'segment' ? extrasAt(project, view).rfm.names : CHOICES[field];
      const wanted = Uint8Array.from(names, (name) => (name !== null && condition.values.includes(name) ? 1 : 0));
      const column = customerColumn(view, lazyExtras(project, view), condition.field);
      const mask = new Uint8Array(column.length);
      for (let c = 0; c < mask.length; c++) mask[c] = wanted[column[c]! - 1] ?? 0;
      return mask;
    }
    case 'figure':
      return between(figureOf(project, view, condition.field), condition.min, condition.max);
    case 'attributeFigure': {
      return between(numbersOf(attributeOf(project, condition.name)), condition.min, condition.max);
    }
    case 'day':
      return between(dayOf(view, condition.field), dayIn(condition.from), dayIn(condition.to));
    case 'inSegment':
      throw new AppError('ownSegments.unknown');
  }
}

const dayIn = (iso: string | null): number | null => (iso === null ? null : parseIsoDate(iso));

/** A number as people write it, thousands parted or not; anything else is none. */
export function numberIn(text: string): number {
  const plain = text.replace(/[,，\s]/g, '');
  const number = plain === '' ? Number.NaN : Number(plain);
  return Number.isFinite(number) ? number : Number.NaN;
}

/** Whether nine of ten different texts of a column are numbers. */
export const isNumbers = ({ values }: Dictionary): boolean =>
  values.length > 0 && values.filter((value) => Number.isFinite(numberIn(value))).length >= 0.9 * values.length;

/** The numbers of a column by ledger index; NaN where there is none. */
export function numbersOf({ values, codeOf }: Dictionary): Float64Array {
  const numbers = values.map(numberIn);
  return Float64Array.from(codeOf, (code) => (code < 0 ? Number.NaN : numbers[code]!));
}

function attributeOf(project: OpenProject, name: string): Dictionary {
  const column = allAttributes(project).get(name);
  if (!column) throw new AppError('groups.unknownColumn', { column: name });
  return column;
}

function dictionaryOf(project: OpenProject, view: View, place: TextPlace): Dictionary | null {
  if (place.from === 'attribute') return attributeOf(project, place.name);
  if (place.from === 'favourite') return favouritesOf(project, view, place.of) ?? nobodys(view);
  const { column } = place;
  return column === 'type' || column === 'region' ? customerDictionaries(project)[column] : null;
}

const nobodys = ({ ledger }: View): Dictionary => ({
  values: [],
  codeOf: new Int32Array(ledger.customerCount).fill(-1),
});

function textIs(project: OpenProject, view: View, place: TextPlace, values: readonly string[]): Uint8Array {
  const dictionary = dictionaryOf(project, view, place);
  if (dictionary === null) {
    return place.from === 'column' ? customerTexts(project).isOneOf(place.column, values) : new Uint8Array(0);
  }
  const wanted = new Set(values);
  const holds = Uint8Array.from(dictionary.values, (value) => (wanted.has(value) ? 1 : 0));
  const blank = wanted.has('') ? 1 : 0;
  return Uint8Array.from(dictionary.codeOf, (code) => (code < 0 ? blank : holds[code]!));
}

function textHas(project: OpenProject, view: View, place: TextPlace, part: string): Uint8Array {
  const dictionary = dictionaryOf(project, view, place);
  if (dictionary === null) {
    return place.from === 'column' ? customerTexts(project).contains(place.column, part) : new Uint8Array(0);
  }
  const wanted = fold(part);
  const holds = Uint8Array.from(dictionary.values, (value) => (fold(value).includes(wanted) ? 1 : 0));
  return Uint8Array.from(dictionary.codeOf, (code) => (code < 0 ? 0 : holds[code]!));
}

/** Classes and segments are only worked out where a condition asks for them. */
const lazyExtras = (project: OpenProject, view: View): FigureExtras => ({
  get values() {
    return extrasAt(project, view).values;
  },
  get rfm() {
    return extrasAt(project, view).rfm;
  },
});

function figureOf(project: OpenProject, view: View, field: RuleFigureField): Float64Array {
  const { metrics } = view;
  switch (field) {
    case 'refundShare':
      return Float64Array.from(metrics.purchasesE4, (bought, c) =>
        bought > 0 ? metrics.refundsE4[c]! / bought : Number.NaN,
      );
    case 'firstOrderE4':
    case 'orders90':
    case 'revenue90E4':
      return profileFigure(view, field);
    case 'r':
    case 'f':
    case 'm':
      return Float64Array.from(extrasAt(project, view).rfm[field], (score) => (score === 0 ? Number.NaN : score));
    default:
      return customerColumn(view, lazyExtras(project, view), field);
  }
}

/** A registration or cancelling after the date is not known at it. */
function dayOf({ ledger, metrics, asOf }: View, field: RuleDayField): Float64Array {
  const days = field === 'firstDay' || field === 'lastDay' ? metrics[field] : ledger[field];
  // The end of a contract is agreed beforehand; everything else is known when it has happened.
  const latest = field === 'contractEnd' ? Number.POSITIVE_INFINITY : asOf;
  return Float64Array.from(days, (day) => (day === NO_DAY || day > latest ? Number.NaN : day));
}

/** Ends belong to the range; what is not there is in none. */
function between(values: Float64Array, min: number | null, max: number | null): Uint8Array {
  const [low, high] = [min ?? Number.NEGATIVE_INFINITY, max ?? Number.POSITIVE_INFINITY];
  const mask = new Uint8Array(values.length);
  for (let c = 0; c < values.length; c++) if (values[c]! >= low && values[c]! <= high) mask[c] = 1;
  return mask;
}
