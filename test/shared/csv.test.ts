import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText } from '../../shared/csv.ts';

test('csv has a byte order mark, CRLF and quotes where needed', () => {
  expect(
    csvText([
      ['客户', 'a,b'],
      [1.5, null],
      [true, 'say "hi"'],
    ]),
  ).toBe('\uFEFF客户,"a,b"\r\n1.5,\r\ntrue,"say ""hi"""\r\n');
});

test('no text cell starts with a formula trigger', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', 'a', '"', ',', '＝') }), (cell) => {
      const written = csvText([[cell]]).slice(1, -2);
      const bare = written.startsWith('"') ? written.slice(1) : written;
      expect(bare).not.toMatch(/^[=+\-@\t\r＝]/);
    }),
  );
  expect(csvText([['=1+1'], [-5]])).toBe("\uFEFF'=1+1\r\n-5\r\n");
});
