import type { Column } from './logistic.ts';
import { makeRandom, type Random } from './random.ts';

export type Clustering = {
  /** Cluster of each row, 0 … k−1; the largest cluster is 0. */
  readonly clusterOf: Uint8Array;
  readonly sizes: readonly number[];
  /** One point a cluster, in the columns' order. */
  readonly centres: readonly Float64Array[];
  /** Squared distances of all rows from their centre, summed. */
  readonly withinSquares: number;
};

export type KMeansOptions = { readonly seed: number; readonly starts?: number; readonly maxRounds?: number };

/**
 * k-means (Lloyd 1982) from several starts chosen by k-means++ (Arthur & Vassilvitskii 2007); the start with the
 * smallest sum of squared distances wins. Distances are Euclidean in the columns as they come: standardise first where
 * units differ. The same seed gives the same clusters, and clusters are numbered by size, ties by their centres. With
 * fewer different rows than k some clusters are empty and left out. Null without rows.
 */
export function kMeans(columns: readonly Column[], k: number, { seed, starts = 10, maxRounds = 100 }: KMeansOptions) {
  const n = columns[0]?.length ?? 0;
  if (n === 0) return null;
  const points = rowsOf(columns, n);
  const p = columns.length;
  const random = makeRandom(seed);
  let best: { clusterOf: Uint8Array; centres: Float64Array; squares: number } | null = null;
  for (let start = 0; start < starts; start++) {
    const found = settle(points, spreadOut(points, { p, k, random }), { p, k, maxRounds });
    if (best === null || found.squares < best.squares * (1 - 1e-12)) best = found;
  }
  return named(best!, p, k);
}

/** The nearest of given centres for each row. */
export function nearestCentre(columns: readonly Column[], centres: readonly Float64Array[]): Uint8Array {
  const n = columns[0]?.length ?? 0;
  const p = columns.length;
  const flat = new Float64Array(centres.length * p);
  centres.forEach((centre, c) => {
    flat.set(centre, c * p);
  });
  const clusterOf = new Uint8Array(n);
  assign(rowsOf(columns, n), flat, { p, k: centres.length, clusterOf });
  return clusterOf;
}

/** Row after row: distances read one row at a time. */
function rowsOf(columns: readonly Column[], n: number): Float64Array {
  const p = columns.length;
  const points = new Float64Array(n * p);
  for (let j = 0; j < p; j++) {
    const column = columns[j]!;
    for (let i = 0; i < n; i++) points[i * p + j] = column[i]!;
  }
  return points;
}

type Shape = { p: number; k: number };

function spreadOut(points: Float64Array, { p, k, random }: Shape & { random: Random }): Float64Array {
  const n = points.length / p;
  const centres = new Float64Array(k * p);
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const running = new Float64Array(n);
  let chosen = random.below(n);
  for (let c = 0; c < k; c++) {
    for (let j = 0; j < p; j++) centres[c * p + j] = points[chosen * p + j]!;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      let square = 0;
      for (let j = 0; j < p; j++) square += (points[i * p + j]! - centres[c * p + j]!) ** 2;
      if (square < nearest[i]!) nearest[i] = square;
      sum += nearest[i]!;
      running[i] = sum;
    }
    chosen = sum > 0 ? random.weighted(running) : random.below(n);
  }
  return centres;
}

function assign(
  points: Float64Array,
  centres: Float64Array,
  { p, k, clusterOf }: Shape & { clusterOf: Uint8Array },
): { squares: number; moved: number } {
  let squares = 0;
  let moved = 0;
  for (let i = 0; i < clusterOf.length; i++) {
    let nearest = 0;
    let best = Number.POSITIVE_INFINITY;
    for (let c = 0; c < k; c++) {
      let square = 0;
      for (let j = 0; j < p; j++) {
        const apart = points[i * p + j]! - centres[c * p + j]!;
        square += apart * apart;
      }
      if (square < best) {
        best = square;
        nearest = c;
      }
    }
    if (clusterOf[i] !== nearest) moved++;
    clusterOf[i] = nearest;
    squares += best;
  }
  return { squares, moved };
}

function settle(points: Float64Array, start: Float64Array, { p, k, maxRounds }: Shape & { maxRounds: number }) {
  const n = points.length / p;
  const clusterOf = new Uint8Array(n).fill(255);
  let centres = start;
  let squares = 0;
  for (let round = 0; round < maxRounds; round++) {
    const step = assign(points, centres, { p, k, clusterOf });
    squares = step.squares;
    if (step.moved === 0) break;
    const sums = new Float64Array(k * p);
    const sizes = new Int32Array(k);
    for (let i = 0; i < n; i++) {
      const c = clusterOf[i]!;
      sizes[c]!++;
      for (let j = 0; j < p; j++) sums[c * p + j]! += points[i * p + j]!;
    }
    centres = sums.map((sum, at) => {
      const size = sizes[Math.floor(at / p)]!;
      return size > 0 ? sum / size : centres[at]!;
    });
  }
  return { clusterOf, centres, squares };
}

function named(
  found: { clusterOf: Uint8Array; centres: Float64Array; squares: number },
  p: number,
  k: number,
): Clustering {
  const sizes = new Int32Array(k);
  for (const c of found.clusterOf) sizes[c]!++;
  const centreOf = (c: number) => found.centres.slice(c * p, (c + 1) * p);
  const order = Array.from({ length: k }, (_, c) => c)
    .filter((c) => sizes[c]! > 0)
    .sort((a, b) => sizes[b]! - sizes[a]! || compare(centreOf(a), centreOf(b)));
  const numberOf = new Uint8Array(k);
  order.forEach((c, number) => {
    numberOf[c] = number;
  });
  return {
    clusterOf: found.clusterOf.map((c) => numberOf[c]!),
    sizes: order.map((c) => sizes[c]!),
    centres: order.map(centreOf),
    withinSquares: found.squares,
  };
}

function compare(a: Float64Array, b: Float64Array): number {
  const j = a.findIndex((value, at) => value !== b[at]);
  return j < 0 ? 0 : a[j]! - b[j]!;
}
