export type EwmaPoint = { readonly value: number; readonly low: number; readonly high: number };
export type EwmaOptions = {
  /** Weight of the newest value, 0 < λ ≤ 1. */
  readonly lambda: number;
  /** Half width of the limits in standard errors. */
  readonly width: number;
  /** Limits of the settled chart from the first point on, as for values of equal spread in the long run. */
  readonly settled?: boolean;
};

/**
 * The exponentially weighted moving average zᵢ = λ xᵢ + (1 − λ) zᵢ₋₁ with z₀ = target (Roberts 1959), which sees small
 * lasting shifts that single points do not show. Each value has its own standard deviation, so that shares of samples
 * of different sizes can be followed: Var zᵢ = λ² σᵢ² + (1 − λ)² Var zᵢ₋₁, and the limits are target ± width · √Var zᵢ.
 * With equal σ this is the usual σ² · λ/(2 − λ) · (1 − (1 − λ)^(2i)); `settled` leaves out the last factor and takes
 * the σ of the point. A λ of 1 is the plain Shewhart chart. No values, no points. Example: the 20 values of the NIST
 * handbook (λ 0.3, target 50, σ 2.0539) begin 50.60, 49.52, 50.56, 50.18 and end 51.94, 51.99 within 47.412 … 52.588.
 */
export function ewma(
  values: readonly number[],
  sigmas: readonly number[],
  target: number,
  { lambda, width, settled = false }: EwmaOptions,
): EwmaPoint[] {
  let value = target;
  let variance = 0;
  return values.map((x, i) => {
    const sigma = sigmas[i]!;
    value = lambda * x + (1 - lambda) * value;
    variance = lambda * lambda * sigma * sigma + (1 - lambda) * (1 - lambda) * variance;
    const half = width * (settled ? sigma * Math.sqrt(lambda / (2 - lambda)) : Math.sqrt(variance));
    return { value, low: target - half, high: target + half };
  });
}
