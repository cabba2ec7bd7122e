// Published figures on buying to come. Those that need a public data set nobody may ship are in the tests instead.
import { type Param, say } from '../../shared/text.ts';
import {
  aheadBetaGeometric,
  aliveBetaGeometric,
  type BetaGeometric,
  countBetaGeometric,
  newBetaGeometric,
} from '../stats/betaGeometric.ts';
import { fitBgBb } from '../stats/bgBb.ts';
import { aheadGammaGamma, meanGammaGamma } from '../stats/gammaGamma.ts';
import { aheadParetoNbd } from '../stats/paretoNbd.ts';
import type { PublishedFigure, PublishedMethod } from './published.ts';

const what = (name: string, params: Record<string, Param> = {}) => say(`checkUs.what.toCome.${name}`, params);
const decimal = (value: number): Param => ({ as: 'decimal', value });

/** Music bought in weeks, as printed. */
const music: BetaGeometric = { kind: 'bg', r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
/** The same before rounding: what the print was worked out with. */
const musicInFull: BetaGeometric = { kind: 'bg', r: 0.242593, alpha: 4.413532, a: 0.792886, b: 2.425753 };
const musicPareto = { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 };
const musicSpend = { p: 6.25, q: 3.74, gamma: 15.44 };

const orders = (weeks: number, expected: number): PublishedFigure => ({
  what: what('newOrders', { weeks: decimal(weeks) }),
  expected,
  digits: 4,
  got: () => newBetaGeometric(musicInFull, weeks),
});

/** Years with a gift, the last year with one, and how many of the donors. */
const DONORS: readonly (readonly [number, number, number])[] = [
  [6, 6, 1203],
  [5, 6, 728],
  [4, 6, 512],
  [3, 6, 357],
  [2, 6, 234],
  [1, 6, 129],
  [5, 5, 335],
  [4, 5, 284],
  [3, 5, 225],
  [2, 5, 173],
  [1, 5, 119],
  [4, 4, 240],
  [3, 4, 181],
  [2, 4, 155],
  [1, 4, 78],
  [3, 3, 322],
  [2, 3, 255],
  [1, 3, 129],
  [2, 2, 613],
  [1, 2, 277],
  [1, 1, 1091],
  [0, 0, 3464],
];
const donors = () => fitBgBb(DONORS.map(([x, tx, count]) => ({ x, tx, n: 6, count })));

export const toComeMethods: readonly PublishedMethod[] = [
  {
    id: 'betaGeometric',
    source: 'Fader, Hardie & Lee 2005, Marketing Science 24, 275–284',
    figures: [
      orders(0.1429, 0.0078),
      orders(1, 0.0532),
      orders(3, 0.1506),
      orders(31.8571, 1.0405),
      orders(32, 1.0437),
      orders(78, 1.858),
      {
        what: what('ordersOf', { x: 2, tx: decimal(30.43), weeks: decimal(38.86), ahead: 39 }),
        expected: 1.226,
        digits: 3,
        got: () => aheadBetaGeometric(musicInFull, 2, 30.43, 38.86, 39),
      },
      {
        what: what('aliveOf', { x: 2, tx: decimal(30.43), weeks: decimal(38.86) }),
        expected: 0.727,
        digits: 3,
        got: () => aliveBetaGeometric(musicInFull, 2, 30.43, 38.86),
      },
      {
        what: what('none', { weeks: 39 }),
        expected: 0.5738,
        digits: 4,
        got: () => countBetaGeometric(music, 0, 39),
      },
    ],
  },
  {
    id: 'paretoNbd',
    source: 'Schmittlein, Morrison & Colombo 1987, Management Science 33, 1–24; Fader & Hardie 2005',
    figures: [
      {
        what: what('ordersOf', { x: 26, tx: decimal(30.86), weeks: 31, ahead: 52 }),
        expected: 25.46,
        digits: 2,
        got: () => aheadParetoNbd(musicPareto, 26, 30.86, 31, 52),
      },
    ],
  },
  {
    id: 'gammaGamma',
    source: 'Fader, Hardie & Lee 2005, J. Marketing Research 42, 415–430; Fader & Hardie 2013, note 025',
    figures: [
      // The print took parameters with more digits than it shows.
      { what: what('meanSpend'), expected: 35.17, digits: 2, slack: 6, got: () => meanGammaGamma(musicSpend) },
      {
        what: what('spendOf', { x: 2, mean: decimal(22.35) }),
        expected: 24.65,
        digits: 2,
        slack: 1,
        got: () => aheadGammaGamma(musicSpend, 2, 22.35),
      },
      {
        what: what('spendOf', { x: 1, mean: decimal(11.77) }),
        expected: 18.91,
        digits: 2,
        slack: 1,
        got: () => aheadGammaGamma(musicSpend, 1, 11.77),
      },
    ],
  },
  {
    id: 'bgBb',
    source: 'Fader, Hardie & Shang 2010, Marketing Science 29, 1086–1108',
    figures: [
      { what: what('alpha'), expected: 1.204, digits: 3, got: () => donors().model.alpha },
      { what: what('beta'), expected: 0.75, digits: 3, got: () => donors().model.beta },
      { what: what('gamma'), expected: 0.657, digits: 3, got: () => donors().model.gamma },
      { what: what('delta'), expected: 2.783, digits: 3, got: () => donors().model.delta },
      { what: what('logLikelihood'), expected: -33225.6, digits: 1, got: () => donors().logLikelihood },
    ],
  },
];
