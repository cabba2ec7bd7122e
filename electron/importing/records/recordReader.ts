// What turns the rows of one kind of sheet into records: plain values for one table of the project. Pure – no database,
// no clock – so that it runs in the reader's process.
import type { Param } from '../../../shared/text.ts';
import type { Cell } from '../reading/rowSource.ts';
import type { CustomerNumbers } from './customerNumbers.ts';
import type { Person } from './persons.ts';

export type Rejection = {
  readonly code: string;
  readonly column: number | null;
  readonly params: Record<string, Param>;
};

export type RecordTable =
  | 'order_line'
  | 'interaction'
  | 'complaint'
  | 'survey_answer'
  | 'cost_entry'
  | 'customer_description';
/** int: safe integers; null is stored as NULL in every type. */
export type RecordColumn = { readonly name: string; readonly type: 'int' | 'real' | 'text' };
export type RecordValue = number | string | null;

/** Figures of all records accepted so far; nulls and zeros where a kind has no such thing. */
export type RecordTotals = {
  readonly amountE4: number;
  readonly orders: number;
  readonly refundLines: number;
  readonly zeroLines: number;
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  /** Lines refunded in full, and lines whose amount was lowered by a refund. */
  readonly calledOff: number;
  readonly partlyRefunded: number;
  /** Cells of optional fields that could not be read and were kept as attributes. */
  readonly unreadable: number;
};

export type RecordReader = {
  readonly table: RecordTable;
  /** Columns of the table that a record fills, besides batch_id, part, row_number and customer_id. */
  readonly columns: readonly RecordColumn[];
  /** Null where the row gives a record; `record` holds it until the next read. Nothing is counted yet. */
  readonly read: (row: readonly Cell[], rowNumber: number) => Rejection | null;
  readonly record: {
    /** The customer's id as written; null where the record names none. */
    customer: string | null;
    /** Aligned with `columns`. */
    readonly values: RecordValue[];
  };
  /**
   * Completes the record just read (attributes depend on what earlier rows said of the customer) and takes it into
   * totals, persons and all else that later rows are held against. Not called for a record that a rule keeps out.
   */
  readonly accept: () => void;
  /** What the rows said of their customers, beside the records. Asked at the end. */
  readonly persons: () => Iterable<Person>;
  /** Numbers of the customers; the same for everybody who holds something against them. */
  readonly numbers: CustomerNumbers;
  readonly attributeNames: () => readonly string[];
  readonly totals: () => RecordTotals;
};
