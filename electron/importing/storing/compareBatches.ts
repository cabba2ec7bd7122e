// Batches of records beside the rows of the project, without storing any.
import type Database from 'better-sqlite3';
import type { Difference } from '../../../shared/contract/imports.ts';
import type { PackedBatch } from '../records/packRecords.ts';
import type { RecordsStream } from '../startReader.ts';

export type Comparison = {
  readonly add: (part: number, batch: PackedBatch) => void;
  readonly finish: () => Omit<Difference, 'sameFileAt'>;
};

export function makeComparison(_db: Database.Database, _stream: RecordsStream): Comparison | null {
  return null;
}
