// What passes between a reader and its child process.
import type { Text } from '../../../shared/text.ts';
import type { RowBatch, SourceFormat, SourceSheet } from './rowSource.ts';

export type WorkbookRequest = {
  readonly path: string;
  readonly format: SourceFormat;
  /** Only so many rows of each sheet are wanted. */
  readonly maxRows: number | null;
};

export type ToChild =
  | ({ readonly kind: 'open' } & WorkbookRequest)
  | { readonly kind: 'rows'; readonly sheet: number }
  | { readonly kind: 'more' };

export type FromChild =
  | {
      readonly kind: 'opened';
      readonly sheets: SourceSheet[];
      readonly epoch1904: boolean;
      readonly totalBytes: number;
      readonly notices: Text[];
    }
  /** null behind the last batch of a sheet. */
  | { readonly kind: 'batch'; readonly batch: RowBatch | null }
  | { readonly kind: 'failed'; readonly code: string };
