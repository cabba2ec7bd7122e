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
 * and a random part of the rows (Friedman 2002). `held` marks rows (1) that no tree sees: growing stops when they have
 * not been met better for `patience` trees, and the trees after the best are dropped. Without held-back rows all rounds
 * are kept. The same seed gives the same trees. Null where the rows to learn from have one outcome only.
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
    else {
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
  const grow = makeGrower(columns, { ...options, rate });
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
    addTree(odds, tree, columns);
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
  const odds = new Float64Array(n).fill(start);
  for (const { column, cut, left, right, value } of trees) {
    for (let i = 0; i < n; i++) {
      let node = 0;
      while (column[node]! >= 0) node = columns[column[node]!]![i]! <= cut[node]! ? left[node]! : right[node]!;
      odds[i]! += value[node]!;
    }
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
type Histogram = { readonly slope: Float64Array; readonly curve: Float64Array; readonly size: Int32Array };

const BINS = 256;
const MIN_GAIN = 1e-6;

function makeGrower(columns: readonly BinnedColumn[], { maxDepth = 4, minLeaf = 20, ridge = 1, rate }: GrowOptions) {
  const p = columns.length;
  const worth = (g: number, h: number) => (g * g) / (h + ridge);

  const histogramOf = (rows: Uint32Array, slope: Float32Array, curve: Float32Array): Histogram => {
    const histogram = {
      slope: new Float64Array(p * BINS),
      curve: new Float64Array(p * BINS),
      size: new Int32Array(p * BINS),
    };
    const g = new Float64Array(rows.length);
    const h = new Float64Array(rows.length);
    for (let k = 0; k < rows.length; k++) {
      g[k] = slope[rows[k]!]!;
      h[k] = curve[rows[k]!]!;
    }
    for (let j = 0; j < p; j++) {
      const { codes, cuts } = columns[j]!;
      if (cuts.length > 0) fill(histogram, j * BINS, { codes, rows, g, h });
    }
    return histogram;
  };

  const bestSplit = ({ slope, curve, size }: Histogram, totals: { g: number; h: number; n: number }) => {
    let best: { column: number; code: number; gain: number } | null = null;
    const whole = worth(totals.g, totals.h);
    for (let j = 0; j < p; j++) {
      const cuts = columns[j]!.cuts.length;
      let g = 0;
      let h = 0;
      let n = 0;
      for (let code = 0; code < cuts; code++) {
        const at = j * BINS + code;
        if (size[at] === 0) continue;
        g += slope[at]!;
        h += curve[at]!;
        n += size[at]!;
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
    const grow = (from: number, to: number, depth: number, known: Histogram | null): number => {
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
      const histogram = known ?? histogramOf(rows.subarray(from, to), slope, curve);
      const best = bestSplit(histogram, { g, h, n: to - from });
      if (best === null) return node;
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
      // The larger child is what the smaller leaves of the parent.
      let ofLeft: Histogram | null = null;
      let ofRight: Histogram | null = null;
      if (depth + 1 < maxDepth) {
        if (low - from <= to - low) {
          ofLeft = histogramOf(rows.subarray(from, low), slope, curve);
          ofRight = less(histogram, ofLeft);
        } else {
          ofRight = histogramOf(rows.subarray(low, to), slope, curve);
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

type Filling = { codes: Uint8Array; rows: Uint32Array; g: Float64Array; h: Float64Array };

function fill({ slope, curve, size }: Histogram, base: number, { codes, rows, g, h }: Filling): void {
  for (let k = 0; k < rows.length; k++) {
    const at = base + codes[rows[k]!]!;
    slope[at]! += g[k]!;
    curve[at]! += h[k]!;
    size[at]!++;
  }
}

function less(whole: Histogram, part: Histogram): Histogram {
  const { slope, curve, size } = whole;
  for (let k = 0; k < size.length; k++) {
    slope[k]! -= part.slope[k]!;
    curve[k]! -= part.curve[k]!;
    size[k]! -= part.size[k]!;
  }
  return whole;
}

/** Adds a tree's pulls to the log odds of all rows, by their codes. */
function addTree(odds: Float64Array, tree: PullTree, columns: readonly BinnedColumn[]): void {
  const codeOf = tree.column.map((j, node) => (j < 0 ? 0 : columns[j]!.cuts.indexOf(tree.cut[node]!)));
  const { column, left, right, value } = tree;
  for (let i = 0; i < odds.length; i++) {
    let node = 0;
    while (column[node]! >= 0) {
      node = columns[column[node]!]!.codes[i]! <= codeOf[node]! ? left[node]! : right[node]!;
    }
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
