// Knows a table again by its headers, whatever their order, case, width or spacing.
import { fingerprint } from '../../ledger/fingerprint.ts';

const inShort = (header: string): string => header.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** The same for tables with the same headers; '' for a table without a header. */
export function shapeOf(headers: readonly string[]): string {
  const names = headers.map(inShort);
  if (names.every((name) => name === '')) return '';
  const text = names.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).join('\u0001');
  const hex = (part: string) => fingerprint(part).toString(16).padStart(14, '0');
  return `${names.length}-${hex(text)}${hex(`${text}\u0002`)}`;
}
