const MOST_TERMS = 200_000;

/**
 * Gauss's hypergeometric function ₂F₁(a, b; c; z) = Σ (a)ₙ(b)ₙ ÷ (c)ₙ · zⁿ ÷ n! for c > 0 and z < 1, to about 12 digits where
 * the terms do not cancel each other (Abramowitz & Stegun 1964, 15.1.1). Below 0 by Pfaff's transformation
 * (15.3.4); between 0 and 1 by whichever of the series and Euler's transformation of it (15.3.3) has the smaller
 * parameters and so the fewer terms, unless only the plain one has positive terms. 1 at z = 0; NaN from z = 1 on. Close to 1
 * the series is long. Examples: ₂F₁(1, 1; 2; z) = −ln(1 − z) ÷ z, ₂F₁(a, b; b; z) = (1 − z)^(−a).
 */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  if (!(z < 1) || !(c > 0)) return Number.NaN;
  if (z < 0) return (1 - z) ** -a * hypergeometric(a, c - b, c, z / (z - 1));
  const euler = c - a >= 0 && c - b >= 0 && (c - a) * (c - b) < a * b;
  return euler ? (1 - z) ** (c - a - b) * series(c - a, c - b, c, z) : series(a, b, c, z);
}

function series(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < MOST_TERMS; n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
    if (Math.abs(term) <= 1e-16 * Math.abs(sum) && n + 1 > -a && n + 1 > -b) break;
  }
  return sum;
}
