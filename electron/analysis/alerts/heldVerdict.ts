import type { HeldVerdict } from '../../../shared/contract/alerts.ts';
import type { Rate } from '../../../shared/contract/common.ts';
import { differenceInterval } from '../../stats/proportions.ts';

/** Alerts that come true this much more seldom than promised still hold. */
export const MARGIN = 0.1;
/** More alerts than this nobody waits for. */
const MOST = 100_000;

type Counts = Pick<Rate, 'numerator' | 'denominator'>;
export type Difference = { readonly value: number; readonly low: number; readonly high: number };

const between = (now: Counts, then: Counts): Difference | null => {
  const found = differenceInterval(now.numerator, now.denominator, then.numerator, then.denominator);
  return found && { value: found.difference, low: found.low, high: found.high };
};

/**
 * Whether a share is as high as was promised, by Newcombe's interval of the difference of two independent proportions
 * (1998, method 10). It holds if the whole interval lies above −10 points (a comparison that asks for no more than
 * "not much worse"); it is less if the whole interval lies below 0; where it is both, it is less. Else there are too
 * few alerts to say. `saved` is the same count with saved customers taken as right: whoever is called and stays looks
 * like a false alarm. Less is said only if the count with them is less, too.
 * Example: 40 of 100 against 400 of 1000 promised: −9.5 … 10.1 points, it holds.
 */
export function heldVerdict(held: Counts, saved: Counts, promised: Counts) {
  if (promised.denominator === 0) return { verdict: 'noPromise' as const, difference: null };
  const difference = between(held, promised);
  const withSaved = between(saved, promised);
  const verdict: HeldVerdict =
    difference === null || withSaved === null
      ? 'tooFew'
      : withSaved.high < 0
        ? 'less'
        : difference.high >= 0 && difference.low > -MARGIN
          ? 'holds'
          : withSaved.low > -MARGIN
            ? 'holdsIfSaved'
            : 'tooFew';
  return { verdict, difference };
}

/** Alerts it takes in all until it can be said that they hold, if they come true as promised; null where none would do. */
export function alertsNeeded({ numerator, denominator }: Counts): number | null {
  const share = numerator / denominator;
  const isEnough = (n: number) => {
    const found = between({ numerator: share * n, denominator: n }, { numerator, denominator });
    return found !== null && found.low > -MARGIN;
  };
  if (denominator === 0 || !isEnough(MOST)) return null;
  let [low, high] = [0, MOST];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
