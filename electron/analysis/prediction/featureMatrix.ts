import type { Feature } from '../../../shared/contract/prediction.ts';
import { mixBits } from '../../stats/random.ts';
import { activityAt } from '../view/activity.ts';
import { featureReader } from './features.ts';
import type { PredictionInput } from './predictionInput.ts';

/** Customers at cut-offs: one row each, features column by column. */
export type FeatureMatrix = {
  readonly features: readonly Feature[];
  readonly columns: readonly Float32Array[];
  readonly customer: Int32Array;
  /** Place of the row's cut-off in the list asked for. */
  readonly cutoff: Uint8Array;
  /** 1: lost at the end of the window. Empty where no window was asked for. */
  readonly outcome: Uint8Array;
  /** Rows there were before the most were drawn. */
  readonly eligible: number;
};

export type MatrixOptions = {
  /** Length of the two windows features look at. */
  readonly windowDays: number;
  /** Days after each cut-off at which it is judged who is lost; null where that is not known yet. */
  readonly horizonDays: number | null;
  /** No more rows than this, drawn by customer and cut-off, the same ones each time. */
  readonly most?: number;
  /** 1 for the customers asked for, by ledger index; everybody where it is left out. */
  readonly only?: Uint8Array;
  readonly goOn?: (done: number, of: number) => boolean;
};

/**
 * The rows models learn from, are judged on, or foretell: every customer who takes part and is not lost at the end of a
 * cut-off, with features of that day. The outcome is the definition's own: whether the customer is lost at the end of
 * day cut-off + H, just as the churn rate of that span counts it. Whoever falls silent and comes back within the
 * window has not left.
 */
export function featureMatrix(
  input: PredictionInput,
  cutoffs: readonly number[],
  { windowDays, horizonDays, most = Number.POSITIVE_INFINITY, only, goOn }: MatrixOptions,
): FeatureMatrix {
  const { ledger, book, definition } = input;
  const reader = featureReader(input, windowDays);
  const present = cutoffs.map((t) => {
    const { active } = activityAt(ledger, book, t, definition);
    return [only, input.membersOn?.(t)].reduce<Uint8Array>(
      (mask, other) => (other ? mask.map((is, c) => is & other[c]!) : mask),
      active,
    );
  });
  const eligible = present.reduce((sum, mask) => sum + countOnes(mask), 0);
  const isDrawn = drawn(eligible, most);
  for (let k = 0; k < present.length; k++) {
    const mask = present[k]!;
    if (eligible > most) for (let c = 0; c < mask.length; c++) if (mask[c] === 1 && !isDrawn(c, k)) mask[c] = 0;
  }
  const rows = present.reduce((sum, mask) => sum + countOnes(mask), 0);
  const columns = reader.features.map(() => new Float32Array(rows));
  const customer = new Int32Array(rows);
  const cutoff = new Uint8Array(rows);
  const outcome = new Uint8Array(horizonDays === null ? 0 : rows);
  const { row } = reader;
  const p = columns.length;
  let r = 0;
  for (let k = 0; k < cutoffs.length; k++) {
    if (goOn?.(k, cutoffs.length) === false) break;
    const mask = present[k]!;
    reader.moveTo(cutoffs[k]!);
    const lost = horizonDays === null ? null : activityAt(ledger, book, cutoffs[k]! + horizonDays, definition).lost;
    for (let c = 0; c < mask.length; c++) {
      if (mask[c] !== 1) continue;
      reader.read(c);
      for (let j = 0; j < p; j++) columns[j]![r] = row[j]!;
      customer[r] = c;
      cutoff[r] = k;
      if (lost) outcome[r] = lost[c]!;
      r++;
    }
  }
  return { features: reader.features, columns, customer, cutoff, outcome, eligible };
}

function countOnes(mask: Uint8Array): number {
  let count = 0;
  for (let c = 0; c < mask.length; c++) count += mask[c]!;
  return count;
}

/** Draws by a number mixed from customer and cut-off, so that neither order nor others decide who is drawn. */
function drawn(eligible: number, most: number): (c: number, k: number) => boolean {
  if (eligible <= most) return () => true;
  const limit = (most / eligible) * 4294967296;
  return (c, k) => mixBits(mixBits(c + 1) ^ (k * 0x9e3779b9)) >>> 0 < limit;
}
