// A set of customers as a place: links to the customers screen, and what that screen reads back.
import { type CustomerSet, customerSet } from '../shared/contract/customerSet.ts';
import { href, navigate } from './router.ts';

export const customersHref = (set: CustomerSet): string => href('customers', { set: JSON.stringify(set) });
export const goToCustomers = (set: CustomerSet): void => navigate('customers', { set: JSON.stringify(set) });

/** The set named in the address; everybody when there is none or it cannot be read. */
export function setFromParams(params: Readonly<Record<string, string>>): CustomerSet {
  if (params.set === undefined) return { kind: 'all' };
  try {
    const parsed = customerSet.safeParse(JSON.parse(params.set));
    return parsed.success ? parsed.data : { kind: 'all' };
  } catch {
    return { kind: 'all' };
  }
}
