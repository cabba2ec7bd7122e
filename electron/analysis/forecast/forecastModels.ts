import type { ForecastMethod } from '../../../shared/contract/forecast.ts';
import { holt } from '../../stats/holt.ts';
import { holtWinters } from '../../stats/holtWinters.ts';
import { type Smoothed, simpleSmoothing } from '../../stats/simpleSmoothing.ts';
import { studentCut } from '../../stats/studentT.ts';

const YEAR = 12;

/** Months below which a method cannot be fitted. The seasonal ones need more than one season, or one to look back on. */
const NEEDED: Record<ForecastMethod, number> = {
  naive: 3,
  seasonalNaive: YEAR + 2,
  simple: 5,
  holt: 6,
  additive: 1.5 * YEAR,
  multiplicative: 1.5 * YEAR,
};

/** Past months at which a method must be tried before it may win. */
const TRIED = 3;

/** Months from which on a method takes part: those it needs and those it is tried on; where a season is smoothed two whole years. */
export const takesPartFrom = (method: ForecastMethod): number =>
  isSmoothedSeason(method) ? 2 * YEAR : NEEDED[method] + TRIED;

/** The first month at which a method is tried among `months`: where a season is smoothed, with two years behind it if half a year is left then. */
export const triedFrom = (method: ForecastMethod, months: number): number =>
  isSmoothedSeason(method) ? Math.min(2 * YEAR, Math.max(NEEDED[method], months - YEAR / 2)) : NEEDED[method];

const isSmoothedSeason = (method: ForecastMethod): boolean => method === 'additive' || method === 'multiplicative';

export type Model = Omit<Smoothed, 'parameters'> & {
  readonly parameters: { readonly alpha: number | null; readonly beta: number | null; readonly gamma: number | null };
};

/** A method fitted to months; null where they cannot carry it. */
export function fitModel(method: ForecastMethod, values: readonly number[]): Model | null {
  if (values.length < NEEDED[method]) return null;
  switch (method) {
    case 'naive':
      return lookBack(values, 1);
    case 'seasonalNaive':
      return lookBack(values, YEAR);
    case 'simple':
      return simpleSmoothing(values);
    case 'holt':
      return holt(values);
    case 'additive':
    case 'multiplicative':
      return holtWinters(values, YEAR, method);
  }
}

/** As `lag` months before; its error grows with every time the look back has to look at itself. */
function lookBack(values: readonly number[], lag: number): Model {
  const n = values.length;
  const fitted = Float64Array.from(values, (_, t) => (t < lag ? Number.NaN : values[t - lag]!));
  const sse = values.reduce((sum, value, t) => sum + (t < lag ? 0 : (value - values[t - lag]!) ** 2), 0);
  return {
    parameters: { alpha: null, beta: null, gamma: null },
    fitted,
    sse,
    errors: n - lag,
    fittedNumbers: 0,
    level: values[n - 1]!,
    trend: 0,
    forecast: (h) => values[n - lag + ((h - 1) % lag)]!,
    spread: (h) => Math.sqrt(1 + Math.floor((h - 1) / lag)),
  };
}

/** Half the width of the 95 % interval one month ahead: √(squared error ÷ degrees of freedom) by Student's t. */
export function halfWidth({ sse, errors, fittedNumbers }: Model): number {
  const df = Math.max(1, errors - fittedNumbers);
  return studentCut(0.05, df) * Math.sqrt(sse / df);
}

/**
 * How much wider than one month's is the interval of the sum of the first h months. What an error does j months later,
 * ψⱼ, is read off the growth of the spread, ψⱼ² = spread(j + 1)² − spread(j)²; the sum takes every error with all it does
 * up to its end.
 */
export function sumSpread({ spread }: Pick<Model, 'spread'>, h: number): number {
  let reached = 0;
  let squares = 0;
  for (let j = 0; j < h; j++) {
    reached += j === 0 ? 1 : Math.sqrt(Math.max(0, spread(j + 1) ** 2 - spread(j) ** 2));
    squares += reached * reached;
  }
  return Math.sqrt(squares);
}
