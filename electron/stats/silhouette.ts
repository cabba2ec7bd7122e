import type { Column } from './logistic.ts';
import { makeRandom } from './random.ts';

const SAMPLE = 2000;

/**
 * Mean silhouette width (Rousseeuw 1987): for each row (b − a) ÷ max(a, b), a the mean distance to the others of its own
 * cluster and b to those of the nearest other one; 0 for a row alone in its cluster. Near 1 the clusters stand well
 * apart, below ¼ there is no structure worth the name (Kaufman & Rousseeuw 1990). Of more than 2,000 rows that many are
 * drawn with a fixed seed. Null with fewer than two clusters. Ruspini's 75 points in four clusters have 0.7377.
 */
export function meanSilhouette(columns: readonly Column[], clusterOf: Uint8Array): number | null {
  const rows = sampleOf(clusterOf.length);
  const p = columns.length;
  const n = rows.length;
  const points = new Float64Array(n * p);
  const own = new Uint8Array(n);
  const sizes = new Int32Array(256);
  for (let k = 0; k < n; k++) {
    for (let j = 0; j < p; j++) points[k * p + j] = columns[j]![rows[k]!]!;
    own[k] = clusterOf[rows[k]!]!;
    sizes[own[k]!]!++;
  }
  const clusters = sizes.reduce((last, size, c) => (size > 0 ? c + 1 : last), 0);
  if (sizes.filter((size) => size > 0).length < 2) return null;
  const distances = new Float64Array(clusters);
  let sum = 0;
  for (let a = 0; a < n; a++) {
    distances.fill(0);
    for (let b = 0; b < n; b++) {
      let square = 0;
      for (let j = 0; j < p; j++) {
        const apart = points[a * p + j]! - points[b * p + j]!;
        square += apart * apart;
      }
      distances[own[b]!]! += Math.sqrt(square);
    }
    sum += widthOf(distances, sizes, own[a]!);
  }
  return sum / n;
}

function widthOf(distances: Float64Array, sizes: Int32Array, mine: number): number {
  if (sizes[mine] === 1) return 0;
  const inside = distances[mine]! / (sizes[mine]! - 1);
  let outside = Number.POSITIVE_INFINITY;
  for (let c = 0; c < distances.length; c++) {
    if (c !== mine && sizes[c]! > 0) outside = Math.min(outside, distances[c]! / sizes[c]!);
  }
  const larger = Math.max(inside, outside);
  return larger === 0 ? 0 : (outside - inside) / larger;
}

function sampleOf(n: number): Uint32Array {
  const rows = new Uint32Array(n).map((_, i) => i);
  if (n <= SAMPLE) return rows;
  const random = makeRandom(7);
  for (let k = 0; k < SAMPLE; k++) {
    const other = k + random.below(n - k);
    const row = rows[k]!;
    rows[k] = rows[other]!;
    rows[other] = row;
  }
  return rows.slice(0, SAMPLE);
}
