/**
 * How unevenly something is spread: 0 when everybody has the same, (n − 1) ÷ n when one has everything. The mean
 * difference of all pairs over twice the mean (Gini 1912), counted from ascending values as
 * Σ (2i − n − 1)·x ÷ (n·Σ x). Values must be ascending and not negative; null without values or when all are 0,
 * because there is nothing to spread. Examples: 1, 1, 1, 1 gives 0; 0, 0, 0, 1 gives 0.75; 1, 2, 3, 4 gives 0.25.
 */
export function giniOf(sorted: ArrayLike<number>): number | null {
  const n = sorted.length;
  let sum = 0;
  let weighted = 0;
  for (let i = 0; i < n; i++) {
    sum += sorted[i]!;
    weighted += (2 * (i + 1) - n - 1) * sorted[i]!;
  }
  return sum > 0 ? Math.max(0, weighted / (n * sum)) : null;
}

/**
 * The same of a sample that takes value i `counts[i]` times (0 or more, whole): what resampling asks for. `sorted` is
 * ascending; null where the sample has nothing.
 */
export function giniOfCounts(sorted: ArrayLike<number>, counts: ArrayLike<number>): number | null {
  let n = 0;
  for (let i = 0; i < sorted.length; i++) n += counts[i]!;
  let before = 0;
  let sum = 0;
  let weighted = 0;
  for (let i = 0; i < sorted.length; i++) {
    const k = counts[i]!;
    if (k === 0) continue;
    // Places before + 1 … before + k, whose 2i − n − 1 add up to this.
    weighted += k * (2 * before + k - n) * sorted[i]!;
    sum += k * sorted[i]!;
    before += k;
  }
  return sum > 0 ? Math.max(0, weighted / (n * sum)) : null;
}

/**
 * Standard error of the Gini coefficient of independent values (Davidson 2009, equation 8): from
 * Z = −(G + 1)·x + (2i − 1)/n·x − (2/n)·Σ x up to and with i, the error is √Σ(Z − mean)² ÷ (n·mean of x). Linear in
 * the ascending values. Null under the same conditions as giniOf, and with fewer than two values.
 */
export function giniError(sorted: ArrayLike<number>): number | null {
  const n = sorted.length;
  const gini = giniOf(sorted);
  if (gini === null || n < 2) return null;
  let sum = 0;
  const z = new Float64Array(n);
  let zSum = 0;
  for (let i = 0; i < n; i++) {
    const x = sorted[i]!;
    sum += x;
    z[i] = -(gini + 1) * x + ((2 * i + 1) / n) * x - (2 / n) * sum;
    zSum += z[i]!;
  }
  const mean = zSum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (z[i]! - mean) ** 2;
  return Math.sqrt(squares) / sum;
}
