import type { ChurnDefinition } from '../../shared/contract/common.ts';
import { type DayBook, entryAt } from './dayBook.ts';

type Rhythm = Extract<ChurnDefinition, { kind: 'rhythm' }>;
type SpendDrop = Extract<ChurnDefinition, { kind: 'spendDrop' }>;

/** A factor times a gap is not always exact: 2.3 × 10 days must be 23 whole days. */
const ROUNDING = 1e-6;

/**
 * Days without a purchase that are still no loss, where silence decides. With a silence of N days it is N for
 * everybody. By the own rhythm it is `factor` × the median gap between the customer's purchase days, in whole days
 * and never below `minDays`; a customer with fewer than three purchase days (`medianGap` −1) has no rhythm yet and is
 * given `fallbackDays`. The gap is the one known at the last purchase, so the limit stands still until the next.
 */
export function silenceLimit(
  definition: Rhythm | Extract<ChurnDefinition, { kind: 'silence' }>,
  medianGap: number,
): number {
  if (definition.kind === 'silence') return definition.days;
  if (medianGap < 0) return definition.fallbackDays;
  return Math.max(definition.minDays, Math.floor(definition.factor * medianGap + ROUNDING));
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
 * fallback of those without a rhythm, all windows of spending. Dates of cancelling are known from the first day.
 */
export function warmUpDays(definition: ChurnDefinition): number {
  switch (definition.kind) {
    case 'silence':
      return definition.days;
    case 'rhythm':
      return Math.max(definition.minDays, definition.fallbackDays);
    case 'spendDrop':
      return baselineDays(definition);
    case 'cancelDate':
      return Number.NEGATIVE_INFINITY;
  }
}
