import { quantileSorted } from '../../stats/quantile.ts';
import { makeRandom } from '../../stats/random.ts';
import { studentCut } from '../../stats/studentT.ts';

/** Differences of an indicator, pair by pair: week w of pair p stands at w · pairs + p; NaN where one side has no value. */
export type Differences = { readonly pairs: number; readonly weeks: number; readonly value: Float64Array };

export type WeekMean = { readonly n: number; readonly mean: number; readonly error: number };

export const MIN_PAIRS = 10;
/** One week beyond chance may be chance. */
const MIN_RUN = 2;
const RESAMPLES = 200;
const SEED = 180;

/** Mean and standard error of each week; a pair counts as often as `times` says. */
export const weekMeans = (differences: Differences, times: Int32Array | null = null): WeekMean[] =>
  Array.from({ length: differences.weeks }, (_, week) => weekMean(differences, week, times));

function weekMean({ pairs, value }: Differences, week: number, times: Int32Array | null): WeekMean {
  let n = 0;
  let sum = 0;
  let squares = 0;
  for (let p = 0, at = week * pairs; p < pairs; p++, at++) {
    const x = value[at]!;
    // NaN is not itself.
    // biome-ignore lint/suspicious/noSelfCompare: quicker than asking Number.isNaN for millions
    if (x !== x) continue;
    const k = times === null ? 1 : times[p]!;
    n += k;
    sum += k * x;
    squares += k * x * x;
  }
  const mean = n > 0 ? sum / n : 0;
  const variance = n > 1 ? Math.max(0, squares - n * mean * mean) / (n - 1) : 0;
  return { n, mean, error: n > 1 ? Math.sqrt(variance / n) : 0 };
}

/** Whether each week differs beyond chance, at a level; the sign of the difference, or 0. Weeks of few pairs never do. */
export const clearWeeks = (means: readonly WeekMean[], level: number): Int8Array =>
  Int8Array.from(means, (mean) => signOf(mean, level));

function signOf({ n, mean, error }: WeekMean, level: number): number {
  if (n < MIN_PAIRS || error === 0) return 0;
  return Math.abs(mean) > cutAt(level, n - 1) * error ? Math.sign(mean) : 0;
}

const cuts = new Map<string, number>();
/** From 200 degrees of freedom on t hardly moves: it is looked up in steps. */
function cutAt(level: number, df: number): number {
  const step = df < 200 ? df : df - (df % 100);
  const key = `${level} ${step}`;
  const known = cuts.get(key) ?? studentCut(level, step);
  cuts.set(key, known);
  return known;
}

/**
 * How many weeks up to day 0 (week 0 is the one just before it) are clear without a break and to the same side. Before a
 * purchase hardly anybody buys for a week, so week 0 alone says little: it need only not point the other way, and does
 * not count among the two clear weeks there must be.
 */
export function runToDayZero(means: readonly WeekMean[], level: number): number {
  return runOf((week) => means[week]!, means.length, level);
}

/**
 * The interval of the run by the bootstrap over pairs (Efron 1979, seeded): percentiles of the run in samples drawn with
 * replacement, and in what share of them there was one at all.
 */
export function resampledRun(differences: Differences, level: number): { low: number; high: number; share: number } {
  const random = makeRandom(SEED);
  const { pairs } = differences;
  const times = new Int32Array(pairs);
  const runs = new Float64Array(RESAMPLES);
  let found = 0;
  for (let i = 0; i < RESAMPLES; i++) {
    times.fill(0);
    for (let p = 0; p < pairs; p++) times[random.below(pairs)]!++;
    runs[i] = runOf((week) => weekMean(differences, week, times), differences.weeks, level);
    if (runs[i]! > 0) found++;
  }
  runs.sort();
  return {
    low: Math.round(quantileSorted(runs, 0.025)),
    high: Math.round(quantileSorted(runs, 0.975)),
    share: found / RESAMPLES,
  };
}

/** Weeks beyond the first break are not looked at. */
function runOf(meanOf: (week: number) => WeekMean, weeks: number, level: number): number {
  const nearest = meanOf(0);
  const own = signOf(nearest, level);
  let sign = own;
  let clear = own === 0 ? 0 : 1;
  let run = 1;
  for (; run < weeks; run++) {
    const next = signOf(meanOf(run), level);
    if (next === 0 || (sign !== 0 && next !== sign)) break;
    sign = next;
    clear++;
  }
  return clear >= MIN_RUN && nearest.mean * sign > 0 ? run : 0;
}

/**
 * The differences less what they were at first: of every pair the mean over the furthest third of the weeks is taken off,
 * and these weeks are left out. For indicators in which both sides were never alike.
 */
export function sinceTheStart({ pairs, weeks, value }: Differences): Differences {
  const kept = weeks - Math.floor(weeks / 3);
  const rest = new Float64Array(kept * pairs);
  for (let p = 0; p < pairs; p++) {
    let sum = 0;
    let n = 0;
    for (let week = kept; week < weeks; week++) {
      const x = value[week * pairs + p]!;
      if (Number.isNaN(x)) continue;
      sum += x;
      n++;
    }
    const usual = n > 0 ? sum / n : Number.NaN;
    for (let week = 0; week < kept; week++) rest[week * pairs + p] = value[week * pairs + p]! - usual;
  }
  return { pairs, weeks: kept, value: rest };
}
