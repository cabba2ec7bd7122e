/** Entropy in bits of counts by class (Shannon 1948); 0 without anybody. Example: 9 and 5 have 0.940. */
export function entropy(counts: ArrayLike<number>): number {
  let total = 0;
  for (let k = 0; k < counts.length; k++) total += counts[k]!;
  let sum = 0;
  for (let k = 0; k < counts.length; k++) {
    const share = counts[k]! / total;
    if (share > 0) sum -= share * Math.log2(share);
  }
  return sum;
}

/** Gini's impurity: the chance that two drawn with replacement are of different classes (Breiman et al. 1984). */
export function giniImpurity(counts: ArrayLike<number>): number {
  let total = 0;
  for (let k = 0; k < counts.length; k++) total += counts[k]!;
  if (total === 0) return 0;
  let same = 0;
  for (let k = 0; k < counts.length; k++) same += (counts[k]! / total) ** 2;
  return 1 - same;
}

/**
 * What knowing the group takes away from the impurity of the classes (Quinlan 1986 with entropy: the information
 * gain). `groups` are counts by class, one list a group. Quinlan's fourteen days: outlook 0.247, humidity 0.152,
 * wind 0.048, temperature 0.029.
 */
export function impurityGain(
  groups: readonly ArrayLike<number>[],
  impurity: (counts: ArrayLike<number>) => number = entropy,
): number {
  const classes = groups[0]?.length ?? 0;
  const all = new Float64Array(classes);
  let total = 0;
  for (const counts of groups)
    for (let k = 0; k < classes; k++) {
      all[k]! += counts[k]!;
      total += counts[k]!;
    }
  if (total === 0) return 0;
  let left = 0;
  for (const counts of groups) {
    let size = 0;
    for (let k = 0; k < classes; k++) size += counts[k]!;
    if (size > 0) left += (size / total) * impurity(counts);
  }
  return impurity(all) - left;
}
