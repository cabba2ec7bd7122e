// The customers behind the bars of what is to come.
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { firstPurchase } from '../../analysis/definition/backTest.ts';
import { isWithin } from '../../analysis/toCome/bands.ts';
import { buyersAt } from '../../analysis/toCome/buyersAt.ts';
import { keptBackDays } from '../../analysis/toCome/holdOut.ts';
import type { View } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { expectedAt } from './toComeAt.ts';

/** Neither chances nor dates depend on how far ahead one looks or on what a sale is worth. */
const ANY = { months: 12, discount: 0, marginShare: 0 };

/** Nobody where the data do not carry the models. */
export function expectedMembers(
  project: OpenProject,
  view: View,
  set: Extract<CustomerSet, { kind: 'toCome' }>,
): Uint8Array {
  const mask = new Uint8Array(view.ledger.customerCount);
  const found = expectedAt(project, view, { ...ANY, model: set.model });
  if ('key' in found) return mask;
  const { c, on } = found.basis.buyers;
  c.forEach((index, row) => {
    const value = set.by === 'alive' ? found.expected.alive[row]! : found.next[row]! - on;
    if (isWithin(value, set)) mask[index] = 1;
  });
  return mask;
}

export function triedMembers(view: View, set: Extract<CustomerSet, { kind: 'triedWith' }>): Uint8Array {
  const mask = new Uint8Array(view.ledger.customerCount);
  const cut = view.asOf - keptBackDays(view.asOf - (firstPurchase(view) ?? view.asOf));
  const { c, x } = buyersAt(view, cut);
  c.forEach((index, row) => {
    if (isWithin(x[row]!, set)) mask[index] = 1;
  });
  return mask;
}
