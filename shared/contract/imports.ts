// Spreadsheets in: look, guess, load, take back.
import { z } from 'zod';
import { text } from '../text.ts';
import { job, read, write } from './call.ts';
import { amountE4, count, isoDay, limit, offset, openTicket, projectRef } from './common.ts';

export const importKind = z.enum(['orders', 'customers']);
export type ImportKind = z.infer<typeof importKind>;
/** What an import stored; the last three come with sample businesses. */
export const storedKind = z.enum([...importKind.options, 'interactions', 'complaints', 'surveys']);

export const orderField = z.enum([
  'date',
  'customer',
  'amount',
  'quantity',
  'unitPrice',
  'orderNo',
  'product',
  'category',
  'status',
  'refundAmount',
  'customerName',
  'phone',
  'email',
  'customerType',
  'region',
]);
export const customerField = z.enum([
  'customer',
  'customerName',
  'customerType',
  'phone',
  'email',
  'region',
  'address',
  'birthday',
  'startedOn',
  'cancelledOn',
  'note',
]);
export const importField = z.enum([...new Set([...orderField.options, ...customerField.options])] as [
  string,
  ...string[],
]);

/** How day and month are ordered in dates like 3/4/2024. */
export const dateOrder = z.enum(['ymd', 'dmy', 'mdy']);

/** field → column, by header, letter or position (1 is the first column); 0 leaves the field without a column. */
export const mapping = z.record(z.string(), z.union([z.string(), z.int().min(0)]));

const fileChoice = {
  file: openTicket,
  kind: importKind.optional(),
  sheet: z.string().optional(),
  map: mapping.optional(),
  dateOrder: dateOrder.optional(),
};

export const previewColumn = z.strictObject({
  /** 1 is the first column. */
  column: z.int(),
  header: z.string(),
  samples: z.array(z.string()),
  /** The field this column fills, or null: then it is kept as an attribute. */
  field: z.string().nullable(),
  /** How sure the guess is, 0…1; 1 when the user said so. */
  confidence: z.number(),
  because: text.nullable(),
});

/** What stands between the file and an import; with what to do about it. */
export const importProblem = z.strictObject({ code: z.string(), field: z.string().nullable(), text });

export const preview = z.strictObject({
  fileName: z.string(),
  sizeBytes: count,
  format: z.enum(['csv', 'xlsx', 'xls', 'xlsb', 'ods', 'html', 'xml']),
  /** Text encoding and delimiter of a csv file; null otherwise. */
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.strictObject({ name: z.string(), hidden: z.boolean() })),
  sheet: z.string(),
  kind: importKind,
  kindBecause: text,
  /** Row number of the header in the file (1 is the first row); null when there is none. */
  headerRow: z.int().nullable(),
  columns: z.array(previewColumn),
  fields: z.array(z.strictObject({ field: z.string(), required: z.boolean() })),
  dateOrder: dateOrder.nullable(),
  /** The first rows as they will be stored; a row that would be rejected carries the reason. */
  rows: z.array(
    z.strictObject({
      row: z.int(),
      stored: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable(),
      rejected: text.nullable(),
    }),
  ),
  problems: z.array(importProblem),
  ready: z.boolean(),
});
export type Preview = z.infer<typeof preview>;

export const importReport = z.strictObject({
  batch: z.int(),
  fileName: z.string(),
  sheet: z.string(),
  kind: storedKind,
  /** rowsRead = rowsStored + rowsRejected, always. Blank rows and the header are not rows. */
  rowsRead: count,
  rowsStored: count,
  rowsRejected: count,
  /** Different customers in the project after this import. */
  customers: count,
  newCustomers: count,
  /** Different orders and refund lines of this import. */
  orders: count,
  refundLines: count,
  zeroLines: count,
  /** Sum of what was stored, refunds negative. */
  amountE4,
  firstDay: isoDay.nullable(),
  lastDay: isoDay.nullable(),
  rejectedByReason: z.array(z.strictObject({ code: z.string(), rows: count, text })),
  mapping: z.array(z.strictObject({ field: z.string(), column: z.int(), header: z.string() })),
  attributes: z.array(z.string()),
  notices: z.array(text),
  elapsedMs: z.number(),
  importedAt: z.string(),
  undoneAt: z.string().nullable(),
});
export type ImportReport = z.infer<typeof importReport>;

export const importsCalls = {
  'imports.preview': read({
    help: 'Show how a file would be read: sheets, kind, columns, first rows, problems',
    args: { project: projectRef.optional(), ...fileChoice },
    result: preview,
  }),
  'imports.run': job({
    help: 'Load a spreadsheet into the project (all or nothing)',
    args: {
      project: projectRef,
      ...fileChoice,
      /** Load a file again that is in the project already. */
      again: z.boolean().default(false),
    },
    result: importReport,
    touches: ['project', 'data'],
  }),
  'imports.list': read({
    help: 'Load reports of all imports, newest first',
    args: { project: projectRef },
    result: z.strictObject({ imports: z.array(importReport) }),
  }),
  'imports.rejected': read({
    help: 'Rows of an import that were not stored, with column and reason',
    args: { project: projectRef, batch: z.int(), offset, limit },
    result: z.strictObject({
      total: count,
      header: z.array(z.string()),
      rows: z.array(
        z.strictObject({
          row: z.int(),
          column: z.string().nullable(),
          code: z.string(),
          reason: text,
          cells: z.array(z.string()),
        }),
      ),
    }),
  }),
  'imports.exportRejected': read({
    help: 'The rows that were not stored, as a csv file with the reason in front',
    args: { project: projectRef, batch: z.int(), locale: z.enum(['en', 'zh-CN']).default('en') },
    result: z.strictObject({ file: openTicket, fileName: z.string(), rows: count }),
  }),
  'imports.undo': write({
    help: 'Take back the last import',
    args: { project: projectRef },
    result: importReport,
    touches: ['project', 'data'],
  }),
};
