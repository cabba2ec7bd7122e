// tables.*: what stands on a screen, as a file.
import { safeFileName } from '../project/fileNames.ts';
import { writeTable } from '../reporting/exportTable.ts';
import type { Handlers } from './handler.ts';

export const tablesHandlers = {
  'tables.export': async ({ name, format, columns, rows }, { tickets }) => {
    const fileName = `${safeFileName(name)}.${format}`;
    const path = tickets.resultPath(fileName);
    await writeTable(path, name, format, { columns, rows });
    return { file: tickets.grant(path, 'open'), fileName };
  },
} satisfies Handlers<'tables'>;
