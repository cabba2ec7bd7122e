const FEW = 3000;
const DIGIT = 65_536;

/**
 * Places of the values in ascending order, equal ones in the order they stand in; no NaN. Many values are sorted by
 * the four 16-bit digits of their bits (least significant first), which takes the same time whatever they are.
 */
export function orderOf(values: Float32Array | Float64Array): Uint32Array {
  const n = values.length;
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  if (n <= FEW) return order.sort((a, b) => values[a]! - values[b]!);
  // Adding 0 turns −0 into 0, which are equal but have different bits.
  const words = new Uint32Array(Float64Array.from(values, (value) => value + 0).buffer);
  // Bits of negative numbers run downwards; turned over, all run upwards.
  for (let i = 0; i < n; i++) {
    if (words[2 * i + 1]! >= 0x80000000) {
      words[2 * i] = ~words[2 * i]!;
      words[2 * i + 1] = ~words[2 * i + 1]!;
    } else words[2 * i + 1]! += 0x80000000;
  }
  let from = order;
  let to = new Uint32Array(n);
  const next = new Uint32Array(DIGIT);
  for (let digit = 0; digit < 4; digit++) {
    const word = digit >> 1;
    const shift = (digit & 1) * 16;
    next.fill(0);
    for (let i = 0; i < n; i++) next[(words[2 * i + word]! >>> shift) & 0xffff]!++;
    let start = 0;
    for (let k = 0; k < DIGIT; k++) {
      const size = next[k]!;
      next[k] = start;
      start += size;
    }
    for (let k = 0; k < n; k++) {
      const i = from[k]!;
      to[next[(words[2 * i + word]! >>> shift) & 0xffff]!++] = i;
    }
    [from, to] = [to, from];
  }
  return from;
}
