import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { type Table, writeTable } from '../../electron/reporting/exportTable.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const folder = temporaryFolder();
const table: Table = {
  columns: [
    { head: '=Kunde', kind: 'text' },
    { head: 'Lost', kind: 'share' },
    { head: 'Orders', kind: 'number' },
    { head: 'Revenue', kind: 'money' },
    { head: 'Since', kind: 'date' },
  ],
  rows: [
    ['=HYPERLINK("http://x")', 0.135, 42, 1234.5, '2024-03-05'],
    ['王伟, "Wei"', null, 0, -7, 'about March'],
  ],
};

test('xlsx: numbers, shares and dates are what they are, texts stay texts', async () => {
  const path = join(folder, 'table.xlsx');
  await writeTable(path, '流失 / churn', 'xlsx', table);
  const book = XLSX.read(readFileSync(path), { cellNF: true, cellFormula: true });
  const sheet = book.Sheets[book.SheetNames[0]!]!;
  expect(sheet.A1).toMatchObject({ t: 's', v: '=Kunde' });
  expect(sheet.A2).toMatchObject({ t: 's', v: '=HYPERLINK("http://x")' });
  expect(sheet.A2.f).toBeUndefined();
  expect(sheet.B2).toMatchObject({ t: 'n', v: 0.135, z: '0.00%' });
  expect(sheet.B3).toBeUndefined();
  expect(sheet.C2).toMatchObject({ t: 'n', v: 42 });
  expect(sheet.D3).toMatchObject({ t: 'n', v: -7, z: '#,##0.00' });
  expect(sheet.E2).toMatchObject({ v: 45_356, z: 'yyyy\\-mm\\-dd' });
  expect(sheet.E3).toMatchObject({ t: 's', v: 'about March' });
});

test('csv: a mark for Excel, formulas made inert, numbers plain', async () => {
  const path = join(folder, 'table.csv');
  await writeTable(path, 'x', 'csv', table);
  expect(readFileSync(path, 'utf8')).toBe(
    '\uFEFF\'=Kunde,Lost,Orders,Revenue,Since\r\n"\'=HYPERLINK(""http://x"")",0.135,42,1234.5,2024-03-05\r\n"王伟, ""Wei""",,0,-7,about March\r\n',
  );
});
