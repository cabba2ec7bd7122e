// Order numbers as the business prints them: TG20250305-012, or SO-104233.
import { isoDate } from '../../shared/dates.ts';
import type { SimulatedBusiness } from './simulatedBusiness.ts';

/** A function from order to its number; texts of days are made once. */
export function makeOrderNumbers(business: SimulatedBusiness): (order: number) => string {
  const { spec, orders, firstDay, lastDay } = business;
  if (spec.orderNo === 'sequence') return (order) => `${spec.orderPrefix}${100_001 + order}`;
  const prefixes = Array.from(
    { length: lastDay - firstDay + 1 },
    (_, d) => `${spec.orderPrefix}${isoDate(firstDay + d).replaceAll('-', '')}-`,
  );
  return (order) => prefixes[orders.day[order]! - firstDay]! + String(orders.serial[order]!).padStart(3, '0');
}
