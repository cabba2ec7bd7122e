import { expect, test } from 'vitest';
import { safeFileName } from '../../electron/project/fileNames.ts';

test.each([
  ['a/b\\c:d.csv', 'abcd.csv'],
  ['  ..hidden.. ', 'hidden'],
  ['con', 'holdfast-con'],
  ['\u202Egnp.exe', 'gnp.exe'],
  ['', 'holdfast-file'],
  [`${'长'.repeat(90)}.xlsx`, `${'长'.repeat(75)}.xlsx`],
  ['x'.repeat(90), 'x'.repeat(80)],
])('%j is saved as %j', (given, name) => {
  expect(safeFileName(given)).toBe(name);
});
