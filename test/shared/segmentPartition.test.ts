import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SEGMENTS } from '../../electron/analysis/segments/rfm.ts';
import type { ScoreRule } from '../../shared/contract/scoreRule.ts';
import { fifthOf, publishedRules, segmentOf, simpleRules } from '../../shared/publishedSegments.ts';
import { cellAt, cellCodes, checkPartition, namesOf, sizesOf, withoutOverlaps } from '../../shared/segmentPartition.ts';

const rule = (name: string, r: [number, number], f: [number, number], m: [number, number] = [1, 3]): ScoreRule => ({
  name,
  r,
  f,
  m,
  i: null,
});

const scores = (bins: number) => Array.from({ length: bins }, (_, place) => place + 1);
const holds = (one: ScoreRule, r: number, f: number, m: number) =>
  [
    [one.r, r],
    [one.f, f],
    [one.m, m],
  ].every(([range, score]) => {
    const [low, high] = range as [number, number];
    return (score as number) >= low && (score as number) <= high;
  });
/** The slow way: who holds each cell. */
const holders = (rules: readonly ScoreRule[], bins: number) =>
  scores(bins).flatMap((r) =>
    scores(bins).flatMap((f) =>
      scores(bins).map((m) => new Set(rules.filter((one) => holds(one, r, f, m)).map((one) => one.name))),
    ),
  );
const cellsIn = (boxes: readonly { r: readonly number[]; f: readonly number[]; m: readonly number[] }[]) =>
  boxes.reduce((sum, { r, f, m }) => sum + (r[1]! - r[0]! + 1) * (f[1]! - f[0]! + 1) * (m[1]! - m[0]! + 1), 0);

const rulesArbitrary = (bins: number) => {
  const range = fc
    .tuple(fc.integer({ min: 1, max: bins }), fc.integer({ min: 1, max: bins }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as [number, number]);
  return fc.array(
    fc.record({ name: fc.constantFrom('a', 'b', 'c'), r: range, f: range, m: range, i: fc.constant(null) }),
    { minLength: 1, maxLength: 8 },
  );
};

describe('a partition of the scores', () => {
  test('gaps and overlaps are named', () => {
    const proof = checkPartition([rule('good', [2, 3], [1, 3]), rule('new', [3, 3], [1, 1])], 3);
    expect(proof.holds).toBe(false);
    expect(proof.gaps).toEqual([{ r: [1, 1], f: [1, 3], m: [1, 3], i: [1, 1] }]);
    expect(proof.overlaps).toEqual([
      { names: ['good', 'new'], boxes: [{ r: [3, 3], f: [1, 1], m: [1, 3], i: [1, 1] }] },
    ]);
  });

  test('lines of one name may overlap; a range beyond the bins or upside down is wrong', () => {
    expect(checkPartition([rule('all', [1, 3], [1, 3]), rule('all', [2, 2], [2, 2])], 3).holds).toBe(true);
    expect(checkPartition([rule('all', [1, 3], [1, 4])], 3).wrong).toEqual([0]);
    expect(checkPartition([rule('all', [3, 1], [1, 3])], 3).wrong).toEqual([0]);
  });

  test('contacts make a fourth axis, and only where a line speaks of them', () => {
    const all: ScoreRule = { name: 'x', r: [1, 3], f: [1, 3], m: [1, 3], i: [1, 2] };
    const proof = checkPartition([all, { ...all, name: 'y', i: [3, 3] }], 3);
    expect(proof).toMatchObject({ holds: true, cells: 81 });
    expect(checkPartition([{ ...all, i: null }], 3)).toMatchObject({ holds: true, cells: 27 });
    expect(checkPartition([all], 3).gaps).toEqual([{ r: [1, 3], f: [1, 3], m: [1, 3], i: [3, 3] }]);
  });

  test('law: says the same as looking at every cell', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 5 }).chain((bins) => fc.tuple(fc.constant(bins), rulesArbitrary(bins))),
        ([bins, rules]) => {
          const cells = holders(rules, bins);
          const proof = checkPartition(rules, bins);
          expect(proof.holds).toBe(cells.every((names) => names.size === 1));
          expect(cellsIn(proof.gaps)).toBe(cells.filter((names) => names.size === 0).length);
          expect(cellsIn(proof.overlaps.flatMap(({ boxes }) => boxes))).toBe(
            cells.filter((names) => names.size > 1).length,
          );
        },
      ),
    );
  });

  test('law: mended, any lines partition, and keep what was clear', () => {
    fc.assert(
      fc.property(rulesArbitrary(4), (rules) => {
        const mended = withoutOverlaps(rules, 4, 'rest');
        expect(checkPartition(mended, 4).holds).toBe(true);
        const before = cellCodes(rules, 4);
        const after = cellCodes(mended, 4);
        const [names, newNames] = [namesOf(rules), namesOf(mended)];
        before.forEach((code, cell) => {
          expect(newNames[after[cell]! - 1]).toBe(code === 0 ? 'rest' : names[code - 1]);
        });
      }),
    );
  });

  test('the published table without overlaps gives every cell its published name, for 3 to 10 bins', () => {
    for (let bins = 3; bins <= 10; bins++) {
      const rules = withoutOverlaps(
        publishedRules(bins, (segment) => segment),
        bins,
        null,
      );
      expect(checkPartition(rules, bins).holds).toBe(true);
      const sizes = sizesOf(rules, bins);
      const codes = cellCodes(rules, bins);
      const names = namesOf(rules);
      for (const r of scores(bins))
        for (const f of scores(bins))
          for (const m of scores(bins))
            expect(names[codes[cellAt(sizes, r, f, m, 1)]! - 1]).toBe(
              segmentOf(fifthOf(r, bins), fifthOf(f, bins), fifthOf(m, bins)),
            );
      expect(names.every((name) => (SEGMENTS as readonly string[]).includes(name))).toBe(true);
    }
  });

  test('the table that is easy to change partitions fifths', () => {
    expect(
      checkPartition(
        simpleRules((name) => name),
        5,
      ),
    ).toMatchObject({ holds: true, cells: 125 });
  });
});
