import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { Driver, DriverKind, DriverLag, MonthlyDrivers } from '../../../shared/contract/drivers.ts';
import { civilDate } from '../../../shared/dates.ts';
import { asDecimal, asWord, say, type Text } from '../../../shared/text.ts';
import { benjaminiHochberg } from '../../stats/benjaminiHochberg.ts';
import { partialRankCorrelation, spearman } from '../../stats/correlation.ts';
import type { Carried } from '../sufficiency/sufficiency.ts';
import { asOfText, explain, inform, refusal, viewNotices } from '../view/explain.ts';
import type { View } from '../view/view.ts';
import { type LeftMonth, leftByMonth } from './leftByMonth.ts';

/** A figure by month: the value of the month with this first day, null where none is known. */
export type Candidate = {
  readonly kind: DriverKind;
  readonly name: string | null;
  readonly valueIn: (month: number) => number | null;
};

const NEEDED_MONTHS = 12;
/** From two years on a yearly wave is taken off, too. */
const SEASON_MONTHS = 24;
const LAGS = [0, 1, 2, 3];
const CLEAR = 0.05;
const MAYBE = 0.05;

/**
 * What goes with the monthly churn rate. The rate of every month (leftByMonth) is set beside each figure of the same month and
 * of one, two and three months before, by the rank correlation (Spearman 1904) as it is and with the straight trend, and
 * from 24 months on the yearly wave (a sine and a cosine), taken off both: without that all that grows goes with all
 * that grows. The p-values of all figures and lags are adjusted together (Benjamini & Hochberg 1995). `clear` is an adjusted p below 5 %,
 * `maybe` a plain one. Figures that never change within the months are left out, and lags with fewer than twelve months.
 * Correlation is no cause: a figure can follow churn, or a third thing both.
 */
export function monthlyDrivers(
  view: View,
  candidatesOf: (months: readonly LeftMonth[]) => readonly Candidate[],
): MonthlyDrivers {
  const months = refusal(view) ? [] : leftByMonth(view);
  const { refused } = driversNeed(view, months);
  const found = refused ? [] : lookAt(months, candidatesOf(months));
  const drivers = adjust(found);
  const reason = refused ?? (drivers.length === 0 ? say('drivers.refused.nothing') : null);
  const looks = drivers.reduce((sum, { lags }) => sum + lags.filter(({ pValue }) => pValue !== null).length, 0);
  const season = months.length >= SEASON_MONTHS;
  return {
    asOf: asOfText(view),
    headline: reason ?? headline(drivers, looks),
    refused: reason,
    notices: reason ? [] : [...viewNotices(view), ...notices(view, looks, season, months.length)],
    why: reason
      ? {}
      : {
          rate: explain(view, `drivers.rate.${view.definition.definition.kind}`, months.length),
          partial: explain(view, season ? 'drivers.partialSeason' : 'drivers.partial', months.length),
          adjusted: explain(view, 'drivers.adjusted', looks),
          ...Object.fromEntries(
            [...new Set(drivers.map(({ kind }) => kind))].map((kind) => [
              kind,
              explain(view, `drivers.kind.${kind}`, months.length),
            ]),
          ),
        },
    definition: view.definition,
    points: reason
      ? []
      : months.map(({ from, to, there, left }) => ({ from, to, there, left, rate: Math.min(1, left / there) })),
    drivers: reason ? [] : drivers,
    looks,
    season,
  };
}

/** Months in which it can be told who left, and why they are not enough, or null. */
export function driversNeed(
  view: View,
  months: readonly LeftMonth[] = refusal(view) ? [] : leftByMonth(view),
): Carried {
  const have = months.length;
  const few = { months: have, needed: NEEDED_MONTHS, count: NEEDED_MONTHS - have };
  const still = months.every(({ left, there }) => left * months[0]!.there === months[0]!.left * there);
  const refused =
    have < NEEDED_MONTHS ? say('drivers.refused.months', few) : still ? say('drivers.refused.still') : null;
  return { have, refused: refusal(view) ?? refused };
}

type Found = Omit<Driver, 'best' | 'verdict'>;

function lookAt(months: readonly LeftMonth[], candidates: readonly Candidate[]): Found[] {
  return candidates.flatMap(({ kind, name, valueIn }) => {
    const lags = LAGS.map((lag) => lagOf(months, valueIn, lag)).filter((found) => found !== null);
    if (lags.length === 0) return [];
    return [{ kind, name, lags, values: months.map(({ first }) => valueIn(first)) }];
  });
}

function lagOf(months: readonly LeftMonth[], valueIn: Candidate['valueIn'], lag: number): DriverLag | null {
  const x: number[] = [];
  const y: number[] = [];
  const at: number[] = [];
  for (const { first, left, there } of months) {
    const value = valueIn(monthsBefore(first, lag));
    if (value === null) continue;
    x.push(value);
    y.push(left / there);
    at.push(monthNumber(first));
  }
  if (x.length < NEEDED_MONTHS) return null;
  const controls = [at, ...(x.length >= SEASON_MONTHS ? [at.map(wave(Math.sin)), at.map(wave(Math.cos))] : [])];
  const plain = spearman(x, y);
  const partial = partialRankCorrelation(x, y, controls);
  if (plain === null || partial === null) return null;
  return {
    lag,
    months: x.length,
    spearman: plain,
    partial: partial.r,
    pValue: partial.pValue,
    adjusted: null,
  };
}

const wave = (of: (angle: number) => number) => (month: number) => of((2 * Math.PI * month) / 12);

const monthNumber = (day: number): number => {
  const { year, month } = civilDate(day);
  return year * 12 + month;
};

/** First day of the month so many months before the one that begins on `first`. */
export function monthsBefore(first: number, lag: number): number {
  let day = first;
  for (let i = 0; i < lag; i++) {
    const { day: ofMonth } = civilDate(day - 1);
    day -= ofMonth;
  }
  return day;
}

function adjust(found: readonly Found[]): Driver[] {
  const all = found.flatMap(({ lags }) => lags);
  const adjusted = benjaminiHochberg(all.map(({ pValue }) => pValue ?? 1));
  let at = 0;
  const drivers = found.map((one): Driver => {
    const lags = one.lags.map((lag) => ({ ...lag, adjusted: adjusted[at++]! }));
    const best = lags.reduce((least, lag) => ((lag.pValue ?? 1) < (least.pValue ?? 1) ? lag : least));
    const verdict = best.adjusted! < CLEAR ? 'clear' : (best.pValue ?? 1) < MAYBE ? 'maybe' : 'none';
    return { ...one, lags, best, verdict };
  });
  return drivers.sort(
    (a, b) =>
      (a.best.pValue ?? 1) - (b.best.pValue ?? 1) || Math.abs(b.best.partial ?? 0) - Math.abs(a.best.partial ?? 0),
  );
}

/** The name of a driver in a sentence. */
export const driverParam = ({ kind, name }: Pick<Driver, 'kind' | 'name'>) => name ?? asWord(`drivers.kind.${kind}`);

function headline(drivers: readonly Driver[], looks: number): Text {
  const first = drivers[0]!;
  const { best } = first;
  const clear = drivers.filter(({ verdict }) => verdict === 'clear').length;
  const params = {
    driver: driverParam(first),
    count: best.lag,
    months: best.months,
    partial: asDecimal(Math.round((best.partial ?? 0) * 100) / 100),
    looks,
    clear,
  };
  if (clear === 0) return say('drivers.headline.none', params);
  const direction = (best.partial ?? 0) > 0 ? 'more' : 'less';
  return say(`drivers.headline.${direction}.${best.lag === 0 ? 'same' : 'later'}`, params);
}

function notices(view: View, looks: number, season: boolean, months: number): Notice[] {
  const { kind } = view.definition.definition;
  return [
    inform('drivers.notice.noCause'),
    inform('drivers.notice.looks', { count: looks }),
    ...(kind === 'silence' || kind === 'rhythm' ? [inform('drivers.notice.dated')] : []),
    ...(season ? [] : [inform('drivers.notice.noSeason', { count: SEASON_MONTHS - months, months })]),
  ];
}
