/** Σ a[i] × b[from + i] over the first `size` of a, all of them where it is not said. Four sums side by side: they do not wait for each other. */
export function dot(a: Float64Array, b: Float64Array, from = 0, size = a.length): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < size; i += 4) {
    s0 += a[i]! * b[from + i]!;
    s1 += a[i + 1]! * b[from + i + 1]!;
    s2 += a[i + 2]! * b[from + i + 2]!;
    s3 += a[i + 3]! * b[from + i + 3]!;
  }
  for (; i < size; i++) s0 += a[i]! * b[from + i]!;
  return s0 + s1 + (s2 + s3);
}
