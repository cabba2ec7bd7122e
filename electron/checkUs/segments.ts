// Published figures on scores and natural classes.
import { say } from '../../shared/text.ts';
import { countBelow } from '../analysis/segments/rfmCuts.ts';
import { naturalBreaks } from '../stats/jenks.ts';
import type { PublishedFigure, PublishedMethod } from './published.ts';

/** Cut points of the 995 customers of the worked example, in days, orders and money. */
const CUTS = {
  r: Float64Array.of(114, 180, 296.4, 481),
  f: Float64Array.of(3, 4, 5, 7),
  m: Float64Array.of(254.8, 381, 505.4, 665),
};

const score = (r: number, f: number, m: number, expected: number): PublishedFigure => ({
  what: say('checkUs.what.rfmScore', { r, f, m }),
  expected,
  digits: 0,
  got: () => (5 - countBelow(CUTS.r, r)) * 100 + (1 + countBelow(CUTS.f, f)) * 10 + 1 + countBelow(CUTS.m, m),
});

const four = () => naturalBreaks(Float64Array.of(4, 5, 9, 10), 2);
const ten = () => naturalBreaks(Float64Array.of(-1, 2, -1, 2, 4, 5, 6, -1, 2, -1), 3);

export const segmentMethods: readonly PublishedMethod[] = [
  {
    id: 'rfmScores',
    source: 'Hughes 1994; rfm R package, README: rfm_data_orders at 2006-12-31',
    figures: [
      score(205, 6, 472, 343),
      score(140, 3, 340, 412),
      score(194, 4, 405, 323),
      score(98, 7, 596, 544),
      score(132, 5, 448, 433),
    ],
  },
  {
    id: 'naturalBreaks',
    source: 'Jenks 1967 (goodness of variance fit); Wang & Song 2011, The R Journal 3(2)',
    figures: [
      { what: say('checkUs.what.fit'), expected: 0.96, digits: 2, got: () => four().fit },
      { what: say('checkUs.what.break', { place: 1 }), expected: -1, digits: 0, got: () => ten().breaks[0] ?? null },
      { what: say('checkUs.what.break', { place: 2 }), expected: 2, digits: 0, got: () => ten().breaks[1] ?? null },
    ],
  },
];
