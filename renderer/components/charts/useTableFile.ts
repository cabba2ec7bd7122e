// A table as a file, or on the clipboard as spreadsheets take it.
import { notifications } from '@mantine/notifications';
import type { TableCell, TableKind } from '../../../shared/contract/tables.ts';
import { asAppError, useEngine, useHost } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { errorText } from '../errorText.ts';

export type FileTable = {
  readonly columns: { head: string; kind: TableKind }[];
  readonly rows: TableCell[][];
};

/** Spreadsheets take a tab for the next cell and a line break for the next row. */
const plain = (cell: TableCell): string => (cell === null ? '' : String(cell).replace(/[\t\r\n]+/g, ' '));

export function useTableFile() {
  const engine = useEngine();
  const host = useHost();
  const format = useFormat();
  return {
    save: async (name: string, kind: 'csv' | 'xlsx', { columns, rows }: FileTable) => {
      try {
        const made = await engine.call('tables.export', { name: name.slice(0, 120), format: kind, columns, rows });
        await host.saveResult(made.file, made.fileName);
      } catch (error) {
        notifications.show({ message: errorText(format, asAppError(error)), color: 'red' });
      }
    },
    copy: async ({ columns, rows }: FileTable) => {
      const lines = [columns.map(({ head }) => head), ...rows].map((row) => row.map(plain).join('\t'));
      try {
        await navigator.clipboard.writeText(lines.join('\r\n'));
        notifications.show({ message: format.t('charts.tableFile.copied') });
      } catch {
        notifications.show({ message: format.t('charts.tableFile.notCopied') });
      }
    },
  };
}
