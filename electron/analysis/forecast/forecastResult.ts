import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { BusinessEvent } from '../../../shared/contract/events.ts';
import type { Forecast, ForecastMethod, ForecastOf } from '../../../shared/contract/forecast.ts';
import { isoDate, nextPeriodStart, parseIsoDate, periodStart } from '../../../shared/dates.ts';
import {
  asDate,
  asDecimal,
  asMoney,
  asMonth,
  asShare,
  asWord,
  type Param,
  say,
  type Text,
} from '../../../shared/text.ts';
import { changePoint } from '../../stats/changePoint.ts';
import { ratePoints } from '../churn/rates.ts';
import type { Carried } from '../sufficiency/sufficiency.ts';
import { asOfText, explain, inform, refusal, viewNotices, warn } from '../view/explain.ts';
import type { View } from '../view/view.ts';
import { fitModel, halfWidth, type Model, sumSpread, takesPartFrom } from './forecastModels.ts';
import { type MonthValue, monthlySeries } from './monthlySeries.ts';
import { methodsFor, rollingOrigin, type Trial, winnerOf } from './rollingOrigin.ts';

export type ForecastOptions = {
  readonly of: ForecastOf;
  readonly months: number;
  readonly method: ForecastMethod | null;
};

/** Fewer months say nothing about the next ones; with two years a season can be told. */
const NEEDED_MONTHS = 8;
const SEASON_MONTHS = takesPartFrom('additive');
const SUMS = [1, 3, 6, 12];
const CLEAR = 0.05;
/** Months a level must have lasted to be called one. */
const SIDE = 3;
const PLAIN: readonly ForecastMethod[] = ['naive', 'seasonalNaive'];

/**
 * The coming months of a figure at D. Fewer than eight whole months are refused; from eight on simple smoothing and
 * Holt's trend are tried, from 24 on Holt–Winters, always
 * against "as last month" and "as in that month of last year". The method with the least mean error on the past
 * makes the forecast, and where a plain rule wins it is said aloud and is the forecast. Intervals are those of the method's own errors so
 * far, by Student's t; how often they held is counted on the past. Where no month was below 0, no forecast is; and no more
 * customers can be lost than are there or come.
 *
 * A change of level is marked where one step explains the months better than a straight line and better than 95 % of
 * their shuffles do.
 */
export function forecastResult(view: View, options: ForecastOptions, events: readonly BusinessEvent[]): Forecast {
  const { of } = options;
  const series = monthlySeries(view, of);
  const values = series.map(({ value }) => value);
  const refused = forecastNeed(view, of, series).refused;
  const known = events.filter(({ day }) => parseIsoDate(day)! <= view.asOf);
  const base = { asOf: asOfText(view), definition: view.definition, of, months: series.length, events: known };
  const none = { ...base, notices: [], why: {}, method: null, history: [], ahead: [], sums: [], methods: [] };
  if (refused) return { ...none, headline: refused, refused, origins: 0, change: null };
  const floor = values.every((value) => value >= 0) ? 0 : Number.NEGATIVE_INFINITY;
  const methods = methodsFor(values);
  const trials = rollingOrigin(values, methods, options.months, floor);
  const asked = options.method !== null && methods.includes(options.method) ? options.method : null;
  const winner = winnerOf(trials)!;
  const method = asked ?? winner.method;
  const model = fitModel(method, values)!;
  const half = halfWidth(model);
  const most = of === 'lost' ? mostLost(view, options.months) : Number.POSITIVE_INFINITY;
  const naive = trials.trials.find((trial) => trial.method === 'naive')!.error;
  const ahead = monthsAhead(series, options.months).map((month, i) => ({
    ...month,
    ...estimate(model.forecast(i + 1), half * model.spread(i + 1), { floor, most }),
  }));
  const sums = [...new Set([...SUMS.filter((months) => months < options.months), options.months])].map((months) => ({
    months,
    ...estimate(sumOf(model, months, floor), half * sumSpread(model, months), { floor, most }),
  }));
  const change = changeOf(series, known);
  const trial = trials.trials.find((one) => one.method === method)!;
  return {
    ...base,
    headline: headline(of, sums.at(-1)!, { trial, winner, naive, asked: asked !== null }),
    refused: null,
    notices: [...viewNotices(view), ...notices(view, values.length, trial, options, asked)],
    why: {
      forecast: explain(view, `forecast.${of}`, series.length, null, {
        method: asWord(`forecast.method.${method}`),
      }),
      method: explain(view, `forecastMethod.${method}`, series.length),
      test: explain(view, 'forecastTest', trial.tests, null, { origins: trials.origins }),
      ...(change ? { change: explain(view, 'changePoint', series.length) } : {}),
    },
    method,
    history: series.map((month, t) => ({
      ...month,
      fitted: Number.isFinite(model.fitted[t]!) ? Math.max(floor, model.fitted[t]!) : null,
    })),
    ahead,
    sums,
    methods: trials.trials.map((one) => ({
      ...one,
      ratio: one.error !== null && naive !== null && naive > 0 ? one.error / naive : null,
      weights: weightsOf(one.method === method ? model : fitModel(one.method, values)),
    })),
    origins: trials.origins,
    change,
  };
}

/** Whole months there are of a figure, and why they are not enough, or null. */
export function forecastNeed(view: View, of: ForecastOf, series = monthlySeries(view, of)): Carried {
  const few = series.length < NEEDED_MONTHS ? tooFew(series.length, of) : null;
  return { have: series.length, refused: refusal(view) ?? few };
}

const tooFew = (months: number, of: ForecastOf): Text =>
  say(`forecast.refused.${of}`, { months, needed: NEEDED_MONTHS, count: NEEDED_MONTHS - months });

const weightsOf = (model: Model | null) => model?.parameters ?? { alpha: null, beta: null, gamma: null };

function estimate(value: number, half: number, { floor, most }: { floor: number; most: number }) {
  const within = (x: number) => Math.min(most, Math.max(floor, x));
  return { value: within(value), low: within(value - half), high: within(value + half) };
}

/** No more can be lost than are there, with as many new ones as came in as many months before. */
function mostLost(view: View, months: number): number {
  const points = ratePoints(view, 'month');
  const came = points.slice(-months - 1).reduce((sum, point) => sum + point.new + point.returned, 0);
  return (points.at(-1)?.closing ?? 0) + came;
}

function sumOf(model: Model, months: number, floor: number): number {
  let sum = 0;
  for (let h = 1; h <= months; h++) sum += Math.max(floor, model.forecast(h));
  return sum;
}

function monthsAhead(series: readonly MonthValue[], months: number): { from: string; to: string }[] {
  let start = parseIsoDate(series.at(-1)!.to)!;
  return Array.from({ length: months }, () => {
    const from = isoDate(start);
    start = nextPeriodStart(start, 'month');
    return { from, to: isoDate(start) };
  });
}

function changeOf(series: readonly MonthValue[], events: readonly BusinessEvent[]): Forecast['change'] {
  const found = changePoint(
    series.map(({ value }) => value),
    SIDE,
  );
  if (!found || found.pValue >= CLEAR || found.trendFitsBetter) return null;
  const { from, to } = series[found.before]!;
  let earliest = parseIsoDate(from)!;
  for (let i = 0; i < 3; i++) earliest = periodStart(earliest - 1, 'month');
  return {
    from,
    monthsBefore: found.before,
    monthsAfter: series.length - found.before,
    meanBefore: found.meanBefore,
    meanAfter: found.meanAfter,
    pValue: found.pValue,
    events: events.filter(({ day }) => day >= isoDate(earliest) && day < to),
  };
}

/** Customers in whole numbers, money as money. */
const amountParam = (of: ForecastOf, value: number): Param =>
  of === 'lost' ? { as: 'number', value: Math.round(value) } : asMoney(Math.round(value));

type Judged = { trial: Trial; winner: Trial; naive: number | null; asked: boolean };

function headline(of: ForecastOf, sum: Forecast['sums'][number], { trial, winner, naive, asked }: Judged): Text {
  const params = {
    count: sum.months,
    value: amountParam(of, sum.value),
    low: amountParam(of, sum.low),
    high: amountParam(of, sum.high),
    method: asWord(`forecast.method.${trial.method}`),
    winner: asWord(`forecast.method.${winner.method}`),
    tests: trial.tests,
    error: of === 'lost' ? asDecimal(Math.round((trial.error ?? 0) * 10) / 10) : amountParam(of, trial.error ?? 0),
    better: asShare(naive && trial.error !== null ? 1 - trial.error / naive : null),
  };
  if (asked && winner.method !== trial.method) return say(`forecast.headline.${of}.other`, params);
  return say(`forecast.headline.${of}.${PLAIN.includes(trial.method) ? 'plain' : 'model'}`, params);
}

function notices(
  { asOf }: View,
  months: number,
  trial: Trial,
  options: ForecastOptions,
  asked: ForecastMethod | null,
): Notice[] {
  const { of, method } = options;
  const all: Notice[] = [];
  const begun = periodStart(asOf, 'month');
  if (nextPeriodStart(begun, 'month') - 1 > asOf) {
    all.push(inform('forecast.notice.unfinished', { month: asMonth(isoDate(begun)), date: asDate(isoDate(asOf)) }));
  }
  if (method !== null && asked === null) {
    all.push(
      warn('forecast.notice.notCarried', {
        method: asWord(`forecast.method.${method}`),
        needed: takesPartFrom(method),
        months,
      }),
    );
  }
  if (months < SEASON_MONTHS) all.push(inform('forecast.notice.noSeason', { count: SEASON_MONTHS - months, months }));
  if (trial.tests > 0 && trial.covered / trial.tests < 0.85) {
    all.push(warn('forecast.notice.narrow', { covered: trial.covered, tests: trial.tests }));
  }
  if (of === 'lostRevenue') all.push(inform('forecast.notice.lostRevenue'));
  return all;
}
