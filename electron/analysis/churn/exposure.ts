import type { Periods } from '../view/periods.ts';
import { readSpells } from '../view/spells.ts';
import type { View } from '../view/view.ts';

/** By period (1 … count). */
export type Exposure = {
  /** Days that customers were active in the period, each customer and each day counted once. */
  readonly days: Float64Array;
  /** How often somebody became lost in the period: also those who came only in it, and those who came back in it. */
  readonly losses: Int32Array;
};

/**
 * Time under observation: whoever came or went within a period counts with the days of it in which they could be lost.
 * A customer is active on the days from … to of a spell (spells.ts) and becomes lost on the day after. Time goes with
 * the spells and the days of the view.
 */
export function countExposure(view: View, { count, base, ends, firstFrom }: Periods): Exposure {
  const { ledger, book, asOf } = view;
  const spells = readSpells(ledger, book, view.definition.definition);
  const span = asOf - base;
  // Customers active on day base + i, first as differences.
  const active = new Int32Array(span + 2);
  const losses = new Int32Array(count + 1);
  for (let c = 0; c < ledger.customerCount; c++) {
    const found = spells.read(c, asOf);
    for (let i = 0; i < found; i++) {
      const to = spells.to[i]!;
      if (to < base) continue;
      active[Math.max(0, spells.from[i]! - base)]!++;
      if (to >= asOf) continue;
      active[to + 1 - base]!--;
      losses[firstFrom[to + 1 - base]!]!++;
    }
  }
  const days = new Float64Array(count + 1);
  let now = active[0]!;
  for (let k = 1, i = 1; k <= count; k++) {
    for (; i <= ends[k]! - base; i++) {
      now += active[i]!;
      days[k]! += now;
    }
  }
  return { days, losses };
}
