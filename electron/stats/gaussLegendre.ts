/** Places on −1 … 1 and their weights. */
export type Quadrature = { readonly at: Float64Array; readonly weight: Float64Array };

/**
 * The n places and weights of Gauss and Legendre for integrals over −1 … 1, exact for polynomials up to degree 2n − 1: zeros of the
 * Legendre polynomial by Newton's method from the guess cos(π (i + ¾) ÷ (n + ½)) (Abramowitz & Stegun 1964, 25.4.29). Example: n = 2
 * gives ±1/√3 with weight 1.
 */
export function gaussLegendre(n: number): Quadrature {
  const at = new Float64Array(n);
  const weight = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let z = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let round = 0; round < 50; round++) {
      let [p, before] = [1, 0];
      for (let k = 1; k <= n; k++) [p, before] = [((2 * k - 1) * z * p - (k - 1) * before) / k, p];
      slope = (n * (z * p - before)) / (z * z - 1);
      const step = p / slope;
      z -= step;
      if (Math.abs(step) < 1e-15) break;
    }
    at[n - 1 - i] = z;
    weight[n - 1 - i] = 2 / ((1 - z * z) * slope * slope);
  }
  return { at, weight };
}
