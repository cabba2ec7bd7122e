import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addRecord } from '../../electron/project/addRecord.ts';
import { listImports } from '../../electron/project/batches.ts';
import { createProject } from '../../electron/project/create.ts';
import { openProject } from '../../electron/project/open.ts';
import { pageRecords, recordWords } from '../../electron/project/records.ts';
import { undoImport } from '../../electron/project/undoImport.ts';
import { importReport } from '../../shared/contract/importReports.ts';
import { newRecord, storedRecord } from '../../shared/contract/records.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { contentOf } from './contentOf.ts';
import { storeOrders } from './storeOrders.ts';

const folder = temporaryFolder();
let made = 0;

function newProject() {
  const path = join(folder, `${++made}.holdfast`);
  createProject(path, { name: 'x', currency: 'CNY', locale: 'zh-CN' });
  const project = openProject(path, 'p');
  storeOrders(project.db, [
    { customer: 'a', day: 19000, amountE4: 100 },
    { customer: 'b', day: 19001, amountE4: 200 },
  ]);
  return project;
}

const visit = {
  kind: 'interaction' as const,
  date: '2024-03-05',
  time: null,
  customer: 'a',
  channel: '到店',
  note: '100%_\\ tea' as string | null,
};

describe('an entry by hand', () => {
  test.each([
    visit,
    newRecord.parse({ kind: 'complaint', date: '2024-03-05', time: '08:05', customer: 'new 新', category: '破损' }),
    newRecord.parse({ kind: 'survey', date: '2024-03-05', customer: null, question: 'NPS', score: 9 }),
    newRecord.parse({ kind: 'cost', date: '2024-03-05', measure: '短信召回', costKind: 'cash', amountE4: 1_250_000 }),
  ])('$kind is an import of one row, listed, and taken back whole', (record) => {
    const project = newProject();
    const before = contentOf(project.db);
    const { batch, newCustomer } = addRecord(project.db, record);
    expect(newCustomer).toBe(record.kind === 'complaint');
    const report = listImports(project.db)[0]!;
    expect(importReport.parse(report)).toEqual(report);
    expect([report.batch, report.origin, report.rowsRead, report.rowsStored]).toEqual([batch, 'manual', 1, 1]);
    const page = pageRecords(project.db, record.kind, '', 0, 10);
    expect(page.total).toBe(1);
    expect(storedRecord.parse(page.rows[0])).toMatchObject({ batch, byHand: true, day: '2024-03-05' });
    expect(undoImport(project.db, batch).undoneAt).not.toBeNull();
    expect(contentOf(project.db)).toEqual(before);
    project.close();
  });

  test('a day that is none, or a solution before the complaint, stores nothing', () => {
    const project = newProject();
    const before = contentOf(project.db);
    const complaint = { kind: 'complaint', date: '2024-02-30', customer: 'a' };
    expect(() => addRecord(project.db, newRecord.parse(complaint))).toThrow('records.badDate');
    const solved = { ...complaint, date: '2024-02-28', solvedOn: '2024-02-27' };
    expect(() => addRecord(project.db, newRecord.parse(solved))).toThrow('records.solvedBefore');
    expect(contentOf(project.db)).toEqual(before);
    project.close();
  });
});

test('records are listed newest first, searched by their texts as they stand, and their words offered', () => {
  const project = newProject();
  addRecord(project.db, visit);
  addRecord(project.db, { ...visit, customer: 'b', note: 'coffee', channel: '电话' });
  addRecord(project.db, { ...visit, date: '2024-03-06', note: null });
  const found = (search: string) => pageRecords(project.db, 'interaction', search, 0, 10).rows.map(({ id }) => id);
  expect(found('')).toEqual([3, 2, 1]);
  expect(found('%_\\')).toEqual([1]);
  expect(found('COFFEE')).toEqual([2]);
  expect(found('电话')).toEqual([2]);
  expect(recordWords(project.db, 'interaction')).toEqual(['到店', '电话']);
  expect(pageRecords(project.db, 'interaction', '', 2, 1)).toMatchObject({ total: 3, rows: [{ id: 1 }] });
  project.close();
});
