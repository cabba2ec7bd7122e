import { orderOf } from './orderOf.ts';

export type Gain = { readonly n: number; readonly events: number };

/**
 * How many of those with the outcome stand among the n rows of highest score, for each asked n. Of equal scores that
 * straddle n each counts with the share of events among its equals, so that the order of rows does not matter; events
 * are therefore not always whole.
 */
export function gainsAt(scores: Float32Array | Float64Array, outcome: Uint8Array, sizes: readonly number[]): Gain[] {
  const total = scores.length;
  const order = orderOf(scores);
  const asked = sizes.map((n, place) => ({ n: Math.min(n, total), place })).sort((a, b) => a.n - b.n);
  const gains: Gain[] = new Array(sizes.length);
  let at = 0;
  let seen = 0;
  let events = 0;
  for (let k = total - 1; k >= 0 && at < asked.length; ) {
    let low = k;
    let tied = 0;
    while (low >= 0 && scores[order[low]!] === scores[order[k]!]) tied += outcome[order[low--]!]!;
    const size = k - low;
    while (at < asked.length && asked[at]!.n <= seen + size) {
      const { n, place } = asked[at++]!;
      gains[place] = { n, events: events + (tied * (n - seen)) / size };
    }
    seen += size;
    events += tied;
    k = low;
  }
  for (; at < asked.length; at++) gains[asked[at]!.place] = { n: asked[at]!.n, events };
  return gains;
}
