// Cuts that are chosen from a scale: each rule has a dial with notches from loose to strict, each condition its own scale.
import type { AlertCondition, AlertCuts, AlertRuleSet } from './contract/alertRule.ts';

/** Notches of a dial; one more stands for "off". */
export const NOTCHES = 12;
export const OFF = NOTCHES + 1;

/**
 * Where each dial stands: 1 loosest … 12 strictest, 13 off, 0 where the cuts stay as they are. One place a rule, and
 * behind them one for each override, in the order of the rules.
 */
export type Dials = readonly number[];

/**
 * The rules with slight, clear and severe at three settings of all dials. A rule whose dial never leaves "off", or
 * whose scale is null because its cuts are not to be moved, stays as it is or is switched off. Overrides have dials of
 * their own.
 */
export function rulesAtDials(
  { rules, sensitive }: AlertRuleSet,
  scales: readonly (readonly (readonly number[])[] | null)[],
  levels: readonly [Dials, Dials, Dials],
): AlertRuleSet {
  let behind = rules.length;
  return {
    sensitive,
    rules: rules.map((rule, r) => {
      const first = behind;
      behind += rule.overrides.length;
      const scale = scales[r];
      if (!scale) return rule;
      const placesOf = (dial: number) => levels.map((dials) => dials[dial] ?? OFF);
      const cutsAt = (dial: number, i: number): AlertCuts =>
        placesOf(dial).map((place) => (place >= OFF ? null : (scale[i]?.[place - 1] ?? null))) as AlertCuts;
      const isOff = (dial: number) => placesOf(dial).every((place) => place >= OFF);
      if ([r, ...rule.overrides.map((_, k) => first + k)].every(isOff)) return { ...rule, on: false };
      return {
        ...rule,
        on: true,
        overrides: rule.overrides.map((override, k) =>
          levels[0][first + k] === 0
            ? override
            : { ...override, cuts: rule.conditions.map((_, i) => cutsAt(first + k, i)) },
        ),
        conditions: rule.conditions.map((condition, i): AlertCondition => ({ ...condition, cuts: cutsAt(r, i) })),
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

/** The same, and where even the strictest point raises more than the calls: that one, whose alerts are called in the order of the list. */
export const pointsOrStrictest = (
  path: readonly { readonly perWeek: number }[],
  most: number,
): readonly [number, number, number] => {
  const points = pointsFor(path, most);
  return points[0] < 0 && path.length > 0 ? [0, 0, 0] : points;
};

/** Where even the strictest point raises more than a third, the strictest is severe. */
const atLeastFirst = (path: readonly unknown[], all: number, place: number): number =>
  place >= 0 || all < 0 || path.length === 0 ? place : 0;
