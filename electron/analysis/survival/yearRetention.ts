import { say, type Text } from '../../../shared/text.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import { activityAt } from '../view/activity.ts';
import { warmUpDays } from '../view/lostRule.ts';
import { YEAR_DAYS } from '../view/metrics.ts';
import { LOST } from '../view/states.ts';
import type { View } from '../view/view.ts';

type YearRetention = {
  /** The day a year before D; null where the data do not reach back far enough to say who was active then. */
  readonly before: number | null;
  /** 1 for the customers active on that day, by ledger index. */
  readonly opening: Uint8Array;
  readonly customers: number;
  /** Of them, those not lost at D. */
  readonly kept: number;
  readonly refused: Text | null;
};

/** Fewer customers say too little about a year's retention. */
const FEWEST = 30;

/** At D: bought, and not lost. */
export const isKept = ({ metrics, states }: View, c: number): boolean =>
  metrics.lastDay[c] !== NO_DAY && states[c] !== LOST;

/**
 * Who was active a year before D, and how many of them still are. Refused where the data do not reach back a year
 * before the first day that could be judged, or fewer than 30 customers were active then.
 */
export function yearRetention(view: View): YearRetention {
  const { ledger, book, asOf, states } = view;
  const definition = view.definition.definition;
  const warmUp = Math.max(0, warmUpDays(definition));
  const day = asOf - YEAR_DAYS;
  const before = ledger.firstDay !== null && ledger.firstDay + warmUp <= day ? day : null;
  const opening = before === null ? new Uint8Array(states.length) : activityAt(ledger, book, before, definition).active;
  let customers = 0;
  let kept = 0;
  for (let c = 0; c < opening.length; c++) {
    if (opening[c] !== 1) continue;
    customers++;
    if (states[c] !== LOST) kept++;
  }
  return { before, opening, customers, kept, refused: tooLittle(view, before, customers, warmUp) };
}

function tooLittle({ ledger, asOf }: View, before: number | null, customers: number, warmUp: number): Text | null {
  if (before === null) {
    const needed = YEAR_DAYS + warmUp;
    const have = ledger.firstDay === null ? 0 : asOf - ledger.firstDay;
    return say('lifetime.refused.short', { needed, missing: needed - have });
  }
  return customers < FEWEST ? say('lifetime.refused.few', { count: customers, missing: FEWEST - customers }) : null;
}
