import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duplicatesHandlers } from '../../electron/handlers/duplicates.ts';
import type { Context } from '../../electron/handlers/handler.ts';
import { recordsHandlers } from '../../electron/handlers/records.ts';
import { buildLedger } from '../../electron/ledger/buildLedger.ts';
import type { Ledger } from '../../electron/ledger/ledger.ts';
import { mergeCustomers, unmergeCustomers } from '../../electron/project/merges.ts';
import { undoImport } from '../../electron/project/undoImport.ts';
import { contract } from '../../shared/contract/contract.ts';
import { codeThrown, openShop, type Shop } from '../customers/customerShop.ts';
import { contentOf } from '../project/contentOf.ts';

const SHOP: Shop = {
  customers: [
    { code: 'K1', name: '林美', phone: '13812345678', started: '2023-12-01', attributes: ['green', null] },
    { code: 'K2', name: '林美 女士', phone: '+86 138-1234-5678', email: 'LIN@x.com', region: '杭州', type: 'vip' },
    { code: 'K3', name: 'Ben', email: 'ben@x.com' },
    { code: 'K4', name: 'Ben B', email: 'Ben@X.com', started: '2023-11-01', cancelled: '2024-02-01' },
  ],
  attributeNames: ['colour', 'size'],
  lines: [
    { code: 'K1', date: '2024-01-05', amount: 30, orderNo: 'A1', product: 'tea' },
    { code: 'K2', date: '2024-01-05', amount: 20, orderNo: 'A1', product: 'pot' },
    { code: 'K2', date: '2024-01-01', amount: 5, product: 'cup' },
    { code: 'K1', date: '2024-03-01', amount: -10, orderNo: 'A1', product: 'tea' },
    { code: 'K3', date: '2024-02-01', amount: 7 },
    { code: 'K4', date: '2024-02-03', amount: 9 },
  ],
};

function open(shop = SHOP) {
  const { project, call } = openShop(shop);
  const context = { project: () => project } as unknown as Context;
  return { project, db: project.db, call, context };
}

/** Hash of all tables but the book of merges and the counter of changes. */
const hashOf = (db: Parameters<typeof contentOf>[0]) =>
  createHash('sha256')
    .update(JSON.stringify(contentOf(db, ['customer_merge', 'project'])))
    .digest('hex');
const plain = (ledger: Ledger) => JSON.stringify({ ...ledger, revision: 0 });

describe('two customers treated as one', () => {
  test('are one everywhere, with all rows of both; the code that went opens the one that stays', async () => {
    const { db, call, project, context } = open();
    db.prepare(
      "INSERT INTO complaint (batch_id, row_number, customer_id, day, category) VALUES (1, 9, 2, 19730, '破损')",
    ).run();
    const before = await call('customers.page', {});
    mergeCustomers(db, { keep: 'K1', gone: 'K2', evidence: ['phone'] });
    const page = await call('customers.page', {});
    expect(page.total).toBe(before.total - 1);
    const row = page.rows.find(({ customer }) => customer === 'K1')!;
    expect(row).toMatchObject({ orders: 2, revenueE4: 450_000, firstDay: '2024-01-01', lastDay: '2024-01-05' });
    expect(row).toMatchObject({ name: '林美', phone: '13812345678', email: 'LIN@x.com', region: '杭州', type: 'vip' });
    expect((await call('customers.page', { search: 'lin@x' })).rows.map(({ customer }) => customer)).toEqual(['K1']);
    expect((await call('customers.page', { search: 'K2' })).rows.map(({ customer }) => customer)).toEqual(['K1']);
    const facets = await call('customers.facets', {});
    expect(facets.region.find(({ value }) => value === '杭州')).toEqual({ value: '杭州', customers: 1 });

    const card = await call('customers.card', { customer: 'K2' });
    expect(card.row).toEqual(row);
    expect(card).toMatchObject({ startedOn: '2023-12-01', complaints: 1, openComplaints: 1 });
    expect(card.merged).toEqual([{ merge: 1, customer: 'K2', name: '林美 女士' }]);
    expect(card.attributes).toEqual([{ name: 'colour', value: 'green' }]);
    expect(card.favourites.map(({ product }) => product).sort()).toEqual(['cup', 'pot', 'tea']);
    const timeline = await call('customers.timeline', { customer: 'K2' });
    expect(timeline).toEqual(await call('customers.timeline', { customer: 'K1' }));
    const lines = timeline.entries.reduce((sum, entry) => sum + (entry.kind === 'order' ? entry.lines : 0), 0);
    expect(lines).toBe(4);
    expect(timeline.entries.filter(({ kind }) => kind === 'complaint')).toHaveLength(1);
    const complaints = recordsHandlers['records.page'](
      { project: 'p', kind: 'complaint', search: '', offset: 0, limit: 10 },
      context,
    );
    expect(complaints).toMatchObject({ rows: [{ customer: 'K1', customerName: '林美' }] });
    expect(project.ledger().customerCount).toBe(3);
  });

  test('and taken apart are as they were, byte for byte, in every table and in the ledger', async () => {
    const { db, call } = open();
    const before = { hash: hashOf(db), ledger: plain(buildLedger(db)), page: await call('customers.page', {}) };
    const one = mergeCustomers(db, { keep: 'K1', gone: 'K2', evidence: [] }).merge;
    const two = mergeCustomers(db, { keep: 'K3', gone: 'K2', evidence: [] }).merge;
    expect(buildLedger(db).customerCount).toBe(2);
    unmergeCustomers(db, one);
    expect(buildLedger(db).customerCount).toBe(3);
    unmergeCustomers(db, two);
    expect({ hash: hashOf(db), ledger: plain(buildLedger(db)), page: await call('customers.page', {}) }).toEqual(
      before,
    );
    expect(await codeThrown(async () => unmergeCustomers(db, two))).toBe('duplicates.unknownMerge');
  });

  test('no circle, no stranger', async () => {
    const { db } = open();
    mergeCustomers(db, { keep: 'K1', gone: 'K2', evidence: [] });
    mergeCustomers(db, { keep: 'K3', gone: 'K1', evidence: [] });
    const merge = (keep: string, gone: string) =>
      codeThrown(async () => mergeCustomers(db, { keep, gone, evidence: [] }));
    expect(await merge('K2', 'K3')).toBe('duplicates.alreadyOne');
    expect(await merge('K1', 'K1')).toBe('duplicates.alreadyOne');
    expect(await merge('K1', 'nobody')).toBe('duplicates.unknown');
  });

  test('cancelled only once none of them goes on', () => {
    const { db } = open();
    mergeCustomers(db, { keep: 'K3', gone: 'K4', evidence: [] });
    // K3 was described by no customers file, so K4 speaks for both.
    expect(Math.max(...buildLedger(db).cancelledOn)).toBe(19_754);
    db.exec("UPDATE customer SET described_batch_id = 1 WHERE code = 'K3'");
    expect(Math.max(...buildLedger(db).cancelledOn)).toBeLessThan(0);
  });

  test('an import that brought one of them is not taken back before they are taken apart', async () => {
    const { db } = open();
    const { merge } = mergeCustomers(db, { keep: 'K1', gone: 'K2', evidence: [] });
    undoImport(db, 2);
    const before = hashOf(db);
    const error = await codeThrown(async () => undoImport(db, 1));
    expect(error).toBe('imports.undoMerged');
    expect(hashOf(db)).toBe(before);
    unmergeCustomers(db, merge);
    undoImport(db, 1);
    expect(buildLedger(db).customerCount).toBe(0);
  });
});

test('law: merging gives the ledger of a project in which the rows bore the kept code from the start', () => {
  const codes = ['a', 'b', 'c', 'd', 'e'];
  const line = fc.record({
    code: fc.constantFrom(...codes),
    date: fc.constantFrom('2024-01-01', '2024-01-02', '2024-02-01'),
    amount: fc.integer({ min: -3, max: 9 }),
    orderNo: fc.option(fc.constantFrom('1', '2'), { nil: null }),
  });
  const merge = fc.record({ keep: fc.constantFrom(...codes), gone: fc.constantFrom(...codes) });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), fc.array(merge, { maxLength: 4 }), (lines, merges) => {
      const customers = codes.map((code) => ({ code }));
      const { db } = open({ customers, lines });
      const root = new Map(codes.map((code) => [code, code]));
      for (const { keep, gone } of merges) {
        const [into, from] = [root.get(keep)!, root.get(gone)!];
        if (into === from) continue;
        mergeCustomers(db, { keep, gone, evidence: [] });
        for (const [code, at] of root) if (at === from) root.set(code, into);
      }
      const kept = new Set(root.values());
      const other = open({
        customers: customers.filter(({ code }) => kept.has(code)),
        lines: lines.map((one) => ({ ...one, code: root.get(one.code)! })),
      });
      const ids = (ledger: Ledger) => ({ ...ledger, revision: 0, customerRowId: null, merged: null });
      expect(ids(buildLedger(db))).toEqual(ids(buildLedger(other.db)));
    }),
    { numRuns: 25 },
  );
});

test('duplicates.page offers pairs with their figures, not those said to be different, and not those merged', async () => {
  const { context } = open();
  const page = async () =>
    contract['duplicates.page'].result.parse(
      await duplicatesHandlers['duplicates.page']({ project: 'p', offset: 0, limit: 10 }, context),
    );
  const first = await page();
  expect(first.pairs.map(({ left, right, evidence }) => [left.code, right.code, evidence])).toEqual([
    ['K1', 'K2', ['phone']],
    ['K3', 'K4', ['email']],
  ]);
  expect(first.pairs[0]).toMatchObject({
    left: { orders: 1, revenueE4: 200_000, firstDay: '2024-01-05', lastDay: '2024-03-01' },
    against: [],
    sureness: 0.97,
  });
  const merged = await duplicatesHandlers['duplicates.merge']({ project: 'p', keep: 'K1', gone: 'K2' }, context);
  expect(merged).toMatchObject({ keep: 'K1', gone: 'K2', evidence: ['phone'] });
  expect((await page()).total).toBe(1);
  await duplicatesHandlers['duplicates.dismiss']({ project: 'p', left: 'K4', right: 'K3' }, context);
  expect((await page()).total).toBe(0);
  expect(await duplicatesHandlers['duplicates.merges']({ project: 'p' }, context)).toEqual({ merges: [merged] });
});
