// Forecasts, signs before leaving and drivers on paper, and their charts.
import * as echarts from 'echarts';
import { describe, expect, test } from 'vitest';
import { beforeLeaving } from '../../electron/analysis/behaviour/beforeLeaving.ts';
import { customerOdds } from '../../electron/analysis/drivers/customerOdds.ts';
import { monthlyDrivers } from '../../electron/analysis/drivers/monthlyDrivers.ts';
import { expectedLosses } from '../../electron/analysis/forecast/expectedLossesResult.ts';
import { forecastResult } from '../../electron/analysis/forecast/forecastResult.ts';
import { buildReport } from '../../electron/reporting/buildReport.ts';
import { beforeLeavingChart } from '../../shared/charts/beforeLeaving.ts';
import { type ChartOption, descriptionOf, tableOf, titleOf } from '../../shared/charts/chartOption.ts';
import { chartTheme } from '../../shared/charts/chartTheme.ts';
import { customerOddsChart } from '../../shared/charts/customerOdds.ts';
import { driverSeriesChart, driversChart } from '../../shared/charts/drivers.ts';
import { forecastChart } from '../../shared/charts/forecast.ts';
import { makeFormat } from '../../shared/format.ts';
import { say } from '../../shared/text.ts';
import { leavers } from '../analysis/leavers.ts';
import { sampleInput } from './sampleInput.ts';

const sections = ['beforeLeaving', 'drivers', 'forecast', 'methods'] as const;
const { view } = leavers(700);
const events = [{ event: 1, day: '2022-11-20', name: '<b>涨价</b>', note: null }];
const ahead = { months: 6, method: null } as const;
const NOTHING = { visits: () => null, refunds: () => null, complaints: () => null, scores: () => null };
const study = beforeLeaving(view, NOTHING, 90);
const drivers = monthlyDrivers(view, () => [
  { kind: 'own', name: '<i>断货</i>', valueIn: (month) => Math.sin(month) },
  { kind: 'orderValue', name: null, valueIn: (month) => 1e6 * Math.cos(month) },
]);
const factors = [
  ['score', 0.2, 0.05, 0.6, 'clear'],
  ['complaintsYear', 1.4, 1.1, 40, 'maybe'],
  ['tenure', 1, 0.9, 1.1, 'none'],
].map(([id, oddsRatio, low, high, verdict]) => ({
  feature: { id: id as string, kind: 'number' as const, days: 90, column: null, value: null },
  oddsRatio: oddsRatio as number,
  low: low as number,
  high: high as number,
  pValue: 0.01,
  adjusted: 0.02,
  verdict: verdict as 'clear' | 'maybe' | 'none',
}));
const odds = { ...customerOdds(view, null, { at: view.asOf - 90, days: 90 }), refused: null };
const forecast = {
  lost: forecastResult(view, { of: 'lost', ...ahead }, events),
  revenue: forecastResult(view, { of: 'revenue', ...ahead }, events),
  losses: expectedLosses(view),
};

describe('the coming months and what shows before', () => {
  for (const locale of ['en', 'zh-CN'] as const) {
    test(`written in ${locale}`, () => {
      for (const part of [study, drivers, forecast.lost, forecast.revenue, forecast.losses]) {
        expect(part.refused).toBeNull();
      }
      const built = buildReport({
        ...sampleInput(locale),
        sections,
        beforeLeaving: study,
        drivers,
        odds: { ...odds, factors },
        forecast,
      });
      expect(built.sections).toEqual(sections);
      expect(built.charts).toBeGreaterThanOrEqual(6);
      expect([
        ...(built.html.match(
          /.{30}(NaN|undefined|\{\{|>(report|forecast|behaviour|drivers|charts|analysis)\.\w).{30}/g,
        ) ?? []),
      ]).toEqual([]);
      expect(built.html).not.toMatch(/<b>涨价|<i>断货/);
    });

    test(`charts drawn in ${locale}`, () => {
      const format = makeFormat(locale, 'CNY');
      for (const name of ['screenLight', 'screenDark', 'paper'] as const) {
        const theme = chartTheme(name);
        const options: ChartOption[] = [
          forecastChart(forecast.lost, format, theme),
          forecastChart(forecast.revenue, format, theme),
          ...study.series.map((series) => beforeLeavingChart({ series, pairs: study.pairs }, format, theme)),
          driversChart(drivers, format, theme),
          customerOddsChart({ factors }, format, theme),
          ...drivers.drivers.map((driver) => driverSeriesChart({ points: drivers.points, driver }, format, theme)),
        ];
        for (const option of options) {
          const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 680, height: 320 });
          chart.setOption(option);
          const svg = chart.renderToSVGString();
          chart.dispose();
          expect([...(svg.match(/NaN|undefined|Infinity|\{\{|charts\.[a-z]+\.[a-z]/g) ?? [])]).toEqual([]);
          expect(titleOf(option).length).toBeGreaterThan(4);
          expect(descriptionOf(option)).not.toMatch(/\{\{|charts\./);
          const width = tableOf(option)[0]?.length;
          expect(new Set(tableOf(option).map((row) => row.length))).toEqual(new Set([width]));
        }
      }
    });
  }

  test('refusals stand in place of what cannot be said', () => {
    const refused = say('drivers.refused.still');
    const built = buildReport({
      ...sampleInput('en'),
      sections,
      beforeLeaving: { ...study, refused },
      drivers: { ...drivers, refused },
      odds: { ...odds, refused },
      forecast: {
        lost: { ...forecast.lost, refused },
        revenue: { ...forecast.revenue, refused },
        losses: { ...forecast.losses, refused },
      },
    });
    expect(built.charts).toBe(0);
    expect(built.html.match(/class="refused"/g)).toHaveLength(6);
  });
});
