// The customers' texts for searching, filtering and sorting: one folded copy in memory, by ledger index.
import type Database from 'better-sqlite3';
import { stableOrder } from '../analysis/stableOrder.ts';
import { eachCustomerText } from '../project/customers.ts';
import type { Ledger } from './ledger.ts';

/** In the order in which they stand in the folded copy. */
const FIELDS = ['customer', 'name', 'phone', 'email', 'region', 'type'] as const;
export type TextField = (typeof FIELDS)[number];
const SEARCHED: readonly TextField[] = ['customer', 'name', 'phone', 'email', 'region'];

/** Customers in one piece of the folded copy. */
const PIECE = 16_384;
const END = '\0';
/** Runs of equal prefixes longer than this are put in order by radix, shorter ones by comparing. */
const LONG_RUN = 512;
const UNITS_AT_ONCE = 3;

type Piece = {
  readonly first: number;
  readonly folded: string;
  /** Where each customer's texts begin in `folded`, and where the last one's end. */
  readonly starts: Int32Array;
};

/** A column with few different values. */
export type Dictionary = {
  readonly values: readonly string[];
  /** Place in `values` by ledger index; -1 where there is none. */
  readonly codeOf: Int32Array;
};

export type CustomerTexts = {
  readonly type: Dictionary;
  readonly region: Dictionary;
  /** 1 for each customer with the text in the id, name, phone, e-mail or region. */
  readonly search: (text: string) => Uint8Array;
  readonly contains: (field: TextField, text: string) => Uint8Array;
  /** Sort keys in the order of people (letters alphabetic, Chinese by pinyin); NaN where there is no text. */
  readonly sortKeys: (field: TextField) => Float64Array;
};

/** Letters of either case and width are the same to a search. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(END, '');

export function readCustomerTexts(db: Database.Database, ledger: Ledger): CustomerTexts {
  const count = ledger.customerCount;
  const indexOf = indexByRowId(ledger);
  const lines = new Array<string>(count).fill(END.repeat(FIELDS.length));
  const type = makeDictionary(count);
  const region = makeDictionary(count);
  for (const row of eachCustomerText(db)) {
    const c = indexOf[row[0]] ?? -1;
    if (c < 0) continue;
    let line = '';
    for (let i = 1; i <= FIELDS.length; i++) line += row[i] === null ? END : fold(String(row[i])) + END;
    lines[c] = line;
    region.note(c, row[5]);
    type.note(c, row[6]);
  }
  const pieces: Piece[] = [];
  for (let first = 0; first < count; first += PIECE) pieces.push(makePiece(lines, first));

  const find = (text: string, fields: readonly TextField[]) => {
    const mask = new Uint8Array(count);
    const wanted = FIELDS.map((field) => fields.includes(field));
    for (const piece of pieces) mark(piece, fold(text), wanted, mask);
    return mask;
  };
  return {
    type: type.dictionary,
    region: region.dictionary,
    search: (text) => find(text, SEARCHED),
    contains: (field, text) => find(text, [field]),
    sortKeys: (field) => sortKeysOf(textsOf(pieces, FIELDS.indexOf(field), count)),
  };
}

/** Ledger index by row id; -1 for ids that are nobody's. */
export function indexByRowId(ledger: Ledger): Int32Array {
  const { customerRowId } = ledger;
  let largest = 0;
  for (const id of customerRowId) if (id > largest) largest = id;
  const indexOf = new Int32Array(largest + 1).fill(-1);
  for (let c = 0; c < customerRowId.length; c++) indexOf[customerRowId[c]!] = c;
  return indexOf;
}

function makeDictionary(count: number) {
  const codes = new Map<string, number>();
  const values: string[] = [];
  const codeOf = new Int32Array(count).fill(-1);
  const note = (c: number, value: string | null) => {
    if (value === null) return;
    const code = codes.get(value) ?? codes.size;
    if (code === codes.size) {
      codes.set(value, code);
      values.push(value);
    }
    codeOf[c] = code;
  };
  return { note, dictionary: { values, codeOf } satisfies Dictionary };
}

function makePiece(lines: readonly string[], first: number): Piece {
  const part = lines.slice(first, first + PIECE);
  const starts = new Int32Array(part.length + 1);
  for (let i = 0; i < part.length; i++) starts[i + 1] = starts[i]! + part[i]!.length;
  return { first, folded: part.join(''), starts };
}

function mark({ first, folded, starts }: Piece, needle: string, wanted: readonly boolean[], mask: Uint8Array): void {
  const last = starts.length - 1;
  let i = 0;
  let at = folded.indexOf(needle);
  while (at >= 0 && i < last) {
    while (i < last && starts[i + 1]! <= at) i++;
    if (i === last) return;
    const found = wanted[fieldAt(folded, starts[i]!, at)] === true;
    if (found) mask[first + i] = 1;
    at = folded.indexOf(needle, found ? starts[i + 1]! : at + 1);
  }
}

function fieldAt(folded: string, start: number, at: number): number {
  let field = 0;
  for (let end = folded.indexOf(END, start); end >= 0 && end < at; end = folded.indexOf(END, end + 1)) field++;
  return field;
}

function textsOf(pieces: readonly Piece[], field: number, count: number): string[] {
  const texts = new Array<string>(count).fill('');
  for (const { first, folded, starts } of pieces) {
    for (let i = 0; i + 1 < starts.length; i++) {
      let from = starts[i]!;
      for (let skipped = 0; skipped < field; skipped++) from = folded.indexOf(END, from) + 1;
      texts[first + i] = folded.slice(from, folded.indexOf(END, from));
    }
  }
  return texts;
}

/**
 * Collating 200,000 names one against the other takes seconds. Only the different characters are collated, each gets
 * its place, and names are put in order by the places of their characters, three at a time.
 */
function sortKeysOf(texts: readonly string[]): Float64Array {
  const place = placeOfUnits(texts);
  const present = Int32Array.from([...texts.keys()].filter((c) => texts[c] !== ''));
  const order = ordered(texts, present, place, 0);
  const keys = new Float64Array(texts.length).fill(Number.NaN);
  let key = -1;
  let before: string | null = null;
  for (const c of order) {
    const text = texts[c]!;
    if (before === null || compare(before, text, place, 0) !== 0) key++;
    keys[c] = key;
    before = text;
  }
  return keys;
}

function placeOfUnits(texts: readonly string[]): Uint16Array {
  const place = new Uint16Array(65_536);
  const units: string[] = [];
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (place[unit] !== 0) continue;
      place[unit] = 1;
      units.push(String.fromCharCode(unit));
    }
  }
  const { compare: collate } = new Intl.Collator('zh-CN', { sensitivity: 'base' });
  units.sort((a, b) => collate(a, b) || (a < b ? -1 : 1));
  let next = 0;
  units.forEach((unit, i) => {
    if (i === 0 || collate(units[i - 1]!, unit) !== 0) next++;
    place[unit.charCodeAt(0)] = next;
  });
  return place;
}

function compare(a: string, b: string, place: Uint16Array, from: number): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = from; i < shorter; i++) {
    const difference = place[a.charCodeAt(i)]! - place[b.charCodeAt(i)]!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function keyAt(text: string, from: number, place: Uint16Array): number {
  let key = 0;
  for (let i = from; i < from + UNITS_AT_ONCE; i++) {
    key = key * 65_536 + (i < text.length ? place[text.charCodeAt(i)]! : 0);
  }
  return key;
}

/** The rows in order of their texts, all of which are equal before unit `from`. */
function ordered(texts: readonly string[], rows: Int32Array, place: Uint16Array, from: number): Int32Array {
  if (rows.length <= LONG_RUN) {
    return Int32Array.from([...rows].sort((a, b) => compare(texts[a]!, texts[b]!, place, from) || a - b));
  }
  const keys = Float64Array.from(rows, (c) => keyAt(texts[c]!, from, place));
  const positions = stableOrder(Int32Array.from(rows.keys()), keys, false);
  const order = positions.map((position) => rows[position]!);
  for (let start = 0, end = 1; start < order.length; start = end++) {
    const key = keys[positions[start]!]!;
    while (end < order.length && keys[positions[end]!] === key) end++;
    // A key that ends in nothing ends its text: the run is all of one text.
    if (end - start > 1 && key % 65_536 !== 0) {
      order.set(ordered(texts, order.slice(start, end), place, from + UNITS_AT_ONCE), start);
    }
  }
  return order;
}
