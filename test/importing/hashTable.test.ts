import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashRow, hashTexts, newHash } from '../../electron/importing/checking/hashCells.ts';
import { makeHashTable } from '../../electron/importing/checking/hashTable.ts';
import { makeLog } from '../../electron/importing/checking/makeLog.ts';
import type { Cell } from '../../electron/importing/reading/rowSource.ts';

const hashOf = (row: readonly Cell[]) => {
  const hash = newHash();
  hashRow(hash, row);
  return `${hash.high} ${hash.low}`;
};

test('a table knows what was put in, with the numbers beside it, through all growth', () => {
  const table = makeHashTable(['int32', 'uint16']);
  const known = new Map<string, [number, number]>();
  const hash = newHash();
  for (let k = 0; k < 50_000; k++) {
    const text = `order ${k % 30_000}`;
    hashTexts(hash, text, '');
    const slot = table.put(hash);
    expect(table.added()).toBe(!known.has(text));
    if (table.added()) {
      known.set(text, [7 - k, k % 65_536]);
      table.set(slot, 7 - k, k % 65_536);
    }
  }
  expect(table.size()).toBe(known.size);
  for (const [text, beside] of known) {
    hashTexts(hash, text, '');
    const slot = table.find(hash);
    expect([table.first(slot), table.second(slot)]).toEqual(beside);
  }
  hashTexts(hash, 'never', '');
  expect(table.find(hash)).toBe(-1);
});

test('a million hashes of near texts are a million', () => {
  const table = makeHashTable();
  const hash = newHash();
  for (let k = 0; k < 1_000_000; k++) {
    hashTexts(hash, String(k), `C${k % 7}`);
    table.put(hash);
  }
  expect(table.size()).toBe(1_000_000);
});

test('rows share a hash when their cells are the same, and only then', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.integer({ min: -3, max: 3 }),
    fc.boolean(),
    fc.constant(null),
    fc.record({ day: fc.integer({ min: 0, max: 3 }), minute: fc.constantFrom(null, 0, 1) }),
  );
  const row = fc.array(cell, { maxLength: 4 });
  const bare = (cells: readonly Cell[]) => {
    const kept = cells.map((value) => (value === '' ? null : value));
    while (kept.length > 0 && kept.at(-1) === null) kept.pop();
    return JSON.stringify(kept.map((value) => [typeof value, value]));
  };
  fc.assert(
    fc.property(row, row, (a, b) => {
      expect(hashOf(a) === hashOf(b)).toBe(bare(a) === bare(b));
    }),
    { numRuns: 3_000 },
  );
  expect(hashOf(['ab', 'c'])).not.toBe(hashOf(['a', 'bc']));
  expect(hashOf(['a', '', 'b'])).not.toBe(hashOf(['a', 'b']));
});

test('a log gives back its entries in order', () => {
  const log = makeLog(2);
  for (let k = 0; k < 150_000; k++) {
    const { words, at } = log.next();
    words[at] = k;
    words[at + 1] = k * 3;
  }
  let seen = 0;
  log.each((words, at, index) => {
    if (words[at] === index && words[at + 1] === index * 3) seen++;
  });
  expect([log.count(), seen]).toEqual([150_000, 150_000]);
});
