// The mixture on which the silence that counts as churn is known beforehand.
import { say } from '../../shared/text.ts';
import { proposeSilence } from '../analysis/definition/churnDefinition.ts';
import { returnShare, type Silences, silenceSurvival } from '../analysis/definition/returnCurve.ts';
import { normalSurvival } from '../stats/normal.ts';
import type { PublishedFigure, PublishedMethod } from './published.ts';

const YEAR = 365;
const CUSTOMERS = 10_000_000;
const STAY = 0.7;
const GAP = { mean: 30, deviation: 5 };

/** A year of silences as many customers would leave them: seven in ten buy every 30 ± 5 days, three in ten once. */
function mixture(): Silences {
  const ended = new Int32Array(YEAR + 1);
  const open = new Int32Array(YEAR + 1);
  const stayers = CUSTOMERS * STAY;
  const gaps = (stayers * YEAR) / GAP.mean;
  const longer = (days: number) => Math.round(gaps * normalSurvival((days - GAP.mean) / GAP.deviation));
  for (let days = 1; days <= YEAR; days++) ended[days] = longer(days - 1) - longer(days);
  open[YEAR] = CUSTOMERS - stayers;
  open[0] = stayers;
  return {
    ended,
    open,
    intervals: ended.reduce((sum, many) => sum + many, 0),
    buyers: CUSTOMERS,
    repeatCustomers: stayers,
    spanDays: YEAR,
  };
}

const returnAfter = (days: number, expected: number, digits: number, slack?: number): PublishedFigure => ({
  what: say('checkUs.what.returnAfter', { days }),
  expected,
  digits,
  ...(slack !== undefined && { slack }),
  got: () => returnShare(silenceSurvival(mixture()), days),
});

export const definitionMethods: readonly PublishedMethod[] = [
  {
    id: 'churnWindow',
    source: '拐点法; 0.7 · N(30, 5²) + 0.3 · ∞, 365 d',
    figures: [
      returnAfter(40, 0.39, 2),
      returnAfter(45, 0.037, 3),
      // Printed as "less than 0.2 %".
      returnAfter(50, 0.001, 3, 0.5),
      {
        what: say('checkUs.what.churnWindow'),
        expected: 45,
        digits: 0,
        // Printed as 44 to 46 days.
        slack: 0.5,
        got: () => proposeSilence(mixture())?.days ?? null,
      },
    ],
  },
];
