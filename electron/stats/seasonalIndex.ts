import { friedmanTest } from './friedman.ts';
import { quantileSorted } from './quantile.ts';

export type SeasonalIndex = {
  /** What each of the twelve months brings beside an average one, from the month the first year begins with; mean 1. */
  readonly index: readonly number[];
  /** How much of the differences between months is believed, 0 … 1. */
  readonly believed: number;
  /** Of no season at all, by ranks; null where nothing can be said. */
  readonly pValue: number | null;
};

const MONTHS = 12;
/** What a month counts at least, as a part of an average one, so that an empty one has a logarithm. */
const LEAST = 0.01;

/**
 * How the twelve months of a year differ, from the sums of two or more whole years one after the other (12, 24, …
 * values, none below 0). Growth is taken out first, as the median change from a month to the same month a year later,
 * which no season can feign. Then each year's logarithms are set against their own mean, and a month's index is their
 * mean over the years. Since two or three years tell little, an index is drawn towards 1 by the share of the differences
 * between months that the differences between years would bring about by chance (the positive part of 1 − 1/F, after
 * James and Stein 1961): without a season all months come out near 1. Whether there is one is asked of the same figures
 * by Friedman's test. Null with fewer than two whole years, or where a year brought nothing.
 */
export function seasonalIndex(months: readonly number[]): SeasonalIndex | null {
  const years = Math.floor(months.length / MONTHS);
  if (years < 2) return null;
  const mean = months.reduce((sum, one) => sum + one, 0) / months.length;
  const isEmpty = (year: number) => months.slice(year * MONTHS, (year + 1) * MONTHS).every((one) => one <= 0);
  if (!(mean > 0) || Array.from({ length: years }, (_, y) => y).some(isEmpty)) return null;
  const logs = months.map((one) => Math.log(Math.max(one, LEAST * mean)));
  const growth = medianOf(logs.slice(MONTHS).map((one, i) => one - logs[i]!));
  const blocks = Array.from({ length: years }, (_, y) => {
    const year = logs.slice(y * MONTHS, (y + 1) * MONTHS).map((one, k) => one - (growth * k) / MONTHS);
    const level = year.reduce((sum, one) => sum + one, 0) / MONTHS;
    return year.map((one) => one - level);
  });
  const means = Array.from({ length: MONTHS }, (_, k) => blocks.reduce((sum, year) => sum + year[k]!, 0) / years);
  const between = (years * means.reduce((sum, one) => sum + one ** 2, 0)) / (MONTHS - 1);
  const chance =
    blocks.reduce((sum, year) => sum + year.reduce((part, one, k) => part + (one - means[k]!) ** 2, 0), 0) /
    ((years - 1) * (MONTHS - 1));
  const believed = between > 0 ? Math.max(0, 1 - chance / between) : 0;
  const raw = means.map((one) => Math.exp(believed * one));
  const whole = raw.reduce((sum, one) => sum + one, 0) / MONTHS;
  return { index: raw.map((one) => one / whole), believed, pValue: friedmanTest(blocks)?.pValue ?? null };
}

const medianOf = (values: readonly number[]): number =>
  quantileSorted(
    values.toSorted((a, b) => a - b),
    0.5,
  );
