// Which text encoding bytes are in, from the evidence of the bytes themselves.
import { isAscii, isUtf8 } from 'node:buffer';
import {
  anyTable,
  type CharacterTable,
  japaneseTable,
  simplifiedTable,
  traditionalTable,
  westernTable,
} from './commonCharacters.ts';

/** Labels as TextDecoder knows them. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'shift_jis' | 'windows-1252';

export type EncodingGuess = { readonly encoding: Encoding; readonly bomBytes: number; readonly sure: boolean };

const tables = new Map<Encoding, CharacterTable>();
const TABLE: Record<Exclude<Encoding, 'utf-8'>, () => CharacterTable> = {
  gb18030: simplifiedTable,
  big5: traditionalTable,
  shift_jis: japaneseTable,
  'windows-1252': westernTable,
  'utf-16le': anyTable,
  'utf-16be': anyTable,
};

function tableOf(encoding: Exclude<Encoding, 'utf-8'>): CharacterTable {
  const table = tables.get(encoding) ?? TABLE[encoding]();
  tables.set(encoding, table);
  return table;
}

/** What an ASCII character costs: as much in each encoding that does not take it for half of another character. */
const ASCII_COST = -3.2;
/** Two letters with accents side by side are rare in the West. */
const WESTERN_PAIR = -3;

const isControl = (code: number) => code < 32 && code !== 9 && code !== 10 && code !== 13;

/** How likely the bytes are as a table in this encoding: the logarithm of their probability. */
function likelihood(bytes: Uint8Array, encoding: Exclude<Encoding, 'utf-8'>): number {
  const text = new TextDecoder(encoding).decode(bytes);
  const table = tableOf(encoding);
  const western = encoding === 'windows-1252';
  let sum = 0;
  let beside = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) {
      sum += isControl(code) ? -15 : ASCII_COST;
      beside = false;
      continue;
    }
    sum += table[code]!;
    if (western && beside) sum += WESTERN_PAIR;
    beside = true;
  }
  return sum;
}

/** Share of high bytes that stand in well-formed UTF-8 sequences. */
function utf8Share(bytes: Uint8Array): number {
  let high = 0;
  let good = 0;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i]!;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    let fits = lead >= 0xc2 && lead <= 0xf4;
    for (let k = 1; k < length && fits && i + k < bytes.length; k++) fits = (bytes[i + k]! & 0xc0) === 0x80;
    const taken = fits ? Math.min(length, bytes.length - i) : 1;
    high += taken;
    if (fits) good += taken;
    i += taken;
  }
  return high === 0 ? 1 : good / high;
}

/** UTF-16 by its zero bytes, of which text in any other encoding has next to none. */
function utf16(head: Uint8Array): Encoding | null {
  const bytes = head.subarray(0, Math.min(head.length, 1 << 16) & ~1);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < bytes.length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const pairs = bytes.length / 2;
  if (pairs < 2 || even + odd < Math.max(1, pairs * 0.02)) return null;
  if (odd > pairs * 0.1 && odd > even * 20) return 'utf-16le';
  if (even > pairs * 0.1 && even > odd * 20) return 'utf-16be';
  // 一 is 4E 00: where zeros are few, the characters tell.
  const [little, big] = [likelihood(bytes, 'utf-16le'), likelihood(bytes, 'utf-16be')];
  const narrow = likelihood(bytes, 'gb18030');
  return Math.max(little, big) < narrow ? null : little > big ? 'utf-16le' : 'utf-16be';
}

/** Byte order marks; null where there is none. */
export function byteOrderMark(head: Uint8Array): EncodingGuess | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bomBytes: 3, sure: true };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bomBytes: 2, sure: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bomBytes: 2, sure: true };
  if (head[0] === 0x84 && head[1] === 0x31 && head[2] === 0x95 && head[3] === 0x33)
    return { encoding: 'gb18030', bomBytes: 4, sure: true };
  return null;
}

const EVIDENCE_BYTES = 1 << 18;
const LF = 10;

/** The lines with bytes beyond ASCII, whole ones, up to a quarter of a megabyte. */
function tellingLines(slices: readonly Uint8Array[]): Buffer {
  const lines: Uint8Array[] = [];
  let length = 0;
  const share = Math.max(4_096, Math.floor(EVIDENCE_BYTES / Math.max(1, slices.length)));
  for (const [k, slice] of slices.entries()) {
    // A later slice may begin and end within a character.
    const first = k === 0 ? 0 : slice.indexOf(LF) + 1;
    const lastBreak = slice.lastIndexOf(LF);
    const end = lastBreak > first ? lastBreak + 1 : slice.length;
    let taken = 0;
    for (let at = first; at < end && taken < share; ) {
      const stop = slice.indexOf(LF, at);
      const next = stop < 0 || stop >= end ? end : stop + 1;
      const line = slice.subarray(at, Math.min(next, at + share));
      if (!isAscii(line)) {
        lines.push(line);
        taken += line.length;
      }
      at = next;
    }
    length += taken;
    if (length > EVIDENCE_BYTES) break;
  }
  return Buffer.concat(lines);
}

/**
 * The encoding of a text file, from its first bytes and from slices taken over its length: which of the encodings
 * makes their characters the most likely ones of a Chinese, Japanese or Western table. Nothing but ASCII is answered
 * as UTF-8 with `sure: false`: a later part may still show otherwise.
 */
export function detectEncoding(slices: readonly Uint8Array[]): EncodingGuess {
  const head = slices[0] ?? new Uint8Array(0);
  const marked = byteOrderMark(head);
  if (marked) return marked;
  const wide = utf16(head);
  if (wide) return { encoding: wide, bomBytes: 0, sure: true };
  const all = tellingLines(slices);
  if (all.length === 0) return { encoding: 'utf-8', bomBytes: 0, sure: false };
  if (isUtf8(all) || utf8Share(all) > 0.95) return { encoding: 'utf-8', bomBytes: 0, sure: true };
  const candidates: Exclude<Encoding, 'utf-8'>[] = ['gb18030', 'big5', 'shift_jis', 'windows-1252'];
  // Characters of two bytes without a line break or blank between them: only a short text is all like that.
  if (all.length % 2 === 0 && all.length < 4_096 && slices.length === 1) candidates.push('utf-16le', 'utf-16be');
  let best: Encoding = 'gb18030';
  let most = Number.NEGATIVE_INFINITY;
  for (const encoding of candidates) {
    const bytes = encoding.startsWith('utf-16') ? head : all;
    const found = likelihood(bytes, encoding);
    if (found > most) [best, most] = [encoding, found];
  }
  return { encoding: best, bomBytes: 0, sure: true };
}
