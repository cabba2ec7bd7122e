/**
 * Rules that say when a row of points does not look like chance around a centre line: so many of the last points on
 * one side beyond 0, 1, 2 or 3 standard errors, ever rising or falling, alternating, too calm or too torn.
 */
export type RunRule =
  | 'beyondLimits'
  | 'twoOfThree'
  | 'fourOfFive'
  | 'eightOneSide'
  | 'nineOneSide'
  | 'sixTrending'
  | 'fourteenAlternating'
  | 'fifteenInside'
  | 'eightOutside';

/** Western Electric, Statistical Quality Control Handbook (1956), the four zone tests. */
export const WESTERN_ELECTRIC = ['beyondLimits', 'twoOfThree', 'fourOfFive', 'eightOneSide'] as const;
/** Nelson 1984, Journal of Quality Technology 16, 237–239, the eight tests. */
export const NELSON = [
  'beyondLimits',
  'nineOneSide',
  'sixTrending',
  'fourteenAlternating',
  'twoOfThree',
  'fourOfFive',
  'fifteenInside',
  'eightOutside',
] as const;

/** `from` … `at` are the places of the points that speak together; `side` is 1 above, −1 below, 0 neither. */
export type RunAlarm = {
  readonly rule: RunRule;
  readonly from: number;
  readonly at: number;
  readonly side: -1 | 0 | 1;
};

const LENGTH: Record<RunRule, number> = {
  beyondLimits: 1,
  twoOfThree: 3,
  fourOfFive: 5,
  eightOneSide: 8,
  nineOneSide: 9,
  sixTrending: 6,
  fourteenAlternating: 14,
  fifteenInside: 15,
  eightOutside: 8,
};

/**
 * Every place where a rule holds, by place and then in the order of the rules. `z` are the points as standard errors
 * from the centre line: (x − centre) ÷ σ with the σ of each point, so that samples of different sizes can be judged
 * together. A point exactly on the centre line is on neither side, one exactly on a zone line is within it; equal
 * neighbours break a trend. A rule of "2 of 3" speaks only at a point that is one of the two. Points before the first
 * are not there: nothing is said of a window that would begin before it. Example: z = 0, 2.1, 0.4, 2.2 answers
 * twoOfThree at place 3 from place 1, above.
 */
export function runAlarms(z: readonly number[], rules: readonly RunRule[]): RunAlarm[] {
  const alarms: RunAlarm[] = [];
  for (let at = 0; at < z.length; at++) {
    for (const rule of rules) {
      const from = at - LENGTH[rule] + 1;
      if (from < 0) continue;
      const side = sideOf(rule, z.slice(from, at + 1));
      if (side !== null) alarms.push({ rule, from, at, side });
    }
  }
  return alarms;
}

/** The side a rule speaks of, or null where it does not hold for the window. */
function sideOf(rule: RunRule, window: readonly number[]): -1 | 0 | 1 | null {
  switch (rule) {
    case 'beyondLimits':
      return oneSide(window, 1, 3);
    case 'twoOfThree':
      return oneSide(window, 2, 2);
    case 'fourOfFive':
      return oneSide(window, 4, 1);
    case 'eightOneSide':
      return oneSide(window, 8, 0);
    case 'nineOneSide':
      return oneSide(window, 9, 0);
    case 'sixTrending':
      if (pairs(window).every(([a, b]) => b > a)) return 1;
      return pairs(window).every(([a, b]) => b < a) ? -1 : null;
    case 'fourteenAlternating': {
      const steps = pairs(window).map(([a, b]) => Math.sign(b - a));
      return steps[0] !== 0 && pairs(steps).every(([a, b]) => a === -b) ? 0 : null;
    }
    case 'fifteenInside':
      return window.every((z) => Math.abs(z) < 1) ? 0 : null;
    case 'eightOutside':
      return window.every((z) => Math.abs(z) > 1) ? 0 : null;
  }
}

/** The side with at least `atLeast` of the window beyond `beyond`, the last point among them. */
function oneSide(window: readonly number[], atLeast: number, beyond: number): -1 | 1 | null {
  const side = window.at(-1)! > 0 ? 1 : -1;
  if (side * window.at(-1)! <= beyond) return null;
  return window.filter((z) => side * z > beyond).length >= atLeast ? side : null;
}

const pairs = (values: readonly number[]): [number, number][] =>
  values.slice(1).map((value, i): [number, number] => [values[i]!, value]);
