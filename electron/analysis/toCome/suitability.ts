import { asDecimal, say, type Text } from '../../../shared/text.ts';
import { firstPurchase } from '../definition/backTest.ts';
import { regularity } from '../definition/ownRhythm.ts';
import { cannotYet } from '../sufficiency/verdicts.ts';
import { refusal } from '../view/explain.ts';
import type { View } from '../view/view.ts';

/** Two thirds of it to learn from, one to be tried on. */
const NEEDED_DAYS = 273;

/**
 * Why the models of buying say nothing at D, or null. They are made for customers who buy when they like: contracts have an
 * end that is known, and are for the model of renewals. They need time to see people come back, customers who did, and
 * purchases that come by chance; who buys like clockwork (k of Wheat & Morrison 1990 above 4) is missed on the
 * second day, while the models would wait for months.
 */
export function unsuited(view: View): Text | null {
  const nothing = refusal(view);
  if (nothing) return nothing;
  const { kind } = view.definition.definition;
  if (kind === 'cancelDate' || kind === 'contractEnd') return say('toCome.refused.contract');
  const days = view.asOf - (firstPurchase(view) ?? view.asOf);
  if (days < NEEDED_DAYS)
    return say('toCome.refused.short', { days, needed: NEEDED_DAYS, missing: NEEDED_DAYS - days });
  const few = cannotYet(view, 'clv');
  if (few) return few;
  const rhythm = regularity(view);
  if (rhythm?.meaning === 'clockwork') {
    return say('toCome.refused.regular', { k: asDecimal(rhythm.k), customers: rhythm.customers });
  }
  return null;
}
