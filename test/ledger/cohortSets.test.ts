// Cells and curves of a real project file, and the customers they open.
import { describe, expect, test } from 'vitest';
import { cohortGrid } from '../../electron/analysis/cohorts/cohortGrid.ts';
import { survivalCurves } from '../../electron/analysis/survival/survivalCurves.ts';
import { groupsBy } from '../../electron/gathering/sets/customerGroups.ts';
import { setMembers } from '../../electron/gathering/sets/setMembers.ts';
import { retentionAt, tenuresAt } from '../../electron/gathering/view/tenuresAt.ts';
import { viewOrBlank } from '../../electron/gathering/view/viewAt.ts';
import { customerSet } from '../../shared/contract/customerSet.ts';
import { makeFormat } from '../../shared/format.ts';
import { setWords } from '../../shared/setWords.ts';
import { openShop, type Shop } from '../customers/customerShop.ts';

const TYPES = ['dealer', '零售', '__proto__'];

/** Twelve new customers a month, of whom some come back in the months after. */
function shop(): Shop {
  const customers: Shop['customers'][number][] = [];
  const lines: Shop['lines'][number][] = [];
  for (let month = 0; month < 12; month++) {
    for (let i = 0; i < 12; i++) {
      const code = `m${month}-${i}`;
      customers.push({ code, type: TYPES[i % 3]! });
      for (let k = month; k < 12; k++) {
        if (k !== month && (i + k) % 4 !== 0 && i % 3 !== 0) continue;
        if (i % 5 === 4 && k > month + 3) continue;
        lines.push({ code, date: `2023-${String(k + 1).padStart(2, '0')}-10`, amount: 10 });
      }
    }
  }
  return { customers, lines };
}

const { project } = openShop(shop());
const view = viewOrBlank(project, '2023-12-31', { kind: 'silence', days: 70 });
const by = { kind: 'type' } as const;
const countOf = (set: unknown) =>
  setMembers(project, view, customerSet.parse(set)).reduce((sum: number, is) => sum + is, 0);

describe('cells open their customers', () => {
  test('by first purchase', () => {
    for (const row of cohortGrid(view, 'month').rows) {
      const place = { kind: 'cohortCell', period: 'month', from: row.from, early: true, group: null };
      expect(countOf({ ...place, age: null })).toBe(row.customers);
      for (const cell of row.cells) expect(countOf({ ...place, age: cell.age })).toBe(cell.share.numerator);
    }
  });

  test('by group, with and without those who may be older than the data', () => {
    for (const early of [false, true]) {
      const grid = cohortGrid(view, 'month', { by, grouping: groupsBy(project, view, by), early });
      expect(grid.rows.map((row) => row.group).sort()).toEqual([...TYPES].sort());
      expect(grid.earlyLeftOut).toBe(!early);
      for (const row of grid.rows) {
        const place = { kind: 'cohortCell', period: 'month', from: null, group: { by, name: row.group } };
        for (const cell of row.cells) {
          expect(countOf({ ...place, age: cell.age, early: !grid.earlyLeftOut })).toBe(cell.share.numerator);
        }
      }
    }
  });

  test('a group, one that is not there, and the words for them', () => {
    expect(countOf({ kind: 'inGroup', by, group: '__proto__' })).toBe(48);
    expect(countOf({ kind: 'inGroup', by, group: 'constructor' })).toBe(0);
    const words = (locale: 'en' | 'zh-CN', set: unknown) =>
      setWords(makeFormat(locale, 'CNY'), customerSet.parse(set), new Map());
    const cell = { kind: 'cohortCell', period: 'month', from: '2023-03-01', age: 2, early: false, group: null };
    expect(words('en', cell)).toBe('First bought in Mar 2023, bought again 2 months later');
    expect(words('zh-CN', { ...cell, group: { by, name: '零售' } })).toContain('零售');
    expect(words('en', { ...cell, from: null, age: null })).toBe('All cohorts');
  });
});

test('those from the beginning of the data are taken in where too few others have left', () => {
  const tenures = tenuresAt(project, view, false);
  expect(tenures.early.followed).toBe(true);
  expect(tenuresAt(project, view, false)).toBe(tenures);
  const curves = survivalCurves(view, tenures, by, groupsBy(project, view, by));
  expect(curves.refused ?? curves.notices.map((notice) => notice.text.key)).toContain('survival.notice.earlyKept');
  expect(retentionAt(project, view, tenures, null)).toBe(retentionAt(project, view, tenures, null));
});

test('points of a curve open those who had left by then, and those followed so far', () => {
  let opened = 0;
  for (const early of [false, true]) {
    const curves = survivalCurves(view, tenuresAt(project, view, early), by, groupsBy(project, view, by));
    expect(curves.refused).toBeNull();
    for (const curve of [curves.overall!, ...curves.groups]) {
      const group = curve.group === null ? null : { by, name: curve.group };
      const place = { kind: 'stayed', early: curves.early, group };
      for (const { days, left, atRisk } of curve.points) {
        expect(countOf({ ...place, part: 'left', days })).toBe(left);
        expect(countOf({ ...place, part: 'followed', days })).toBe(atRisk);
        opened++;
      }
      expect(countOf({ ...place, part: 'left', days: 100_000 })).toBe(curve.lost);
    }
    for (const { days, atRisk } of curves.remaining) {
      const place = { kind: 'stayed', part: 'followed', days: days + 1, early: curves.early, group: null };
      expect(countOf(place)).toBe(atRisk);
    }
  }
  expect(opened).toBeGreaterThan(100);
  const words = (locale: 'en' | 'zh-CN', set: unknown) =>
    setWords(makeFormat(locale, 'CNY'), customerSet.parse(set), new Map());
  const set = { kind: 'stayed', part: 'left', days: 90, early: false, group: null };
  expect(words('en', set)).toBe('left within 90 days of the first purchase');
  expect(words('zh-CN', { ...set, part: 'followed', group: { by, name: '零售' } })).toContain('零售');
});
