// A telephone number from a cell that may hold two of them, an extension, a label or no number at all.

/** Between numbers, or before an extension. */
const APART = /[/\\,;、|\r\n]|或|转|\bext\b|\bx(?=\s*\d)/i;
const FEWEST = 5;
/** E.164 has fifteen digits at most, and 00 may stand before them. */
const MOST = 17;

const digitsOf = (words: string): string => words.replace(/^\D*\+/, '00').replace(/\D/g, '');
const isNumber = (digits: string): boolean => digits.length >= FEWEST && digits.length <= MOST;

/**
 * The first number in a cell, as digits only, as text message programs take it (a spreadsheet program would count with
 * a leading plus); empty where there is none.
 */
export function dialled(cell: string | null): string {
  const parts = (cell ?? '').normalize('NFKC').split(APART);
  const pieces = parts.flatMap((part) => [part, ...part.trim().split(/\s+/)]);
  return pieces.map(digitsOf).find(isNumber) ?? '';
}
