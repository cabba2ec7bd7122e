// Which character separates the fields of a csv file, from its first lines.
import { type Delimiter, makeCsvScanner } from './scanCsv.ts';

const CANDIDATES: readonly Delimiter[] = [',', '\t', ';', '|', 'blanks'];
const LINES = 300;

/** The separator named by an Excel `sep=` line, or null. */
export function declaredDelimiter(sample: string): Delimiter | null {
  const match = /^"?sep=(.)"?[\r\n]/.exec(sample);
  return CANDIDATES.find((candidate) => candidate === match?.[1]) ?? null;
}

/** How steadily a candidate cuts the lines: share of lines with the most frequent field count, and that count. */
function steadiness(sample: string, delimiter: Delimiter): { share: number; fields: number; first: boolean } {
  const rows: string[][] = [];
  makeCsvScanner(delimiter).push(sample, true, rows);
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== '')).slice(0, LINES);
  const counts = new Map<number, number>();
  for (const row of filled) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let fields = 1;
  let lines = 0;
  for (const [count, seen] of counts) {
    if (seen > lines || (seen === lines && count > fields)) [fields, lines] = [count, seen];
  }
  return { share: filled.length === 0 ? 0 : lines / filled.length, fields, first: filled[0]?.length === fields };
}

/** Comma, tab, semicolon, bar or runs of blanks; comma when nothing separates. */
export function detectDelimiter(sample: string): Delimiter {
  const declared = declaredDelimiter(sample);
  if (declared) return declared;
  const lastBreak = Math.max(sample.lastIndexOf('\n'), sample.lastIndexOf('\r'));
  const lines = sample.slice(0, lastBreak > 0 ? lastBreak : sample.length);
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const candidate of CANDIDATES) {
    const { share, fields, first } = steadiness(lines, candidate);
    if (fields < 2) continue;
    // Blanks also stand inside texts: they count only when the lines are cut alike.
    if (candidate === 'blanks' && (share < 0.95 || bestScore > 0.5 || lines.includes('"'))) continue;
    const score = share * (first ? 1 : 0.8) * (1 + Math.min(fields, 30) / 100);
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  // Ragged files have no steady count: then the candidate that occurs most.
  if (bestScore > 0) return best;
  const occurrences = (char: string) => lines.split(char).length - 1;
  const single = CANDIDATES.filter((candidate) => candidate !== 'blanks');
  return single.reduce((most, char) => (occurrences(char) > occurrences(most) ? char : most), ',' as Delimiter);
}
