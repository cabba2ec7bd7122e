// What passes between a reader and its child process.
import type { Cell, SourceFormat } from './rowSource.ts';

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
      readonly sheets: { name: string; hidden: boolean }[];
      readonly epoch1904: boolean;
      readonly macros: boolean;
    }
  | {
      readonly kind: 'batch';
      readonly rows: Cell[][];
      readonly numbers: number[];
      readonly doneShare: number;
      readonly last: boolean;
    }
  | { readonly kind: 'failed'; readonly code: string };
