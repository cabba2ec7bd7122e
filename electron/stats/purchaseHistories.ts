/**
 * What models of buying know of customers: x purchases after the first, the last of them tx after the first, and
 * followed for T, in any unit of time. Customers with the same three numbers are one row with their count; rows stand in
 * ascending x. Times are kept once each, so that whatever depends on one time alone is worked out once for it.
 */
export type Histories = {
  readonly customers: number;
  readonly rows: number;
  readonly x: Int32Array;
  readonly count: Float64Array;
  /** Places in `recencies` and `ages`. */
  readonly recency: Int32Array;
  readonly age: Int32Array;
  readonly recencies: Float64Array;
  readonly ages: Float64Array;
};

/** Gathers customers given as columns of equal length. Without purchases after the first, tx counts as 0. */
export function gatherHistories(x: ArrayLike<number>, tx: ArrayLike<number>, T: ArrayLike<number>): Histories {
  const customers = x.length;
  const [recencyOf, recencies] = places(customers, (i) => (x[i] === 0 ? 0 : tx[i]!));
  const [ageOf, ages] = places(customers, (i) => T[i]!);
  const rowOf = new Map<number, number>();
  const first = new Int32Array(customers);
  const count = new Float64Array(customers);
  let rows = 0;
  for (let i = 0; i < customers; i++) {
    const key = (x[i]! * ages.length + ageOf[i]!) * recencies.length + recencyOf[i]!;
    let row = rowOf.get(key);
    if (row === undefined) {
      row = rows++;
      rowOf.set(key, row);
      first[row] = i;
    }
    count[row]!++;
  }
  const order = Int32Array.from({ length: rows }, (_, row) => row).sort(
    (p, q) => x[first[p]!]! - x[first[q]!]! || ageOf[first[p]!]! - ageOf[first[q]!]! || p - q,
  );
  return {
    customers,
    rows,
    x: order.map((row) => x[first[row]!]!),
    count: Float64Array.from(order, (row) => count[row]!),
    recency: order.map((row) => recencyOf[first[row]!]!),
    age: order.map((row) => ageOf[first[row]!]!),
    recencies,
    ages,
  };
}

function places(n: number, timeOf: (i: number) => number): [Int32Array, Float64Array] {
  const seen = new Map<number, number>();
  const place = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const value = timeOf(i);
    let at = seen.get(value);
    if (at === undefined) {
      at = seen.size;
      seen.set(value, at);
    }
    place[i] = at;
  }
  return [place, Float64Array.from(seen.keys())];
}

/** Mean time between purchases over all customers: where a search for their pace may begin. */
export function meanGap({ x, count, age, ages, rows }: Histories): number {
  let time = 0;
  let purchases = 0;
  for (let i = 0; i < rows; i++) {
    time += count[i]! * ages[age[i]!]!;
    purchases += count[i]! * x[i]!;
  }
  return purchases > 0 && time > 0 ? time / purchases : 1;
}
