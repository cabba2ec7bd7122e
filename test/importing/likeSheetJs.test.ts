import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { formatKind } from '../../electron/importing/reading/numberFormat.ts';
import { readXlsx } from '../../electron/importing/reading/readXlsx.ts';
import type { Cell } from '../../electron/importing/reading/rowSource.ts';
import { dayNumber } from '../../shared/dates.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { sharedData, withoutData, writeTestFile } from './readingFiles.ts';

const folder = temporaryFolder();

// Where the two differ on purpose or by a fault of the other, by file: this reader is right or says more.
const EXPLAINED = new Map([
  ['calamine/tests/date_iso.xlsx', 'ISO dates are kept as the text they are'],
  ['phpspreadsheet/tests/data/Reader/XLSX/explicitdate.xlsx', 'ISO dates are kept as the text they are'],
  ['calamine/tests/has_x000D_.xlsx', 'the carriage return is kept'],
  ['calamine/tests/minimal_package.xlsx', 'SheetJS drops the later runs of a rich text'],
  ['calamine/tests/richtext-after-plain.xlsx', 'SheetJS drops the runs behind a plain text'],
  ['phpspreadsheet/tests/data/Reader/XLSX/issue.2488.xlsx', 'a boolean cell without value is blank'],
  ['phpspreadsheet/tests/data/Reader/XLSX/issue.4063.xlsx', 'SheetJS does not count an empty shared string'],
]);

const two = (n: number) => String(n).padStart(2, '0');

/** What a number of a date format is, reckoned by the other program. */
function dateCell(value: number, format: string, date1904: boolean): Cell {
  const { y, m, d, H, M, S } = XLSX.SSF.parse_date_code(value, { date1904 });
  const kind = formatKind(format);
  const seconds = Math.floor(S + 0.1);
  const clock = (hours: number) => `${two(hours)}:${two(M)}${seconds === 0 ? '' : `:${two(seconds)}`}`;
  if (kind === 2 && value < 1) return clock(H);
  if (kind === 3) return clock(Math.floor(value) * 24 + H);
  // Its day 0 of 1900 and its 29 February of that year are days of no calendar.
  const day = y === 1900 && d === 0 ? dayNumber(1899, 12, 31) : dayNumber(y, m, d);
  return { day, minute: H * 60 + M === 0 && seconds === 0 ? null : H * 60 + M };
}

function expected(cell: XLSX.CellObject, date1904: boolean): Cell {
  if (cell.t === 'e') return cell.w ?? null;
  if (cell.t !== 'n') return cell.v as Cell;
  const value = Number(cell.v);
  const format = typeof cell.z === 'string' ? cell.z : 'General';
  if (/^0{2,20}$/.test(format.split(';')[0]!) && value >= 0 && Number.isInteger(value)) {
    const shown = XLSX.SSF.format(format, value);
    return shown.startsWith('0') ? shown : value;
  }
  return XLSX.SSF.is_date(format) && value >= 0 && value < 2_958_466 ? dateCell(value, format, date1904) : value;
}

const plainBreaks = (text: string) => text.replace(/\r\n?/g, '\n');

function isSame(mine: Cell | undefined, theirs: Cell): boolean {
  if (typeof mine === 'number' && typeof theirs === 'number')
    return Math.abs(mine - theirs) <= 1e-12 * Math.abs(theirs);
  if (typeof mine === 'string' && typeof theirs === 'string') return plainBreaks(mine) === plainBreaks(theirs);
  if (mine !== null && typeof mine === 'object' && theirs !== null && typeof theirs === 'object')
    return mine.day === theirs.day && (mine.minute ?? 0) === (theirs.minute ?? 0);
  return mine === theirs;
}

async function differences(path: string): Promise<{ compared: number; differing: string[] }> {
  const differing: string[] = [];
  let compared = 0;
  const source = await readXlsx(path);
  try {
    const book = XLSX.read(readFileSync(path), { dense: true, cellFormula: false, cellHTML: false, cellNF: true });
    const date1904 = book.Workbook?.WBProps?.date1904 === true;
    if (date1904 !== source.epoch1904) differing.push('epoch');
    for (const [k, sheet] of source.sheets.entries()) {
      const mine = new Map<string, Cell>();
      for await (const { rows, numbers } of source.batches(k))
        for (const [r, row] of rows.entries())
          for (const [c, value] of row.entries())
            if (value !== null && value !== '') mine.set(`${numbers[r]},${c}`, value);
      const theirs = (book.Sheets[sheet.name]?.['!data'] ?? []) as (XLSX.CellObject | undefined)[][];
      for (const [r, row] of theirs.entries()) {
        // Rows of blanks are no rows here.
        if (!(row ?? []).some((cell) => cell && String(cell.v ?? '').trim() !== '')) continue;
        for (const [c, cell] of (row ?? []).entries()) {
          if (cell?.v === undefined || cell.v === null || cell.v === '' || cell.t === 'z') continue;
          const place = `${r + 1},${c}`;
          const should = expected(cell, date1904);
          compared++;
          if (!isSame(mine.get(place), should))
            differing.push(`${sheet.name} ${place}: ${JSON.stringify(mine.get(place))} – ${JSON.stringify(should)}`);
          mine.delete(place);
        }
      }
      for (const [place, value] of mine)
        if (typeof value !== 'string' || value.trim() !== '')
          differing.push(`${sheet.name} ${place} only here: ${JSON.stringify(value)}`);
    }
  } finally {
    await source.close();
  }
  return { compared, differing };
}

const books = sharedData('spreadsheets');
describe.skipIf(withoutData('spreadsheets'))('every xlsx of the collection, cell for cell as SheetJS reads it', () => {
  test('or the difference is explained', { timeout: 300_000 }, async () => {
    const unexplained: string[] = [];
    const needless = new Set(EXPLAINED.keys());
    let compared = 0;
    let read = 0;
    const names = (readdirSync(books, { recursive: true }) as string[])
      .map((name) => name.replaceAll('\\', '/'))
      .filter((file) => /\.xls[xm]$/.test(file))
      .sort();
    for (const name of names) {
      // Files that one of the two refuses are the business of other tests.
      const found = await differences(join(books, name)).catch(() => null);
      if (!found) continue;
      read++;
      compared += found.compared;
      if (found.differing.length === 0) continue;
      needless.delete(name);
      if (!EXPLAINED.has(name)) unexplained.push(`${name}: ${found.differing.slice(0, 5).join(' · ')}`);
    }
    expect(unexplained).toEqual([]);
    expect([...needless]).toEqual([]);
    expect(read).toBeGreaterThan(250);
    expect(compared).toBeGreaterThan(30_000);
  });
});

test('made workbooks: every kind of cell, both epochs, shared and inline texts', { timeout: 120_000 }, async () => {
  const formats = [
    'yyyy-mm-dd',
    'dd/mm/yyyy hh:mm',
    'h:mm',
    '[h]:mm',
    '00000',
    '0.00%',
    '#,##0.00',
    'm/d/yy',
    '"¥"#,##0',
  ];
  const cell = fc.oneof(
    fc.record({
      t: fc.constant('n' as const),
      v: fc.nat(60_000 * 86_400).map((seconds) => seconds / 86_400),
      z: fc.constantFrom(...formats),
    }),
    fc.record({ t: fc.constant('n' as const), v: fc.nat(99_999), z: fc.constantFrom(...formats) }),
    fc.record({ t: fc.constant('n' as const), v: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
    fc.record({ t: fc.constant('b' as const), v: fc.boolean() }),
    fc.record({ t: fc.constant('e' as const), v: fc.constantFrom(0, 7, 15, 23, 29, 36, 42) }),
    fc.record({
      t: fc.constant('s' as const),
      v: fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 9 })
        .filter((text) => !/_x[\da-f]{4}_|\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/iu.test(text)),
    }),
    fc.constant(null),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { maxLength: 7 }), { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      fc.boolean(),
      async (rows, date1904, bookSST) => {
        const sheet: XLSX.WorkSheet = { '!ref': 'A1:G12' };
        for (const [r, row] of rows.entries())
          for (const [c, value] of row.entries()) if (value) sheet[XLSX.utils.encode_cell({ r, c })] = { ...value };
        const book = XLSX.utils.book_new(sheet, 'S');
        book.Workbook = { WBProps: { date1904 } };
        const path = writeTestFile(
          folder,
          'made.xlsx',
          XLSX.write(book, { type: 'buffer', bookType: 'xlsx', bookSST }) as Buffer,
        );
        expect((await differences(path)).differing).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});
