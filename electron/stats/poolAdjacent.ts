export type Pooled = {
  /** First and last group taken together. */
  readonly from: number;
  readonly to: number;
  readonly hits: number;
  readonly n: number;
};

/**
 * Shares that must not fall from group to group, from counts in which they may: neighbours whose shares fall are taken
 * together, weighted by n, until no share is below the one before it (pool adjacent violators; Ayer, Brunk, Ewing, Reid
 * and Silverman 1955). The answer is the least-squares fit among all non-decreasing ones, in ascending groups; equal
 * shares stay apart. A group without anybody (n = 0) has no share, violates nothing and stays alone.
 * Example: 10, 0 and 2 of one each are taken together as 12 of 3, that is 4, 4, 4.
 */
export function poolAdjacent(groups: readonly { readonly hits: number; readonly n: number }[]): Pooled[] {
  const blocks: Pooled[] = [];
  groups.forEach(({ hits, n }, i) => {
    if (n <= 0) return;
    let last: Pooled = { from: i, to: i, hits, n };
    for (let before = blocks.at(-1); before && before.hits * last.n > last.hits * before.n; before = blocks.at(-1)) {
      blocks.pop();
      last = { from: before.from, to: last.to, hits: before.hits + last.hits, n: before.n + last.n };
    }
    blocks.push(last);
  });
  return blocks;
}
