import { civilDate, dayNumber } from '../../../shared/dates.ts';
import { NEVER } from '../../ledger/ledger.ts';
import { type SeasonalIndex, seasonalIndex } from '../../stats/seasonalIndex.ts';
import type { SumTrack } from './alertInput.ts';
import { MILLE } from './judge.ts';

/** What of the business happened in each calendar month; `first` counts months from year 0. */
export type MonthSums = { readonly first: number; readonly sums: Float64Array };

/** Days for which one factor holds, counted from day 0. */
const SEASON_STEP = 7;
/** The first day after one for which another factor holds. */
export const nextTurn = (day: number): number => (Math.floor(day / SEASON_STEP) + 1) * SEASON_STEP;
/** Years further back tell little of today's season. */
const MOST_YEARS = 5;
const YEAR = 12;

const monthOf = (day: number): number => {
  const { year, month } = civilDate(day);
  return year * YEAR + month - 1;
};
const startOf = (month: number): number => dayNumber(Math.floor(month / YEAR), (month % YEAR) + 1, 1);

/** Sums over all customers; without `total` every entry counts 1. */
export function monthSums({ day, start, total }: Pick<SumTrack, 'day' | 'start'> & Partial<SumTrack>): MonthSums {
  let first = NEVER;
  let last = -NEVER;
  for (const one of day) {
    if (one < first) first = one;
    if (one > last) last = one;
  }
  if (first > last) return { first: 0, sums: new Float64Array(0) };
  const byDay = new Float64Array(last - first + 1);
  for (let c = 0; c + 1 < start.length; c++) {
    let before = 0;
    for (let i = start[c]!; i < start[c + 1]!; i++) {
      const upTo = total ? total[i]! : before + 1;
      byDay[day[i]! - first]! += upTo - before;
      before = upTo;
    }
  }
  const firstMonth = monthOf(first);
  const sums = new Float64Array(monthOf(last) - firstMonth + 1);
  byDay.forEach((sum, k) => {
    sums[monthOf(first + k) - firstMonth]! += sum;
  });
  return { first: firstMonth, sums };
}

/**
 * The season as it was known in a month: from the whole years that ended with the month before, two to five of them, so
 * that nothing of the month itself or later is looked at. The month the data begin in is left out, because it may be a
 * part of one. Null where there were not two years yet.
 */
function seasonKnownIn({ first, sums }: MonthSums, month: number): SeasonalIndex | null {
  const years = Math.min(MOST_YEARS, Math.floor((month - first - 1) / YEAR));
  if (years < 2) return null;
  const from = month - years * YEAR - first;
  return seasonalIndex(Array.from({ length: years * YEAR }, (_, k) => sums[from + k] ?? 0));
}

/** The busiest and the quietest month (1 … 12) of a season that can be told from chance, beside an average one. */
export type Season = { readonly high: number; readonly low: number; readonly most: number; readonly least: number };

const SURE = 0.05;
/** The busiest month brings so many times what the quietest does, else a season is not worth a word. */
const WORTH_A_WORD = 1.3;

/** The season as known on a day; null where the data do not reach back two years, or where none shows. */
export function seasonOn(known: MonthSums, day: number): Season | null {
  const month = monthOf(day);
  const season = seasonKnownIn(known, month);
  if (season === null || season.pValue === null || season.pValue >= SURE) return null;
  const most = Math.max(...season.index);
  const least = Math.min(...season.index);
  if (most < WORTH_A_WORD * least) return null;
  const nameOf = (share: number) => ((month + season.index.indexOf(share)) % YEAR) + 1;
  return { high: nameOf(most), low: nameOf(least), most, least };
}

/**
 * How much more a window is to bring on a day than the average of the windows before it, for the time of the year
 * alone, in thousandths: 1000 without a season, or while the data do not reach back two years. It is that of the first
 * day of the week the day lies in (weeks counted from day 0), so that it is known on every day it holds for.
 */
export function seasonFactors(known: MonthSums, windowDays: number, windows: number): (day: number) => number {
  const byMonth = new Map<number, SeasonalIndex | null>();
  const byStep = new Map<number, number>();
  const seasonIn = (month: number) => {
    if (!byMonth.has(month)) byMonth.set(month, seasonKnownIn(known, month));
    return byMonth.get(month)!;
  };
  const factorAt = (day: number): number => {
    const month = monthOf(day);
    const season = seasonIn(month);
    if (season === null) return MILLE;
    /** Of the days after one up to another; index[0] is that of this month's namesake a year ago. */
    const weight = (after: number, upTo: number): number => {
      let sum = 0;
      for (let m = monthOf(after + 1), d = after + 1; d <= upTo; m++) {
        const end = Math.min(upTo + 1, startOf(m + 1));
        sum += (end - d) * season.index[(((m - month) % YEAR) + YEAR) % YEAR]!;
        d = end;
      }
      return sum;
    };
    const now = weight(day - windowDays, day);
    const before = weight(day - windowDays * (1 + windows), day - windowDays);
    return Math.max(1, Math.round((MILLE * windows * now) / before));
  };
  return (day) => {
    const step = Math.floor(day / SEASON_STEP);
    let factor = byStep.get(step);
    if (factor === undefined) {
      factor = factorAt(step * SEASON_STEP);
      byStep.set(step, factor);
    }
    return factor;
  };
}
