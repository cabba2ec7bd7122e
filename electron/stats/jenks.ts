/** Natural classes of a list of numbers. */
export type NaturalBreaks = {
  /** Largest value of each class but the last, ascending; a value equal to a break belongs to the lower class. */
  readonly breaks: readonly number[];
  /** Goodness of variance fit, 1 − within ÷ total squared deviations; 1 when every class is one value or all are equal. */
  readonly fit: number;
};

/** Different values beyond this are joined with their neighbours before classes are sought. */
const MAX_DISTINCT = 10_000;

/**
 * Splits numbers into `classes` groups of neighbours so that the squared deviations from the group means are as
 * small as they can be: "natural breaks" (Fisher 1958, "On grouping for maximum homogeneity"; Jenks 1967).
 *
 * Exact dynamic programming over the different values, each weighted by how often it occurs. The best start of the
 * last group never moves down as more values join, so each layer is filled by halving (the monotone matrix search of
 * Wu 1991 and of Grønlund et al. 2017): classes · n · log n steps instead of classes · n². Of groupings that are
 * equally good the one with the earlier starts is taken, so the answer depends on nothing but the values. Beyond
 * MAX_DISTINCT different values, neighbours are joined at their mean into that many pieces of about equal count, and
 * the answer is the best one that parts no piece.
 *
 * Fewer different values than classes: each is a class of its own, and the breaks that are left repeat the largest
 * value, above which there is nobody. No values: no breaks, fit 1. The values may be in any order and stay as they
 * are; they must be finite. Example: 4, 5, 9, 10 in two classes break at 5, with a fit of 25 ÷ 26.
 */
export function naturalBreaks(values: Float64Array | Int32Array, classes: number): NaturalBreaks {
  if (values.length === 0) return { breaks: [], fit: 1 };
  const { value, weight, upper } = countedPieces(values) ?? piecesOf(Float64Array.from(values).sort());
  const n = value.length;
  const groups = Math.min(classes, n);
  const cost = costs(value, weight);
  const starts = layers(n, groups, cost);
  const breaks: number[] = [];
  let end = n;
  let within = 0;
  for (let layer = groups - 1; layer >= 0; layer--) {
    const from = layer === 0 ? 0 : starts[layer]![end - 1]!;
    within += cost(from, end - 1);
    if (layer > 0) breaks.unshift(upper[from - 1]!);
    end = from;
  }
  while (breaks.length < classes - 1) breaks.push(upper[n - 1]!);
  const total = cost(0, n - 1);
  return { breaks, fit: total > 0 ? 1 - within / total : 1 };
}

type Pieces = { value: Float64Array; weight: Float64Array; upper: Float64Array };

/** The different values by counting, for whole numbers close together; null where they are not. */
function countedPieces(values: Float64Array | Int32Array): Pieces | null {
  if (!(values instanceof Int32Array)) return null;
  let min = values[0]!;
  let max = min;
  for (let i = 1; i < values.length; i++) {
    if (values[i]! < min) min = values[i]!;
    if (values[i]! > max) max = values[i]!;
  }
  if (max - min >= MAX_DISTINCT) return null;
  const counts = new Float64Array(max - min + 1);
  for (let i = 0; i < values.length; i++) counts[values[i]! - min]!++;
  const value = new Float64Array(counts.length);
  const weight = new Float64Array(counts.length);
  let count = 0;
  for (let k = 0; k < counts.length; k++) {
    if (counts[k] === 0) continue;
    value[count] = min + k;
    weight[count++] = counts[k]!;
  }
  return { value: value.subarray(0, count), weight: weight.subarray(0, count), upper: value.subarray(0, count) };
}

/** The different values, or where there are too many, their neighbours joined. */
function piecesOf(sorted: Float64Array): Pieces {
  let distinct = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) distinct++;
  const atLeast = distinct > MAX_DISTINCT ? Math.ceil(sorted.length / MAX_DISTINCT) : 1;
  const value = new Float64Array(Math.min(distinct, MAX_DISTINCT + 1));
  const weight = new Float64Array(value.length);
  const upper = new Float64Array(value.length);
  let count = 0;
  for (let i = 0; i < sorted.length; ) {
    let end = i + 1;
    let sum = sorted[i]!;
    while (end < sorted.length && (end - i < atLeast || sorted[end] === sorted[end - 1])) sum += sorted[end++]!;
    const top = sorted[end - 1]!;
    value[count] = top === sorted[i] ? top : sum / (end - i);
    weight[count] = end - i;
    upper[count++] = top;
    i = end;
  }
  return { value: value.subarray(0, count), weight: weight.subarray(0, count), upper: upper.subarray(0, count) };
}

type Cost = (from: number, to: number) => number;

/** Weighted squared deviations from the mean of the values from … to, from running sums about the middle value. */
function costs(value: Float64Array, weight: Float64Array): Cost {
  const n = value.length;
  const middle = value[n >> 1]!;
  const count = new Float64Array(n + 1);
  const sum = new Float64Array(n + 1);
  const squares = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    const x = value[i]! - middle;
    count[i + 1] = count[i]! + weight[i]!;
    sum[i + 1] = sum[i]! + weight[i]! * x;
    squares[i + 1] = squares[i]! + weight[i]! * x * x;
  }
  return (from, to) => {
    if (from === to) return 0;
    const s = sum[to + 1]! - sum[from]!;
    return Math.max(0, squares[to + 1]! - squares[from]! - (s * s) / (count[to + 1]! - count[from]!));
  };
}

/** For each layer (groups used − 1) and last value, where the last group starts. */
function layers(n: number, groups: number, cost: Cost): Int32Array[] {
  const starts = [new Int32Array(n)];
  let before = Float64Array.from({ length: n }, (_, to) => cost(0, to));
  for (let layer = 1; layer < groups; layer++) {
    const best = new Float64Array(n);
    const start = new Int32Array(n);
    fill(layer, n - 1, layer, n - 1, (to, lowest, highest) => {
      let least = Number.POSITIVE_INFINITY;
      let at = lowest;
      for (let from = lowest; from <= Math.min(to, highest); from++) {
        const total = before[from - 1]! + cost(from, to);
        if (total < least) {
          least = total;
          at = from;
        }
      }
      best[to] = least;
      start[to] = at;
      return at;
    });
    starts.push(start);
    before = best;
  }
  return starts;
}

/** Fills low … high: the middle first, then both halves within the starts that are left for them. */
function fill(
  low: number,
  high: number,
  lowest: number,
  highest: number,
  settle: (to: number, lowest: number, highest: number) => number,
): void {
  if (low > high) return;
  const middle = (low + high) >> 1;
  const at = settle(middle, lowest, highest);
  fill(low, middle - 1, lowest, at, settle);
  fill(middle + 1, high, at, highest, settle);
}
