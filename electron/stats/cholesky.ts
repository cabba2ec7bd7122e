export type SymmetricInverse = {
  /** Row-major p × p; rows and columns of those left out are zero. */
  readonly inverse: Float64Array;
  /** Columns that are a combination of earlier ones (or zero), in their order. */
  readonly dependent: readonly number[];
};

/**
 * Inverse of a symmetric matrix without negative eigenvalues (row-major p × p) by Cholesky's factor L·Lᵀ. A column
 * whose rest after the earlier ones is less than `tolerance` of its own diagonal entry depends on them: it is left out,
 * as if it had never been there, so that collinear columns cost an answer for themselves only. Benoit 1924.
 * Example: [4, 2, 2, 3] has the inverse [0.375, −0.25, −0.25, 0.5].
 */
export function invertSymmetric(matrix: Float64Array, p: number, tolerance = 1e-9): SymmetricInverse {
  const factor = new Float64Array(p * p);
  const dependent: number[] = [];
  const out = new Uint8Array(p);
  for (let j = 0; j < p; j++) {
    let rest = matrix[j * p + j]!;
    const own = rest;
    for (let k = 0; k < j; k++) rest -= factor[j * p + k]! * factor[j * p + k]!;
    if (!(own > 0 && rest > tolerance * own)) {
      dependent.push(j);
      out[j] = 1;
      continue;
    }
    const root = Math.sqrt(rest);
    factor[j * p + j] = root;
    for (let i = j + 1; i < p; i++) {
      let sum = matrix[i * p + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * p + k]! * factor[j * p + k]!;
      factor[i * p + j] = sum / root;
    }
  }
  return { inverse: inverseOf(factor, out, p), dependent };
}

function inverseOf(factor: Float64Array, out: Uint8Array, p: number): Float64Array {
  const inverse = new Float64Array(p * p);
  const solved = new Float64Array(p);
  for (let column = 0; column < p; column++) {
    if (out[column]) continue;
    for (let i = 0; i < p; i++) {
      if (out[i]) {
        solved[i] = 0;
        continue;
      }
      let sum = i === column ? 1 : 0;
      for (let k = 0; k < i; k++) sum -= factor[i * p + k]! * solved[k]!;
      solved[i] = sum / factor[i * p + i]!;
    }
    for (let i = p - 1; i >= 0; i--) {
      if (out[i]) continue;
      let sum = solved[i]!;
      for (let k = i + 1; k < p; k++) sum -= factor[k * p + i]! * solved[k]!;
      solved[i] = sum / factor[i * p + i]!;
    }
    for (let i = 0; i < p; i++) inverse[i * p + column] = solved[i]!;
  }
  return inverse;
}
