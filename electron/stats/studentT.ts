/**
 * P(|T| > t) of Student's t distribution with a whole number of degrees of freedom, by the finite sums in sine and
 * cosine (Abramowitz & Stegun 1964, 26.7.3 and 26.7.4). 1 for t = 0; NaN with fewer than 1 degree of freedom. Precise to
 * about 1e-15, not relative to it, in the far tails. Example: studentTwoSided(2.228138852, 10) = 0.05.
 */
export function studentTwoSided(t: number, df: number): number {
  if (!(df >= 1) || Number.isNaN(t)) return Number.NaN;
  const size = Math.abs(t);
  if (size === Number.POSITIVE_INFINITY) return 0;
  const angle = Math.atan(size / Math.sqrt(df));
  const square = Math.cos(angle) ** 2;
  const odd = df % 2 === 1;
  let sum = 0;
  let term = odd ? Math.cos(angle) : 1;
  for (let k = odd ? 1 : 0; k <= df - 2; k += 2) {
    sum += term;
    term *= (square * (k + 1)) / (k + 2);
  }
  const inside = odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
  return Math.min(1, Math.max(0, 1 - inside));
}

/** The t ≥ 0 with P(|T| > t) = p, 0 < p ≤ 1, by bisection to 12 digits. Example: studentCut(0.05, 10) = 2.2281. */
export function studentCut(p: number, df: number): number {
  let high = 1;
  while (studentTwoSided(high, df) > p) high *= 2;
  let low = 0;
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2;
    if (studentTwoSided(middle, df) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
