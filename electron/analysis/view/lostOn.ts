import { NO_DAY } from '../../ledger/ledger.ts';
import { contractSince } from '../definition/contractEnd.ts';
import { silenceLimit } from './lostRule.ts';
import { readSpells } from './spells.ts';
import { LOST } from './states.ts';
import type { View } from './view.ts';

/**
 * The day on which each customer lost at D became so, by ledger index; NO_DAY for all others. With a silence of N
 * days it is the first day on which the silence was longer than N, N + 1 days after the last purchase, and likewise
 * by the own rhythm; by spending it is the day after the last one on which spending had not fallen so far; with
 * cancel dates the day of cancelling, and by the end of the contract that day.
 */
export function lostOnDays(view: View): Int32Array {
  const { ledger, book, metrics, states, asOf } = view;
  const { definition } = view.definition;
  const days = new Int32Array(states.length).fill(NO_DAY);
  const spells = definition.kind === 'spendDrop' ? readSpells(ledger, book, definition) : null;
  const limitOf =
    definition.kind === 'silence' || definition.kind === 'rhythm' ? silenceLimit(ledger, definition) : null;
  for (let c = 0; c < states.length; c++) {
    if (states[c] !== LOST) continue;
    if (spells) days[c] = spells.to[spells.read(c, asOf) - 1]! + 1;
    else if (limitOf) days[c] = metrics.lastDay[c]! + limitOf(c, metrics.medianGapDays[c]!) + 1;
    else if (definition.kind === 'contractEnd') {
      const end = ledger.contractEnd[c]!;
      days[c] = metrics.lastDay[c] === NO_DAY ? Math.max(end, contractSince(ledger, c)) : end;
    } else days[c] = ledger.cancelledOn[c]!;
  }
  return days;
}
