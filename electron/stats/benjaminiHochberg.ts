/**
 * P-values adjusted for having looked often, in the order given (Benjamini & Hochberg 1995): whoever calls those below q
 * found is wrong, on average, in a share of at most q of what is called found. The i-th smallest of m becomes the
 * least of p · m ÷ rank over itself and the larger ones. Of their 15 p-values 4 stay below 0.05. Where more was looked
 * at than is handed in, `looked` says how much: the others must be larger, and count as 1.
 */
export function benjaminiHochberg(pValues: readonly number[], looked = pValues.length): number[] {
  const m = pValues.length;
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[b]! - pValues[a]!);
  const adjusted = new Array<number>(m);
  let least = 1;
  order.forEach((i, place) => {
    least = Math.min(least, (pValues[i]! * looked) / (m - place));
    adjusted[i] = least;
  });
  return adjusted;
}
