// What is said of files: as they are looked at, previewed, checked and loaded.
import { z } from 'zod';
import { text } from '../text.ts';
import { amountE4, count, isoDay, openTicket } from './common.ts';
import { dateOrder, findingCode, importKind, importMode, statusMeaning, treatment } from './importChoices.ts';

export const templateRef = z.strictObject({ id: z.int(), name: z.string(), usedAt: z.string() });

export const sourceFormat = z.enum(['csv', 'xlsx', 'xls', 'xlsb', 'ods', 'html', 'xml']);

export const lookedAtTable = z.strictObject({
  file: openTicket,
  fileName: z.string(),
  sheet: z.string(),
  hidden: z.boolean(),
  kind: importKind,
  kindBecause: text,
  /** Headers as they stand, '' where blank. */
  headers: z.array(z.string()),
  /** The same for tables with the same headers. */
  shape: z.string(),
  template: templateRef.nullable(),
  /** When this very table was imported, if it was. */
  importedAt: z.string().nullable(),
  /** Whether the table holds something that can be imported as it stands. */
  ready: z.boolean(),
  problems: z.array(text),
});

export const look = z.strictObject({
  files: z.array(
    z.strictObject({
      file: openTicket,
      fileName: z.string(),
      sizeBytes: count,
      format: sourceFormat.nullable(),
      /** Why the file cannot be read. */
      error: z.strictObject({ code: z.string(), text }).nullable(),
      notices: z.array(text),
    }),
  ),
  tables: z.array(lookedAtTable),
  /** Proposed imports in the order to load them: tables by their place in `tables`, those of one shape together. */
  imports: z.array(z.strictObject({ kind: importKind, tables: z.array(z.int()).min(1) })),
});
export type Look = z.infer<typeof look>;

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

/** A word of the status column; `rows` counts those of the rows looked at. */
export const statusWord = z.strictObject({
  word: z.string(),
  rows: count,
  meaning: statusMeaning,
  guessed: z.boolean(),
});

export const preview = z.strictObject({
  fileName: z.string(),
  sizeBytes: count,
  format: sourceFormat,
  /** Text encoding and delimiter of a csv file; null otherwise. */
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.strictObject({ name: z.string(), hidden: z.boolean() })),
  sheet: z.string(),
  kind: importKind,
  kindBecause: text,
  /** Row number of the (last) header row in the file (1 is the first row); null when there is none. */
  headerRow: z.int().nullable(),
  columns: z.array(previewColumn),
  fields: z.array(z.strictObject({ field: z.string(), required: z.boolean() })),
  dateOrder: dateOrder.nullable(),
  /** Words of the status column, most frequent first. */
  statuses: z.array(statusWord),
  template: templateRef.nullable(),
  /** The first rows as they will be stored; a row that would be rejected carries the reason. */
  rows: z.array(
    z.strictObject({
      row: z.int(),
      stored: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable(),
      rejected: text.nullable(),
    }),
  ),
  /** What the reader replaced, mended or left out: macros, links, hidden sheets, lines above the header. */
  notices: z.array(text),
  problems: z.array(importProblem),
  ready: z.boolean(),
});
export type Preview = z.infer<typeof preview>;

/** Something the check found in the file. */
export const finding = z.strictObject({
  code: findingCode,
  /** problem: these rows cannot be loaded · warning: look at them · info: good to know. */
  level: z.enum(['problem', 'warning', 'info']),
  rows: count,
  text,
  /** Header of the column it is about. */
  column: z.string().nullable(),
  treatment,
  /** What can be done instead; one entry where there is no choice. */
  treatments: z.array(treatment).min(1),
  /** The rows behind it, at most 500: cells as in the file, with a word on each where there is one. */
  rowsShown: z.array(
    z.strictObject({
      fileName: z.string(),
      row: z.int(),
      column: z.int().nullable(),
      cells: z.array(z.string()),
      note: text.nullable(),
    }),
  ),
});
export type Finding = z.infer<typeof finding>;

/** The file beside what the project holds already for the same days. */
export const difference = z.strictObject({
  /** When this very file was imported, if it was. */
  sameFileAt: z.string().nullable(),
  from: isoDay.nullable(),
  to: isoDay.nullable(),
  newRows: count,
  sameRows: count,
  changedRows: count,
  /** In the project for these days, but not in the file. */
  goneRows: count,
  proposed: importMode,
  examples: z.array(
    z.strictObject({
      what: z.enum(['new', 'changed', 'gone']),
      row: z.int().nullable(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});
export type Difference = z.infer<typeof difference>;

export const checkReport = z.strictObject({
  kind: importKind,
  header: z.array(z.string()),
  rowsRead: count,
  /** Under the treatments in force. */
  rowsUsable: count,
  rowsKeptOut: count,
  firstDay: isoDay.nullable(),
  lastDay: isoDay.nullable(),
  amountE4,
  customers: count,
  findings: z.array(finding),
  statuses: z.array(statusWord),
  dateOrder: dateOrder.nullable(),
  /** null where the project holds nothing of this kind yet. */
  difference: difference.nullable(),
  /** Room the import needs on the disk, and what is free. */
  needBytes: count,
  freeBytes: count.nullable(),
  elapsedMs: z.number(),
});
export type CheckReport = z.infer<typeof checkReport>;

export const importReport = z.strictObject({
  batch: z.int(),
  /** A file, an entry by hand, or made up. */
  origin: z.enum(['file', 'manual', 'sample']),
  fileName: z.string(),
  sheet: z.string(),
  /** All files of the import, where there is more than one. */
  parts: z.array(z.strictObject({ fileName: z.string(), sheet: z.string(), rowsRead: count })),
  kind: importKind,
  mode: importMode,
  /** rowsRead = rowsStored + rowsRejected + rowsMerged, always. Blank rows and the header are not rows. */
  rowsRead: count,
  rowsStored: count,
  rowsRejected: count,
  /** Rows that the project, or the file further up, had already. */
  rowsMerged: count,
  /** Rows of earlier imports that gave way to this one. */
  rowsReplaced: count,
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
  /** Treatments that were in force and how many rows each touched. */
  rules: z.array(z.strictObject({ code: findingCode, treatment, rows: count })),
  notices: z.array(text),
  elapsedMs: z.number(),
  importedAt: z.string(),
  undoneAt: z.string().nullable(),
});
export type ImportReport = z.infer<typeof importReport>;

/** rejected: not stored · merged: there already · changed: stored otherwise than the cells say, by a rule. */
export const rowOutcome = z.enum(['rejected', 'merged', 'changed']);
