// Which column fills which field: from headers, checked against the cells.
import { fieldsByKind, type ImportKind } from '../../../shared/contract/importChoices.ts';
import { say, type Text } from '../../../shared/text.ts';
import { headerHints } from './headerWords.ts';
import type { ColumnLook } from './sampleColumns.ts';

export type ColumnGuess = { readonly field: string | null; readonly confidence: number; readonly because: Text | null };

export const fieldsOf = (kind: ImportKind): readonly string[] => fieldsByKind[kind].options;

const DATE_FIELDS = new Set(['date', 'birthday', 'startedOn', 'contractEnd', 'cancelledOn', 'solvedOn']);
const NUMBER_FIELDS = new Set(['amount', 'quantity', 'unitPrice', 'refundAmount', 'hours', 'score']);

/** How well the cells bear out what the header says, 0…1. */
function cellsAgree(field: string, look: ColumnLook): number {
  if (look.filled === 0) return 0.8;
  if (DATE_FIELDS.has(field)) return look.dates > 0.5 ? 1 : look.dates > 0.1 ? 0.7 : 0.2;
  if (NUMBER_FIELDS.has(field)) return look.numbers > 0.5 ? 1 : look.numbers > 0.1 ? 0.7 : 0.2;
  // A column called name that holds numbers is no name of anybody.
  if (field === 'customerName') return look.codes > 0.8 && look.numbers + look.distinct / look.filled > 1 ? 0.3 : 1;
  if (field === 'orderNo') return look.codes > 0.5 || look.numbers > 0.5 ? 1 : 0.85;
  return 1;
}

const NO_CUSTOMER =
  /省|市|区|址|店|仓|渠道|平台|商品|货|产品|类|快递|物流|city|state|country|store|shop|branch|channel|sku|product|item|carrier|warehouse/i;

const CALLED_ID = /号|码|(?:id|no|code|ref|number)\.?$/i;

/** Codes that come again, but not in every row: what customers do and orders do not. */
const isRepeatedId = (look: ColumnLook, header: string): boolean =>
  look.codes > 0.9 &&
  look.dates < 0.5 &&
  look.decimals === 0 &&
  look.filled >= 30 &&
  look.distinct >= look.filled * 0.1 &&
  look.distinct <= look.filled * 0.9 &&
  (look.numbers < 0.5 || look.leadingZeros > 0.1 || CALLED_ID.test(header)) &&
  !NO_CUSTOMER.test(header);

const STATUS_WORDS = 20;

type Candidate = { column: number; field: string; score: number };

/** Guesses from headers alone: the surest pair of column and field first, each used once. */
function byHeader(headers: readonly string[], looks: readonly ColumnLook[], kind: ImportKind): Candidate[] {
  const candidates: Candidate[] = [];
  const rows = Math.max(1, ...looks.map(({ filled }) => filled));
  // A column that is often blank names few customers.
  const names = (field: string, look: ColumnLook) =>
    field === 'customer' ? 0.6 + 0.4 * Math.min(1, look.filled / (0.95 * rows)) : 1;
  for (const [column, header] of headers.entries()) {
    for (const { field, weight } of headerHints(header, kind)) {
      candidates.push({
        column,
        field,
        score: weight * cellsAgree(field, looks[column]!) * names(field, looks[column]!),
      });
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
  const free = (column: number) => !usedColumns.has(column) && looks[column]!.filled > 1;
  const only = (fits: (look: ColumnLook, column: number) => boolean): number | null => {
    const columns = [...looks.keys()].filter((column) => free(column) && fits(looks[column]!, column));
    return columns.length === 1 ? columns[0]! : null;
  };
  const giveOnly = (
    field: string,
    score: number,
    because: string,
    fits: (look: ColumnLook, column: number) => boolean,
  ) => {
    if (usedFields.has(field) || !fieldsOf(kind).includes(field)) return;
    const column = only(fits);
    if (column !== null) give({ column, field, score }, say(because));
  };
  if (kind !== 'customers') giveOnly('date', 0.6, 'imports.because.dates', (look) => look.dates > 0.95);
  if (kind === 'orders' && usedFields.has('date') && (usedFields.has('amount') || usedFields.has('unitPrice')))
    giveOnly('customer', 0.5, 'imports.because.repeated', (look, column) => isRepeatedId(look, headers[column]!));
  if (kind === 'orders')
    giveOnly(
      'status',
      0.6,
      'imports.because.statusWords',
      (look) =>
        look.statuses > 0 && look.statuses < 1 && look.distinct <= STATUS_WORDS && look.distinct < look.filled / 5,
    );
  giveOnly('email', 0.8, 'imports.because.emails', (look) => look.emails > 0.8);
  giveOnly('phone', 0.8, 'imports.because.phones', (look) => look.phones > 0.8);
  // Who can be reached can be told apart.
  if (kind !== 'costs' && !usedFields.has('customer')) {
    const reach = ['phone', 'email'].map((field) => guesses.findIndex((guess) => guess.field === field));
    const column = reach.find((at) => at >= 0 && !chosen.has(guesses[at]!.field!));
    if (column !== undefined) {
      const because = guesses[column]!.because ?? say('imports.because.phones');
      guesses[column] = { field: 'customer', confidence: 0.6, because };
    }
  }
  return guesses;
}
