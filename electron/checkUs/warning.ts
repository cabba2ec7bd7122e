// Published figures and hand cases of early warning.
import { type Param, say } from '../../shared/text.ts';
import { type AlertDates, addToScore, emptyScore } from '../analysis/alerts/scoreAlerts.ts';
import { breakEvenPrecision, type Campaign, expectedMaximumProfit, profitOfHit } from '../stats/campaignProfit.ts';
import { median } from '../stats/quantile.ts';
import type { PublishedMethod } from './published.ts';

const what = (name: string, params: Record<string, Param> = {}) => say(`checkUs.what.${name}`, params);

const CAMPAIGN: Campaign = { value: 200, offer: 10, contact: 1, saveRate: 6 / (6 + 14) };
const BETA = { value: 200, offer: 10, contact: 1, alpha: 6, beta: 14 };
const PERFECT = [{ leavers: 1, stayers: 0 }];
const rate = (value: number) => ({ rate: { as: 'share', value } as const });

/** Ten leavers, twelve alarms on twelve customers, six of them 20, 25, 30, 35, 40 and 60 days before the loss. */
function handCase() {
  const dates: AlertDates = { first: 0, step: 1, mature: 200, total: 300, horizon: 90, minLead: 0 };
  const score = emptyScore(dates);
  const one = (alerts: number[], losses: number[]) =>
    addToScore(
      score,
      dates,
      Int32Array.from(alerts),
      alerts.length,
      Int32Array.from(losses),
      losses.length,
      new Float64Array(losses.length),
    );
  for (const lead of [20, 25, 30, 35, 40, 60]) one([150 - lead], [150]);
  for (let k = 0; k < 4; k++) one([], [150]);
  for (let k = 0; k < 6; k++) one([100], []);
  return score;
}

export const warningMethods: readonly PublishedMethod[] = [
  {
    id: 'campaignProfit',
    source: 'Neslin et al. 2006, J. Marketing Research 43; Verbraken, Verbeke & Baesens 2013, IEEE TKDE 25',
    figures: [
      { what: what('meanSaveRate'), expected: 56, digits: 6, got: () => profitOfHit(CAMPAIGN) },
      { what: what('perfectProfit', rate(0.1)), expected: 5.6, digits: 6, got: () => 0.1 * profitOfHit(CAMPAIGN) },
      {
        what: what('empcPerfect', rate(0.1)),
        expected: 5.6,
        digits: 4,
        got: () => expectedMaximumProfit(PERFECT, 0.1, BETA),
      },
      { what: what('breakEvenPrecision'), expected: 0.164, digits: 3, got: () => breakEvenPrecision(CAMPAIGN) },
    ],
  },
  {
    id: 'alertBackTest',
    source: 'Hand case',
    figures: [
      { what: what('handPrecision'), expected: 0.5, digits: 6, got: () => handCase().hits / handCase().alerts },
      { what: what('handRecall'), expected: 0.6, digits: 6, got: () => handCase().caught / handCase().churners },
      { what: what('handLead'), expected: 32.5, digits: 1, got: () => median(handCase().leads) },
    ],
  },
];
