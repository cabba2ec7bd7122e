import { invertSymmetric } from './cholesky.ts';
import { dot } from './dot.ts';

export type Column = Float32Array | Float64Array;

export type LogisticFit = {
  /** Intercept first, then one for each column in its own unit; 0 where a column is left out. */
  readonly coefficients: Float64Array;
  /** From the inverse of the information matrix; NaN where a column is left out. */
  readonly standardErrors: Float64Array;
  /** Of the coefficients in standard deviations around the means, row-major, intercept first. */
  readonly covariance: Float64Array;
  readonly logLikelihood: number;
  /** With the intercept alone. */
  readonly nullLogLikelihood: number;
  /** Columns that are constant or a combination of earlier ones. */
  readonly leftOut: readonly number[];
  /** Columns along which the two outcomes are told apart completely: their coefficients run away and mean nothing. */
  readonly separating: readonly number[];
  readonly converged: boolean;
  readonly iterations: number;
  /** Of each column over the rows, for effects in standard deviations. */
  readonly means: Float64Array;
  readonly deviations: Float64Array;
};

export type LogisticOptions = {
  /** Penalty on the squared coefficients in standard deviations, as that many rows' worth; the intercept is free. */
  readonly ridge?: number;
  /** Coefficients to begin at, of a fit to much the same rows: fewer steps lead to the same place. */
  readonly start?: Float64Array;
};

const BLOCK = 1024;
/** Fitting starts on about this many rows: a few steps on all of them are left then. */
const SAMPLE = 20_000;
const SAMPLE_EVENTS = 200;
/** In standard deviations of a column. */
const TOLERANCE = 1e-8;
const ROUGH_TOLERANCE = 1e-2;
/** Newton's method needs fewer than ten steps, or for ever. */
const MAX_ITERATIONS = 25;
/** A step so short that the information hardly changes along it, while each is shorter than the last by as much. */
const CLOSE = 0.1;
const SHRINKS = 4;
const RUNNING_AWAY = 0.01;

/**
 * Logistic regression of a yes/no outcome (1/0) on columns of numbers, by maximum likelihood: iteratively reweighted
 * least squares, that is Newton's method (McCullagh & Nelder 1989, chapter 4). Columns are standardised inside for the
 * arithmetic and coefficients handed back in the columns' own units; standard errors come from the inverse of the
 * information matrix. Convergence is judged by the movement of the linear predictor, not of the likelihood: where a
 * column (or several together) separates the outcomes completely, the likelihood settles while the coefficients go on
 * by about one unit a step for ever (Albert & Anderson 1984). Such columns are named in `separating`; a ridge keeps
 * their coefficients finite. Constant columns and combinations of earlier ones are left out. The order of rows does
 * not matter beyond rounding. Null without rows or with one outcome only. No missing values.
 *
 * Spector & Mazzeo's 32 students: intercept −13.0213, GPA 2.8261, TUCE 0.0952, PSI 2.3787 (Greene, Econometric
 * Analysis, table 21.1).
 */
export function logisticRegression(
  columns: readonly Column[],
  outcome: Uint8Array,
  { ridge = 0, start: near }: LogisticOptions = {},
): LogisticFit | null {
  const n = outcome.length;
  const events = countEvents(outcome);
  if (n === 0 || events === 0 || events === n) return null;
  const p = columns.length + 1;
  const { means, deviations } = momentsOf(columns, n);
  const standard = columns.map((column, j) => standardised(column, means[j]!, deviations[j]!));
  const start = near ? standardStart(near, { means, deviations }) : new Float64Array(p);
  if (!near) start[0] = Math.log(events / (n - events));
  const { beta, at, moved, converged, iterations } = climb(standard, outcome, {
    start: (near ? null : nearFromSample(standard, outcome, start, ridge)) ?? start,
    ridge,
    tolerance: TOLERANCE,
  });
  const { inverse, dependent } = invertSymmetric(at.information, p);
  const separating: number[] = [];
  if (!converged) for (let j = 1; j < p; j++) if (Math.abs(moved[j]!) > RUNNING_AWAY) separating.push(j - 1);
  const share = events / n;
  return {
    ...inOwnUnits(beta, inverse, { means, deviations, dependent }),
    logLikelihood: at.logLikelihood,
    nullLogLikelihood: events * Math.log(share) + (n - events) * Math.log(1 - share),
    leftOut: dependent.filter((j) => j > 0).map((j) => j - 1),
    separating,
    converged,
    iterations,
    means,
    deviations,
  };
}

type Point = { readonly logLikelihood: number; readonly gradient: Float64Array; readonly information: Float64Array };
type Climb = { start: Float64Array; ridge: number; tolerance: number };
type Summit = {
  readonly beta: Float64Array;
  readonly at: Point;
  readonly moved: Float64Array;
  readonly converged: boolean;
  readonly iterations: number;
};

/**
 * About where the summit lies, from every so many-th row of many: few steps are left from there. Null where the rows
 * are too few for that, or the sample leads nowhere. The ridge weighs as much as on all rows: what few rows of the
 * sample know of a rare column must not lead far astray.
 */
function nearFromSample(
  columns: readonly Float64Array[],
  outcome: Uint8Array,
  start: Float64Array,
  ridge: number,
): Float64Array | null {
  const every = Math.floor(outcome.length / SAMPLE);
  if (every < 3) return null;
  const rows = Math.ceil(outcome.length / every);
  const answers = Uint8Array.from({ length: rows }, (_, i) => outcome[i * every]!);
  const events = countEvents(answers);
  if (events < SAMPLE_EVENTS || rows - events < SAMPLE_EVENTS) return null;
  const sampled = columns.map((column) => Float64Array.from({ length: rows }, (_, i) => column[i * every]!));
  const rough = climb(sampled, answers, { start, ridge, tolerance: ROUGH_TOLERANCE });
  return rough.converged ? rough.beta : null;
}

/**
 * Newton's method with halved steps where a whole one goes too far. Close to the summit the information of the point
 * before serves on (the chord method) while steps shrink quickly, since the slope alone costs far less.
 */
function climb(columns: readonly Float64Array[], outcome: Uint8Array, { start, ridge, tolerance }: Climb): Summit {
  const p = columns.length + 1;
  let beta = start;
  let moved = new Float64Array(p);
  const look = (point: Float64Array, informed: boolean) => evaluate(columns, outcome, point, { ridge, informed });
  const worth = (point: Float64Array, { logLikelihood }: Point) =>
    logLikelihood - (ridge / 2) * point.reduce((sum, b, j) => sum + (j === 0 ? 0 : b * b), 0);
  let at = look(beta, true);
  let inverse = at.information;
  let before = Number.POSITIVE_INFINITY;
  let converged = false;
  let iterations = 0;
  while (!converged && iterations < MAX_ITERATIONS) {
    iterations++;
    if (at.information.length > 0) inverse = invertSymmetric(at.information, p).inverse;
    const direction = times(inverse, at.gradient);
    const length = direction.reduce((most, d) => Math.max(most, Math.abs(d)), 0);
    const informed = length >= CLOSE || length >= before / SHRINKS;
    const now = worth(beta, at);
    let next = beta;
    let there = at;
    let size = 1;
    for (; size > 1e-4; size /= 2) {
      next = beta.map((b, j) => b + size * direction[j]!);
      there = look(next, informed);
      if (worth(next, there) >= now - 1e-9 * Math.abs(now)) break;
    }
    moved = direction.map((d) => d * size);
    converged = moved.every((d) => Math.abs(d) < tolerance);
    before = length;
    beta = next;
    at = there;
  }
  if (at.information.length === 0) at = look(beta, true);
  return { beta, at, moved, converged, iterations };
}

/** Log likelihood, its slope and, where asked for, the (penalised) information at a point. */
function evaluate(
  columns: readonly Float64Array[],
  outcome: Uint8Array,
  beta: Float64Array,
  { ridge, informed }: { ridge: number; informed: boolean },
): Point {
  const p = beta.length;
  const rows = outcome.length;
  const gradient = new Float64Array(p);
  const information = new Float64Array(informed ? p * p : 0);
  const odds = new Float64Array(BLOCK);
  const rest = new Float64Array(BLOCK);
  const weight = new Float64Array(BLOCK);
  let logLikelihood = 0;
  for (let from = 0; from < rows; from += BLOCK) {
    const size = Math.min(BLOCK, rows - from);
    odds.fill(beta[0]!);
    for (let j = 1; j < p; j++) addTimes(odds, columns[j - 1]!, { factor: beta[j]!, from, size });
    for (let i = 0; i < size; i++) {
      const x = odds[i]!;
      const e = Math.exp(-Math.abs(x));
      const small = e / (1 + e);
      const happened = outcome[from + i] === 1;
      const likely = x > 0 === happened;
      rest[i] = (happened ? 1 : -1) * (likely ? small : 1 - small);
      weight[i] = small / (1 + e);
      logLikelihood -= Math.log1p(e) + (likely ? 0 : Math.abs(x));
    }
    gradient[0]! += sumOf(rest, size);
    for (let j = 1; j < p; j++) gradient[j]! += dot(rest, columns[j - 1]!, from, size);
    if (informed) addInformation(information, columns, weight, { from, size });
  }
  for (let j = 1; j < p; j++) {
    gradient[j]! -= ridge * beta[j]!;
    if (!informed) continue;
    information[j * p + j]! += ridge;
    for (let k = 0; k < j; k++) information[k * p + j] = information[j * p + k]!;
  }
  return { logLikelihood, gradient, information };
}

const weighted = new Float64Array(BLOCK);
const four = new Float64Array(4);

/** The lower half of Σ weight × (1, row)(1, row)ᵀ over a block of rows. */
function addInformation(
  information: Float64Array,
  columns: readonly Float64Array[],
  weight: Float64Array,
  { from, size }: { from: number; size: number },
): void {
  const p = columns.length + 1;
  information[0]! += sumOf(weight, size);
  for (let j = 1; j < p; j++) {
    const column = columns[j - 1]!;
    for (let i = 0; i < size; i++) weighted[i] = weight[i]! * column[from + i]!;
    information[j * p]! += sumOf(weighted, size);
    let k = 1;
    for (; k + 3 <= j; k += 4) {
      dotFour(weighted, columns, k - 1, from, size);
      for (let q = 0; q < 4; q++) information[j * p + k + q]! += four[q]!;
    }
    for (; k <= j; k++) information[j * p + k]! += dot(weighted, columns[k - 1]!, from, size);
  }
}

function standardised(column: Column, mean: number, deviation: number): Float64Array {
  const scale = deviation > 0 ? 1 / deviation : 0;
  const to = new Float64Array(column.length);
  for (let i = 0; i < to.length; i++) to[i] = (column[i]! - mean) * scale;
  return to;
}

type Stretch = { readonly factor: number; readonly from: number; readonly size: number };

function addTimes(to: Float64Array, values: Float64Array, { factor, from, size }: Stretch): void {
  for (let i = 0; i < size; i++) to[i]! += factor * values[from + i]!;
}

/** Products of one block with four columns at once: each of its values is fetched once for all. */
function dotFour(a: Float64Array, columns: readonly Float64Array[], first: number, from: number, size: number): void {
  const b0 = columns[first]!;
  const b1 = columns[first + 1]!;
  const b2 = columns[first + 2]!;
  const b3 = columns[first + 3]!;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let i = 0; i < size; i++) {
    const value = a[i]!;
    s0 += value * b0[from + i]!;
    s1 += value * b1[from + i]!;
    s2 += value * b2[from + i]!;
    s3 += value * b3[from + i]!;
  }
  four[0] = s0;
  four[1] = s1;
  four[2] = s2;
  four[3] = s3;
}

function sumOf(values: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += values[i]!;
  return sum;
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array<ArrayBuffer> {
  const p = vector.length;
  return vector.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < p; j++) sum += matrix[i * p + j]! * vector[j]!;
    return sum;
  }) as Float64Array<ArrayBuffer>;
}

function momentsOf(columns: readonly Column[], n: number) {
  const means = new Float64Array(columns.length);
  const deviations = new Float64Array(columns.length);
  for (let j = 0; j < columns.length; j++) {
    const column = columns[j]!;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += column[i]!;
    const mean = sum / n;
    let squares = 0;
    for (let i = 0; i < n; i++) squares += (column[i]! - mean) ** 2;
    means[j] = mean;
    const deviation = Math.sqrt(squares / n);
    // What is left of a constant column is rounding.
    deviations[j] = deviation > 1e-12 * Math.abs(mean) ? deviation : 0;
  }
  return { means, deviations };
}

type Moments = Pick<LogisticFit, 'means' | 'deviations'>;

/** Coefficients and their errors turned back from standard deviations around the mean. */
function inOwnUnits(beta: Float64Array, covariance: Float64Array, { dependent, ...moments }: Moments & Dependent) {
  const coefficients = times(turnOf(moments), beta);
  const standardErrors = errorsInOwnUnits(covariance, moments);
  for (const j of dependent) {
    coefficients[j] = 0;
    standardErrors[j] = Number.NaN;
  }
  return { coefficients, standardErrors, covariance };
}

type Dependent = { readonly dependent: readonly number[] };

/** Standard errors in the columns' own units; `covariance` is that in standard deviations around the means. */
export function errorsInOwnUnits(covariance: Float64Array, moments: Moments): Float64Array<ArrayBuffer> {
  const p = moments.means.length + 1;
  const turn = turnOf(moments);
  return new Float64Array(p).map((_, j) => {
    const row = turn.subarray(j * p, (j + 1) * p);
    return Math.sqrt(dot(row, times(covariance, row), 0, p));
  });
}

/** Coefficients in the columns' own units, in standard deviations around the means. */
function standardStart(coefficients: Float64Array, { means, deviations }: Moments): Float64Array {
  const start = coefficients.map((b, j) => (j === 0 ? b : b * deviations[j - 1]!));
  for (let j = 1; j < start.length; j++) start[0]! += coefficients[j]! * means[j - 1]!;
  return start;
}

function turnOf({ means, deviations }: Moments): Float64Array {
  const p = means.length + 1;
  const turn = new Float64Array(p * p);
  turn[0] = 1;
  for (let j = 1; j < p; j++) {
    if (deviations[j - 1]! === 0) continue;
    turn[j * p + j] = 1 / deviations[j - 1]!;
    turn[j] = -means[j - 1]! / deviations[j - 1]!;
  }
  return turn;
}

function countEvents(outcome: Uint8Array): number {
  let events = 0;
  for (let i = 0; i < outcome.length; i++) events += outcome[i]!;
  return events;
}

/** Log odds of every row under coefficients with the intercept first. */
export function linearPredictor(columns: readonly Column[], coefficients: Float64Array, n: number): Float64Array {
  const odds = new Float64Array(n).fill(coefficients[0]!);
  for (let j = 0; j < columns.length; j++) {
    const column = columns[j]!;
    const weight = coefficients[j + 1]!;
    if (weight !== 0) for (let i = 0; i < n; i++) odds[i]! += weight * column[i]!;
  }
  return odds;
}

/** The probability that belongs to log odds. */
export const probability = (odds: number): number => 1 / (1 + Math.exp(-odds));
