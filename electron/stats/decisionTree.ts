import type { BinnedColumn } from './binColumns.ts';
import { entropy, giniImpurity, impurityGain } from './impurity.ts';

/** A tree as parallel lists; node 0 is the root. Leaves have column −1. Rows with value ≤ cut go left. */
export type Tree = {
  readonly column: readonly number[];
  readonly cut: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly n: readonly number[];
  readonly events: readonly number[];
};

export type TreeOptions = {
  readonly impurity?: 'entropy' | 'gini';
  readonly maxDepth?: number;
  /** No leaf is smaller. */
  readonly minLeaf?: number;
  /** A split must take away at least this share of the root's impurity, weighed by the rows it concerns. */
  readonly minGain?: number;
};

/**
 * Decision tree for a yes/no outcome (Quinlan 1986 with entropy; Breiman et al. 1984 with Gini): each node is split at
 * the cut of the column that takes away most impurity, until nothing is gained, the leaves would get smaller than
 * `minLeaf`, or `maxDepth` is reached. Columns come in bins, and cuts lie between bins. Of equally good splits the
 * first column's lowest cut is taken, so that the order of rows does not matter. Null without rows.
 */
export function growTree(
  columns: readonly BinnedColumn[],
  outcome: Uint8Array,
  { impurity = 'entropy', maxDepth = 4, minLeaf = 20, minGain = 0.001 }: TreeOptions = {},
): Tree | null {
  const total = outcome.length;
  if (total === 0) return null;
  const measure = impurity === 'entropy' ? entropy : giniImpurity;
  const tree = { column: [] as number[], cut: [] as number[], left: [] as number[], right: [] as number[] };
  const counts = { n: [] as number[], events: [] as number[] };
  const rows = new Uint32Array(total).map((_, i) => i);
  const spare = new Uint32Array(total);
  const needed = { gain: 0 };

  const grow = (from: number, to: number, depth: number): number => {
    const node = tree.column.length;
    let events = 0;
    for (let k = from; k < to; k++) events += outcome[rows[k]!]!;
    tree.column.push(-1);
    tree.cut.push(0);
    tree.left.push(-1);
    tree.right.push(-1);
    counts.n.push(to - from);
    counts.events.push(events);
    if (node === 0) needed.gain = minGain * measure([total - events, events]);
    if (depth === maxDepth || to - from < 2 * minLeaf || events === 0 || events === to - from) return node;
    const best = bestSplit(columns, outcome, { rows: rows.subarray(from, to), events, minLeaf, measure });
    if (best === null || best.gain * ((to - from) / total) <= needed.gain) return node;
    const { codes, cuts } = columns[best.column]!;
    let low = from;
    let high = 0;
    for (let k = from; k < to; k++) {
      const i = rows[k]!;
      if (codes[i]! <= best.code) rows[low++] = i;
      else spare[high++] = i;
    }
    rows.set(spare.subarray(0, high), low);
    tree.column[node] = best.column;
    tree.cut[node] = cuts[best.code]!;
    tree.left[node] = grow(from, low, depth + 1);
    tree.right[node] = grow(low, to, depth + 1);
    return node;
  };
  grow(0, total, 0);
  return { ...tree, ...counts };
}

type Search = {
  rows: Uint32Array;
  events: number;
  minLeaf: number;
  measure: (counts: ArrayLike<number>) => number;
};

function bestSplit(columns: readonly BinnedColumn[], outcome: Uint8Array, { rows, events, minLeaf, measure }: Search) {
  let best: { column: number; code: number; gain: number } | null = null;
  // Rows of each code without the outcome, and with it.
  const counts = new Int32Array(512);
  const below = [0, 0];
  const above = [0, 0];
  for (let j = 0; j < columns.length; j++) {
    const { codes, cuts } = columns[j]!;
    if (cuts.length === 0) continue;
    counts.fill(0);
    for (let k = 0; k < rows.length; k++) {
      const i = rows[k]!;
      counts[(codes[i]! << 1) | outcome[i]!]!++;
    }
    let n = 0;
    let hit = 0;
    for (let code = 0; code < cuts.length; code++) {
      const size = counts[code << 1]! + counts[(code << 1) | 1]!;
      n += size;
      hit += counts[(code << 1) | 1]!;
      if (size === 0 || n < minLeaf || rows.length - n < minLeaf) continue;
      below[0] = n - hit;
      below[1] = hit;
      above[0] = rows.length - events - below[0];
      above[1] = events - hit;
      const gain = impurityGain([below, above], measure);
      if (gain > (best?.gain ?? 0) + 1e-12) best = { column: j, code, gain };
    }
  }
  return best;
}

/** The leaf of each row of columns in their own values. */
export function leavesOf(tree: Tree, columns: readonly ArrayLike<number>[], n: number): Int32Array {
  const leaves = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    let node = 0;
    while (tree.column[node]! >= 0) {
      node = columns[tree.column[node]!]![i]! <= tree.cut[node]! ? tree.left[node]! : tree.right[node]!;
    }
    leaves[i] = node;
  }
  return leaves;
}

/** Chance of the outcome in a node, drawn towards one half as if one more of each had been seen (Laplace's rule). */
export const chanceIn = (tree: Tree, node: number): number => (tree.events[node]! + 1) / (tree.n[node]! + 2);
