// Spreadsheets in: look, guess, check, load, take back.
import { z } from 'zod';
import { text } from '../text.ts';
import { job, read, write } from './call.ts';
import { amountE4, count, isoDay, limit, offset, openTicket, projectRef } from './common.ts';

export const importKind = z.enum(['customers', 'orders', 'interactions', 'complaints', 'surveys', 'costs']);
export type ImportKind = z.infer<typeof importKind>;

/** What a row says of the customer besides who it is. */
const PERSON_FIELDS = ['customerName', 'phone', 'email', 'customerType', 'region'] as const;
export const fieldsByKind = {
  customers: z.enum([
    'customer',
    ...PERSON_FIELDS,
    'address',
    'birthday',
    'startedOn',
    'contractEnd',
    'cancelledOn',
    'note',
  ]),
  orders: z.enum([
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
    ...PERSON_FIELDS,
  ]),
  interactions: z.enum(['date', 'customer', 'channel', 'note', ...PERSON_FIELDS]),
  complaints: z.enum(['date', 'customer', 'category', 'note', 'solvedOn', ...PERSON_FIELDS]),
  surveys: z.enum(['date', 'customer', 'question', 'score', 'answer', ...PERSON_FIELDS]),
  costs: z.enum(['date', 'measure', 'costKind', 'amount', 'hours', 'note']),
} as const satisfies Record<ImportKind, z.ZodEnum>;
export const importField = z.enum([...new Set(Object.values(fieldsByKind).flatMap(({ options }) => options))] as [
  string,
  ...string[],
]);

/** How day and month are ordered in dates like 3/4/2024. */
export const dateOrder = z.enum(['ymd', 'dmy', 'mdy']);

/** field → column, by header, letter or position (1 is the first column); 0 leaves the field without a column. */
export const mapping = z.record(z.string(), z.union([z.string(), z.int().min(0)]));

export const statusMeaning = z.enum(['paid', 'unpaid', 'refunded']);
export type StatusMeaning = z.infer<typeof statusMeaning>;

/**
 * What is done with the rows of a finding: loaded as they are, kept out, only the first of repeated rows loaded, day and
 * month exchanged.
 */
export const treatment = z.enum(['keep', 'keepOut', 'first', 'swap']);
export type Treatment = z.infer<typeof treatment>;
export const findingCode = z.enum([
  'noCustomer',
  'noDate',
  'badDate',
  'noAmount',
  'badAmount',
  'unpaid',
  'duplicateCustomer',
  'repeatedRows',
  'overlappingFiles',
  'sharedOrderNo',
  'futureDates',
  'oldDates',
  'outliers',
  'testOrders',
  'refundWithoutSale',
  'negativeAmounts',
  'zeroAmounts',
  'mixedUnits',
  'swappedDates',
  'replacedCharacters',
  'tornRows',
  'footerRows',
  'other',
]);
export type FindingCode = z.infer<typeof findingCode>;

/**
 * What happens to rows of the project that the file may repeat. append: rows the project has already are passed over,
 * all others added · update: changed rows also take the place of the old ones · replace: everything loaded before for
 * the days the file covers gives way to the file.
 */
export const importMode = z.enum(['append', 'update', 'replace']);
export type ImportMode = z.infer<typeof importMode>;

const tableChoice = {
  file: openTicket,
  /** Further files of the same shape, loaded as one import. */
  moreFiles: z.array(openTicket).max(1_000).optional(),
  kind: importKind.optional(),
  sheet: z.string().optional(),
  /** Row of the header; 0 says that there is none. */
  headerRow: z.int().min(0).max(1_000).optional(),
  map: mapping.optional(),
  dateOrder: dateOrder.optional(),
  /** status word → what it means, where the guess is wrong. */
  statuses: z.record(z.string(), z.string()).meta({ takes: 'WORD=paid|unpaid|refunded' }).optional(),
  /** finding → treatment, where not the proposed one. */
  rules: z.record(z.string(), z.string()).meta({ takes: 'FINDING=keep|keepOut|first|swap' }).optional(),
  /** The template to follow; 0 for none; left out, the one that knows the header. */
  template: z.int().min(0).optional(),
};

const templateRef = z.strictObject({ id: z.int(), name: z.string(), usedAt: z.string() });

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

export const importsCalls = {
  'imports.look': read({
    help: 'Look into one or more files: tables, kinds, and how to import them together',
    args: { project: projectRef.optional(), files: z.array(openTicket).min(1).max(1_000) },
    result: look,
  }),
  'imports.preview': read({
    help: 'Show how a file would be read: sheets, kind, columns, first rows, problems',
    args: { project: projectRef.optional(), ...tableChoice },
    result: preview,
  }),
  'imports.check': job({
    help: 'Read a whole file and report on its quality and on what is new in it; stores nothing',
    args: { project: projectRef, ...tableChoice },
    result: checkReport,
    touches: [],
  }),
  'imports.run': job({
    help: 'Load a spreadsheet into the project (all or nothing)',
    args: {
      project: projectRef,
      ...tableChoice,
      /** Left out, rows are appended and a file that was loaded before is refused. */
      mode: importMode.optional(),
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
    help: 'Rows of an import that were not stored as they are, with column and reason',
    args: { project: projectRef, batch: z.int(), outcome: rowOutcome.optional(), offset, limit },
    result: z.strictObject({
      total: count,
      header: z.array(z.string()),
      rows: z.array(
        z.strictObject({
          outcome: rowOutcome,
          fileName: z.string(),
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
    help: 'Take back an import; the last one where none is named',
    args: { project: projectRef, batch: z.int().optional() },
    result: importReport,
    touches: ['project', 'data'],
  }),
  'imports.templates': read({
    help: 'What is remembered of how tables were read, by the shape of their header',
    args: { project: projectRef },
    result: z.strictObject({
      templates: z.array(templateRef.extend({ kind: importKind, headers: z.array(z.string()), timesUsed: count })),
    }),
  }),
  'imports.forgetTemplate': write({
    help: 'Forget a template',
    args: { project: projectRef, template: z.int() },
    result: z.strictObject({ forgotten: z.boolean() }),
    touches: ['project'],
  }),
};
