// The race of models, the tree's rules and the list of those at risk on paper, and their charts.
import * as echarts from 'echarts';
import { describe, expect, test } from 'vitest';
import { modelDetails } from '../../electron/analysis/prediction/modelDetails.ts';
import { raceResult } from '../../electron/analysis/prediction/raceResult.ts';
import { trainModels } from '../../electron/analysis/prediction/train.ts';
import { makeView } from '../../electron/analysis/view/view.ts';
import { buildReport } from '../../electron/reporting/buildReport.ts';
import { calibrationChart } from '../../shared/charts/calibration.ts';
import { type ChartOption, descriptionOf, tableOf, titleOf } from '../../shared/charts/chartOption.ts';
import { chartTheme } from '../../shared/charts/chartTheme.ts';
import { gainsChart } from '../../shared/charts/gains.ts';
import type { RankedResult } from '../../shared/contract/prediction.ts';
import { isoDate } from '../../shared/dates.ts';
import { makeFormat } from '../../shared/format.ts';
import { say } from '../../shared/text.ts';
import { clockworkRows, DAYS, SILENCE, START, shopInput } from '../analysis/prediction/twoShops.ts';
import { sampleInput } from './sampleInput.ts';

const input = shopInput(clockworkRows(900, 3));
const training = trainModels(input, START + DAYS, SILENCE);
if (training === null || 'refused' in training) throw new Error('not trained');
const view = makeView(input.ledger, START + DAYS, { definition: input.definition, origin: 'chosen' });
const { plan, trained, later, winner, features, refusedColumns, ...counts } = training;
const race = raceResult(
  view,
  {
    run: {
      run: 1,
      trainedAt: '2026-01-01T00:00:00.000Z',
      judgedBy: 'later',
      asOf: isoDate(START + DAYS),
      definition: input.definition,
      within: null,
      outcome: null,
      horizonDays: SILENCE,
      dataFrom: isoDate(START),
      learntAt: plan.learnt.map(isoDate),
      judgedAt: plan.judged.map(isoDate),
      features: [...features],
      refusedColumns: [...refusedColumns],
      ...counts,
    },
    models: trained.map(({ model, scores }, k) => ({
      version: k + 1,
      kind: model.kind,
      scores,
      ...modelDetails(model, { features }, later),
    })),
    winner: 1 + trained.findIndex(({ model }) => model.kind === winner),
    champion: null,
  },
  { horizonDays: SILENCE, outcome: null },
  null,
);
const list: RankedResult = {
  asOf: race.asOf,
  headline: say('prediction.ranked.headline.later', {
    model: 'x',
    leavers: 3,
    count: 9,
    days: 60,
    loss: { as: 'money', value: 5 },
  }),
  refused: null,
  notices: [],
  why: {},
  version: 1,
  kind: 'tree',
  within: null,
  horizonDays: 60,
  total: 1,
  expectedLeavers: 0.5,
  valueE4: 10,
  lossE4: 5,
  rows: [
    {
      customer: 'c1',
      name: '<b>王芳</b>',
      risk: 0.5,
      valueE4: 10,
      lossE4: 5,
      lastDay: race.asOf,
      pushes: [{ feature: features[0]!, value: 40, before: 3, peers: 9, push: 1 }],
    },
  ],
};

describe('who is about to leave', () => {
  for (const locale of ['en', 'zh-CN'] as const) {
    test(`on paper in ${locale}`, () => {
      const sections = ['prediction', 'methods'] as const;
      const built = buildReport({ ...sampleInput(locale), sections, prediction: { race, list } });
      expect(built.charts).toBe(2);
      expect([
        ...(built.html.match(/.{30}(NaN|undefined|\{\{|>(report|prediction|charts|analysis)\.\w).{30}/g) ?? []),
      ]).toEqual([]);
      expect(built.html).not.toContain('<b>王芳');
    });

    test(`charts drawn in ${locale}`, () => {
      const format = makeFormat(locale, 'CNY');
      for (const name of ['screenLight', 'screenDark', 'paper'] as const) {
        const theme = chartTheme(name);
        const options: ChartOption[] = [
          gainsChart(race, format, theme),
          ...race.models.map(({ scores }) => calibrationChart(scores, format, theme)),
        ];
        for (const option of options) {
          const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 680, height: 320 });
          chart.setOption(option);
          const svg = chart.renderToSVGString();
          chart.dispose();
          expect([...(svg.match(/NaN|undefined|Infinity|\{\{|charts\.[a-z]+\.[a-z]/g) ?? [])]).toEqual([]);
          expect(titleOf(option).length).toBeGreaterThan(4);
          expect(descriptionOf(option)).not.toMatch(/\{\{|charts\./);
          expect(new Set(tableOf(option).map((row) => row.length)).size).toBe(1);
        }
      }
    });
  }
});
