import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type DayBook, entryAt } from './dayBook.ts';

type Silence = Extract<ChurnDefinition, { kind: 'silence' }>;
type Rhythm = Extract<ChurnDefinition, { kind: 'rhythm' }>;
type SpendDrop = Extract<ChurnDefinition, { kind: 'spendDrop' }>;

/** A factor times a gap is not always exact: 2.3 × 10 days must be 23 whole days. */
const ROUNDING = 1e-6;

/**
 * Days without a purchase that are still no loss, where silence decides: a function of the customer and of the median
 * gap between their purchase days. With a silence of N days it is N, or what was chosen for the customer's type. By the
 * own rhythm it is `factor` × the median gap, in whole days and never below `minDays`; a customer with fewer than three
 * purchase days (gap −1) has no rhythm yet and is given `fallbackDays`. The gap is the one known at the last purchase,
 * so the limit stands still until the next.
 */
export function silenceLimit(
  { typeOf, types }: Pick<Ledger, 'typeOf' | 'types'>,
  definition: Rhythm | Silence,
): (c: number, medianGap: number) => number {
  if (definition.kind === 'rhythm') {
    const { factor, minDays, fallbackDays } = definition;
    return (_, gap) => (gap < 0 ? fallbackDays : Math.max(minDays, Math.floor(factor * gap + ROUNDING)));
  }
  const { days, byType = [] } = definition;
  if (byType.length === 0) return () => days;
  const daysOf = Int32Array.from(types, (type) => byType.find((one) => one.type === type)?.days ?? days);
  return (c) => (typeOf[c]! < 0 ? days : daysOf[typeOf[c]!]!);
}

/** Days from a first purchase on before the own baseline of spending is whole. */
export const baselineDays = ({ days, windows }: SpendDrop): number => days * (1 + windows);

/**
 * Whether spending is down so far that the customer counts as lost: nothing was bought in the last window of `days`
 * days, or no more than 1 − `dropShare` of what an average window brought in the `windows` windows before it. Amounts
 * are purchases before refunds, E4; `baselineE4` is the sum of all baseline windows. The drop is judged only when the
 * first purchase lies before the baseline (`whole`): before that there is nothing fair to compare with.
 */
export const spendIsDown = (definition: SpendDrop, recentE4: number, baselineE4: number, whole: boolean): boolean =>
  recentE4 <= 0 ||
  (whole && baselineE4 > 0 && recentE4 * definition.windows <= (1 - definition.dropShare) * baselineE4);

/** The same for customer c at the end of a day on or after the first purchase, read from the day book. */
export function spendIsDownOn(book: DayBook, c: number, dayNo: number, definition: SpendDrop): boolean {
  const { start, day, boughtE4, firstVisit } = book;
  const from = start[c]!;
  const to = start[c + 1]!;
  const upTo = (limit: number): number => {
    const e = entryAt(day, from, to, limit);
    return e < from ? 0 : boughtE4[e]!;
  };
  const recentFrom = upTo(dayNo - definition.days);
  const span = baselineDays(definition);
  return spendIsDown(
    definition,
    upTo(dayNo) - recentFrom,
    recentFrom - upTo(dayNo - span),
    firstVisit[c]! <= dayNo - span,
  );
}

/**
 * Days from the beginning of the data on in which a definition cannot tell yet who is lost: the silence itself, the
 * fallback of those without a rhythm, all windows of spending. Dates of cancelling and of contracts are known from the first day.
 */
export function warmUpDays(definition: ChurnDefinition): number {
  switch (definition.kind) {
    case 'silence':
      return Math.max(definition.days, ...(definition.byType ?? []).map((one) => one.days));
    case 'rhythm':
      return Math.max(definition.minDays, definition.fallbackDays);
    case 'spendDrop':
      return baselineDays(definition);
    case 'cancelDate':
    case 'contractEnd':
      return Number.NEGATIVE_INFINITY;
  }
}
