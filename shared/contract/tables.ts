// A table as it stands on a screen, as a file.
import { z } from 'zod';
import { read } from './call.ts';
import { openTicket } from './common.ts';

export const tableKind = z.enum(['text', 'number', 'share', 'money', 'date']);
export type TableKind = z.infer<typeof tableKind>;
export const tableCell = z.union([z.string().max(32_767), z.number(), z.null()]);
export type TableCell = z.infer<typeof tableCell>;

export const tablesCalls = {
  'tables.export': read({
    help: 'Write a table as a csv (with BOM) or xlsx file with typed cells; no text can become a formula',
    args: {
      name: z.string().min(1).max(120),
      format: z.enum(['csv', 'xlsx']).default('xlsx'),
      /** Money is in currency units, shares are 0…1, dates ISO text. */
      columns: z
        .array(z.strictObject({ head: z.string().max(400), kind: tableKind }))
        .min(1)
        .max(500),
      rows: z.array(z.array(tableCell).max(500)).max(20_000),
    },
    result: z.strictObject({ file: openTicket, fileName: z.string() }),
  }),
};
