// A file as decoded text in pieces, never the whole of it in memory.
import { isAscii, isUtf8 } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import { detectEncoding, type Encoding, type EncodingGuess } from './detectEncoding.ts';

const CHUNK_BYTES = 1 << 16;
const HEAD_BYTES = 1 << 20;
const SLICE_BYTES = 1 << 16;
const SLICES = 32;
/** How far a file is searched for bytes that tell its encoding, and how many are enough. */
const SEARCHED_BYTES = 64 * 2 ** 20;
const ENOUGH = 100;

export type TextPiece = { readonly text: string; readonly doneBytes: number };
export type ReplacedCount = { characters: number };

async function readAt(handle: FileHandle, position: number, length: number, into?: Buffer): Promise<Buffer> {
  const buffer = into ?? Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** Bytes beyond ASCII, counted up to `enough`. */
function highBytes(slice: Buffer, enough: number): number {
  let high = 0;
  if (!isAscii(slice)) for (let i = 0; i < slice.length && high < enough; i++) if (slice[i]! >= 0x80) high++;
  return high;
}

/**
 * The first megabyte and slices spread over the rest: the evidence for guesses about a file. With `whole`, a file whose
 * slices hold next to nothing but ASCII is searched for the rare lines that tell.
 */
export async function readEvidence(path: string, whole = false): Promise<{ slices: Buffer[]; sizeBytes: number }> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const slices = [await readAt(handle, 0, Math.min(size, HEAD_BYTES))];
    const rest = size - HEAD_BYTES;
    if (rest > 0) {
      const count = Math.min(SLICES, Math.ceil(rest / SLICE_BYTES));
      for (let k = 0; k < count; k++) {
        const position = HEAD_BYTES + Math.floor(((k + 1) * Math.max(0, rest - SLICE_BYTES)) / count);
        slices.push(await readAt(handle, position, Math.min(SLICE_BYTES, size - position)));
      }
    }
    const end = Math.min(size, SEARCHED_BYTES);
    let high = 0;
    if (whole) for (const slice of slices) high += highBytes(slice, ENOUGH);
    let searched: Buffer | undefined;
    for (let at = HEAD_BYTES; whole && at < end && high < ENOUGH; at += HEAD_BYTES) {
      searched ??= Buffer.allocUnsafe(HEAD_BYTES);
      const more = await readAt(handle, at, Math.min(HEAD_BYTES, end - at), searched);
      const found = highBytes(more, ENOUGH);
      if (found > 0) {
        slices.push(more);
        searched = undefined;
      }
      high += found;
    }
    return { slices, sizeBytes: size };
  } finally {
    await handle.close();
  }
}

/** Where a chunk may be cut without cutting a character: behind its last line break, or not at all. */
function cutAt(chunk: Buffer): number {
  const lineFeed = chunk.lastIndexOf(10);
  return lineFeed >= 0 ? lineFeed + 1 : chunk.lastIndexOf(13) + 1;
}

/**
 * Decoded pieces of a text file. Bytes that do not fit the encoding become U+FFFD and are counted in `replaced`.
 * A file guessed as plain ASCII is judged again at its first other byte.
 */
export async function* readText(
  path: string,
  guess: EncodingGuess,
  replaced: ReplacedCount,
  startEncodingKnown?: (encoding: Encoding) => void,
): AsyncGenerator<TextPiece, void, void> {
  const handle = await open(path, 'r');
  let encoding = guess.encoding;
  let sure = guess.sure;
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  let decoder = new TextDecoder(encoding, { ignoreBOM: true });
  let reading: ReturnType<typeof handle.read<Buffer>> | null = null;
  try {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES * 2);
    const next = Buffer.allocUnsafe(CHUNK_BYTES);
    let position = guess.bomBytes;
    let held = 0;
    let midStream = false;
    let first = true;
    // The disk brings the next piece while this one is worked on.
    reading = handle.read(next, 0, CHUNK_BYTES, position);
    for (;;) {
      const { bytesRead } = await reading;
      position += bytesRead;
      next.copy(buffer, held, 0, bytesRead);
      if (bytesRead > 0) reading = handle.read(next, 0, CHUNK_BYTES, position);
      const filled = held + bytesRead;
      const last = bytesRead === 0;
      if (last && filled === 0) break;
      const cut = last || wide ? filled : cutAt(buffer.subarray(0, filled));
      // No line break in sight: hand over what there is and let the decoder remember half characters.
      const whole = cut > 0 && !wide;
      const take = cut > 0 ? cut : filled;
      const bytes = buffer.subarray(0, take);
      let text: string;
      if (!wide && whole && !midStream && isAscii(bytes)) text = bytes.toString('latin1');
      else {
        if (!sure) {
          encoding = detectEncoding([bytes]).encoding;
          sure = true;
          decoder = new TextDecoder(encoding, { ignoreBOM: true });
          startEncodingKnown?.(encoding);
        }
        if (encoding === 'utf-8' && whole && !midStream && isUtf8(bytes)) text = bytes.toString('utf8');
        else {
          text = decoder.decode(bytes, { stream: !last && !whole });
          midStream = !whole && !last;
          for (let i = text.indexOf('\uFFFD'); i >= 0; i = text.indexOf('\uFFFD', i + 1)) replaced.characters++;
        }
      }
      buffer.copyWithin(0, take, filled);
      held = filled - take;
      // Some programs write the mark twice.
      if (first) while (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
      first = false;
      yield { text, doneBytes: position - held };
      if (last) break;
    }
    const tail = midStream ? decoder.decode() : '';
    if (tail !== '') yield { text: tail, doneBytes: position };
  } finally {
    await reading?.catch(() => {});
    await handle.close();
  }
}
