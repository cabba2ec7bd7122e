import { normalQuantile } from './normal.ts';
import type { Interval } from './proportions.ts';

/**
 * The score interval of a rate of events in a time of exposure, events ÷ exposure, for events that come by chance one
 * by one (Poisson): the counterpart of Wilson's interval where the denominator is time instead of people (Barker 2002,
 * The American Statistician 56, 85–89, "scores"). Bounds are (x + z²/2 ± z √(x + z²/4)) ÷ t. Null without exposure; at 0 events the lower bound is 0 and
 * the upper z² ÷ t. Example: 10 events in 1 give 5.43 … 18.41.
 */
export function exposureInterval(events: number, exposure: number, level = 0.95): Interval | null {
  if (exposure <= 0) return null;
  const z = normalQuantile((1 + level) / 2);
  const centre = events + (z * z) / 2;
  const half = z * Math.sqrt(events + (z * z) / 4);
  return { low: events === 0 ? 0 : (centre - half) / exposure, high: (centre + half) / exposure };
}
