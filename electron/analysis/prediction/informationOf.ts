import { binColumn } from '../../stats/binColumns.ts';
import { informationValue } from '../../stats/informationValue.ts';

const GROUPS = 10;

/** Information value of a column of numbers in up to ten groups; 0 where it divides nobody. */
export function informationOf(column: Float32Array, outcome: Uint8Array): number {
  const { codes, cuts } = binColumn(column, GROUPS);
  if (cuts.length === 0) return 0;
  const good = new Array<number>(cuts.length + 1).fill(0);
  const bad = new Array<number>(cuts.length + 1).fill(0);
  for (let i = 0; i < codes.length; i++) (outcome[i] === 1 ? bad : good)[codes[i]!]!++;
  return informationValue(good, bad)?.value ?? 0;
}
