import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { DayBook } from '../view/dayBook.ts';

/** Things that add up: entries of customer c stand at start[c] … start[c+1]−1, by day; `total` is counted up within c. */
export type SumTrack = {
  readonly start: Int32Array;
  readonly day: Int32Array;
  /** Whole numbers only, so that sums and differences are exact. */
  readonly total: Float64Array | Int32Array;
  /** First day of any entry: a window that begins before it is not whole. Null where it is the first day of the orders. */
  readonly firstDay: number | null;
};

/** Things that hold until the next one: several of a day stand in their order, and the last one holds. */
export type PointTrack = { readonly start: Int32Array; readonly day: Int32Array; readonly value: Float64Array };

/** Complaints by customer and day; `solved` is NEVER while a complaint is open. */
export type ComplaintTrack = { readonly start: Int32Array; readonly day: Int32Array; readonly solved: Int32Array };

/** Purchases by customer, category and day, one entry a day: `category` is a place in `names`. */
export type CategoryTrack = {
  readonly start: Int32Array;
  readonly category: Int32Array;
  readonly day: Int32Array;
  readonly names: readonly string[];
};

/**
 * What the rules look at, brought to ledger indices. All of it is sorted by customer and day and may reach beyond any
 * day asked about: readers stop at the day. Tracks are made when a rule first needs them; null where the data have
 * nothing of the kind.
 */
export type AlertInput = {
  readonly ledger: Ledger;
  readonly book: DayBook;
  readonly definition: ChurnDefinition;
  /** 1 for whoever the past is tried on, as they stood on a day; everybody where it is left out. */
  readonly membersOn?: (day: number) => Uint8Array;
  /** The past is looked at: ends of contracts that were written down since are not known. */
  readonly pastOnly?: boolean;
  /** Of one channel, or of all (null). */
  readonly visits: (channel: string | null) => SumTrack | null;
  readonly refunds: () => SumTrack | null;
  readonly complaints: () => ComplaintTrack | null;
  /** Scores of one question × 10 000. */
  readonly scores: (question: string | null) => PointTrack | null;
  /** Numbers of one column × 10 000, in whole numbers. */
  readonly columnSum: (table: 'order' | 'interaction', column: string) => SumTrack | null;
  readonly columnLatest: (table: 'order' | 'interaction', column: string) => PointTrack | null;
  /** 1 for a late row, 0 for one that was not. */
  readonly late: (table: 'order' | 'interaction', column: string) => PointTrack | null;
  readonly categories: () => CategoryTrack | null;
  /** Value class codes (valueClasses.ts) on a day, by ledger index; 0 for whoever has none. */
  readonly valueClasses: (day: number) => Uint8Array;
};

/** Scores, columns and money stand in ten-thousandths. */
export const TRACK_UNIT = 10_000;
