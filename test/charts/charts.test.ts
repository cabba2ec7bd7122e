import * as echarts from 'echarts';
import { expect, test } from 'vitest';
import { benefitChart } from '../../shared/charts/benefit.ts';
import { type ChartOption, descriptionOf, tableOf, titleOf, withoutTitle } from '../../shared/charts/chartOption.ts';
import { type ChartThemeName, chartTheme } from '../../shared/charts/chartTheme.ts';
import { churnSeriesChart } from '../../shared/charts/churnSeries.ts';
import { colorAt, contrast, inkOn } from '../../shared/charts/colors.ts';
import { flowBridgeChart } from '../../shared/charts/flowBridge.ts';
import { paretoAt } from '../../shared/charts/pareto.ts';
import { returnShareAt } from '../../shared/charts/returnCurve.ts';
import { revenueChart } from '../../shared/charts/revenueMonths.ts';
import { rfmGridChart } from '../../shared/charts/rfmGrid.ts';
import { segmentSharesChart } from '../../shared/charts/segmentShares.ts';
import { customerSet } from '../../shared/contract/customerSet.ts';
import { makeFormat } from '../../shared/format.ts';
import { allCharts } from './allCharts.ts';
import { benefit, nothing, overview, proposal, rateOf, rfm, series, value } from './samples.ts';

const formats = { en: makeFormat('en', 'GBP'), 'zh-CN': makeFormat('zh-CN', 'CNY') };
const themes: ChartThemeName[] = ['screenLight', 'screenDark', 'paper'];

function draw(option: ChartOption, width = 680, height = 320): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

const leaves = (part: unknown): unknown[] =>
  part !== null && typeof part === 'object' ? Object.values(part).flatMap(leaves) : [part];

for (const locale of ['en', 'zh-CN'] as const) {
  for (const name of themes) {
    test(`every chart draws in ${locale} on ${name}`, () => {
      for (const [chart, option] of Object.entries(allCharts(formats[locale], chartTheme(name)))) {
        const svg = draw(option);
        expect(svg, chart).toMatch(/^<svg/);
        expect(svg, chart).not.toMatch(/NaN|undefined|Infinity|\{\{/);
        expect(svg, `${chart} lacks a text`).not.toMatch(/charts\.[a-z]+\.[a-z]/i);
        expect(titleOf(option).length, chart).toBeGreaterThan(4);
        expect(descriptionOf(option), chart).not.toMatch(/\{\{|charts\./);
        expect(tableOf(option).length, chart).toBeGreaterThan(1);
        const width = tableOf(option)[0]?.length;
        expect(new Set(tableOf(option).map((row) => row.length)), chart).toEqual(new Set([width]));
      }
    });
  }
}

test('options are plain: functions only format, and they answer text', () => {
  for (const [name, option] of Object.entries(allCharts(formats.en, chartTheme('screenLight')))) {
    expect(
      leaves(option).filter((leaf) => typeof leaf === 'number' && !Number.isFinite(leaf)),
      name,
    ).toEqual([]);
    JSON.stringify(option);
    const tip = option.tooltip;
    if (tip && !Array.isArray(tip)) {
      expect(tip.renderMode).toBe('richText');
      if (typeof tip.formatter === 'function') {
        const said = tip.formatter({ dataIndex: 5, seriesName: 'x' } as never, '');
        expect(typeof said).toBe('string');
        expect(said).not.toContain('<');
      }
    }
  }
});

test('every set behind a bar or point is one the contract knows', () => {
  const sets = Object.values(allCharts(formats.en, chartTheme('screenLight')))
    .flatMap((option) => option.series ?? [])
    .flatMap((part) => (Array.isArray(part.data) ? part.data : []))
    .flatMap((item) => (item && typeof item === 'object' && 'set' in item ? [item.set] : []));
  expect(sets.length).toBeGreaterThan(100);
  for (const set of sets) expect(customerSet.safeParse(set).success).toBe(true);
});

test('periods that cannot be judged are hatched and hollow', () => {
  const option = churnSeriesChart(series, formats.en, chartTheme('paper'));
  const [hatch] = option.series as { data: (number | null)[]; itemStyle: { decal: unknown } }[];
  expect(hatch?.data.flatMap((at, index) => (at === null ? [] : [index]))).toEqual([0, 1, 2, 3, 24]);
  expect(hatch?.itemStyle.decal).toBeTruthy();
  expect(draw(option)).toContain('<pattern');
});

test('lost customers hang below zero and the line between is drawn', () => {
  const option = flowBridgeChart(series, formats.en, chartTheme('paper'));
  const lost = (option.series as { name: string; data: { value: number }[] }[])[2];
  expect(lost?.data.every((item) => item.value <= 0)).toBe(true);
  // The four months in which nobody can be seen to leave are not drawn.
  expect(lost?.data).toHaveLength(series.points.length - 4);
  expect(lost?.data[6]?.value).toBe(-(series.points[10]?.lost ?? 0));
});

test('titles say the finding', () => {
  const { en, 'zh-CN': zh } = formats;
  const light = chartTheme('screenLight');
  expect(titleOf(churnSeriesChart(series, en, light))).toBe('5.6% of active customers are lost in an average month');
  expect(titleOf(churnSeriesChart(series, zh, light))).toBe('平均每月流失 5.6% 的活跃客户');
  expect(titleOf(revenueChart(overview, en, light))).toContain('8.8% less');
  expect(titleOf(segmentSharesChart(rfm, en, light))).toContain('Champions');
});

test('charts of nothing still draw', () => {
  const light = chartTheme('screenLight');
  for (const format of Object.values(formats)) {
    expect(draw(churnSeriesChart(nothing, format, light))).not.toMatch(/NaN|undefined/);
    expect(draw(flowBridgeChart(nothing, format, light))).not.toMatch(/NaN|undefined/);
    expect(
      draw(revenueChart({ revenueMonths: [], revenueTrailingYearE4: 0, revenueYearBeforeE4: null }, format, light)),
    ).not.toMatch(/NaN|undefined/);
    expect(draw(segmentSharesChart({ segments: [], options: rfm.options, customers: 0 }, format, light))).not.toMatch(
      /NaN|undefined/,
    );
    expect(draw(rfmGridChart({ grid: [[0]], customers: 0 }, format, light))).not.toMatch(/NaN|undefined/);
  }
});

test('one finished period is enough', () => {
  const point = series.points[8];
  if (!point) throw new Error('sample too short');
  const one = { period: 'month' as const, points: [point], average: rateOf(point.lost, point.opening) };
  expect(draw(churnSeriesChart(one, formats.en, chartTheme('paper')))).not.toMatch(/NaN|undefined/);
});

test('a chart without its title keeps the rest and moves up', () => {
  const option = churnSeriesChart(series, formats.en, chartTheme('screenLight'));
  const bare = withoutTitle(option);
  expect(draw(bare)).not.toContain('are lost in an average month');
  expect(draw(bare)).toContain('Lost, share of customers active at the start');
  expect((bare.grid as { top: number }).top).toBe((option.grid as { top: number }).top - 30);
});

test('values are read off curves by straight lines', () => {
  expect(
    paretoAt(
      [
        { customerShare: 0.5, revenueShare: 0.8 },
        { customerShare: 1, revenueShare: 1 },
      ],
      0.25,
    ),
  ).toBeCloseTo(0.4, 12);
  expect(paretoAt([], 0.2)).toBeNull();
  expect(paretoAt(value.pareto, 1)).toBeCloseTo(1, 12);
  expect(returnShareAt(proposal.returnCurve, 90)).toBe(proposal.returnCurve[15]?.share);
  expect(returnShareAt(proposal.returnCurve, 9_999)).toBeNull();
});

test('numbers in heat map cells read on every colour of every scale', () => {
  for (const name of themes) {
    const theme = chartTheme(name);
    for (let at = 0; at <= 1; at += 0.02) {
      const ground = colorAt(theme.sequence, at);
      expect(contrast(ground, inkOn(ground))).toBeGreaterThanOrEqual(4.5);
    }
    for (const color of [theme.ink, theme.muted]) expect(contrast(color, theme.background)).toBeGreaterThanOrEqual(4.5);
    for (const color of [theme.active, theme.lost, theme.accent, theme.axis].slice(0, 3)) {
      expect(contrast(color, theme.background)).toBeGreaterThanOrEqual(3);
    }
  }
});

test('marked lines stand where they belong, not rounded to a hundredth', () => {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 680, height: 320 });
  chart.setOption(benefitChart(benefit, formats.en, chartTheme('paper')));
  const x = chart.convertToPixel({ xAxisIndex: 0 }, benefit.breakEvenSaveRate ?? 0);
  const starts = [...chart.renderToSVGString().matchAll(/ d="M(-?[\d.]+) -?[\d.]+L(-?[\d.]+) -?[\d.]+"/g)];
  chart.dispose();
  expect(starts.some(([, from, to]) => Math.abs(Number(from) - x) < 1.1 && Math.abs(Number(to) - x) < 1.1)).toBe(true);
  const churn = churnSeriesChart(series, formats.en, chartTheme('paper'));
  const lines = [churn.series ?? []]
    .flat()
    .flatMap((part) => ('markLine' in part && part.markLine ? [part.markLine] : []));
  expect(lines.map((line) => line.precision)).toEqual([12]);
});
