// Cuts that are chosen from a scale: each rule has a dial with notches from loose to strict, each condition its own scale.
import type { AlertCondition, AlertCuts, AlertRuleSet } from './contract/alertRules.ts';

/** Notches of a dial; one more stands for "off". */
export const NOTCHES = 12;
export const OFF = NOTCHES + 1;

/** Where each rule's dial stands: 1 loosest … 12 strictest, 13 off. One place a rule. */
export type Dials = readonly number[];

/**
 * The rules with slight, clear and severe at three settings of all dials. A rule whose dial never leaves "off", or
 * whose scale is null because its cuts are not to be moved, stays as it is or is switched off.
 */
export function rulesAtDials(
  { rules, sensitive }: AlertRuleSet,
  scales: readonly (readonly (readonly number[])[] | null)[],
  levels: readonly [Dials, Dials, Dials],
): AlertRuleSet {
  return {
    sensitive,
    rules: rules.map((rule, r) => {
      const scale = scales[r];
      if (!scale) return rule;
      const places = levels.map((dials) => dials[r] ?? OFF);
      if (places.every((place) => place >= OFF)) return { ...rule, on: false };
      return {
        ...rule,
        on: true,
        overrides: [],
        conditions: rule.conditions.map(
          (condition, i): AlertCondition => ({
            ...condition,
            cuts: places.map((place) => (place >= OFF ? null : (scale[i]?.[place - 1] ?? null))) as AlertCuts,
          }),
        ),
      };
    }),
  };
}

/** The loosest point of a path whose alerts a week do not exceed a number; -1 where even the strictest raises more. */
export function pointWithin(path: readonly { readonly perWeek: number }[], most: number): number {
  let found = -1;
  for (let i = 0; i < path.length; i++) if (path[i]!.perWeek <= most) found = i;
  return found;
}

/** Points for slight, clear and severe when all calls of a week may go to `most` customers: thirds of the calls. */
export const pointsFor = (
  path: readonly { readonly perWeek: number }[],
  most: number,
): readonly [number, number, number] => [
  pointWithin(path, most),
  atLeastFirst(path, pointWithin(path, most), pointWithin(path, (most * 2) / 3)),
  atLeastFirst(path, pointWithin(path, most), pointWithin(path, most / 3)),
];

/** Where even the strictest point raises more than a third, the strictest is severe. */
const atLeastFirst = (path: readonly unknown[], all: number, place: number): number =>
  place >= 0 || all < 0 || path.length === 0 ? place : 0;
