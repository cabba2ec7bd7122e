import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { temporaryFolder } from '../temporaryFolder.ts';
import { encodeText } from './encodeText.ts';
import { readEach, trouble } from './readEach.ts';
import { writeTestFile } from './readingFiles.ts';
import { makeZip, type Part } from './tinyXlsx.ts';

const folder = temporaryFolder();
const PER_SEED = 56;

/** A sequence of whole numbers below a bound, the same each time. */
function dice(seed: number): (below: number) => number {
  let state = (seed + 1) * 0x9e3779b9;
  return (below) => {
    state = Math.imul(state ^ (state >>> 16), 0x45d9f3b) + 0x6d2b79f5;
    return ((state ^ (state >>> 15)) >>> 0) % below;
  };
}

const flip = (bytes: Buffer, roll: (below: number) => number) => {
  for (let k = roll(8); k >= 0; k--) {
    const at = roll(bytes.length);
    bytes[at] = bytes[at]! ^ (1 << roll(8));
  }
  return bytes;
};
const truncate = (bytes: Buffer, roll: (below: number) => number) => bytes.subarray(0, 1 + roll(bytes.length - 1));
const splice = (bytes: Buffer, roll: (below: number) => number) => {
  const from = roll(bytes.length);
  const piece = bytes.subarray(from, from + 1 + roll(200));
  const at = roll(bytes.length);
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + roll(60))]);
};
const run = (bytes: Buffer, roll: (below: number) => number) => {
  const at = roll(bytes.length);
  return bytes.fill(roll(2) === 0 ? 0 : 0xff, at, Math.min(bytes.length, at + 1 + roll(64)));
};
const number = (bytes: Buffer, roll: (below: number) => number) => {
  // A digit becomes many: counts, sizes and places that no file has.
  const text = bytes.toString('latin1');
  const places = [...text.matchAll(/\d+/g)];
  const place = places[roll(Math.max(1, places.length))];
  if (!place) return flip(bytes, roll);
  const huge = ['4294967296', '999999999', '-1', '1e308', '0', '65536'][roll(6)]!;
  return Buffer.from(text.slice(0, place.index) + huge + text.slice(place.index + place[0].length), 'latin1');
};
const MUTATIONS = [flip, truncate, splice, run, number];

/** The parts of a zip file made here, unpacked. */
function partsOf(zip: Buffer): Part[] {
  const parts: Part[] = [];
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = zip.readUInt32LE(end + 16);
  for (let k = zip.readUInt16LE(end + 10); k > 0; k--) {
    const [packed, nameLength] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const raw = zip.subarray(start, start + packed);
    parts.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      data: zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(raw) : raw,
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

/** Half of the variants of a zip are put together anew with right checksums, so that the damage lies deeper. */
function mutate(seed: Buffer, variant: number, zipped: boolean): Buffer {
  const roll = dice(variant);
  const mutation = MUTATIONS[variant % MUTATIONS.length]!;
  if (!zipped || variant % 2 === 0) return mutation(Buffer.from(seed), roll);
  const parts = partsOf(seed);
  const hit = roll(parts.length);
  return makeZip(
    parts.map((part, k) =>
      k === hit && part.data.length > 1
        ? { ...part, data: mutation(Buffer.from(part.data as Uint8Array), roll) }
        : part,
    ),
  );
}

function seeds(): [name: string, bytes: Buffer, zipped: boolean][] {
  const rows = [
    ['订单号', 'name', 'when', 'amount'],
    ...Array.from({ length: 6 }, (_, k) => [`0${k}`, `张 ${k}`, `2024/3/${k + 1}`, k * 12.5]),
  ];
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
  const book = XLSX.utils.book_new(sheet, 'S');
  const write = (bookType: XLSX.BookType) =>
    XLSX.write(book, { type: 'buffer', bookType, bookSST: true, compression: true }) as Buffer;
  const csv = XLSX.utils.sheet_to_csv(sheet).repeat(3);
  return [
    ['xlsx', write('xlsx'), true],
    ['xlsb', write('xlsb'), true],
    ['ods', write('ods'), true],
    ['xls', write('biff8'), false],
    ['old.xls', write('biff5'), false],
    ['xml', write('xlml'), false],
    ['html', write('html'), false],
    ['csv', Buffer.from(csv), false],
    ['gbk.csv', encodeText(csv, 'gbk'), false],
    ['utf16.txt', Buffer.from(`\uFEFF${csv.replaceAll(',', '\t')}`, 'utf16le'), false],
  ];
}

test('files with bits flipped, parts cut, moved and counted wrongly give rows or say why not', {
  timeout: 600_000,
}, async () => {
  const paths = seeds().flatMap(([name, bytes, zipped], s) =>
    Array.from({ length: PER_SEED }, (_, k) =>
      writeTestFile(folder, `${k}.${name}`, mutate(bytes, s * 1_000 + k, zipped)),
    ),
  );
  const outcomes = await readEach(paths, 140);
  expect(outcomes).toHaveLength(10 * PER_SEED);
  expect(trouble(outcomes, 25_000)).toEqual([]);
  // Some read in spite of it, some do not: both ways are walked.
  const read = outcomes.filter(({ code }) => code === null).length;
  expect(read).toBeGreaterThan(150);
  expect(outcomes.length - read).toBeGreaterThan(100);
});
