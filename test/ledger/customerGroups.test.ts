import { describe, expect, test } from 'vitest';
import { groupsBy } from '../../electron/gathering/sets/customerGroups.ts';
import { viewOrBlank } from '../../electron/gathering/view/viewAt.ts';
import { addRecord } from '../../electron/project/addRecord.ts';
import { mergeCustomers } from '../../electron/project/merges.ts';
import type { GroupBy } from '../../shared/contract/customerSet.ts';
import { openShop, type Shop } from '../customers/customerShop.ts';

const shop: Shop = {
  customers: [
    { code: 'A', type: 'dealer', region: 'north', attributes: ['gold', 'x'] },
    { code: 'B', type: '__proto__', attributes: [null, 'toString'] },
    { code: 'C', region: 'south', attributes: ['__proto__', 'y'] },
    { code: 'D', type: 'dealer', attributes: [null, 'z'] },
  ],
  attributeNames: ['constructor', 'constructor'],
  lines: [
    { code: 'A', date: '2023-01-05', amount: 10 },
    { code: 'B', date: '2024-01-05', amount: 20 },
    { code: 'C', date: '2024-06-05', amount: 30 },
    { code: 'D', date: '2024-06-30', amount: 40 },
  ],
};

type Project = ReturnType<typeof openShop>['project'];

/** The label of each customer by code. */
function labelsOf(project: Project, by: GroupBy, asOf?: string) {
  const view = viewOrBlank(project, asOf);
  const { labels, groupOf } = groupsBy(project, view, by);
  const codeOf = project.db.prepare<[number], string>('SELECT code FROM customer WHERE id = ?').pluck();
  return Object.fromEntries(
    [...view.ledger.customerRowId].map((id, c) => [codeOf.get(id), groupOf[c]! < 0 ? null : labels[groupOf[c]!]]),
  );
}

describe('who belongs where', () => {
  const { project } = openShop(shop);
  test('by the words of the files, whatever they are', () => {
    expect(labelsOf(project, { kind: 'type' })).toEqual({ A: 'dealer', B: '__proto__', C: null, D: 'dealer' });
    expect(labelsOf(project, { kind: 'attribute', name: 'constructor' })).toEqual({
      A: 'gold',
      B: 'toString',
      C: '__proto__',
      D: 'z',
    });
    expect(() => labelsOf(project, { kind: 'attribute', name: '__proto__' })).toThrow('groups.unknownColumn');
  });

  test('new are those who first bought within the days before the date', () => {
    expect(labelsOf(project, { kind: 'tenure', days: 26 }, '2024-06-30')).toEqual({
      A: 'old',
      B: 'old',
      C: 'new',
      D: 'new',
    });
    expect(labelsOf(project, { kind: 'tenure', days: 25 }, '2024-06-30')).toMatchObject({ C: 'old', D: 'new' });
    expect(labelsOf(project, { kind: 'tenure', days: 365 }, '2024-01-04')).toEqual({
      A: 'new',
      B: null,
      C: null,
      D: null,
    });
  });

  test('the channel is that of the latest contact up to the date', () => {
    const visit = (customer: string, date: string, channel: string) =>
      addRecord(project.db, { kind: 'interaction', date, time: null, customer, channel, note: '' });
    visit('A', '2024-03-01', '电话');
    visit('A', '2024-05-01', '微信');
    visit('B', '2024-04-01', '电话');
    expect(labelsOf(project, { kind: 'channel' }, '2024-04-30')).toMatchObject({ A: '电话', B: '电话' });
    expect(labelsOf(project, { kind: 'channel' }, '2024-06-30')).toMatchObject({ A: '微信', B: '电话', C: null });
  });

  const other = openShop(shop).project;
  test('a merged customer only fills what is not said', () => {
    const project = other;
    mergeCustomers(project.db, { keep: 'D', gone: 'A', evidence: [] });
    const by = { kind: 'attribute', name: 'constructor' } as const;
    expect(labelsOf(project, by)).toEqual({ B: 'toString', C: '__proto__', D: 'z' });
    mergeCustomers(project.db, { keep: 'B', gone: 'C', evidence: [] });
    expect(labelsOf(project, { kind: 'region' })).toEqual({ B: 'south', D: 'north' });
  });
});
