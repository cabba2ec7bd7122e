// Which column fills which field: from headers, checked against the cells.
import { fieldsByKind, type ImportKind } from '../../../shared/contract/imports.ts';
import { say, type Text } from '../../../shared/text.ts';
import { headerHints } from './headerWords.ts';
import type { ColumnLook } from './sampleColumns.ts';

export type ColumnGuess = { readonly field: string | null; readonly confidence: number; readonly because: Text | null };

export const fieldsOf = (kind: ImportKind): readonly string[] => fieldsByKind[kind].options;

const DATE_FIELDS = new Set(['date', 'birthday', 'startedOn', 'cancelledOn']);
const NUMBER_FIELDS = new Set(['amount', 'quantity', 'unitPrice', 'refundAmount']);

/** How well the cells bear out what the header says, 0…1. */
function cellsAgree(field: string, look: ColumnLook): number {
  if (look.filled === 0) return 0.8;
  if (DATE_FIELDS.has(field)) return look.dates > 0.5 ? 1 : look.dates > 0.1 ? 0.7 : 0.2;
  if (NUMBER_FIELDS.has(field)) return look.numbers > 0.5 ? 1 : look.numbers > 0.1 ? 0.7 : 0.2;
  return 1;
}

type Candidate = { column: number; field: string; score: number };

/** Guesses from headers alone: the surest pair of column and field first, each used once. */
function byHeader(headers: readonly string[], looks: readonly ColumnLook[], kind: ImportKind): Candidate[] {
  const candidates: Candidate[] = [];
  for (const [column, header] of headers.entries()) {
    for (const { field, weight } of headerHints(header, kind)) {
      candidates.push({ column, field, score: weight * cellsAgree(field, looks[column]!) });
    }
  }
  return candidates.filter(({ score }) => score >= 0.5).sort((a, b) => b.score - a.score || a.column - b.column);
}

/** Guesses for a table without header, from the cells alone. */
function byCells(looks: readonly ColumnLook[]): Candidate[] {
  const found: Candidate[] = [];
  const free = new Set(looks.keys());
  const take = (field: string, score: number, fits: (look: ColumnLook, column: number) => boolean) => {
    for (const column of free) {
      if (looks[column]!.filled === 0 || !fits(looks[column]!, column)) continue;
      free.delete(column);
      found.push({ column, field, score });
      return;
    }
  };
  take('date', 0.8, (look) => look.dates > 0.95);
  if (found.length === 0) return [];
  take('amount', 0.6, (look) => look.numbers > 0.95 && look.decimals > 0.3);
  take(
    'customer',
    0.5,
    (look) => look.decimals === 0 && (look.numbers < 0.5 || look.leadingZeros > 0.3 || look.distinct > 20),
  );
  take(
    'quantity',
    0.5,
    (look) => look.numbers > 0.95 && look.decimals === 0 && look.leadingZeros === 0 && look.distinct < 100,
  );
  return found;
}

/**
 * Guesses for every column. `chosen` holds what the user said (field → column index): those stand, and their columns
 * are not guessed again. Fields in `unset` are to stay without a column.
 */
export function guessColumns(
  headers: readonly string[] | null,
  looks: readonly ColumnLook[],
  kind: ImportKind,
  chosen: ReadonlyMap<string, number>,
  unset: ReadonlySet<string> = new Set(),
): ColumnGuess[] {
  const guesses: ColumnGuess[] = looks.map(() => ({ field: null, confidence: 0, because: null }));
  const usedFields = new Set([...chosen.keys(), ...unset]);
  const usedColumns = new Set(chosen.values());
  for (const [field, column] of chosen) {
    if (guesses[column]) guesses[column] = { field, confidence: 1, because: say('imports.because.chosen') };
  }
  const give = ({ column, field, score }: Candidate, because: Text) => {
    if (usedFields.has(field) || usedColumns.has(column)) return;
    usedFields.add(field);
    usedColumns.add(column);
    guesses[column] = { field, confidence: Math.round(score * 100) / 100, because };
  };
  if (headers === null) {
    if (kind === 'orders') for (const candidate of byCells(looks)) give(candidate, say('imports.because.cells'));
    return guesses;
  }
  const candidates = byHeader(headers, looks, kind);
  // Who the customer is comes first: a phone number is the customer's id where nothing better is there.
  for (const candidate of candidates)
    if (candidate.field === 'customer')
      give(candidate, say('imports.because.header', { header: headers[candidate.column]!.trim() }));
  for (const candidate of candidates)
    give(candidate, say('imports.because.header', { header: headers[candidate.column]!.trim() }));
  if (kind === 'orders' && !usedFields.has('date')) {
    const dated = looks.flatMap((look, column) =>
      look.dates > 0.95 && look.filled > 1 && !usedColumns.has(column) ? [column] : [],
    );
    if (dated.length === 1) give({ column: dated[0]!, field: 'date', score: 0.6 }, say('imports.because.dates'));
  }
  return guesses;
}
