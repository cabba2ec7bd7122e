// A plain, large business for tests and benchmarks: any number of customers, few words, one shop.
import type { BusinessSpec } from '../businessSpec.ts';
import { partsDealer } from './partsDealer.ts';

const EVEN_YEAR = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
const EVEN_WEEK = [1, 1, 1, 1, 1, 1, 1];

/** About ten order lines a customer over four years. */
export function bulkTrade(customers: number): BusinessSpec {
  return {
    ...partsDealer,
    sample: 'bulkTrade',
    name: 'Bulk Trade',
    firstDay: '2022-07-01',
    customers,
    presentShare: 0.4,
    codePrefix: 'C',
    codeDigits: 7,
    types: [
      {
        ...partsDealer.types[0]!,
        type: 'Retail',
        share: 1,
        meanGapDays: 130,
        rateShape: 1.4,
        extraLines: 1,
        trialShare: 0.25,
        churnPerYear: 0.35,
        contactsPerYear: 0.05,
        months: EVEN_YEAR,
        weekdays: EVEN_WEEK,
        taste: {},
      },
    ],
    shops: [{ name: 'Main', region: 'North', weight: 1 }],
    seasons: [],
    episodes: [],
    surveyAnswerShare: 0.02,
  };
}
