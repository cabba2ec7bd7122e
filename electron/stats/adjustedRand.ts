/**
 * Agreement of two ways to divide the same rows, corrected for chance (Hubert & Arabie 1985): 1 where they are the same
 * but for names, about 0 where they have nothing to do with each other. 1 where both put everybody together.
 */
export function adjustedRand(one: Uint8Array, other: Uint8Array): number {
  const cells = new Float64Array(256 * 256);
  const rows = new Float64Array(256);
  const columns = new Float64Array(256);
  for (let i = 0; i < one.length; i++) {
    cells[one[i]! * 256 + other[i]!]!++;
    rows[one[i]!]!++;
    columns[other[i]!]!++;
  }
  const pairs = (counts: Float64Array) => counts.reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const all = (one.length * (one.length - 1)) / 2;
  const together = pairs(cells);
  const inRows = pairs(rows);
  const inColumns = pairs(columns);
  const expected = all === 0 ? 0 : (inRows * inColumns) / all;
  const most = (inRows + inColumns) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}
