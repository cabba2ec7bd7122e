// Published figures on forecasts and on what goes together.
import { type Param, say } from '../../shared/text.ts';
import { changePoint } from '../stats/changePoint.ts';
import { pearson } from '../stats/correlation.ts';
import { holt } from '../stats/holt.ts';
import { holtWinters, type Season } from '../stats/holtWinters.ts';
import { simpleSmoothing } from '../stats/simpleSmoothing.ts';
import type { PublishedFigure, PublishedMethod } from './published.ts';
import { AIR, AIR_PASSENGERS, ANSCOMBE, CO2, NILE, OIL } from './timeSeries.ts';

const what = (name: string, params: Record<string, Param> = {}) => say(`checkUs.what.${name}`, params);
const figure = (named: PublishedFigure['what'], expected: number, digits: number, got: PublishedFigure['got']) => ({
  what: named,
  expected,
  digits,
  got,
});

const air = () => holt(AIR, { alpha: 0.8, beta: 0.2, start: { level: AIR[0]!, trend: AIR[1]! - AIR[0]! } });

function weights(series: 'passengers' | 'co2', season: Season, print: readonly [number, number, number]) {
  const values = series === 'passengers' ? AIR_PASSENGERS : CO2;
  const model = () => holtWinters(values, 12, season);
  const params = { series: { as: 'word' as const, value: `checkUs.what.series.${series}.${season}` } };
  return {
    model,
    params,
    figures: (['alpha', 'beta', 'gamma'] as const).map((name, i) => ({
      ...figure(what(`smoothing.${name}`, params), print[i]!, 4, () => model()?.parameters[name] ?? null),
      // The search behind the print stops a little before the lowest point.
      slack: 0.3,
    })),
  };
}

const multiplicative = weights('passengers', 'multiplicative', [0.2756, 0.0327, 0.8707]);
const additive = weights('passengers', 'additive', [0.248, 0.0345, 1]);
const carbon = weights('co2', 'additive', [0.5126, 0.0095, 0.4729]);

export const forecastingMethods: readonly PublishedMethod[] = [
  {
    id: 'simpleSmoothing',
    source: 'Brown 1959; Hyndman & Athanasopoulos, Forecasting: Principles and Practice 7.1',
    figures: [
      figure(what('oil', { alpha: '0.2' }), 484.8, 2, () => simpleSmoothing(OIL, 0.2, OIL[0]).level),
      figure(what('oil', { alpha: '0.6' }), 501.84, 2, () => simpleSmoothing(OIL, 0.6, OIL[0]).level),
      figure(what('oilAlpha'), 0.892, 3, () => simpleSmoothing(OIL).parameters.alpha),
      figure(what('oilBest'), 496.49, 2, () => simpleSmoothing(OIL).level),
    ],
  },
  {
    id: 'holt',
    source: 'Holt 1957; Hyndman & Athanasopoulos, Forecasting: Principles and Practice 7.2',
    figures: [43.76, 45.59, 47.43, 49.27, 51.1].map((expected, i) =>
      figure(what('air', { years: i + 1 }), expected, 2, () => air().forecast(i + 1)),
    ),
  },
  {
    id: 'holtWinters',
    source: 'Winters 1960; Box & Jenkins 1976; Keeling & Whorf 1997; R Core Team, HoltWinters',
    figures: [
      ...multiplicative.figures,
      figure(what('smoothing.level', multiplicative.params), 469.32, 2, () => multiplicative.model()?.level ?? null),
      figure(what('smoothing.trend', multiplicative.params), 3.02, 2, () => multiplicative.model()?.trend ?? null),
      figure(what('smoothing.sse', multiplicative.params), 16571, 0, () => multiplicative.model()?.sse ?? null),
      ...additive.figures,
      ...carbon.figures,
      figure(what('smoothing.sse', carbon.params), 43.13, 2, () => carbon.model()?.sse ?? null),
    ],
  },
  {
    id: 'changePoint',
    source: 'Cobb 1978, Biometrika 65:243; Hinkley 1970',
    figures: [
      figure(what('nileYear'), 1898, 0, () => 1870 + (changePoint(NILE)?.before ?? Number.NaN)),
      figure(what('nileBefore'), 1097.75, 2, () => changePoint(NILE)?.meanBefore ?? null),
      figure(what('nileAfter'), 849.97, 2, () => changePoint(NILE)?.meanAfter ?? null),
    ],
  },
  {
    id: 'correlation',
    source: 'Anscombe 1973, American Statistician 27:17',
    figures: [figure(what('anscombe'), 0.816, 3, () => pearson(ANSCOMBE.x, ANSCOMBE.y))],
  },
];
