import { describe, expect, test } from 'vitest';
import { profileAt } from '../../electron/gathering/figures/profileAt.ts';
import { setMembers } from '../../electron/gathering/sets/setMembers.ts';
import { favouritesOf } from '../../electron/gathering/view/goodsBook.ts';
import { viewOrBlank } from '../../electron/gathering/view/viewAt.ts';
import { mergeCustomers } from '../../electron/project/merges.ts';
import type { CustomerSet } from '../../shared/contract/customerSet.ts';
import { profileResult } from '../../shared/contract/profile.ts';
import { makeFormat } from '../../shared/format.ts';
import { profileBinWord, profileFieldWord } from '../../shared/profileWords.ts';
import { setWords } from '../../shared/setWords.ts';
import { openShop, type Shop } from '../customers/customerShop.ts';

const likes = (shop: Shop, asOf?: string) => {
  const { project } = openShop(shop);
  return { project, at: () => byCode(project, asOf) };
};

function byCode(project: ReturnType<typeof openShop>['project'], asOf?: string) {
  const view = viewOrBlank(project, asOf);
  const found = favouritesOf(project, view, 'product');
  const codeOf = project.db.prepare<[number], string>('SELECT code FROM customer WHERE id = ?').pluck();
  return (
    found &&
    Object.fromEntries(
      [...view.ledger.customerRowId].map((id, c) => [codeOf.get(id), found.values[found.codeOf[c]!] ?? null]),
    )
  );
}

const small: Shop = {
  customers: [{ code: 'A' }, { code: 'B' }, { code: 'C' }],
  lines: [
    { code: 'A', date: '2024-01-05', amount: 50, product: '<b>龙井</b>' },
    { code: 'A', date: '2024-02-05', amount: 10, product: '普洱' },
    { code: 'A', date: '2024-03-05', amount: 10, product: '普洱' },
    { code: 'B', date: '2024-01-05', amount: 30 },
    { code: 'B', date: '2024-01-06', amount: -30, product: '普洱' },
    { code: 'C', date: '2024-01-07', amount: 5, product: '__proto__' },
  ],
};

describe('favourites of a project', () => {
  test('as known at the date; refunds and lines without a product say nothing', () => {
    const { project } = likes(small);
    expect(byCode(project, '2024-02-04')).toEqual({ A: '<b>龙井</b>', B: null, C: '__proto__' });
    expect(byCode(project, '2024-02-05')).toMatchObject({ A: '<b>龙井</b>' });
    expect(byCode(project)).toEqual({ A: '普洱', B: null, C: '__proto__' });
    expect(favouritesOf(project, viewOrBlank(project, null), 'category')).toBeNull();
  });

  test('those who were merged buy for the one who stands for them', () => {
    const { project } = openShop(small);

    mergeCustomers(project.db, { keep: 'C', gone: 'A', evidence: [] });
    expect(byCode(project)).toEqual({ B: null, C: '普洱' });
  });

  test('where nothing names a product there is no such field', () => {
    const bare = { ...small, lines: small.lines.map(({ product: _, ...line }) => line) };
    expect(likes(bare).at()).toBeNull();
  });
});

describe('favourites in a profile', () => {
  const customers = Array.from({ length: 120 }, (_, i) => ({ code: `K${String(i).padStart(3, '0')}` }));
  const gone = (i: number) => i % 3 === 0;
  const shop: Shop = {
    customers,
    lines: customers.flatMap(({ code }, i) =>
      (gone(i) ? ['2024-01-10', '2024-02-10'] : ['2024-01-10', '2024-06-10', '2024-12-01']).map((date) => ({
        code,
        date,
        amount: 10 + (i % 7),
        product: gone(i) === i % 6 < 4 ? '茶饼' : `tea ${i % 4}`,
      })),
    ),
  };
  const { project } = openShop(shop);
  project.db.exec("UPDATE order_line SET category = CASE product WHEN '茶饼' THEN 'cake' ELSE 'leaf' END");
  project.db.exec('UPDATE project SET revision = revision + 1');
  const lost: CustomerSet = { kind: 'state', states: ['lost'] };
  const kept: CustomerSet = { kind: 'state', states: ['active', 'atRisk'] };
  const view = viewOrBlank(project, '2024-12-10', { kind: 'silence', days: 90 });
  const result = profileResult.parse(profileAt(project, view, lost, kept));

  test('stand among the other fields, with value, index and difference', () => {
    for (const of of ['product', 'category'] as const) {
      const found = result.variables.find(({ field }) => field.kind === 'favourite' && field.of === of);
      expect(found?.iv).toBeGreaterThan(0);
      expect(found?.difference).not.toBeNull();
      expect(found?.bins.reduce((sum, bin) => sum + bin.inSet.numerator, 0)).toBe(40);
      expect(found?.bins.every((bin) => bin.index === null || bin.indexLow! <= bin.index)).toBe(true);
    }
    expect(result.notices.map(({ text }) => text.key)).toContain('profile.notice.favourite');
    const ivs = result.variables.map(({ iv }) => iv ?? 0);
    expect(ivs).toEqual(ivs.toSorted((a, b) => b - a));
  });

  test('every bar with a set leads to exactly its customers, early figures too', () => {
    let bars = 0;
    for (const { field, bins } of result.variables) {
      for (const bin of bins) {
        if (!bin.set) continue;
        bars++;
        const members = setMembers(project, view, bin.set).reduce((sum, is) => sum + is, 0);
        expect(members, JSON.stringify([field, bin.group, bin.from])).toBe(bin.inSet.numerator);
      }
    }
    const early = result.variables.filter(
      ({ field }) => field.kind === 'figure' && ['orders90', 'revenue90E4', 'firstOrderE4'].includes(field.figure),
    );
    expect(early.length).toBeGreaterThan(1);
    expect(early.every(({ bins }) => bins.every(({ set }) => set !== null))).toBe(true);
    expect(bars).toBeGreaterThan(8);
  });

  test('speak both languages', () => {
    for (const locale of ['en', 'zh-CN'] as const) {
      const format = makeFormat(locale, 'CNY');
      for (const { field, bins } of result.variables) {
        const words = [
          profileFieldWord(format, field),
          ...bins.map((bin) => profileBinWord(format, field, bin)),
          ...bins.map(({ set }) => (set ? setWords(format, set, new Map()) : '')),
        ];
        expect(words.join()).not.toMatch(/profile\.|ownSegments\.|undefined/);
      }
    }
  });
});
