// What passes between a session and its reader process.
import type { Param, Text } from '../../shared/text.ts';
import type { CheckOutcome } from './checking/checkOutcome.ts';
import type { Decision } from './planning/decideDateOrder.ts';
import type { ImportPlan } from './planning/importPlan.ts';
import type { RowBatch, RowSource, SourceSheet } from './reading/rowSource.ts';
import type { RuleCount } from './records/applyRules.ts';
import type { PackedBatch, PackedTexts } from './records/packRecords.ts';
import type { RecordColumn, RecordTable, RecordTotals } from './records/recordReader.ts';

/** The process's first word. */
export const STARTED = 'started';

/** What stays the same of a file once it is open. */
export type OpenedFile = Pick<RowSource, 'format' | 'encoding' | 'delimiter' | 'rowsMayTear' | 'epoch1904'> & {
  readonly sheets: readonly SourceSheet[];
  /** By sheet: the size that doneBytes runs up to. */
  readonly totalBytes: readonly number[];
  readonly notices: Text[];
};

/** The parts of the plan are the files in the order in which they were opened. */
export type RecordsRequest = {
  readonly plan: ImportPlan;
  /** Whether batches of records are wanted, and whether what is found wrong with the rows is. */
  readonly records: boolean;
  readonly check: boolean;
};

export type Ask =
  | { readonly kind: 'open'; readonly path: string; readonly maxRows: number | null }
  | {
      readonly kind: 'rows';
      readonly file: number;
      readonly sheet: number;
      readonly maxRows: number | null;
      readonly fillDown: boolean;
    }
  | { readonly kind: 'moreRows' }
  | {
      readonly kind: 'decide';
      readonly file: number;
      readonly sheet: number;
      readonly columns: readonly number[];
      readonly withinMs: number;
    }
  | { readonly kind: 'hash'; readonly file: number }
  | {
      readonly kind: 'cells';
      readonly file: number;
      readonly sheet: number;
      /** Row numbers, ascending. */
      readonly numbers: readonly number[];
    }
  | ({ readonly kind: 'records' } & RecordsRequest)
  /** Room for one more batch of records. */
  | { readonly kind: 'room' };

/** Rows that are not stored as they are, packed. */
export type PackedRejections = {
  readonly rowNumbers: Int32Array;
  /** The name of the column it is about. */
  readonly columns: PackedTexts;
  readonly codes: PackedTexts;
  readonly params: PackedTexts;
  readonly cells: PackedTexts;
  readonly outcomes: PackedTexts;
};

export type RecordsBatch = {
  readonly kind: 'batch';
  readonly part: number;
  /** Rows of the part read so far, and how far through it that is. */
  readonly rowsRead: number;
  readonly doneBytes: number;
  readonly records: PackedBatch | null;
  readonly rejections: PackedRejections | null;
  /** Only after all rows, some customers at a time. */
  readonly persons: PackedPersons | null;
};

/** What rows said of some customers, packed: numbers as in the batches, texts by field, JSON of them all. */
export type PackedPersons = {
  readonly customers: Int32Array;
  readonly rowNumbers: Int32Array;
  readonly fields: readonly string[];
  readonly texts: readonly PackedTexts[];
  readonly json: PackedTexts;
};

export type RecordsDone = {
  readonly kind: 'done';
  readonly rowsRead: readonly number[];
  readonly totals: RecordTotals;
  readonly attributeNames: readonly string[];
  readonly notices: Text[];
  readonly rules: readonly RuleCount[];
  /** Where it was asked for. */
  readonly check: CheckOutcome | null;
};

export type Answer =
  | ({ readonly kind: 'opened'; readonly file: number } & OpenedFile)
  | { readonly kind: 'rows'; readonly batch: RowBatch | null; readonly notices: Text[] }
  | ({ readonly kind: 'decided' } & Decision)
  | { readonly kind: 'hashed'; readonly sha256: string }
  | { readonly kind: 'cells'; readonly cells: readonly string[][] }
  | {
      readonly kind: 'recordsOpen';
      readonly table: RecordTable;
      readonly columns: readonly RecordColumn[];
      /** As far as they are known before the first row. */
      readonly attributeNames: readonly string[];
    }
  | RecordsBatch
  | RecordsDone
  | {
      readonly kind: 'failed';
      readonly code: string;
      readonly params: Record<string, Param>;
      readonly detail?: string;
    };
