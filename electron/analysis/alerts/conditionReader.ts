import type { Steps } from './steps.ts';

/**
 * What a condition sees of one customer on one day. `now` and `base` are in the track's unit (judge.ts), `base` for one
 * average window; null where there is nothing to see yet. `since` and `place` say more where the indicator has more to
 * say: the day a silence, an open complaint or a score began; the category.
 */
export type Reading = {
  readonly level: number;
  readonly now: number | null;
  readonly base: number | null;
  readonly since?: number;
  readonly place?: number;
};

export const NOTHING: Reading = { level: 0, now: null, base: null };

/**
 * One condition, ready to be asked about customers. Neither answer looks at anything dated after the day it is for.
 * `entry` is the customer's first day of taking part.
 */
export type ConditionReader = {
  /** Writes the level from the first day on; steps after `asOf` may be left out or be wrong. */
  readonly steps: (c: number, entry: number, asOf: number, out: Steps) => void;
  /** The level, value and baseline on a day, found directly. */
  readonly on: (c: number, entry: number, dayNo: number) => Reading;
};
