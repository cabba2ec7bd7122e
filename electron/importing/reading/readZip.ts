// The parts of a zip file: directory first, limits before anything is unpacked, checksums after.
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { AppError } from '../../../shared/errors.ts';

const MAX_ENTRIES = 2_000;
const MAX_PART_BYTES = 512 * 2 ** 20;
const MAX_ALL_BYTES = 2 ** 30;
const TAIL_BYTES = 65_557;
const CHUNK_BYTES = 1 << 17;

export type ZipEntry = {
  readonly name: string;
  readonly offset: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  readonly method: number;
  readonly crc: number;
  readonly encrypted: boolean;
};

export type ZipReader = {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** Unpacked pieces of an entry. Size and checksum are verified when it is read to its end. */
  readonly pieces: (entry: ZipEntry) => AsyncGenerator<Buffer, void, void>;
  /** A whole small part, or null when there is none of that name. */
  readonly part: (name: string) => Promise<Buffer | null>;
  readonly close: () => Promise<void>;
};

const damaged = () => new AppError('imports.damaged');

async function readExactly(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) throw damaged();
    filled += bytesRead;
  }
  return buffer;
}

const big = (buffer: Buffer, at: number) => Number(buffer.readBigUInt64LE(at));

async function findDirectory(handle: FileHandle, size: number): Promise<{ count: number; at: number; bytes: number }> {
  const length = Math.min(size, TAIL_BYTES);
  const tail = await readExactly(handle, size - length, length);
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (at < 0 || at + 22 > length) throw damaged();
  const plain = {
    count: tail.readUInt16LE(at + 10),
    bytes: tail.readUInt32LE(at + 12),
    at: tail.readUInt32LE(at + 16),
  };
  if (plain.count !== 0xffff && plain.bytes !== 0xffffffff && plain.at !== 0xffffffff) return plain;
  if (at < 20 || tail.readUInt32LE(at - 20) !== 0x07064b50) throw damaged();
  const wide = await readExactly(handle, big(tail, at - 12), 56);
  if (wide.readUInt32LE(0) !== 0x06064b50) throw damaged();
  return { count: big(wide, 32), bytes: big(wide, 40), at: big(wide, 48) };
}

/** The 64-bit values of an entry whose 32-bit fields are full. */
function widened(extra: Buffer, values: number[]): number[] {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      let from = at + 4;
      return values.map((value) => {
        if (value !== 0xffffffff) return value;
        if (from + 8 > extra.length) throw damaged();
        from += 8;
        return big(extra, from - 8);
      });
    }
    at += 4 + length;
  }
  return values;
}

function readEntries(directory: Buffer, count: number): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  let all = 0;
  for (let k = 0; k < count; k++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw damaged();
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
    const name = directory
      .toString('utf8', at + 46, nameEnd)
      .replaceAll('\\', '/')
      .replace(/^\//, '');
    const narrow = [directory.readUInt32LE(at + 24), directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 42)];
    const [sizeBytes, packedBytes, offset] = widened(directory.subarray(nameEnd, extraEnd), narrow);
    if (sizeBytes! > MAX_PART_BYTES) throw new AppError('imports.tooBig');
    all += sizeBytes!;
    if (all > MAX_ALL_BYTES) throw new AppError('imports.tooBig');
    entries.set(name, {
      name,
      offset: offset!,
      packedBytes: packedBytes!,
      sizeBytes: sizeBytes!,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    });
    at = extraEnd + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function* unpack(handle: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer, void, void> {
  if (entry.encrypted) throw new AppError('imports.passwordProtected');
  const local = await readExactly(handle, entry.offset, 30);
  if (local.readUInt32LE(0) !== 0x04034b50) throw damaged();
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  async function* packed() {
    for (let done = 0; done < entry.packedBytes; done += CHUNK_BYTES) {
      yield await readExactly(handle, start + done, Math.min(CHUNK_BYTES, entry.packedBytes - done));
    }
  }
  let total = 0;
  let crc = 0;
  const check = (piece: Buffer) => {
    total += piece.length;
    if (total > MAX_PART_BYTES || total > entry.sizeBytes) throw damaged();
    crc = crc32(piece, crc);
  };
  if (entry.method === 0) {
    for await (const piece of packed()) {
      check(piece);
      yield piece;
    }
  } else if (entry.method === 8) {
    const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
    // The callback only keeps a failure from being unhandled: reading from inflate reports it.
    pipeline(Readable.from(packed()), inflate, () => {});
    try {
      for await (const piece of inflate) {
        check(piece);
        yield piece;
      }
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw damaged();
    } finally {
      inflate.destroy();
    }
  } else throw damaged();
  if (total !== entry.sizeBytes || crc !== entry.crc) throw damaged();
}

export async function readZip(path: string): Promise<ZipReader> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const { count, at, bytes } = await findDirectory(handle, size);
    if (count > MAX_ENTRIES) throw new AppError('imports.tooBig');
    if (at + bytes > size) throw damaged();
    const entries = readEntries(await readExactly(handle, at, bytes), count);
    const lower = new Map([...entries.values()].map((entry) => [entry.name.toLowerCase(), entry]));
    const pieces = (entry: ZipEntry) => unpack(handle, entry);
    return {
      entries,
      pieces,
      part: async (name) => {
        const entry = entries.get(name) ?? lower.get(name.toLowerCase());
        if (!entry) return null;
        const all: Buffer[] = [];
        for await (const piece of pieces(entry)) all.push(piece);
        return Buffer.concat(all);
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
