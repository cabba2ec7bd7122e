// A zip file written entry by entry, each streamed through deflate; no entry is held in memory.
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, crc32, createDeflateRaw } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1 January 1980, so that the same content gives the same bytes. */
const DATE = 0x21;

type Entry = { name: Buffer; crc: number; packed: number; size: number; offset: number };

export type ZipFile = {
  readonly add: (name: string, content: Iterable<string> | AsyncIterable<string>) => Promise<void>;
  readonly close: () => Promise<void>;
  /** Lets go of the file without finishing it. */
  readonly abandon: () => Promise<void>;
};

export async function createZip(path: string): Promise<ZipFile> {
  const file = await open(path, 'w');
  const entries: Entry[] = [];
  let position = 0;
  const append = async (bytes: Buffer) => {
    await writeAll(file, bytes, position);
    position += bytes.length;
  };

  async function add(name: string, content: Iterable<string> | AsyncIterable<string>): Promise<void> {
    const entry: Entry = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, offset: position };
    await append(localHeader(entry));
    const start = position;
    async function* measured() {
      for await (const part of content) {
        const bytes = Buffer.from(part);
        entry.crc = crc32(bytes, entry.crc);
        entry.size += bytes.length;
        yield bytes;
      }
    }
    const deflate = createDeflateRaw({ level: constants.Z_BEST_SPEED + 2 });
    await pipeline(Readable.from(measured()), deflate, async (packed: AsyncIterable<Buffer>) => {
      for await (const bytes of packed) await append(bytes);
    });
    entry.packed = position - start;
    if (entry.size > 0xfffffffe || position > 0xfffffffe) throw new RangeError('zip entry beyond 4 GiB');
    await writeAll(file, localHeader(entry), entry.offset);
    entries.push(entry);
  }

  async function close(): Promise<void> {
    const start = position;
    for (const entry of entries) await append(centralHeader(entry));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(END, 0);
    end.writeUInt16LE(entries.length, 8);
    end.writeUInt16LE(entries.length, 10);
    end.writeUInt32LE(position - start, 12);
    end.writeUInt32LE(start, 16);
    await append(end);
    await file.close();
  }

  return { add, close, abandon: () => file.close() };
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const result = await file.write(bytes, written, bytes.length - written, position + written);
    written += result.bytesWritten;
  }
}

function writeFacts(header: Buffer, at: number, { crc, packed, size, name }: Entry): void {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(UTF8_NAMES, at + 2);
  header.writeUInt16LE(DEFLATED, at + 4);
  header.writeUInt16LE(DATE, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(packed, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(name.length, at + 22);
}

function localHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL, 0);
  writeFacts(header, 4, entry);
  return Buffer.concat([header, entry.name]);
}

function centralHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(CENTRAL, 0);
  header.writeUInt16LE(VERSION, 4);
  writeFacts(header, 6, entry);
  header.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([header, entry.name]);
}
