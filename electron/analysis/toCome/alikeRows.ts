import type { Buyers } from './buyersAt.ts';

export type AlikeRows = {
  /** Group of each row. */
  readonly groupOf: Int32Array;
  /** A row of each group. */
  readonly rows: Int32Array;
};

/**
 * Rows with as many purchases and the same age: whoever of them is still a customer buys on alike, whenever the last
 * purchase was. Of 200,000 customers there are some thousands of such groups, and what is dear is worked out once for each.
 */
export function alikeRows({ x, T }: Pick<Buyers, 'x' | 'T'>): AlikeRows {
  const groups = new Map<number, Map<number, number>>();
  const groupOf = new Int32Array(x.length);
  const rows: number[] = [];
  for (let row = 0; row < x.length; row++) {
    let ages = groups.get(x[row]!);
    if (!ages) {
      ages = new Map();
      groups.set(x[row]!, ages);
    }
    let group = ages.get(T[row]!);
    if (group === undefined) {
      group = rows.length;
      ages.set(T[row]!, group);
      rows.push(row);
    }
    groupOf[row] = group;
  }
  return { groupOf, rows: Int32Array.from(rows) };
}
