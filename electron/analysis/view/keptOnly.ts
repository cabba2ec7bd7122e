// Columns by customer of which only the customers of a mask (1 = kept) keep their value; all others have `none`. Worked
// out without a condition, because who is kept is as good as random to a processor.

export function keptBytes(values: Uint8Array, mask: Uint8Array, none: number): Uint8Array {
  const kept = new Uint8Array(values.length);
  for (let c = 0; c < kept.length; c++) kept[c] = (values[c]! - none) * mask[c]! + none;
  return kept;
}

export function keptWhole(values: Int32Array, mask: Uint8Array, none: number): Int32Array {
  const kept = new Int32Array(values.length);
  for (let c = 0; c < kept.length; c++) kept[c] = (values[c]! - none) * mask[c]! + none;
  return kept;
}

/** `none` must be such that taking it from a value and adding it again changes nothing. */
export function keptReal(values: Float64Array, mask: Uint8Array, none: number): Float64Array {
  const kept = new Float64Array(values.length);
  for (let c = 0; c < kept.length; c++) kept[c] = (values[c]! - none) * mask[c]! + none;
  return kept;
}
