import { NOTCHES } from '../../../shared/alertNotches.ts';
import type { AlertCuts, AlertRule } from '../../../shared/contract/alertRule.ts';
import type { AlertInput } from './alertInput.ts';
import { type RuleReader, ruleReader } from './ruleReader.ts';

/**
 * What one dial moves: the cuts of a rule for everybody who has none of their own (`part` −1), or for the customers of
 * one of its overrides. `scales` are the cuts at each notch by condition; null where the cuts stay as they are.
 */
export type DialSlot = {
  readonly rule: AlertRule;
  readonly part: number;
  readonly scales: readonly (readonly number[])[] | null;
};

const NOBODY: AlertCuts = [null, null, null];
const LEVELS = 3;

/** The slots of rules: first one a rule, then one an override, both in their order. */
export const slotsOf = (rules: readonly AlertRule[], scales: readonly DialSlot['scales'][]): DialSlot[] => [
  ...rules.map((rule, r) => ({ rule, part: -1, scales: scales[r]! })),
  ...rules.flatMap((rule, r) => rule.overrides.map((_, part) => ({ rule, part, scales: scales[r]! }))),
];

/** The rule with cuts for the customers of the slot, and none that anybody else could reach. */
function shaped({ rule, part }: DialSlot, cuts: (condition: number) => AlertCuts): AlertRule {
  const forPart = (one: number) => (_: unknown, i: number) => (one === part ? cuts(i) : NOBODY);
  return {
    ...rule,
    conditions: rule.conditions.map((condition, i) => ({ ...condition, cuts: forPart(-1)(condition, i) })),
    overrides: rule.overrides.map((override, k) => ({ ...override, cuts: rule.conditions.map(forPart(k)) })),
  };
}

/** The slot's customers under the notches of its scales, three at a time; without scales under the cuts that stand. */
export function slotReaders(input: AlertInput, slot: DialSlot): RuleReader[] {
  const { rule, part, scales } = slot;
  if (!scales) {
    const standing = (i: number) => rule.overrides[part]?.cuts[i] ?? rule.conditions[i]!.cuts;
    return [ruleReader(input, shaped(slot, standing))];
  }
  return Array.from({ length: NOTCHES / LEVELS }, (_, group) => {
    const at = (i: number, level: number): number => scales[i]![group * LEVELS + level]!;
    return ruleReader(
      input,
      shaped(slot, (i) => [at(i, 0), at(i, 1), at(i, 2)]),
    );
  });
}
