import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeCustomerNumbers } from '../../electron/importing/records/customerNumbers.ts';
import { makeOrderCount } from '../../electron/importing/records/orderCount.ts';
import {
  makePacker,
  NULL_INT,
  type PackedColumn,
  packTexts,
  unpackTexts,
} from '../../electron/importing/records/packRecords.ts';
import type { RecordValue } from '../../electron/importing/records/recordReader.ts';

const texts = fc.array(fc.option(fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 40 });

test('texts are unpacked as they were packed, blanks and nulls apart', () => {
  fc.assert(fc.property(texts, (given) => void expect(unpackTexts(packTexts(given))).toEqual(given)));
});

function unpack(column: PackedColumn, rows: number): RecordValue[] {
  if (column === null) return new Array<RecordValue>(rows).fill(null);
  if (column instanceof Int32Array) return Array.from(column, (value) => (value === NULL_INT ? null : value));
  if (column instanceof Float64Array) return Array.from(column, (value) => (Number.isNaN(value) ? null : value));
  return unpackTexts(column);
}

test('batches hold every record in order, whatever its values', () => {
  const record = fc.tuple(
    fc.option(fc.maxSafeInteger()),
    fc.option(fc.double({ noNaN: true })),
    fc.option(fc.string({ maxLength: 5 })),
    fc.constant(null),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(record, fc.option(fc.constantFrom('a', 'b', '0017', ''))), { maxLength: 60 }),
      (given) => {
        const columns = [
          { name: 'n', type: 'int' },
          { name: 'r', type: 'real' },
          { name: 't', type: 'text' },
          { name: 'never', type: 'text' },
        ] as const;
        const packer = makePacker(columns, 7, makeCustomerNumbers());
        const seen: unknown[] = [];
        const codes: (string | null)[] = [];
        const take = () => {
          const batch = packer.take();
          codes.push(...unpackTexts(batch.newCustomers));
          const values = batch.columns.map((column) => unpack(column, batch.rows));
          expect(batch.columns[3]).toBeNull();
          for (let k = 0; k < batch.rows; k++) {
            const customer = batch.customers[k]!;
            seen.push([batch.rowNumbers[k], values.map((column) => column[k]), customer < 0 ? null : codes[customer]]);
          }
        };
        for (const [k, [values, customer]] of given.entries()) if (packer.add(k + 2, customer, values)) take();
        take();
        expect(seen).toEqual(given.map(([values, customer], k) => [k + 2, values, customer]));
      },
    ),
  );
});

test('customers are numbered as they come, however many and however alike', () => {
  const numbers = makeCustomerNumbers();
  const known = new Map<string, number>();
  const given = Array.from({ length: 60_000 }, (_, k) => `C${String((k * 7919) % 25_013).padStart(7, '0')}`);
  given.push('', 'a', 'b', 'ab', 'ba', 'a', '', '\u0000', '\u0000\u0000');
  const fresh: string[] = [];
  for (const code of given) {
    if (!known.has(code)) {
      known.set(code, known.size);
      fresh.push(code);
    }
    expect(numbers.numberOf(code)).toBe(known.get(code));
  }
  expect(numbers.takeNew()).toEqual(fresh);
  expect(numbers.takeNew()).toEqual([]);
});

test('orders are counted within their customer; a line without a number is an order of its own', () => {
  const line = fc.tuple(fc.nat(6), fc.option(fc.constantFrom('1', '2', '3', '10')));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 200 }), (lines) => {
      const count = makeOrderCount();
      for (const [customer, orderNo] of lines) count.add(customer, orderNo);
      const numbered = new Set(lines.flatMap(([customer, no]) => (no === null ? [] : [`${customer} ${no}`])));
      expect(count.total()).toBe(numbered.size + lines.filter(([, no]) => no === null).length);
    }),
  );
});
