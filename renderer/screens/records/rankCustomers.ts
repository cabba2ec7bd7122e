// Customers that fit what was typed, those first that fit it best; of equals the ones that buy most.
import type { CustomerRow } from '../../../shared/contract/customers.ts';

/** How many are asked for, and how many are shown. */
export const CUSTOMERS_ASKED = 50;
const SHOWN = 8;

const same = (a: string | null, b: string) => a?.toLocaleLowerCase() === b;
const begins = (a: string | null, b: string) => a?.toLocaleLowerCase().startsWith(b) === true;

export function rankCustomers(rows: readonly CustomerRow[], typed: string): CustomerRow[] {
  const wanted = typed.trim().toLocaleLowerCase();
  const rank = ({ customer, name, phone }: CustomerRow) => {
    if (same(customer, wanted)) return 0;
    if (same(name, wanted) || same(phone, wanted)) return 1;
    return begins(customer, wanted) || begins(name, wanted) ? 2 : 3;
  };
  return [...rows].sort((a, b) => rank(a) - rank(b)).slice(0, SHOWN);
}

/**
 * The one customer that is meant, where only one can be: by id, or by a name that one customer alone has.
 * null when nobody fits, 'unclear' when several might.
 */
export function customerMeant(rows: readonly CustomerRow[], typed: string): CustomerRow | null | 'unclear' {
  const wanted = typed.trim();
  const byId = rows.find((row) => row.customer === wanted);
  if (byId) return byId;
  const byName = rows.filter((row) => row.name === wanted);
  if (byName.length === 1) return byName[0] ?? null;
  return rows.length === 0 ? null : 'unclear';
}
