// What puts the rows of one kind of sheet into the project.

import type { Cell } from '../reading/rowSource.ts';
import type { Rejection } from '../records/orderLines.ts';

export type LoadTotals = {
  readonly amountE4: number;
  readonly orders: number;
  readonly refundLines: number;
  readonly zeroLines: number;
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  readonly attributeNames: readonly string[];
  /** Lines refunded in full, and lines whose amount was lowered by a refund. */
  readonly calledOff: number;
  readonly partlyRefunded: number;
  /** Cells of optional fields that could not be read and were kept as attributes. */
  readonly unreadable: number;
};

export type Loader = {
  /** Stores the row; answers why not. */
  readonly add: (row: readonly Cell[], rowNumber: number) => Rejection | null;
  readonly finish: () => LoadTotals;
};
