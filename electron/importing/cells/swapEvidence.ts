// Signs that a spreadsheet program read half of a column's dates with day and month exchanged.
import { isoDate } from '../../../shared/dates.ts';
import type { Cell } from '../reading/rowSource.ts';
import { cleanText } from './cleanText.ts';
import { makeParts, readParts } from './dateParts.ts';

/**
 * Excel turns 3/4/2024 into a date in its own order and leaves 3/14/2024, which has no such month, as text. So a column
 * whose typed dates never pass the 12th, beside texts that all do, was written the other way round.
 */
export type SwapEvidence = {
  /** Typed dates up to the 12th, and behind it. */
  typedLow: number;
  typedHigh: number;
  /** Written dates that read only month first, only day first, and both ways. */
  monthFirst: number;
  dayFirst: number;
  open: number;
};

export const noSwapEvidence = (): SwapEvidence => ({ typedLow: 0, typedHigh: 0, monthFirst: 0, dayFirst: 0, open: 0 });

const parts = makeParts();

export function addSwapEvidence(cell: Cell | undefined, evidence: SwapEvidence): void {
  if (cell !== null && typeof cell === 'object') {
    if (Number(isoDate(cell.day).slice(8)) <= 12) evidence.typedLow++;
    else evidence.typedHigh++;
    return;
  }
  if (typeof cell !== 'string' || cell === '' || !readParts(cleanText(cell), parts)) return;
  if (parts.aDigits > 2 || parts.dotted) return;
  if (parts.a > 12 && parts.b <= 12) evidence.dayFirst++;
  else if (parts.b > 12 && parts.a <= 12) evidence.monthFirst++;
  else evidence.open++;
}

const ENOUGH = 3;

/** True where the typed dates of the column should have day and month exchanged. */
export function suspectSwap({ typedLow, typedHigh, monthFirst, dayFirst, open }: SwapEvidence): boolean {
  const texts = Math.max(monthFirst, dayFirst);
  return typedLow >= ENOUGH && texts >= ENOUGH && typedHigh === 0 && open === 0 && Math.min(monthFirst, dayFirst) === 0;
}
