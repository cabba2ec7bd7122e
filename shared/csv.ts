// Tables as csv text that any spreadsheet program opens rightly and safely.

export type CsvCell = string | number | boolean | null;

/** Characters that make a spreadsheet program take a text for a formula, their full-width twins included. */
const TRIGGER = /^[=+\-@\t\r\n|%＝＋－＠]/;
const QUOTED = /[",;\t\r\n]|^\s|\s$/;

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const inert = TRIGGER.test(cell) ? `'${cell}` : cell;
  return QUOTED.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/**
 * Rows as csv: comma, CRLF, UTF-8 byte order mark (Excel needs it for Chinese). Texts that a spreadsheet program
 * would run as a formula get a leading apostrophe; numbers stay numbers.
 */
export function csvText(rows: Iterable<readonly CsvCell[]>): string {
  const lines: string[] = [];
  for (const row of rows) lines.push(row.map(csvCell).join(','));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}
