import { NO_DAY } from '../../ledger/ledger.ts';
import { warmUpDays } from '../view/lostRule.ts';
import type { PredictionInput } from './predictionInput.ts';

export type CutoffPlan = {
  readonly horizonDays: number;
  /** Ascending; each one's window of `horizonDays` ends on or before the judged cut-off. */
  readonly learnt: readonly number[];
  /** The latest cut-offs whose windows are complete at D and do not overlap; empty where the data are too short. */
  readonly judged: readonly number[];
  /** Days of data more that would make room for one cut-off to learn from and one to judge. */
  readonly daysMissing: number;
};

/** Of many customers few dates tell enough. */
const MOST_LEARNT = 6;
const MOST_LEARNT_OF_FEW = 12;
const FEW_CUSTOMERS = 20_000;
const MIN_STEP = 14;
const MIN_HORIZON = 7;
const MAX_HORIZON = 365;

/**
 * The window in which customers leave or stay, where none is asked for: as long as the definition itself takes. Silent
 * for more than N days are, after N + 1 days, just those who have bought nothing since, whatever was before.
 */
export function horizonOf({ definition }: Pick<PredictionInput, 'definition'>): number {
  const days = daysOf(definition);
  return Math.min(MAX_HORIZON, Math.max(MIN_HORIZON, days));
}

/**
 * The dates models learn from and are judged at. Judged are the `judgedDates` latest whose windows of H days are over
 * at D and follow each other; all learning windows are over by the first of them, so that nothing a model learns from
 * lies in the time it is judged on. Learning dates are spread evenly over what lies before, up to six of them, or twelve
 * where customers are few, two weeks apart at least. Before the first date lies the time the definition takes to tell
 * who is lost.
 */
export function planCutoffs(
  business: Pick<PredictionInput, 'ledger' | 'book' | 'definition'>,
  asOf: number,
  horizonDays: number,
  judgedDates = 1,
): CutoffPlan {
  const none = (daysMissing: number) => ({ horizonDays, learnt: [], judged: [], daysMissing });
  const { definition, ledger } = business;
  const first = firstDayOf(business);
  if (first === null) return none(0);
  const warmUp = Math.max(0, warmUpDays(definition));
  const earliest = first + Math.max(warmUp, Math.min(horizonDays, 30));
  const judged = Array.from({ length: judgedDates }, (_, k) => asOf - (judgedDates - k) * horizonDays);
  const latest = judged[0]! - horizonDays;
  if (latest < earliest) return none(earliest - latest);
  const most = ledger.customerCount > FEW_CUSTOMERS ? MOST_LEARNT : MOST_LEARNT_OF_FEW;
  const step = Math.max(MIN_STEP, Math.floor((latest - earliest) / (most - 1)));
  const learnt: number[] = [];
  for (let t = latest; t >= earliest && learnt.length < most; t -= step) learnt.unshift(t);
  return { horizonDays, learnt, judged, daysMissing: 0 };
}

function firstDayOf({ ledger, book, definition }: Pick<PredictionInput, 'ledger' | 'book' | 'definition'>) {
  let first = Number.POSITIVE_INFINITY;
  for (const day of book.firstVisit) if (day !== NO_DAY && day < first) first = day;
  if (definition.kind === 'cancelDate' || definition.kind === 'contractEnd') {
    for (const day of ledger.startedOn) if (day !== NO_DAY && day < first) first = day;
  }
  return Number.isFinite(first) ? first : null;
}

function daysOf(definition: PredictionInput['definition']): number {
  switch (definition.kind) {
    case 'silence':
      return definition.days + 1;
    case 'spendDrop':
      return definition.days;
    case 'rhythm':
      return definition.fallbackDays;
    case 'cancelDate':
    case 'contractEnd':
      return 90;
  }
}
