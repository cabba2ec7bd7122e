// Which text encoding bytes are in, from the evidence of the bytes themselves.
import { isAscii, isUtf8 } from 'node:buffer';

/** Labels as TextDecoder knows them. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'shift_jis' | 'windows-1252';

export type EncodingGuess = { readonly encoding: Encoding; readonly bomBytes: number; readonly sure: boolean };

type Tally = { common: number; rare: number; invalid: number };

/**
 * Walks the bytes as one double-byte encoding: counts pairs in the rows of everyday characters, other valid pairs,
 * and bytes that do not fit. `classify` answers the pair's kind, or 4 for a four-byte GB18030 sequence.
 */
function tally(bytes: Uint8Array, classify: (lead: number, trail: number) => 0 | 1 | 2 | 4): Tally {
  const result = { common: 0, rare: 0, invalid: 0 };
  // The first bytes of a slice may be the second half of a character: start behind an ASCII byte.
  let i = 0;
  while (i < bytes.length && bytes[i]! >= 0x80 && i < 8) i++;
  while (i < bytes.length - 1) {
    const lead = bytes[i]!;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const kind = classify(lead, bytes[i + 1]!);
    if (kind === 0) {
      result.invalid++;
      i++;
    } else if (kind === 4) {
      const fits = bytes[i + 2]! >= 0x81 && bytes[i + 3]! >= 0x30 && bytes[i + 3]! <= 0x39;
      if (fits) result.rare++;
      else result.invalid++;
      i += fits ? 4 : 1;
    } else {
      if (kind === 1) result.common++;
      else result.rare++;
      i += 2;
    }
  }
  return result;
}

const gb = (lead: number, trail: number) => {
  if (lead === 0x80 || lead === 0xff) return 0;
  if (trail >= 0x30 && trail <= 0x39) return 4;
  if (trail < 0x40 || trail === 0x7f || trail === 0xff) return 0;
  // First-level hanzi, full-width punctuation and letters.
  return trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3) ? 1 : 2;
};
const big5 = (lead: number, trail: number) => {
  if (lead < 0x81 || lead === 0xff) return 0;
  if (!((trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe))) return 0;
  return lead >= 0xa4 && lead <= 0xc6 ? 1 : 2;
};
const sjis = (lead: number, trail: number) => {
  if (lead >= 0xa1 && lead <= 0xdf) return 2;
  if (!((lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc))) return 0;
  if (trail < 0x40 || trail === 0x7f || trail > 0xfc) return 0;
  const kana = (lead === 0x82 && trail >= 0x9f) || (lead === 0x83 && trail <= 0x96) || lead === 0x81;
  return kana || (lead >= 0x88 && lead <= 0x97) ? 1 : 2;
};

/** Share of high bytes that are lone letters inside Latin words (é, ü, £) rather than pairs. */
function loneShare(bytes: Uint8Array): number {
  let high = 0;
  let lone = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    high++;
    if ((i === 0 || bytes[i - 1]! < 0x80) && (i === bytes.length - 1 || bytes[i + 1]! < 0x80)) lone++;
  }
  return high === 0 ? 0 : lone / high;
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

function utf16(bytes: Uint8Array): Encoding | null {
  let even = 0;
  let odd = 0;
  const length = Math.min(bytes.length, 4096) & ~1;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (pairs < 2) return null;
  if (odd > pairs * 0.2 && even < pairs * 0.02) return 'utf-16le';
  if (even > pairs * 0.2 && odd < pairs * 0.02) return 'utf-16be';
  return null;
}

/** Byte order marks; null where there is none. */
export function byteOrderMark(head: Uint8Array): EncodingGuess | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bomBytes: 3, sure: true };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bomBytes: 2, sure: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bomBytes: 2, sure: true };
  return null;
}

/**
 * The encoding of a text file, from its first bytes and from slices taken over its length. Nothing but ASCII is
 * answered as UTF-8 with `sure: false`: a later part may still show otherwise.
 */
export function detectEncoding(slices: readonly Uint8Array[]): EncodingGuess {
  const head = slices[0] ?? new Uint8Array(0);
  const marked = byteOrderMark(head);
  if (marked) return marked;
  const wide = utf16(head);
  if (wide) return { encoding: wide, bomBytes: 0, sure: true };
  const telling = slices.filter((slice) => !isAscii(slice));
  if (telling.length === 0) return { encoding: 'utf-8', bomBytes: 0, sure: false };
  const all = new Uint8Array(Buffer.concat(telling.map((slice) => Buffer.concat([slice, Buffer.from('\n')]))));
  if (isUtf8(all) || utf8Share(all) > 0.98) return { encoding: 'utf-8', bomBytes: 0, sure: true };
  if (loneShare(all) > 0.5) return { encoding: 'windows-1252', bomBytes: 0, sure: true };
  const score = ({ common, rare, invalid }: Tally) => (common + 0.2 * rare - 3 * invalid) / (common + rare + invalid);
  const scores: [Encoding, number][] = [
    ['gb18030', score(tally(all, gb)) + 0.02],
    ['big5', score(tally(all, big5))],
    ['shift_jis', score(tally(all, sjis))],
    ['windows-1252', 0.25],
  ];
  scores.sort((a, b) => b[1] - a[1]);
  return { encoding: scores[0]![0], bomBytes: 0, sure: true };
}
