// Published figures on who matters and what tells leavers from stayers.
import { type Param, say } from '../../shared/text.ts';
import { informationValue } from '../stats/informationValue.ts';
import { lifetimeMultiple } from '../stats/lifetimeMultiple.ts';
import { shapeOfVariance } from '../stats/purchaseRegularity.ts';
import type { PublishedFigure, PublishedMethod } from './published.ts';

const what = (name: string, params: Record<string, Param> = {}) => say(`checkUs.what.${name}`, params);

const DISCOUNTS = [0.1, 0.12, 0.14, 0.16];
const MULTIPLES: readonly [number, readonly number[]][] = [
  [0.6, [1.2, 1.15, 1.11, 1.07]],
  [0.7, [1.75, 1.67, 1.59, 1.52]],
  [0.8, [2.67, 2.5, 2.35, 2.22]],
  [0.9, [4.5, 4.09, 3.75, 3.46]],
];
const multiples = MULTIPLES.flatMap(([retention, row]) =>
  row.map((expected, k): PublishedFigure => {
    const discount = DISCOUNTS[k]!;
    return {
      what: what('multiple', {
        retention: { as: 'share', value: retention },
        discount: { as: 'share', value: discount },
      }),
      expected,
      digits: 2,
      got: () => lifetimeMultiple(retention, discount),
    };
  }),
);

const byAge = () => informationValue([860, 3040, 4920, 8100, 9500, 6800, 2940], [140, 960, 1080, 900, 500, 200, 60]);
const ageWoe = [-42.719, -108.98, -72.613, -4.526, 70.196, 128.388, 164.934].map(
  (expected, k): PublishedFigure => ({
    what: what('woe', { group: k + 1 }),
    expected,
    digits: 3,
    got: () => {
      const bin = byAge()?.bins[k];
      return bin ? 100 * bin.woe : null;
    },
  }),
);

export const valueMethods: readonly PublishedMethod[] = [
  { id: 'lifetime', source: 'Gupta & Lehmann 2003, J. Interactive Marketing 17; 2005', figures: multiples },
  {
    id: 'informationValue',
    source: 'Kullback 1959; Siddiqi 2006, Credit Risk Scorecards',
    figures: [
      ...ageWoe,
      { what: what('iv'), expected: 0.668, digits: 3, got: () => byAge()?.value ?? null },
      {
        what: what('ivSecond'),
        expected: 0.4655,
        digits: 4,
        got: () => informationValue([50, 75, 125, 175, 200], [120, 110, 90, 80, 70])?.value ?? null,
      },
    ],
  },
  {
    id: 'regularity',
    source: 'Wheat & Morrison 1990, J. Marketing Research 27, 87–93',
    figures: [{ what: what('regularity'), expected: 1, digits: 6, got: () => shapeOfVariance(1 / 12) }],
  },
];
