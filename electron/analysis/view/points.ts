import { asDecimal, type Param } from '../../../shared/text.ts';

/** A difference of two shares as percentage points with one decimal, for a sentence. */
export const asPoints = (difference: number | null): Param =>
  asDecimal(difference === null ? null : Math.round(difference * 1000) / 10);
