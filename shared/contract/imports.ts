// Spreadsheets in: look, guess, check, load, take back.
import { z } from 'zod';
import { text } from '../text.ts';
import { job, read, write } from './call.ts';
import { count, limit, offset, openTicket, projectRef } from './common.ts';
import { dateOrder, importKind, importMode, mapping } from './importChoices.ts';
import { checkReport, importReport, look, preview, rowOutcome, templateRef } from './importReports.ts';

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
