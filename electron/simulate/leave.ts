// The day somebody stops being a customer, and why.
import { CAUSES } from './businessSpec.ts';
import type { Life, World } from './life.ts';

const SERVICE = CAUSES.indexOf('service');
export const TRIAL = CAUSES.indexOf('trial');

/** A cause in proportion to what each adds to the hazard of the day. */
export function drawCause(world: World, life: Life, day: number): number {
  const episodes = world.hazards.onDay(life.home, day);
  const aftermath = day >= life.bumpFrom && day < life.bumpTo ? life.bumpPerDay : 0;
  let total = 0;
  return life.random.weighted(
    CAUSES.map((_, k) => {
      total += episodes[k]! + (k === SERVICE ? aftermath : 0) + life.hazardPerDay * world.causeWeights[k]!;
      return total;
    }),
  );
}

/**
 * Leaves for good on a day. Some leavers say so, and staff ring some of them weeks later:
 * rows of these two kinds, refunds and complaints about the last order can be later than the day.
 */
export function leave(world: World, life: Life, day: number, cause: number): void {
  const { spec, firstDay, days, truth } = world;
  const { c, random } = life;
  if (day >= days) return;
  truth.churnDay[c] = firstDay + day;
  truth.cause[c] = cause;
  if (cause !== TRIAL && random.chance(spec.cancelShare)) {
    const said = day + random.below(20);
    if (said < days) world.customers.cancelledDay[c] = firstDay + said;
  }
  const call = day + 45 + random.below(75);
  if (life.type.contactsPerYear > 0 && call < days && random.chance(0.2)) {
    const note = random.choice(spec.words.winBackNotes[CAUSES[cause]!]);
    world.contacts.push({ customer: c, day: firstDay + call, channel: spec.words.winBackChannel, note });
  }
}
