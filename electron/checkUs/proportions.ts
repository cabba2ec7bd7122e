// Published figures on shares and their differences.
import { type Param, say } from '../../shared/text.ts';
import { proportionsTest } from '../stats/chiSquare.ts';
import { differenceInterval, twoProportionTest, wilsonInterval } from '../stats/proportions.ts';
import type { PublishedFigure, PublishedMethod } from './published.ts';

const what = (name: string, params: Record<string, Param> = {}) => say(`checkUs.what.${name}`, params);

function wilson(x: number, n: number, low: number, high: number): PublishedFigure[] {
  const params = { x, n };
  return [
    { what: what('low', params), expected: low, digits: 4, got: () => wilsonInterval(x, n)?.low ?? null },
    { what: what('high', params), expected: high, digits: 4, got: () => wilsonInterval(x, n)?.high ?? null },
  ];
}

function difference(x1: number, n1: number, x2: number, n2: number, low: number, high: number, digits = 4) {
  const params = { x1, n1, x2, n2 };
  const interval = () => differenceInterval(x1, n1, x2, n2);
  return [
    { what: what('differenceLow', params), expected: low, digits, got: () => interval()?.low ?? null },
    { what: what('differenceHigh', params), expected: high, digits, got: () => interval()?.high ?? null },
  ];
}

const physicians = () => twoProportionTest(189, 11_034, 104, 11_037);
const smokers = () =>
  proportionsTest([
    { successes: 83, n: 86 },
    { successes: 90, n: 93 },
    { successes: 129, n: 136 },
    { successes: 70, n: 82 },
  ]);

export const proportionMethods: readonly PublishedMethod[] = [
  {
    id: 'wilson',
    source: 'Wilson 1927; Newcombe 1998, Stat. Med. 17, 857–872',
    figures: [
      ...wilson(81, 263, 0.2553, 0.3662),
      ...wilson(15, 148, 0.0624, 0.1605),
      ...wilson(0, 20, 0, 0.1611),
      ...wilson(1, 29, 0.0061, 0.1718),
    ],
  },
  {
    id: 'difference',
    source: 'Newcombe 1998, Stat. Med. 17, 873–890; Fagerland, Lydersen & Laake 2015',
    figures: [
      ...difference(56, 70, 48, 80, 0.0524, 0.3339),
      ...difference(9, 10, 3, 10, 0.1705, 0.809),
      ...difference(6, 7, 2, 7, 0.0582, 0.8062),
      ...difference(5, 56, 0, 29, -0.0381, 0.1926),
      ...difference(7, 34, 1, 34, 0.019, 0.34, 3),
    ],
  },
  {
    id: 'twoProportions',
    source: 'Steering Committee of the Physicians’ Health Study 1989; Agresti',
    figures: [
      { what: what('differenceOf'), expected: 0.0077, digits: 4, got: () => physicians()?.difference ?? null },
      { what: what('z'), expected: 5.001, digits: 3, got: () => physicians()?.z ?? null },
      { what: what('chiSquare'), expected: 25.01, digits: 2, got: () => physicians()?.chiSquare ?? null },
      { what: what('relativeRisk'), expected: 1.818, digits: 3, got: () => physicians()?.relativeRisk ?? null },
      { what: what('oddsRatio'), expected: 1.832, digits: 3, got: () => physicians()?.oddsRatio ?? null },
    ],
  },
  {
    id: 'severalProportions',
    source: 'Fleiss 1981, Statistical Methods for Rates and Proportions',
    figures: [
      { what: what('chiSquare'), expected: 12.6004, digits: 4, got: () => smokers()?.chiSquare ?? null },
      { what: what('df'), expected: 3, digits: 0, got: () => smokers()?.df ?? null },
      { what: what('pValue'), expected: 0.005585, digits: 6, got: () => smokers()?.pValue ?? null },
    ],
  },
];
