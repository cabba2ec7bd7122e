/**
 * What models of buying know of customers: x purchases after the first, the last of them tx after the first, and
 * followed for T, in any unit of time. Rows stand in ascending x; customers with one purchase and the same age are one row with
 * their count. Times are kept once each, so that whatever depends on one time alone is worked out once for it.
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
  const once = new Float64Array(ages.length);
  let most = 0;
  for (let i = 0; i < customers; i++) {
    if (x[i] === 0) once[ageOf[i]!]!++;
    if (x[i]! > most) most = x[i]!;
  }
  // A counting sort by x; those of one purchase go into one row an age before them.
  const next = new Int32Array(most + 2);
  for (let place = 0; place < once.length; place++) if (once[place]! > 0) next[1]!++;
  for (let i = 0; i < customers; i++) if (x[i]! > 0) next[x[i]! + 1]!++;
  for (let times = 1; times < next.length; times++) next[times]! += next[times - 1]!;
  const rows = next[most + 1]!;
  const histories = {
    customers,
    rows,
    x: new Int32Array(rows),
    count: new Float64Array(rows).fill(1),
    recency: new Int32Array(rows),
    age: new Int32Array(rows),
    recencies,
    ages,
  };
  const none = customers > 0 ? recencies.indexOf(0) : 0;
  for (let place = 0, row = 0; place < once.length; place++) {
    if (once[place] === 0) continue;
    histories.count[row] = once[place]!;
    histories.recency[row] = none;
    histories.age[row++] = place;
  }
  for (let i = 0; i < customers; i++) {
    if (x[i] === 0) continue;
    const row = next[x[i]!]!++;
    histories.x[row] = x[i]!;
    histories.recency[row] = recencyOf[i]!;
    histories.age[row] = ageOf[i]!;
  }
  return histories;
}

/** Every `step`-th row, with its count: a sample, as rows of one x lie by no order that matters. */
export function everyRow(histories: Histories, step: number): Histories {
  const rows = Math.ceil(histories.rows / step);
  const some = (values: Int32Array) => Int32Array.from({ length: rows }, (_, i) => values[i * step]!);
  const count = Float64Array.from({ length: rows }, (_, i) => histories.count[i * step]!);
  return {
    ...histories,
    customers: count.reduce((a, b) => a + b, 0),
    rows,
    x: some(histories.x),
    count,
    recency: some(histories.recency),
    age: some(histories.age),
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
