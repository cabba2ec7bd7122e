import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MORNINGS, morningsBy } from '../../electron/checkUs/modelData.ts';
import { binColumn, codesOf } from '../../electron/stats/binColumns.ts';
import { boostedOdds, boostedParts, boostTrees } from '../../electron/stats/boostedTrees.ts';
import { chanceIn, growTree, leavesOf } from '../../electron/stats/decisionTree.ts';
import { entropy, giniImpurity, impurityGain } from '../../electron/stats/impurity.ts';
import { makeRandom } from '../../electron/stats/random.ts';
import { rankingOf } from '../../electron/stats/roc.ts';
import { makeScorecard, scorecardOdds } from '../../electron/stats/scorecard.ts';

/** Leaving depends on a step in the first column and on both others together; the fourth says nothing. */
function stepped(n: number, seed: number) {
  const random = makeRandom(seed);
  const columns = Array.from({ length: 4 }, () => Float64Array.from({ length: n }, () => random.normal()));
  const truth = Float64Array.from(
    columns[0]!,
    (x, i) => (x > 0.5 ? 1.5 : -1.5) + (columns[1]![i]! > 0 === columns[2]![i]! > 0 ? 1 : -1),
  );
  const outcome = Uint8Array.from(truth, (odds) => (random.chance(1 / (1 + Math.exp(-odds))) ? 1 : 0));
  return { columns, truth, outcome };
}

describe('impurity', () => {
  test("Quinlan's mornings (1986)", () => {
    expect(entropy([9, 5]).toFixed(3)).toBe('0.940');
    const gain = (column: Parameters<typeof morningsBy>[0]) => impurityGain(morningsBy(column)).toFixed(3);
    expect(gain('outlook')).toBe('0.247');
    expect(gain('humidity')).toBe('0.152');
    expect(gain('wind')).toBe('0.048');
    expect(gain('temperature')).toBe('0.029');
    expect(giniImpurity([9, 5])).toBeCloseTo(1 - (9 / 14) ** 2 - (5 / 14) ** 2, 12);
  });

  test('nothing is gained by an empty or useless division, never less than nothing', () => {
    expect(
      impurityGain([
        [4, 4],
        [0, 0],
      ]),
    ).toBe(0);
    expect(impurityGain([])).toBe(0);
    const counts = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(counts, { minLength: 2, maxLength: 5 }), (groups) => {
        expect(impurityGain(groups)).toBeGreaterThan(-1e-12);
        expect(impurityGain(groups, giniImpurity)).toBeGreaterThan(-1e-12);
      }),
    );
  });
});

describe('bins', () => {
  test('few values keep their own; cuts lie between values', () => {
    expect([...binColumn(Float64Array.of(1, 1, 2, 5), 4).cuts]).toEqual([1.5, 3.5]);
    expect([...binColumn(Float64Array.of(1, 1, 2, 5), 4).codes]).toEqual([0, 0, 1, 2]);
    expect([...binColumn(new Float64Array(5).fill(3), 8).cuts]).toEqual([]);
  });

  test('every code tells between which cuts its value lies', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -50, max: 50 }), { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 2, max: 40 }),
        (values, bins) => {
          const column = Float64Array.from(values);
          const { codes, cuts } = binColumn(column, bins);
          expect(cuts.length).toBeLessThan(bins);
          expect(codesOf(column, cuts)).toEqual(codes);
          column.forEach((value, i) => {
            if (codes[i]! > 0) expect(value).toBeGreaterThan(cuts[codes[i]! - 1]!);
            if (codes[i]! < cuts.length) expect(value).toBeLessThanOrEqual(cuts[codes[i]!]!);
          });
        },
      ),
    );
  });
});

describe('decision tree', () => {
  const binned = (columns: readonly Float64Array[]) => columns.map((column) => binColumn(column, 64));

  test('the mornings are split by outlook first, and told apart in the end', () => {
    const column = (of: 'outlook' | 'humidity' | 'wind', value: string) =>
      Float64Array.from(MORNINGS[of], (v) => (v === value ? 1 : 0));
    const columns = [
      column('outlook', 'overcast'),
      column('outlook', 'rain'),
      column('humidity', 'high'),
      column('wind', 'strong'),
    ];
    const tree = growTree(binned(columns), Uint8Array.from(MORNINGS.play), { minLeaf: 1 })!;
    expect([tree.column[0], tree.n[0], tree.events[0]]).toEqual([0, 14, 9]);
    tree.column.forEach((j, node) => {
      if (j < 0) expect([0, tree.n[node]]).toContain(tree.events[node]);
    });
  });

  test('no deeper and no smaller than told, parts sum to the whole, row order is nothing to it', () => {
    const { columns, outcome } = stepped(3000, 2);
    for (const impurity of ['entropy', 'gini'] as const) {
      const tree = growTree(binned(columns), outcome, { impurity, minLeaf: 40, maxDepth: 3 })!;
      const depth = (node: number): number =>
        tree.column[node]! < 0 ? 0 : 1 + Math.max(depth(tree.left[node]!), depth(tree.right[node]!));
      expect(depth(0)).toBe(3);
      tree.column.forEach((j, node) => {
        expect(tree.n[node]).toBeGreaterThanOrEqual(40);
        if (j >= 0) {
          expect(tree.n[tree.left[node]!]! + tree.n[tree.right[node]!]!).toBe(tree.n[node]);
          expect(tree.events[tree.left[node]!]! + tree.events[tree.right[node]!]!).toBe(tree.events[node]);
        }
      });
      expect([tree.column[0], Math.abs(tree.cut[0]! - 0.5) < 0.1]).toEqual([0, true]);
      const leaves = leavesOf(tree, columns, 3000);
      tree.n.forEach((n, node) => {
        if (tree.column[node]! < 0) expect(leaves.filter((leaf) => leaf === node).length).toBe(n);
      });
      const order = makeRandom(4).shuffle(Array.from({ length: 3000 }, (_, i) => i));
      const shuffled = growTree(
        binned(columns.map((column) => Float64Array.from(order, (i) => column[i]!))),
        Uint8Array.from(order, (i) => outcome[i]!),
        { impurity, minLeaf: 40, maxDepth: 3 },
      );
      expect(shuffled).toEqual(tree);
    }
  });

  test('noise is not split; nobody has no tree; a chance is never 0 or 1', () => {
    const random = makeRandom(6);
    const noise = Float64Array.from({ length: 400 }, () => random.normal());
    const outcome = Uint8Array.from(noise, () => (random.chance(0.5) ? 1 : 0));
    const tree = growTree([binColumn(noise, 8)], outcome, { minLeaf: 20, minGain: 0.05 })!;
    expect(tree.column).toEqual([-1]);
    expect(growTree([], new Uint8Array(0))).toBeNull();
    expect(chanceIn(growTree([], Uint8Array.of(1, 1, 1))!, 0)).toBe(0.8);
  });
});

describe('boosted trees', () => {
  const { columns, truth, outcome } = stepped(8000, 11);
  const binned = columns.map((column) => binColumn(column, 64));
  const held = Uint8Array.from(outcome, (_, i) => (i >= 6000 ? 1 : 0));
  const model = boostTrees(binned, outcome, held, { seed: 1 })!;
  const tail = outcome.slice(6000);

  test('come close to the truth on rows they have not seen, and stop by themselves', () => {
    const found = rankingOf(boostedOdds(model, columns, 8000).slice(6000), tail)!;
    const best = rankingOf(truth.slice(6000), tail)!;
    expect(best.auc - found.auc).toBeLessThan(0.015);
    expect(model.trees.length).toBeLessThan(300);
    expect(model.losses.indexOf(Math.min(...model.losses)) + 1).toBe(model.trees.length);
    const one = growTree(binned, outcome.slice(0, 6000), { maxDepth: 4 });
    expect(one).not.toBeNull();
  });

  test('rows held back change nothing but when to stop', () => {
    const other = outcome.map((y, i) => (i >= 6000 ? 1 - y : y));
    const again = boostTrees(binned, other, held, { seed: 1 })!;
    const shared = Math.min(again.trees.length, model.trees.length);
    expect(again.trees.slice(0, shared)).toEqual(model.trees.slice(0, shared));
  });

  test('parts of a row make up its odds', () => {
    const odds = boostedOdds(model, columns, 8000);
    for (const i of [0, 17, 7999]) {
      const { base, parts } = boostedParts(
        model,
        columns.map((column) => column[i]!),
      );
      expect(parts.reduce((a, b) => a + b, base)).toBeCloseTo(odds[i]!, 9);
    }
  });

  test('the same seed, the same trees; another order of columns, the same kind of answer', () => {
    expect(boostTrees(binned, outcome, held, { seed: 1, rounds: 5 })!.trees).toEqual(
      boostTrees(binned, outcome, held, { seed: 1, rounds: 5 })!.trees,
    );
    expect(boostTrees(binned, new Uint8Array(8000), held, { seed: 1 })).toBeNull();
  });

  test('can be stopped from outside', () => {
    const stopped = boostTrees(binned, outcome, new Uint8Array(8000), { seed: 1, goOn: (round) => round < 3 })!;
    expect(stopped.trees.length).toBe(3);
  });
});

describe('scorecard', () => {
  const { columns, outcome } = stepped(6000, 21);
  const card = makeScorecard(columns, outcome)!;

  test('takes the telling column, leaves noise out, and its points add up to the odds', () => {
    expect(card.columns.map(({ column }) => column)).toEqual([0]);
    const odds = scorecardOdds(card, columns, 6000);
    const { cuts, points, woe } = card.columns[0]!;
    const codes = codesOf(columns[0]!, Float64Array.from(cuts));
    for (const i of [1, 2, 3]) {
      const total = card.basePoints + points[codes[i]!]!;
      expect((total - 300) / (20 / Math.LN2)).toBeCloseTo(-odds[i]!, 9);
    }
    expect(woe.length).toBe(cuts.length + 1);
  });

  test('safer groups have more points', () => {
    const { n, events, points } = card.columns[0]!;
    const rates = n.map((all, k) => events[k]! / all);
    for (let a = 0; a < rates.length; a++)
      for (let b = 0; b < rates.length; b++) if (rates[a]! < rates[b]!) expect(points[a]!).toBeGreaterThan(points[b]!);
  });
});
