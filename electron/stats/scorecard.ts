import { type BinnedColumn, binColumn, codesOf } from './binColumns.ts';
import { informationValue } from './informationValue.ts';
import { type Column, logisticRegression } from './logistic.ts';

export type ScoredColumn = {
  /** Place of the column among those given. */
  readonly column: number;
  readonly cuts: readonly number[];
  /** By group: rows, those with the outcome, weight of evidence (above 0: fewer of them), points. */
  readonly n: readonly number[];
  readonly events: readonly number[];
  readonly woe: readonly number[];
  readonly points: readonly number[];
  readonly informationValue: number;
};

export type Scorecard = {
  readonly basePoints: number;
  readonly columns: readonly ScoredColumn[];
  /** Log odds of the outcome = intercept + Σ coefficient × weight of evidence. */
  readonly intercept: number;
  readonly coefficients: readonly number[];
};

/** 20 points double the odds of staying; odds of one to one stand at 300 points. */
const POINTS_TO_DOUBLE = 20;
const EVEN_POINTS = 300;
const FACTOR = POINTS_TO_DOUBLE / Math.LN2;
const GROUPS = 6;
const MIN_SHARE = 0.02;
const SAMPLE = 20_000;
/** Siddiqi's limit of what tells anything. */
const MIN_IV = 0.02;

/**
 * Scorecard (Siddiqi 2006): each column in up to six groups with their weights of evidence, a logistic regression on
 * those weights, and points that add up, where higher is safer and 20 points double the odds of staying. Columns with
 * an information value below 0.02 are left out, and those whose coefficient turns against the evidence, half of them at
 * a time, the weakest first: they only repeat what others say. Many rows are looked at in part while that is found out. Null where nothing is left or one outcome is missing.
 */
export function makeScorecard(columns: readonly Column[], outcome: Uint8Array): Scorecard | null {
  const told = columns.flatMap((column, j) => groupedColumn(column, outcome, j) ?? []);
  let kept = told.filter((one) => one.informationValue >= MIN_IV);
  let every = Math.max(1, Math.floor(outcome.length / SAMPLE));
  let start: Float64Array | null = null;
  while (kept.length > 0) {
    const fit = fitOn(kept, outcome, every, start);
    if (fit === null) return null;
    start = fit.coefficients;
    const against = kept
      .filter((_, k) => fit.coefficients[k + 1]! >= 0)
      .sort((a, b) => a.informationValue - b.informationValue);
    if (against.length > 0) {
      const weakest = new Set(against.slice(0, Math.ceil(against.length / 2)));
      start = start.filter((_, j) => j === 0 || !weakest.has(kept[j - 1]!));
      kept = kept.filter((one) => !weakest.has(one));
      continue;
    }
    if (every > 1) {
      every = 1;
      continue;
    }
    const coefficients = kept.map((_, k) => fit.coefficients[k + 1]!);
    const share = -fit.coefficients[0]! / kept.length;
    return {
      basePoints: EVEN_POINTS,
      intercept: fit.coefficients[0]!,
      coefficients,
      columns: kept.map(({ codes: _, ...one }, k) => ({
        ...one,
        points: one.woe.map((woe) => FACTOR * (share - coefficients[k]! * woe)),
      })),
    };
  }
  return null;
}

type Grouped = NonNullable<ReturnType<typeof groupedColumn>>;

function fitOn(columns: readonly Grouped[], outcome: Uint8Array, every: number, start: Float64Array | null) {
  const n = Math.ceil(outcome.length / every);
  const evidence = columns.map(({ codes, woe }) => {
    const values = new Float64Array(n);
    for (let k = 0; k < n; k++) values[k] = woe[codes[k * every]!]!;
    return values;
  });
  const answers = every === 1 ? outcome : outcome.filter((_, i) => i % every === 0);
  return logisticRegression(evidence, answers, { ridge: 1, ...(start && { start }) });
}

/** Log odds of the outcome for every row. */
export function scorecardOdds(card: Scorecard, columns: readonly Column[], n: number): Float64Array {
  const odds = new Float64Array(n).fill(card.intercept);
  card.columns.forEach(({ column, cuts, woe }, k) => {
    const codes = codesOf(columns[column]!, Float64Array.from(cuts));
    for (let i = 0; i < n; i++) odds[i]! += card.coefficients[k]! * woe[codes[i]!]!;
  });
  return odds;
}

function groupedColumn(column: Column, outcome: Uint8Array, place: number) {
  const binned = joinSmall(binColumn(column, GROUPS), outcome.length);
  const groups = binned.cuts.length + 1;
  if (groups < 2) return null;
  const n = new Array<number>(groups).fill(0);
  const events = new Array<number>(groups).fill(0);
  for (let i = 0; i < outcome.length; i++) {
    n[binned.codes[i]!]!++;
    events[binned.codes[i]!]! += outcome[i]!;
  }
  const value = informationValue(
    n.map((all, k) => all - events[k]!),
    events,
  );
  if (value === null) return null;
  return {
    column: place,
    codes: binned.codes,
    cuts: [...binned.cuts],
    n,
    events,
    woe: value.bins.map(({ woe }) => woe),
    informationValue: value.value,
  };
}

/** Groups with less than 2 % of the rows go with the next one. */
function joinSmall({ codes, cuts }: BinnedColumn, total: number): BinnedColumn {
  const sizes = new Int32Array(cuts.length + 1);
  for (const code of codes) sizes[code]!++;
  const numberOf = new Uint8Array(cuts.length + 1);
  const kept: number[] = [];
  let size = 0;
  for (let code = 0; code < sizes.length; code++) {
    numberOf[code] = kept.length;
    size += sizes[code]!;
    const left = sizes.subarray(code + 1).reduce((sum, one) => sum + one, 0);
    if (code < cuts.length && size >= MIN_SHARE * total && left >= MIN_SHARE * total) {
      kept.push(cuts[code]!);
      size = 0;
    }
  }
  return { codes: codes.map((code) => numberOf[code]!), cuts: Float64Array.from(kept) };
}
