import { warmUpDays } from '../view/lostRule.ts';
import type { View } from '../view/view.ts';

/** Days without a purchase after which a definition of churn calls a customer lost; 0 where silence does not decide. */
function silenceDays({ definition: { definition } }: View): number {
  switch (definition.kind) {
    case 'spendDrop':
      return definition.days;
    case 'silence':
    case 'rhythm':
      return warmUpDays(definition);
    case 'cancelDate':
    case 'contractEnd':
      return 0;
  }
}

/**
 * The first day on which a first purchase can be taken for one. Whoever is seen for the first time in the days of
 * silence that make a loss, counted from the beginning of the data, may just as well have bought before them;
 * whoever was silent for longer would have been a lost customer by the definition in force. With dates of cancelling
 * the start is known, whatever the data of orders hold: any day is one.
 */
export const trueFirstDay = (view: View): number =>
  silenceDays(view) === 0 ? Number.NEGATIVE_INFINITY : (view.ledger.firstDay ?? 0) + silenceDays(view);
