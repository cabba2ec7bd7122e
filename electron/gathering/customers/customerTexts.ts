// The customers' texts for searching, filtering and sorting: one folded copy in memory, found by ledger index.
import type Database from 'better-sqlite3';
import type { Ledger } from '../../ledger/ledger.ts';
import { textOrderKeys } from '../../ledger/textOrderKeys.ts';
import { customerTextPieces } from '../../project/customers.ts';

/** In the order in which they stand in the copy. */
const FIELDS = ['customer', 'name', 'phone', 'email', 'region', 'type'] as const;
export type TextField = (typeof FIELDS)[number];
const SEARCHED: readonly TextField[] = ['customer', 'name', 'phone', 'email', 'region'];

/** Ends a field; ends a customer after the last field. No text holds them. */
const FIELD_END = '\u0001';
const ROW_END = '\u0002';

type Piece = {
  readonly folded: string;
  /** Where each customer's texts begin in `folded`, and where the last one's end. */
  readonly starts: Int32Array;
  /** Ledger index of each; -1 for nobody's. */
  readonly customers: Int32Array;
  readonly ids: readonly number[];
};

export type CustomerTexts = {
  /** 1 for each customer with the text in the id, name, phone, e-mail or region. */
  readonly search: (text: string) => Uint8Array;
  readonly contains: (field: TextField, text: string) => Uint8Array;
  /** 1 for each customer whose text is one of these, of either case and width; an empty one finds those without. */
  readonly isOneOf: (field: TextField, texts: readonly string[]) => Uint8Array;
  /** Sort keys in the order of people (letters alphabetic, Chinese by pinyin); NaN where there is no text. */
  readonly sortKeys: (field: TextField) => Float64Array;
};

/** Letters of either case and width are the same to a search. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

export function readCustomerTexts(db: Database.Database, ledger: Ledger): CustomerTexts {
  const count = ledger.customerCount;
  const indexOf = indexByRowId(ledger);
  const pieces: Piece[] = [];
  for (const { ids, texts } of customerTextPieces(db, FIELD_END, ROW_END)) {
    const customers = Int32Array.from(ids, (id) => indexOf[id] ?? -1);
    const folded = fold(texts);
    pieces.push({ folded, starts: rowStarts(folded, ids.length), customers, ids });
  }

  const find = (text: string, fields: readonly TextField[]) => {
    const mask = new Uint8Array(count);
    const wanted = FIELDS.map((field) => fields.includes(field));
    for (const piece of pieces) mark(piece, fold(text), wanted, mask);
    return mask;
  };
  return {
    search: (text) => find(text, SEARCHED),
    contains: (field, text) => find(text, [field]),
    isOneOf: (field, texts) => {
      const wanted = new Set(texts.map(fold));
      return Uint8Array.from(textsOf(pieces, FIELDS.indexOf(field), ledger), (text) => (wanted.has(text) ? 1 : 0));
    },
    sortKeys: (field) => textOrderKeys(textsOf(pieces, FIELDS.indexOf(field), ledger)),
  };
}

/** Ledger index by row id, also of those who were merged; -1 for ids that are nobody's. */
export function indexByRowId(ledger: Ledger): Int32Array {
  const { customerRowId, merged } = ledger;
  let largest = 0;
  for (const id of customerRowId) if (id > largest) largest = id;
  for (const { rowId } of merged) if (rowId > largest) largest = rowId;
  const indexOf = new Int32Array(largest + 1).fill(-1);
  for (let c = 0; c < customerRowId.length; c++) indexOf[customerRowId[c]!] = c;
  for (const { rowId, c } of merged) indexOf[rowId] = c;
  return indexOf;
}

function rowStarts(folded: string, rows: number): Int32Array {
  const starts = new Int32Array(rows + 1);
  for (let i = 0; i < rows; i++) starts[i + 1] = folded.indexOf(ROW_END, starts[i]!) + 1;
  return starts;
}

function mark(
  { folded, starts, customers }: Piece,
  needle: string,
  wanted: readonly boolean[],
  mask: Uint8Array,
): void {
  let i = 0;
  let at = folded.indexOf(needle);
  while (at >= 0) {
    while (starts[i + 1]! <= at) i++;
    if (i >= customers.length) return;
    const found = wanted[fieldAt(folded, starts[i]!, at)] === true;
    if (found && customers[i]! >= 0) mask[customers[i]!] = 1;
    at = folded.indexOf(needle, found ? starts[i + 1]! : at + 1);
  }
}

function fieldAt(folded: string, start: number, at: number): number {
  let field = 0;
  for (let end = folded.indexOf(FIELD_END, start); end >= 0 && end < at; end = folded.indexOf(FIELD_END, end + 1)) {
    field++;
  }
  return field;
}

/** The customers' own texts; where there is none, that of the first who was merged into them. */
function textsOf(pieces: readonly Piece[], field: number, { customerCount, merged }: Ledger): string[] {
  const texts = new Array<string>(customerCount).fill('');
  const others = new Set(merged.map(({ rowId }) => rowId));
  const fill = (wanted: (id: number) => boolean) => {
    for (const { folded, starts, customers, ids } of pieces) {
      for (let i = 0; i < customers.length; i++) {
        const c = customers[i]!;
        if (c < 0 || texts[c] !== '' || !wanted(ids[i]!)) continue;
        let from = starts[i]!;
        for (let skipped = 0; skipped < field; skipped++) from = folded.indexOf(FIELD_END, from) + 1;
        texts[c] = folded.slice(from, folded.indexOf(FIELD_END, from));
      }
    }
  };
  fill((id) => !others.has(id));
  if (others.size > 0) fill((id) => others.has(id));
  return texts;
}
