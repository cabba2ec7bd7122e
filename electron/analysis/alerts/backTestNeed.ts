import type { AlertRuleSet } from '../../../shared/contract/alertRule.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asDate, say } from '../../../shared/text.ts';
import { SMALL } from '../churn/rateOf.ts';
import type { Carried } from '../sufficiency/sufficiency.ts';
import { refusal } from '../view/explain.ts';
import { readSpells } from '../view/spells.ts';
import type { View } from '../view/view.ts';
import { alertDates } from './alertDates.ts';
import { tooShort } from './backTestResult.ts';
import { horizonOf } from './horizon.ts';

/**
 * Losses on which alert rules could be tried at D, and why they cannot, or null: what the back-test week by week would
 * refuse, without trying a rule.
 */
export function backTestNeed(view: View, rules: AlertRuleSet): Carried {
  const definition = view.definition.definition;
  const horizon = horizonOf(definition);
  const dates = alertDates(view, rules, { horizon, minLead: 0, every: 'week' });
  const early = refusal(view) ?? tooShort(view, dates, horizon);
  if (early) return { have: 0, refused: early };
  const have = lossesFrom(view, dates.first + horizon);
  const few = { count: have, needed: SMALL, horizon, from: asDate(isoDate(dates.first)) };
  return { have, refused: have < SMALL ? say('alertRules.refused.losses', few) : null };
}

function lossesFrom({ ledger, book, definition, asOf }: View, from: number): number {
  const spells = readSpells(ledger, book, definition.definition);
  let losses = 0;
  for (let c = 0; c < ledger.customerCount; c++) {
    const count = spells.read(c, asOf);
    for (let i = 0; i < count; i++) {
      const lost = spells.to[i]! + 1;
      if (lost >= from && lost <= asOf) losses++;
    }
  }
  return losses;
}
