// Published figures on following a rate through time.
import { type Param, say } from '../../shared/text.ts';
import { ewma } from '../stats/ewma.ts';
import { D2, individualsChart } from '../stats/individualsChart.ts';
import { pChart } from '../stats/pChart.ts';
import type { PublishedFigure, PublishedMethod } from './published.ts';

const what = (name: string, params: Record<string, Param> = {}) => say(`checkUs.what.${name}`, params);

/** Bad orange juice cans, of 50 each. */
const FIRST_CANS = [
  12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
];
const LATER_CANS = [9, 6, 12, 5, 6, 4, 6, 3, 7, 6, 2, 4, 3, 6, 5, 4, 8, 5, 6, 7, 5, 6, 3, 5];
const chartOf = (counts: readonly number[], inBase?: (i: number) => boolean) =>
  pChart(
    counts.map((count) => ({ count, n: 50 })),
    inBase,
  );

function limits(phase: number, chart: () => ReturnType<typeof pChart>, centre: number, high: number, low: number) {
  const params = { phase: { as: 'number', value: phase } as const };
  return [
    { what: what('centre', params), expected: centre, digits: 4, got: () => chart().centre },
    { what: what('upperLimit', params), expected: high, digits: 4, got: () => chart().points[0]?.high ?? null },
    { what: what('lowerLimit', params), expected: low, digits: 4, got: () => chart().points[0]?.low ?? null },
  ] satisfies PublishedFigure[];
}

const VALUES = [
  52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1,
];
const FLOWS = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
const smoothed = () =>
  ewma(
    VALUES,
    VALUES.map(() => 2.0539),
    50,
    { lambda: 0.3, width: 3, settled: true },
  );
const smoothedAt = (place: number, expected: number): PublishedFigure => ({
  what: what('ewmaAt', { place }),
  expected,
  digits: 2,
  // The handbook carries rounded values on from line to line.
  slack: 0.01,
  got: () => smoothed()[place - 1]?.value ?? null,
});

export const monitoringMethods: readonly PublishedMethod[] = [
  {
    id: 'pChart',
    source: 'Shewhart 1931; Montgomery; NIST/SEMATECH e-Handbook 6.3.3.2',
    figures: [
      ...limits(1, () => chartOf(FIRST_CANS), 0.2313, 0.4102, 0.0524),
      ...limits(2, () => chartOf(FIRST_CANS, (i) => i !== 14 && i !== 22), 0.215, 0.3893, 0.0407),
      ...limits(3, () => chartOf(LATER_CANS), 0.1108, 0.244, 0),
    ],
  },
  {
    id: 'individuals',
    source: 'Shewhart 1931; NIST/SEMATECH e-Handbook 6.3.2.2',
    figures: [
      { what: what('individualsCentre'), expected: 50.81, digits: 2, got: () => individualsChart(FLOWS).centre },
      { what: what('meanRange'), expected: 1.8778, digits: 4, got: () => (individualsChart(FLOWS).sigma ?? 0) * D2 },
      { what: what('ewmaHigh'), expected: 55.8041, digits: 4, got: () => individualsChart(FLOWS).high },
      { what: what('ewmaLow'), expected: 45.8159, digits: 4, got: () => individualsChart(FLOWS).low },
    ],
  },
  {
    id: 'ewma',
    source: 'Roberts 1959; NIST/SEMATECH e-Handbook 6.3.2.4',
    figures: [
      smoothedAt(1, 50.6),
      smoothedAt(2, 49.52),
      smoothedAt(3, 50.56),
      smoothedAt(4, 50.18),
      smoothedAt(19, 51.94),
      smoothedAt(20, 51.99),
      { what: what('ewmaHigh'), expected: 52.588, digits: 3, got: () => smoothed()[0]?.high ?? null },
      { what: what('ewmaLow'), expected: 47.412, digits: 3, got: () => smoothed()[0]?.low ?? null },
    ],
  },
];
