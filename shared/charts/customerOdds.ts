// Odds ratios of leaving with their intervals, on a scale on which twice and half lie equally far from "the same".
import { capital } from '../capital.ts';
import type { CustomerDrivers } from '../contract/drivers.ts';
import { featureWord } from '../featureWords.ts';
import type { Format } from '../format.ts';
import { type ChartOption, categoryAxis, frame, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

const SHOWN = 14;
/** Whiskers end here at the latest. */
const MOST = 16;

export function customerOddsChart(
  { factors }: Pick<CustomerDrivers, 'factors'>,
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const rows = factors.slice(0, SHOWN);
  const names = rows.map(({ feature }) => featureWord(format, feature));
  const two = (ratio: number) => format.decimal(Math.round(ratio * 100) / 100);
  const said = ({ oddsRatio, low, high }: (typeof rows)[number]) =>
    format.t('charts.customerOdds.ratio', { ratio: two(oddsRatio), low: two(low), high: two(high) });
  const clear = rows.filter(({ verdict }) => verdict === 'clear').length;
  const words = { feature: names[0] ?? '', ratio: rows[0] ? two(rows[0].oddsRatio) : '', count: rows.length };
  const within = (ratio: number) => Math.min(MOST, Math.max(1 / MOST, ratio));
  const reach =
    2 ** Math.ceil(Math.log2(Math.max(2, ...rows.flatMap(({ low, high }) => [within(high), 1 / within(low)]))));
  return {
    ...frame({
      theme,
      title: format.t(clear > 0 ? 'charts.customerOdds.title' : 'charts.customerOdds.titleNone', words),
      description: format.t('charts.customerOdds.description', words),
      xUnit: format.t('charts.customerOdds.axis'),
      left: 14,
      right: 130,
      table: [
        ['feature', 'ratio', 'low', 'high', 'p', 'verdict'].map((key) => format.t(`drivers.customers.${key}`)),
        ...factors.map(({ feature, oddsRatio, low, high, adjusted, verdict }) => [
          featureWord(format, feature),
          oddsRatio,
          low,
          high,
          adjusted,
          format.t(`drivers.verdict.${verdict}`),
        ]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const row = rows[index];
      if (!row) return [];
      return [capital(names[index] ?? ''), said(row), format.t(`drivers.verdict.${row.verdict}`)];
    }),
    xAxis: {
      ...valueAxis(theme, (value) => (value < 0 ? `1/${format.number(2 ** -value)}` : format.number(2 ** value))),
      min: -Math.log2(reach),
      max: Math.log2(reach),
      interval: reach > 8 ? 2 : 1,
    },
    yAxis: {
      ...categoryAxis(theme, names.map(capital)),
      inverse: true,
      axisLine: { show: false },
      axisLabel: { color: theme.ink, fontSize: theme.fontSize, interval: 0, width: 230, overflow: 'truncate' },
    },
    series: [
      {
        type: 'scatter',
        symbolSize: 10,
        data: rows.map((row, i) => ({
          value: [Math.log2(within(row.oddsRatio)), i],
          itemStyle:
            row.verdict === 'clear'
              ? { color: row.oddsRatio > 1 ? theme.lost : theme.active }
              : { color: theme.background, borderColor: theme.muted, borderWidth: 1.5 },
        })),
        z: 3,
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          data: [
            {
              xAxis: 0,
              lineStyle: { color: theme.ink, type: 'solid', width: 1 },
              label: { show: false },
            },
            ...(rows.map((row, i) => [
              {
                coord: [Math.log2(within(row.low)), i],
                lineStyle: {
                  color: row.verdict === 'clear' ? (row.oddsRatio > 1 ? theme.lost : theme.active) : theme.muted,
                  type: 'solid' as const,
                  width: 2,
                },
              },
              { coord: [Math.log2(within(row.high)), i] },
            ]) as [{ coord: number[]; lineStyle: object }, { coord: number[] }][]),
          ],
        },
      },
      {
        // The words stand at the right edge, one under the other.
        type: 'scatter',
        silent: true,
        symbolSize: 0.1,
        itemStyle: { color: 'transparent' },
        data: rows.map((row, i) => ({
          value: [Math.log2(reach), i],
          label: {
            show: true,
            position: 'right' as const,
            color: row.verdict === 'clear' ? theme.ink : theme.muted,
            formatter: said(row),
          },
        })),
      },
    ],
  };
}
