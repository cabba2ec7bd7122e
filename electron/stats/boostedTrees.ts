import type { BinnedColumn } from './binColumns.ts';
import { makeRandom } from './random.ts';

/** One small tree as parallel lists; leaves have column −1. `value` is the pull towards the outcome in log odds. */
export type PullTree = {
  readonly column: readonly number[];
  readonly cut: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** Of every node, inner ones too, so that a path tells what each step added. */
  readonly value: readonly number[];
};

export type BoostedTrees = {
  /** Log odds before the first tree. */
  readonly start: number;
  readonly trees: readonly PullTree[];
  /** Log loss on the rows held back after each tree that was tried. */
  readonly losses: readonly number[];
};

export type BoostOptions = {
  readonly seed: number;
  readonly rounds?: number;
  readonly rate?: number;
  readonly maxDepth?: number;
  readonly minLeaf?: number;
  /** Share of the rows each tree is grown on. */
  readonly sample?: number;
  /** Pull of each leaf towards nothing, in rows' worth of weight. */
  readonly ridge?: number;
  /** Trees in a row that may bring nothing on the rows held back. */
  readonly patience?: number;
  /** Told after each tree; false stops at once. */
  readonly goOn?: (round: number, rounds: number) => boolean;
};

/**
 * Gradient-boosted trees for a yes/no outcome: each tree is fitted to slope and curvature of the logistic loss at what
 * the earlier ones say (Friedman 2001; Newton leaves and ridge as Chen & Guestrin 2016), on histograms of binned columns
 * and a random part of the rows (Friedman 2002). `held` marks rows that no tree sees: growing stops when those marked 1
 * have not been met better for `patience` trees, and the trees after the best are dropped; those marked 2 only stand
 * aside. Without rows marked 1 all rounds are kept. The same seed gives the same trees. Null where the rows to learn from have one outcome only.
 */
export function boostTrees(
  columns: readonly BinnedColumn[],
  outcome: Uint8Array,
  held: Uint8Array,
  options: BoostOptions,
): BoostedTrees | null {
  const { seed, rounds = 300, rate = 0.1, sample = 0.6, patience = 20, goOn } = options;
  const n = outcome.length;
  const learning: number[] = [];
  const judging: number[] = [];
  let events = 0;
  for (let i = 0; i < n; i++) {
    if (held[i] === 1) judging.push(i);
    else if (held[i] === 0) {
      learning.push(i);
      events += outcome[i]!;
    }
  }
  if (events === 0 || events === learning.length) return null;
  const start = Math.log(events / (learning.length - events));
  const odds = new Float64Array(n).fill(start);
  const slope = new Float32Array(n);
  const curve = new Float32Array(n);
  const random = makeRandom(seed);
  const byRow = codesByRow(columns, n);
  const grow = makeGrower(columns, byRow, { ...options, rate });
  const learners = Uint32Array.from(learning);
  const judges = Uint32Array.from(judging);
  const trees: PullTree[] = [];
  const losses: number[] = [];
  let best = Number.POSITIVE_INFINITY;
  let bestRound = -1;
  for (let round = 0; round < rounds; round++) {
    if (goOn?.(round, rounds) === false) break;
    for (let k = 0; k < learners.length; k++) {
      const i = learners[k]!;
      const p = 1 / (1 + Math.exp(-odds[i]!));
      slope[i] = outcome[i]! - p;
      curve[i] = p * (1 - p);
    }
    const rows = sample < 1 ? learners.filter(() => random.chance(sample)) : learners.slice();
    const tree = grow(rows, slope, curve);
    trees.push(tree);
    addTree(odds, tree, columns, byRow);
    if (judges.length === 0) continue;
    const loss = logLoss(odds, outcome, judges);
    losses.push(loss);
    if (loss < best - 1e-7) {
      best = loss;
      bestRound = round;
    } else if (round - bestRound >= patience) break;
  }
  if (judges.length > 0) trees.length = bestRound + 1;
  return { start, trees, losses };
}

/** Log odds of every row from columns in their own values. */
export function boostedOdds({ start, trees }: BoostedTrees, columns: readonly ArrayLike<number>[], n: number) {
  const odds = new Float64Array(n);
  const firsts = trees.map((_, k) => trees.slice(0, k).reduce((sum, { value }) => sum + value.length, 0));
  // All trees in one list of nodes, and one row at a time: both stay near.
  const column = Int16Array.from(trees.flatMap((tree) => tree.column));
  const cut = Float64Array.from(trees.flatMap((tree) => tree.cut));
  const left = Int32Array.from(trees.flatMap((tree, k) => tree.left.map((node) => node + firsts[k]!)));
  const right = Int32Array.from(trees.flatMap((tree, k) => tree.right.map((node) => node + firsts[k]!)));
  const value = Float64Array.from(trees.flatMap((tree) => tree.value));
  const roots = Int32Array.from(firsts);
  const row = new Float64Array(columns.length);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < row.length; j++) row[j] = columns[j]![i]!;
    let sum = start;
    for (let k = 0; k < roots.length; k++) {
      let node = roots[k]!;
      while (column[node]! >= 0) node = row[column[node]!]! <= cut[node]! ? left[node]! : right[node]!;
      sum += value[node]!;
    }
    odds[i] = sum;
  }
  return odds;
}

/**
 * What each column adds to the log odds of one row, summed over the steps of its paths (Saabas 2014); with the roots'
 * values and `start` the parts make up the whole exactly. `base` is that start with all roots.
 */
export function boostedParts({ start, trees }: BoostedTrees, row: readonly number[]) {
  const parts = new Float64Array(row.length);
  let base = start;
  for (const { column, cut, left, right, value } of trees) {
    let node = 0;
    base += value[0]!;
    while (column[node]! >= 0) {
      const next = row[column[node]!]! <= cut[node]! ? left[node]! : right[node]!;
      parts[column[node]!]! += value[next]! - value[node]!;
      node = next;
    }
  }
  return { base, parts };
}

type GrowOptions = Pick<BoostOptions, 'maxDepth' | 'minLeaf' | 'ridge'> & { rate: number };

/** Codes row after row: a row's columns lie side by side. */
type Codes = { readonly codes: Uint8Array; readonly p: number; readonly stride: number };

const MIN_GAIN = 1e-6;
/** Slope, curvature and number of rows of a bin stand side by side. */
const PARTS = 3;

function codesByRow(columns: readonly BinnedColumn[], n: number): Codes {
  const p = columns.length;
  const codes = new Uint8Array(n * p);
  columns.forEach((column, j) => {
    for (let i = 0; i < n; i++) codes[i * p + j] = column.codes[i]!;
  });
  return { codes, p, stride: 1 + columns.reduce((most, { cuts }) => Math.max(most, cuts.length), 0) };
}

function makeGrower(
  columns: readonly BinnedColumn[],
  byRow: Codes,
  { maxDepth = 4, minLeaf = 20, ridge = 1, rate }: GrowOptions,
) {
  const { codes, p, stride } = byRow;
  const worth = (g: number, h: number) => (g * g) / (h + ridge);

  const bestSplit = (histogram: Float64Array, totals: { g: number; h: number; n: number }) => {
    let best: { column: number; code: number; gain: number } | null = null;
    const whole = worth(totals.g, totals.h);
    for (let j = 0; j < p; j++) {
      const cuts = columns[j]!.cuts.length;
      let g = 0;
      let h = 0;
      let n = 0;
      for (let code = 0; code < cuts; code++) {
        const at = (j * stride + code) * PARTS;
        if (histogram[at + 2] === 0) continue;
        g += histogram[at]!;
        h += histogram[at + 1]!;
        n += histogram[at + 2]!;
        if (n < minLeaf) continue;
        if (totals.n - n < minLeaf) break;
        const gain = worth(g, h) + worth(totals.g - g, totals.h - h) - whole;
        if (gain > (best?.gain ?? MIN_GAIN)) best = { column: j, code, gain };
      }
    }
    return best;
  };

  return (rows: Uint32Array, slope: Float32Array, curve: Float32Array): PullTree => {
    const tree = { column: [] as number[], cut: [] as number[], left: [] as number[], right: [] as number[] };
    const value: number[] = [];
    const spare = new Uint32Array(rows.length);
    const histogramOf = (from: number, to: number) =>
      makeHistogram(byRow, { rows: rows.subarray(from, to), slope, curve });
    const grow = (from: number, to: number, depth: number, known: Float64Array | null): number => {
      const node = tree.column.length;
      let g = 0;
      let h = 0;
      for (let k = from; k < to; k++) {
        g += slope[rows[k]!]!;
        h += curve[rows[k]!]!;
      }
      tree.column.push(-1);
      tree.cut.push(0);
      tree.left.push(-1);
      tree.right.push(-1);
      value.push((rate * g) / (h + ridge));
      if (depth === maxDepth || to - from < 2 * minLeaf) return node;
      const histogram = known ?? histogramOf(from, to);
      const best = bestSplit(histogram, { g, h, n: to - from });
      if (best === null) return node;
      let low = from;
      let high = 0;
      for (let k = from; k < to; k++) {
        const i = rows[k]!;
        if (codes[i * p + best.column]! <= best.code) rows[low++] = i;
        else spare[high++] = i;
      }
      rows.set(spare.subarray(0, high), low);
      tree.column[node] = best.column;
      tree.cut[node] = columns[best.column]!.cuts[best.code]!;
      // The larger child is what the smaller leaves of the parent.
      let ofLeft: Float64Array | null = null;
      let ofRight: Float64Array | null = null;
      if (depth + 1 < maxDepth) {
        if (low - from <= to - low) {
          ofLeft = histogramOf(from, low);
          ofRight = less(histogram, ofLeft);
        } else {
          ofRight = histogramOf(low, to);
          ofLeft = less(histogram, ofRight);
        }
      }
      tree.left[node] = grow(from, low, depth + 1, ofLeft);
      tree.right[node] = grow(low, to, depth + 1, ofRight);
      return node;
    };
    grow(0, rows.length, 0, null);
    return { ...tree, value };
  };
}

type Filling = { rows: Uint32Array; slope: Float32Array; curve: Float32Array };

function makeHistogram({ codes, p, stride }: Codes, { rows, slope, curve }: Filling): Float64Array {
  const histogram = new Float64Array(p * stride * PARTS);
  const step = stride * PARTS;
  for (let k = 0; k < rows.length; k++) {
    const i = rows[k]!;
    const g = slope[i]!;
    const h = curve[i]!;
    const base = i * p;
    for (let j = 0; j < p; j++) {
      const at = j * step + codes[base + j]! * PARTS;
      histogram[at]! += g;
      histogram[at + 1]! += h;
      histogram[at + 2]! += 1;
    }
  }
  return histogram;
}

function less(whole: Float64Array, part: Float64Array): Float64Array {
  for (let k = 0; k < whole.length; k++) whole[k]! -= part[k]!;
  return whole;
}

/** Adds a tree's pulls to the log odds of all rows, by their codes. */
function addTree(odds: Float64Array, tree: PullTree, columns: readonly BinnedColumn[], { codes, p }: Codes): void {
  const column = Int16Array.from(tree.column);
  const border = Uint8Array.from(tree.column, (j, node) => (j < 0 ? 0 : columns[j]!.cuts.indexOf(tree.cut[node]!)));
  const left = Int16Array.from(tree.left);
  const right = Int16Array.from(tree.right);
  const value = Float64Array.from(tree.value);
  for (let i = 0; i < odds.length; i++) {
    let node = 0;
    const base = i * p;
    while (column[node]! >= 0) node = codes[base + column[node]!]! <= border[node]! ? left[node]! : right[node]!;
    odds[i]! += value[node]!;
  }
}

function logLoss(odds: Float64Array, outcome: Uint8Array, rows: Uint32Array): number {
  let sum = 0;
  for (let k = 0; k < rows.length; k++) {
    const x = outcome[rows[k]!] === 1 ? odds[rows[k]!]! : -odds[rows[k]!]!;
    sum += Math.log1p(Math.exp(-Math.abs(x))) + (x < 0 ? -x : 0);
  }
  return sum / rows.length;
}
