import type { Text } from '../../shared/text.ts';

/** A figure that was printed somewhere, and how this program comes to it. */
export type PublishedFigure = {
  readonly what: Text;
  /** As printed, and with how many digits behind the point. */
  readonly expected: number;
  readonly digits: number;
  /** How far the print itself may be off in its last digit beyond rounding, where the source rounded on the way. */
  readonly slack?: number;
  readonly got: () => number | null;
};

/** A method with the figures published for it. `id` is also the key of its name in the locales: `checkUs.methods.<id>`. */
export type PublishedMethod = {
  readonly id: string;
  /** Author, year, place: as one would cite it; in no language of its own. */
  readonly source: string;
  readonly figures: readonly PublishedFigure[];
};

/** Agreement to the printed precision: half a unit of the last digit, or that and the slack. */
export const agrees = ({ expected, digits, slack = 0 }: PublishedFigure, got: number | null): boolean =>
  got !== null && Math.abs(got - expected) <= (0.5 + slack) * 10 ** -digits * (1 + 1e-9);
