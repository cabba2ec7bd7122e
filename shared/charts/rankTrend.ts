// Where others ranked the business, as "among the best so many", by day; higher is better.
import type { Market } from '../contract/indicators.ts';
import type { Format } from '../format.ts';
import { axisShare, type ChartOption, categoryAxis, frame, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

export function rankTrendChart(input: Pick<Market, 'ranks'>, format: Format, theme: ChartTheme): ChartOption {
  const { ranks } = input;
  const days = [...new Set(ranks.map(({ day }) => day))].sort();
  const bodies = [...new Set(ranks.map(({ body }) => body))];
  const colors = [theme.accent, theme.active, theme.atRisk, theme.lost, theme.ink, theme.context];
  const latest = ranks.toSorted((a, b) => (a.day < b.day ? -1 : 1)).at(-1);
  const words = latest
    ? { rank: latest.rank, outOf: latest.outOf, top: format.share(latest.top), body: latest.body }
    : { rank: 0, outOf: 0, top: '', body: '' };
  return {
    ...frame({
      theme,
      title: format.t('charts.ranks.title', words),
      description: format.t('charts.ranks.description', { ...words, count: ranks.length }),
      unit: format.t('charts.ranks.axis'),
      legend: bodies,
      right: 60,
      table: [
        ['body', 'day', 'rank', 'outOf', 'top'].map((key) => format.t(`charts.ranks.${key}`)),
        ...ranks.map(({ body, day, rank, outOf, top }) => [body, day, rank, outOf, top]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => [
      days[index] ?? '',
      ...ranks
        .filter(({ day }) => day === days[index])
        .map((row) =>
          format.t('charts.ranks.tip', {
            body: row.body,
            rank: row.rank,
            outOf: row.outOf,
            top: format.share(row.top),
          }),
        ),
    ]),
    xAxis: categoryAxis(theme, days),
    yAxis: { ...valueAxis(theme, axisShare(format)), min: 0, inverse: true, splitNumber: 4 },
    series: bodies.map((body, i) => ({
      name: body,
      type: 'line' as const,
      connectNulls: true,
      symbol: (['circle', 'rect', 'triangle', 'diamond'] as const)[i % 4]!,
      symbolSize: 8,
      lineStyle: { color: colors[i % colors.length]!, width: 2 },
      itemStyle: { color: colors[i % colors.length]! },
      data: days.map((day) => ranks.findLast((row) => row.body === body && row.day === day)?.top ?? null),
    })),
  };
}
