// A table to a csv file, piece by piece: memory stays the same for any number of rows.
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Table } from './tables.ts';

const PIECE_LENGTH = 1 << 20;

function csvCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Comma, CRLF, UTF-8; with a byte order mark when asked. Answers the number of data rows. */
export function writeCsv(path: string, table: Table, { mark = false }: { mark?: boolean } = {}): number {
  const file = openSync(path, 'w');
  try {
    let piece = `${mark ? '\uFEFF' : ''}${table.header.map(csvCell).join(',')}\r\n`;
    let count = 0;
    for (const row of table.rows()) {
      for (let i = 0; i < row.length; i++) {
        if (i > 0) piece += ',';
        piece += csvCell(row[i]!);
      }
      piece += '\r\n';
      count++;
      if (piece.length < PIECE_LENGTH) continue;
      writeSync(file, piece);
      piece = '';
    }
    writeSync(file, piece);
    return count;
  } finally {
    closeSync(file);
  }
}
