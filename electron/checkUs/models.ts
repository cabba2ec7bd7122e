// Published figures on models: regression, ranking, trees, clusters.
import { type Param, say } from '../../shared/text.ts';
import { entropy, impurityGain } from '../stats/impurity.ts';
import { kMeans } from '../stats/kMeans.ts';
import { logisticRegression } from '../stats/logistic.ts';
import { hanleyError, rankingOf, youdenCut } from '../stats/roc.ts';
import { meanSilhouette } from '../stats/silhouette.ts';
import { CHALLENGER, morningsBy, RUSPINI, SPECTOR, TOMOGRAMS } from './modelData.ts';
import type { PublishedFigure, PublishedMethod } from './published.ts';

const figure = (
  name: string,
  expected: number,
  digits: number,
  got: () => number | null | undefined,
  params: Record<string, Param> = {},
): PublishedFigure => ({ what: say(`checkUs.what.${name}`, params), expected, digits, got: () => got() ?? null });

const spector = () => logisticRegression([SPECTOR.gpa, SPECTOR.tuce, SPECTOR.psi], SPECTOR.improved);
const challenger = () => logisticRegression([CHALLENGER.temperature], CHALLENGER.distress);
const coefficients = (
  data: string,
  regression: typeof spector,
  printed: readonly (readonly [name: string, coefficient: number, error: number])[],
): PublishedFigure[] =>
  printed.flatMap(([name, coefficient, error], j) => [
    figure('coefficient', coefficient, 4, () => regression()?.coefficients[j], { data, name }),
    figure('errorOf', error, 3, () => regression()?.standardErrors[j], { data, name }),
  ]);

const tomograms = () => rankingOf(TOMOGRAMS.rating, TOMOGRAMS.abnormal);
const cut = () => youdenCut(TOMOGRAMS.rating, TOMOGRAMS.abnormal);
const gain = (column: Parameters<typeof morningsBy>[0], expected: number): PublishedFigure =>
  figure(`gain.${column}`, expected, 3, () => impurityGain(morningsBy(column)));

const points = [RUSPINI.x, RUSPINI.y];
const clusters = (k: number) => kMeans(points, k, { seed: 1, starts: 30 });
const silhouette = (k: number, expected: number, digits: number): PublishedFigure =>
  figure(
    'silhouette',
    expected,
    digits,
    () => {
      const found = clusters(k);
      return found && meanSilhouette(points, found.clusterOf);
    },
    { k },
  );

export const modelMethods: readonly PublishedMethod[] = [
  {
    id: 'logistic',
    source: 'Spector & Mazzeo 1980, in Greene, Econometric Analysis; Dalal, Fowlkes & Hoadley 1989, JASA 84',
    figures: [
      ...coefficients('Spector', spector, [
        ['const', -13.0213, 4.931],
        ['GPA', 2.8261, 1.263],
        ['TUCE', 0.0952, 0.142],
        ['PSI', 2.3787, 1.065],
      ]),
      figure('logLikelihoodOf', -12.89, 3, () => spector()?.logLikelihood, { data: 'Spector' }),
      ...coefficients('Challenger', challenger, [
        ['const', 15.0429, 7.379],
        ['°F', -0.2322, 0.108],
      ]),
    ],
  },
  {
    id: 'ranking',
    source: 'Hanley & McNeil 1982, Radiology 143; DeLong, DeLong & Clarke-Pearson 1988; Youden 1950',
    figures: [
      figure('auc', 0.893, 3, () => tomograms()?.auc),
      figure('aucErrorHanley', 0.032, 3, () => {
        const ranking = tomograms();
        return ranking && hanleyError(ranking);
      }),
      figure('aucErrorDeLong', 0.0307, 4, () => tomograms()?.standardError),
      figure('youdenCut', 4, 0, () => cut()?.cut),
      figure('sensitivity', 0.863, 3, () => cut()?.sensitivity),
      figure('specificity', 0.776, 3, () => cut()?.specificity),
    ],
  },
  {
    id: 'decisionTree',
    source: 'Quinlan 1986, Machine Learning 1',
    figures: [
      figure('entropy', 0.94, 3, () => entropy([9, 5])),
      gain('outlook', 0.247),
      gain('humidity', 0.152),
      gain('wind', 0.048),
      gain('temperature', 0.029),
    ],
  },
  {
    id: 'clusters',
    source: 'Ruspini 1970; Rousseeuw 1987, J. Computational and Applied Mathematics 20',
    figures: [
      ...[23, 20, 17, 15].map((size, place) =>
        figure('clusterSize', size, 0, () => clusters(4)?.sizes[place], { place: place + 1 }),
      ),
      figure('withinSquares', 12_881.05, 2, () => clusters(4)?.withinSquares),
      silhouette(4, 0.7377, 4),
      silhouette(2, 0.583, 3),
      silhouette(3, 0.633, 3),
      silhouette(5, 0.702, 3),
      silhouette(6, 0.594, 3),
    ],
  },
];
