import type { View } from '../view/view.ts';
import type { Rfm } from './rfm.ts';
import { countBelow } from './rfmCuts.ts';

/** How far one customer is from another segment, everything else as it is and the cut points as at D. */
export type Boundary = {
  /** Days without a purchase until the falling recency score changes the segment, and into which. */
  readonly fall: { readonly days: number; readonly to: string } | null;
  /** Money (E4) that lifts the money score into another segment. */
  readonly byMoney: { readonly amountE4: number; readonly to: string } | null;
  /** Orders that lift the frequency score into another segment. */
  readonly byOrders: { readonly orders: number; readonly to: string } | null;
};

/** The smallest whole value beyond each edge, and how many edges lie below it. */
type Steps = { readonly value: Float64Array; readonly below: Uint8Array };
type Step = { readonly value: number; readonly code: number };

function stepsOf(edges: readonly number[]): Steps {
  const all = Float64Array.from(edges);
  const value = all.map((edge) => Math.floor(edge) + 1);
  return { value, below: Uint8Array.from(value, (reached) => countBelow(all, reached)) };
}

const NOWHERE: Step = { value: Number.NaN, code: 0 };

/** The first step beyond the present place that changes the segment. */
function firstChange({ value, below }: Steps, place: number, code: number, codeAt: (below: number) => number): Step {
  for (let k = place; k < value.length; k++) {
    const reached = codeAt(below[k]!);
    if (reached !== code) return { value: value[k]!, code: reached };
  }
  return NOWHERE;
}

/**
 * Walks along the three axes for any customer. Scores that change without changing the segment are passed over until
 * one does. The distances are the smallest that do it: one day beyond the cut, one order beyond it, the least amount
 * above it. Cuts that coincide are passed together.
 */
function walker(rfm: Rfm) {
  const { bins } = rfm.options;
  const edges = rfm.edges ?? { recencyDays: [], frequency: [], monetaryE4: [], interaction: null };
  const recency = stepsOf(edges.recencyDays);
  const frequency = stepsOf(edges.frequency);
  const money = stepsOf(edges.monetaryE4);
  const { r, f, m, i, segment, codeAt } = rfm;
  const contacts = (c: number): number => i?.[c] ?? 1;
  return {
    silent: (c: number) =>
      firstChange(recency, bins - r[c]!, segment[c]!, (k) => codeAt(bins - k, f[c]!, m[c]!, contacts(c))),
    spent: (c: number) => firstChange(money, m[c]! - 1, segment[c]!, (k) => codeAt(r[c]!, f[c]!, 1 + k, contacts(c))),
    ordered: (c: number) =>
      firstChange(frequency, f[c]! - 1, segment[c]!, (k) => codeAt(r[c]!, 1 + k, m[c]!, contacts(c))),
  };
}

/**
 * The distance of a customer from the next segment along each axis by itself: silent so many days longer, having
 * spent so much more, having ordered so many times more. Null where the segment stays the same to the end of the
 * axis, and for a customer without a purchase, who has no segment.
 */
export function boundaryOf(view: View, rfm: Rfm, c: number): Boundary {
  if (rfm.segment[c] === 0) return { fall: null, byMoney: null, byOrders: null };
  const { metrics, asOf } = view;
  const walk = walker(rfm);
  const [silent, spent, ordered] = [walk.silent(c), walk.spent(c), walk.ordered(c)];
  const to = (step: Step): string => rfm.names[step.code - 1] ?? '';
  return {
    fall: silent.code === 0 ? null : { days: silent.value - (asOf - metrics.lastDay[c]!), to: to(silent) },
    byMoney: spent.code === 0 ? null : { amountE4: spent.value - metrics.revenueE4[c]!, to: to(spent) },
    byOrders: ordered.code === 0 ? null : { orders: ordered.value - metrics.orders[c]!, to: to(ordered) },
  };
}

/** Distances of all customers along one axis by ledger index; NaN where no segment lies ahead. Linear in the customers. */
export function boundaryDistances(view: View, rfm: Rfm, axis: 'days' | 'money' | 'orders'): Float64Array {
  const { lastDay, revenueE4, orders } = view.metrics;
  const distance = new Float64Array(rfm.segment.length).fill(Number.NaN);
  const walk = walker(rfm);
  for (let c = 0; c < distance.length; c++) {
    if (rfm.segment[c] === 0) continue;
    distance[c] =
      axis === 'days'
        ? walk.silent(c).value - (view.asOf - lastDay[c]!)
        : axis === 'money'
          ? walk.spent(c).value - revenueE4[c]!
          : walk.ordered(c).value - orders[c]!;
  }
  return distance;
}
