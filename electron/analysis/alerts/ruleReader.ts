import type { AlertCuts, AlertRule } from '../../../shared/contract/alertRule.ts';
import { nextPeriodStart, periodStart } from '../../../shared/dates.ts';
import { NEVER } from '../../ledger/ledger.ts';
import { VALUE_CLASSES } from '../value/valueClasses.ts';
import type { AlertInput } from './alertInput.ts';
import type { ConditionReader, Reading } from './conditionReader.ts';
import { MILLE } from './judge.ts';
import { makeCondition } from './makeCondition.ts';
import { combineSteps, levelOn, makeHold, makeSteps, push, type Steps } from './steps.ts';

/** One rule, ready to be asked. */
export type RuleReader = {
  readonly rule: AlertRule;
  /** The level from the first day on; steps after `asOf` may be wrong. The answer is used again for the next customer. */
  readonly steps: (c: number, entry: number, asOf: number) => Steps;
  /** The level on a day before it had to hold for any time: never below that of `steps`. */
  readonly on: (c: number, entry: number, dayNo: number) => number;
  /** What each condition sees on a day. */
  readonly readings: (c: number, entry: number, dayNo: number) => Reading[];
  /** The cuts that hold for a customer on a day, one place a condition. */
  readonly cuts: (c: number, dayNo: number) => readonly AlertCuts[];
};

type Variant = { readonly cuts: readonly AlertCuts[]; readonly conditions: readonly ConditionReader[] };

/**
 * A rule over a customer's life: its conditions under the cuts that hold for the customer, joined, held for as long as
 * the rule wants, and silent until the customer has been there long enough. Cuts by type hold for good; cuts by value
 * class change on the first of a month with the class, and stand behind those by type.
 */
export function ruleReader(input: AlertInput, rule: AlertRule): RuleReader {
  const { ledger, book } = input;
  const variants: Variant[] = [
    rule.conditions.map((condition) => condition.cuts),
    ...rule.overrides.map((override) => rule.conditions.map((one, i) => override.cuts[i] ?? one.cuts)),
  ].map((cuts) => ({ cuts, conditions: rule.conditions.map((one, i) => makeCondition(input, one, cuts[i]!)) }));

  const ofType = Int32Array.from(
    ledger.types,
    (type) => 1 + rule.overrides.findIndex(({ of }) => of.by === 'type' && of.type === type),
  );
  const ofClass = [
    0,
    ...VALUE_CLASSES.map(
      (name) => 1 + rule.overrides.findIndex(({ of }) => of.by === 'valueClass' && of.valueClass === name),
    ),
  ];
  const byClass = ofClass.some((variant) => variant > 0);
  const fixedOf = (c: number): number => (ledger.typeOf[c]! < 0 ? 0 : ofType[ledger.typeOf[c]!]!);
  const variantOn = (c: number, dayNo: number): number => {
    const fixed = fixedOf(c);
    return fixed > 0 || !byClass ? fixed : ofClass[input.valueClasses(periodStart(dayNo, 'month'))[c]!]!;
  };

  const join = joiner(rule);
  const parts = rule.conditions.map(makeSteps);
  const levels = new Uint8Array(rule.conditions.length);
  const [joined, spliced, held, clipped] = [makeSteps(), makeSteps(), makeSteps(), makeSteps()];
  const hold = rule.holdDays > 0 ? makeHold(rule.holdDays) : null;

  function rawSteps(variant: number, c: number, entry: number, asOf: number): Steps {
    const { conditions } = variants[variant]!;
    conditions.forEach((condition, i) => {
      condition.steps(c, entry, asOf, parts[i]!);
    });
    if (conditions.length === 1 && rule.combine.kind !== 'score') return parts[0]!;
    combineSteps(parts, join, joined);
    return joined;
  }

  /** Takes each month's steps from the variant of its class. */
  function splice(c: number, entry: number, asOf: number): Steps {
    spliced.count = 0;
    let from = periodStart(entry, 'month');
    while (from <= asOf) {
      const variant = variantOn(c, from);
      let until = nextPeriodStart(from, 'month');
      while (until <= asOf && variantOn(c, until) === variant) until = nextPeriodStart(until, 'month');
      const steps = rawSteps(variant, c, entry, asOf);
      push(spliced, from, levelOn(steps, from));
      for (let i = 0; i < steps.count; i++) {
        if (steps.day[i]! > from && steps.day[i]! < until) push(spliced, steps.day[i]!, steps.level[i]!);
      }
      from = until;
    }
    return spliced;
  }

  /** The day from which a customer has been there long enough. */
  function judgedFrom(c: number, entry: number): number {
    let from = entry + rule.minHistoryDays;
    if (rule.minOrders > 0) {
      const end = book.start[c + 1]!;
      let e = book.start[c]!;
      while (e < end && book.orders[e]! < rule.minOrders) e++;
      from = Math.max(from, e < end ? book.day[e]! : NEVER);
    }
    return from;
  }

  return {
    rule,
    steps: (c, entry, asOf) => {
      const from = judgedFrom(c, entry);
      clipped.count = 0;
      if (from > asOf) return clipped;
      let steps = byClass && fixedOf(c) === 0 ? splice(c, entry, asOf) : rawSteps(fixedOf(c), c, entry, asOf);
      if (hold) {
        hold(steps, held);
        steps = held;
      }
      if (steps.count === 0 || steps.day[0]! >= from) return steps;
      push(clipped, from, levelOn(steps, from));
      for (let i = 0; i < steps.count; i++) if (steps.day[i]! > from) push(clipped, steps.day[i]!, steps.level[i]!);
      return clipped;
    },
    on: (c, entry, dayNo) => {
      if (dayNo < judgedFrom(c, entry)) return 0;
      const { conditions } = variants[variantOn(c, dayNo)]!;
      for (let i = 0; i < conditions.length; i++) levels[i] = conditions[i]!.on(c, entry, dayNo).level;
      return join(levels);
    },
    readings: (c, entry, dayNo) =>
      variants[variantOn(c, dayNo)]!.conditions.map((condition) => condition.on(c, entry, dayNo)),
    cuts: (c, dayNo) => variants[variantOn(c, dayNo)]!.cuts,
  };
}

function joiner({ combine, conditions }: AlertRule): (levels: Uint8Array) => number {
  const n = conditions.length;
  if (combine.kind === 'score') {
    const weights = conditions.map((_, i) => Math.round((combine.weights[i] ?? 0) * MILLE));
    const cuts = combine.cuts.map((cut) => (cut === null ? Number.POSITIVE_INFINITY : Math.round(cut * MILLE)));
    return (levels) => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += weights[i]! * levels[i]!;
      return sum >= cuts[2]! ? 3 : sum >= cuts[1]! ? 2 : sum >= cuts[0]! ? 1 : 0;
    };
  }
  const lowest = combine.kind === 'all';
  return (levels) => {
    let level = levels[0]!;
    for (let i = 1; i < n; i++) if (lowest ? levels[i]! < level : levels[i]! > level) level = levels[i]!;
    return level;
  };
}
