// What a check found, in plain values: it crosses from the reader's process.
import type { FindingCode } from '../../../shared/contract/importChoices.ts';
import type { Text } from '../../../shared/text.ts';
import type { StatusCount } from '../planning/countStatuses.ts';

export type ShownRow = {
  readonly part: number;
  readonly row: number;
  /** Column of the plan, from 0. */
  readonly column: number | null;
  readonly cells: readonly string[];
  readonly note: Text | null;
};

export type FoundRows = {
  readonly code: FindingCode;
  readonly rows: number;
  readonly column: number | null;
  readonly params: Text['params'];
  readonly shown: readonly ShownRow[];
};

export type CheckOutcome = {
  readonly rowsRead: number;
  /** Under the treatments in force. */
  readonly rowsUsable: number;
  readonly customers: number;
  readonly found: readonly FoundRows[];
  readonly statuses: readonly StatusCount[];
};
