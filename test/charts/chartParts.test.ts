import { expect, test } from 'vitest';
import { hasSets, placesOf, setAt, setNear } from '../../renderer/components/charts/setsOf.ts';
import { parseCuts, printCuts, risingCuts } from '../../renderer/screens/segments/cuts.ts';
import { chartTheme } from '../../shared/charts/chartTheme.ts';
import { churnSeriesChart } from '../../shared/charts/churnSeries.ts';
import { flowBridgeChart } from '../../shared/charts/flowBridge.ts';
import { revenueChart } from '../../shared/charts/revenueMonths.ts';
import { survivalCurvesChart } from '../../shared/charts/survivalCurves.ts';
import { csvText } from '../../shared/csv.ts';
import { makeFormat } from '../../shared/format.ts';
import { overview, series } from './samples.ts';
import { stays } from './stays.ts';

const format = makeFormat('en', 'GBP');
const theme = chartTheme('screenLight');

test('csv of a chart opens as text, never as a formula', () => {
  expect(
    csvText([
      ['a', 'b,"c"'],
      ['=1+1', -2.5],
      ['流失', null],
    ]),
  ).toBe('\uFEFFa,"b,""c"""\r\n\'=1+1,-2.5\r\n流失,\r\n');
});

test('a place of the churn chart leads to the customers lost there', () => {
  const option = churnSeriesChart(series, format, theme);
  expect(setAt(option, 6)).toEqual({ kind: 'lostIn', from: series.points[6]?.from, to: series.points[6]?.to });
  expect(placesOf(option)).toBe(series.points.length);
});

test('a place where several sets meet asks for a closer click', () => {
  const option = flowBridgeChart(series, format, theme);
  expect(hasSets(option)).toBe(true);
  expect(setAt(option, 6)).toBeNull();
});

test('a click on a survival chart leads to those who had left by the point before it, of the nearest curve', () => {
  const option = survivalCurvesChart(stays.curves, format, theme);
  const { groups, by, early } = stays.curves;
  for (const group of groups) {
    const point = group.points[Math.floor(group.points.length / 2)]!;
    const next = group.points[Math.floor(group.points.length / 2) + 1]!;
    const set = { kind: 'stayed', part: 'left', days: point.days, early, group: { by, name: group.group } };
    expect(setNear(option, point.days, point.survival)).toEqual(set);
    expect(setNear(option, (point.days + next.days) / 2, point.survival)).toEqual(set);
  }
  expect(setNear(option, -1, 0.5)).toBeNull();
  expect(setNear(revenueChart(overview, format, theme), 3, 1)).toBeNull();
});

test('a chart without customers behind it says so', () => {
  expect(hasSets(revenueChart(overview, format, theme))).toBe(false);
});

test('cut points are read as people type them', () => {
  const texts = { recencyDays: '30, 60，120', frequency: '2 3 5', monetary: '100;300;1000.5' };
  const cuts = { recencyDays: [30, 60, 120], frequency: [2, 3, 5], monetary: [100, 300, 1000.5] };
  expect(parseCuts(texts)).toEqual({ kind: 'right', cuts });
  expect(parseCuts(printCuts(cuts))).toEqual({ kind: 'right', cuts });
  expect(parseCuts({ ...texts, frequency: '2 x 5' })).toEqual({ kind: 'wrong', reason: 'number' });
  expect(parseCuts({ ...texts, frequency: '2 2 5' })).toEqual({ kind: 'wrong', reason: 'rising' });
  expect(parseCuts({ ...texts, frequency: '2 5' })).toEqual({ kind: 'wrong', reason: 'count' });
});

test('quantiles that coincide become cut points that rise', () => {
  const cuts = { recencyDays: [5, 5, 9], frequency: [1, 1, 1], monetary: [10, 20, 20] };
  const risen = risingCuts(cuts);
  expect(risen).toEqual({ recencyDays: [5, 6, 9], frequency: [1, 2, 3], monetary: [10, 20, 21] });
  expect(parseCuts(printCuts(risen)).kind).toBe('right');
});
