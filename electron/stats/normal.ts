const ROOT_PI = Math.sqrt(Math.PI);
/** From here on the continued fraction is used; below, the series. */
const TAIL = 1.5;

/**
 * Complementary error function, 2/√π ∫ₓ^∞ e^(−t²) dt, to about 15 significant digits for every x, far tails
 * included. Below 1.5 by the series of positive terms e^(−x²)·Σ 2ⁿx^(2n+1)/(2n+1)!!, above by the continued fraction
 * of Laplace (Abramowitz & Stegun 1964, 7.1.6 and 7.1.14). Example: erfc(1) = 0.15729920705028513.
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  if (x >= TAIL) return gauss(x, 1) * tailFactor(x);
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-18; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return 1 - (2 / ROOT_PI) * Math.exp(-x * x) * sum;
}

/** e^(x²)·erfc(x) by Lentz's method on the continued fraction. */
function tailFactor(x: number): number {
  if (x === Number.POSITIVE_INFINITY) return 0;
  let fraction = x;
  let c = x;
  let d = 0;
  for (let n = 1; n < 500; n++) {
    d = 1 / (x + (n / 2) * d);
    c = x + n / 2 / c;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return 1 / (ROOT_PI * fraction);
}

/** e^(−x²·scale), with x² split so that the rounding of a large square is not blown up by the exponential. */
function gauss(x: number, scale: number): number {
  if (x > 60) return 0;
  const head = Math.round(x * 16) / 16;
  return Math.exp(-head * head * scale) * Math.exp(-(x - head) * (x + head) * scale);
}

/** P(Z > z) of the standard normal distribution. Example: normalSurvival(1.959963984540054) = 0.025. */
export const normalSurvival = (z: number): number =>
  z < 2 * TAIL ? erfc(z / Math.SQRT2) / 2 : (gauss(z, 0.5) * tailFactor(z / Math.SQRT2)) / 2;

/**
 * The z with P(Z ≤ z) = p, to about 15 digits: a rational first guess (Abramowitz & Stegun 1964, 26.2.23), then
 * Halley's method on the survival function of the nearer tail. p = 0 and 1 give ∓Infinity, p outside 0…1 NaN.
 * Example: normalQuantile(0.975) = 1.959963984540054.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  if (p === 0.5) return 0;
  return p < 0.5 ? -upperQuantile(p) : upperQuantile(1 - p);
}

/** The z ≥ 0 with P(Z > z) = tail, 0 < tail ≤ 0.5. */
function upperQuantile(tail: number): number {
  const t = Math.sqrt(-2 * Math.log(tail));
  let z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let i = 0; i < 4; i++) {
    const density = gauss(z, 0.5) / Math.sqrt(2 * Math.PI);
    if (density === 0) break;
    const step = (normalSurvival(z) - tail) / density;
    z += step / (1 - (z * step) / 2);
  }
  return z;
}
