import { silenceLimit } from '../view/lostRule.ts';
import type { View } from '../view/view.ts';

/** The limit of silence by customer and gap, and within how many days of leaving everybody is known to have left. */
export function lostRuleDays({ ledger, definition: { definition } }: View): {
  readonly limitOf: (c: number, gap: number) => number;
  readonly known: number;
} {
  switch (definition.kind) {
    case 'silence':
      return {
        limitOf: silenceLimit(ledger, definition),
        known: Math.max(definition.days, ...(definition.byType ?? []).map(({ days }) => days)),
      };
    case 'rhythm':
      return {
        limitOf: silenceLimit(ledger, definition),
        known: Math.max(definition.minDays, definition.fallbackDays),
      };
    case 'spendDrop':
      return { limitOf: () => 0, known: definition.days };
    case 'cancelDate':
    case 'contractEnd':
      return { limitOf: () => 0, known: 0 };
  }
}
