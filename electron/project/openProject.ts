// An open project: its connection, its ledger, and answers kept until the data change.
import type Database from 'better-sqlite3';
import type { Text } from '../../shared/text.ts';
import type { Ledger } from '../ledger/ledger.ts';

export type OpenProject = {
  readonly handle: string;
  readonly path: string;
  /** Why nothing can be written, or null. */
  readonly readOnlyReason: Text | null;
  readonly db: Database.Database;
  /** The ledger at the file's present revision. */
  readonly ledger: () => Ledger;
  /** A value kept until data or settings change; the oldest of many are dropped. */
  readonly cached: <T>(key: string, make: () => T) => T;
  /** The same for what no setting has a part in: kept until the data change. */
  readonly cachedForData: <T>(key: string, make: () => T) => T;
};
