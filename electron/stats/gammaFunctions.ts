const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
/** From here on the asymptotic series are exact to double precision. */
const FAR = 10;

/**
 * ln Γ(x) for x > 0, to about 15 digits: Stirling's series with seven terms from 10 on, reached from below by
 * Γ(x + 1) = x·Γ(x) (Abramowitz & Stegun 1964, 6.1.15 and 6.1.41). Infinity at 0, NaN below. Examples: ln Γ(1) = 0,
 * ln Γ(0.5) = ln √π, ln Γ(5) = ln 24.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  let product = 1;
  let z = x;
  while (z < FAR) product *= z++;
  const s = 1 / (z * z);
  const series =
    (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360_360 - s / 156)))))) / z;
  return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + series - (product === 1 ? 0 : Math.log(product));
}

/**
 * ψ(x), the slope of ln Γ, for x > 0, to about 14 digits: the asymptotic series from 10 on, reached from below by
 * ψ(x) = ψ(x + 1) − 1/x (Abramowitz & Stegun 1964, 6.3.5 and 6.3.18). Examples: ψ(1) = −0.5772156649015329 (minus
 * Euler's constant), ψ(0.5) = −1.9635100260214235.
 */
export function digamma(x: number): number {
  let below = 0;
  let z = x;
  while (z < FAR) below += 1 / z++;
  const s = 1 / (z * z);
  const series =
    s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - s * (691 / 32_760 - s / 12))))));
  return Math.log(z) - 0.5 / z - series - below;
}

/** ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b), for a, b > 0. Example: B(2, 3) = 1/12. */
export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);
