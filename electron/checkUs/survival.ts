// Published figures on how long customers, or patients, stay.
import { type Param, say } from '../../shared/text.ts';
import { type Durations, durationsOf, kaplanMeier, sizeOf, stepAt, survivalQuantile } from '../stats/kaplanMeier.ts';
import { type LogRankWeight, logRank } from '../stats/logRank.ts';
import { fitSbg, renewalsOf, sbgSurvival } from '../stats/sbg.ts';
import type { PublishedFigure, PublishedMethod } from './published.ts';

const what = (name: string, params: Record<string, Param> = {}) => say(`checkUs.what.${name}`, params);

/** Weeks to relapse of Freireich's patients; a negative number is a patient still without one. */
const durations = (weeks: readonly number[]): Durations =>
  durationsOf(
    weeks.map(Math.abs),
    weeks.map((week) => week > 0),
  );
const treated = durations([6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35]);
const placebo = durations([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]);

const stayed = (week: number, expected: number): PublishedFigure => ({
  what: what('survivalAt', { week }),
  expected,
  digits: 4,
  got: () => stepAt(kaplanMeier(treated), week)?.survival ?? null,
});
const errorAt = (week: number, expected: number): PublishedFigure => ({
  what: what('errorAt', { week }),
  expected,
  digits: 4,
  got: () => stepAt(kaplanMeier(treated), week)?.standardError ?? null,
});
const median = (group: Durations, name: string, expected: number): PublishedFigure => ({
  what: what(name),
  expected,
  digits: 0,
  got: () => survivalQuantile(kaplanMeier(group)).value,
});

const compared = () => logRank([placebo, treated]);
const test = (weight: LogRankWeight, expected: number): PublishedFigure => ({
  what: what(`test.${weight}`),
  expected,
  digits: 3,
  got: () => compared()?.tests.find((one) => one.weight === weight)?.chiSquare ?? null,
});

function retention(name: string, counts: readonly number[], alpha: number, beta: number, ll: number, in12: number) {
  const fitted = () => fitSbg(renewalsOf(counts));
  const params = { group: { as: 'number', value: counts[1]! } as const };
  return [
    { what: what('alpha', params), expected: alpha, digits: 3, got: () => fitted()?.alpha ?? null },
    { what: what('beta', params), expected: beta, digits: 3, got: () => fitted()?.beta ?? null },
    { what: what('logLikelihood', params), expected: ll, digits: 1, got: () => fitted()?.logLikelihood ?? null },
    {
      what: what(name, params),
      expected: in12,
      digits: 3,
      got: () => {
        const model = fitted();
        return model === null ? null : sbgSurvival(model, 12);
      },
    },
  ] satisfies PublishedFigure[];
}

export const survivalMethods: readonly PublishedMethod[] = [
  {
    id: 'kaplanMeier',
    source: 'Kaplan & Meier 1958; Freireich et al. 1963; Gehan 1965',
    figures: [
      { what: what('patients'), expected: 21, digits: 0, got: () => sizeOf(treated) },
      stayed(6, 0.8571),
      errorAt(6, 0.0764),
      stayed(7, 0.8067),
      stayed(10, 0.7529),
      stayed(13, 0.6902),
      stayed(16, 0.6275),
      stayed(22, 0.5378),
      stayed(23, 0.4482),
      errorAt(23, 0.1346),
      median(treated, 'medianTreated', 23),
      median(placebo, 'medianPlacebo', 8),
    ],
  },
  {
    id: 'logRank',
    source: 'Mantel 1966; Gehan 1965; Tarone & Ware 1977; Peto & Peto 1972; Kleinbaum & Klein 2012',
    figures: [
      {
        what: what('expectedPlacebo'),
        expected: 10.75,
        digits: 2,
        got: () => compared()?.groups[0]?.expected ?? null,
      },
      {
        what: what('expectedTreated'),
        expected: 19.25,
        digits: 2,
        got: () => compared()?.groups[1]?.expected ?? null,
      },
      test('logRank', 16.793),
      test('gehan', 13.458),
      test('taroneWare', 15.124),
      test('peto', 14.084),
    ],
  },
  {
    id: 'sbg',
    source: 'Fader & Hardie 2007, J. Interactive Marketing 21, 76–90',
    figures: [
      ...retention('leftAfter12', [1000, 631, 468, 382, 326, 289, 262, 241], 0.704, 1.182, -1680.3, 0.17),
      ...retention('leftAfter12', [1000, 869, 743, 653, 593, 551, 517, 491], 0.668, 3.806, -1611.2, 0.378),
    ],
  },
];
