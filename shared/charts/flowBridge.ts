// Who came and who went, by period: new and returned above zero, lost below, with the net change as a line.
import type { RatePoint, RatesSeries } from '../contract/rates.ts';
import type { Format } from '../format.ts';
import { type ChartOption, categoryAxis, frame, hatching, LINE_PRECISION, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';
import { periodLabel } from './periodLabel.ts';

/** Lost customers, those that were new in the same period included. */
const gone = (point: RatePoint) => point.lost + point.newLost;

export function flowBridgeChart(
  input: Pick<RatesSeries, 'points' | 'period'>,
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const { period } = input;
  // While silences cannot be seen everybody is new and nobody lost: not a flow to be read.
  const firstSeen = input.points.findIndex((point) => point.immature !== 'warmUp');
  const points = firstSeen < 0 ? input.points : input.points.slice(firstSeen);
  const labels = points.map((point) => periodLabel(point.from, period, format));
  const net = points.map((point) => point.new + point.returned - gone(point));
  const judged = points.filter((point) => point.immature === null);
  const gained = judged.reduce((sum, point) => sum + point.new + point.returned, 0);
  const lost = judged.reduce((sum, point) => sum + gone(point), 0);
  const names = {
    new: format.t('charts.flow.new'),
    returned: format.t('charts.flow.returned'),
    lost: format.t('charts.flow.lost'),
    net: format.t('charts.flow.net'),
  };
  const signed = (value: number) => (value > 0 ? `+${format.number(value)}` : format.number(value));
  const counts = { gained: format.number(gained), lost: format.number(lost), net: signed(gained - lost) };
  const bar = {
    type: 'bar' as const,
    stack: 'flow',
    barMaxWidth: 34,
    barCategoryGap: '28%',
  };
  const faded = (index: number) => (points[index]?.immature ? 0.45 : 1);

  return {
    ...frame({
      theme,
      title:
        judged.length === 0
          ? format.t('charts.flow.titleNone')
          : format.t(gained >= lost ? 'charts.flow.titleGrow' : 'charts.flow.titleShrink', counts),
      description: format.t('charts.flow.description', { from: labels[0] ?? '', to: labels.at(-1) ?? '', ...counts }),
      unit: format.t('charts.flow.axis'),
      legend: [names.new, names.returned, names.lost, names.net],
      table: [
        ['period', 'from', 'to', 'opening', 'new', 'returned', 'lost', 'closing'].map((key) =>
          format.t(`charts.table.${key}`),
        ),
        ...input.points.map((point) => [
          periodLabel(point.from, period, format),
          point.from,
          point.to,
          point.opening,
          point.new,
          point.returned,
          gone(point),
          point.closing,
        ]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const point = points[index];
      if (!point) return [];
      return [
        labels[index] ?? '',
        format.t('charts.flow.tip', {
          opening: format.number(point.opening),
          new: format.number(point.new),
          returned: format.number(point.returned),
          lost: format.number(gone(point)),
          closing: format.number(point.closing),
        }),
        ...(point.immature ? [format.t(`charts.immature.${point.immature}`)] : []),
      ];
    }),
    xAxis: { ...categoryAxis(theme, labels), axisLine: { show: false, onZero: false } },
    yAxis: valueAxis(theme, (value) => format.number(value)),
    series: [
      {
        ...bar,
        name: names.new,
        itemStyle: { color: theme.active },
        data: points.map((point, index) => ({
          value: point.new,
          set: { kind: 'newIn' as const, from: point.from, to: point.to },
          itemStyle: { opacity: faded(index) },
        })),
      },
      {
        ...bar,
        name: names.returned,
        itemStyle: { color: theme.activeSoft },
        data: points.map((point, index) => ({
          value: point.returned,
          set: { kind: 'returnedIn' as const, from: point.from, to: point.to },
          itemStyle: { opacity: faded(index) },
        })),
      },
      {
        ...bar,
        name: names.lost,
        itemStyle: { color: theme.lost, decal: hatching(theme.background) },
        data: points.map((point, index) => ({
          value: 0 - gone(point),
          set: { kind: 'lostIn' as const, from: point.from, to: point.to },
          itemStyle: { opacity: faded(index), color: theme.lost, decal: hatching(theme.background) },
        })),
      },
      {
        name: names.net,
        type: 'line',
        symbol: 'diamond',
        symbolSize: points.length > 40 ? 4 : 7,
        showAllSymbol: true,
        silent: true,
        lineStyle: { color: theme.ink, width: 1.5 },
        itemStyle: { color: theme.ink },
        data: net,
        z: 4,
        markLine: {
          precision: LINE_PRECISION,
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: theme.ink, width: 1, type: 'solid' },
          data: [{ yAxis: 0 }],
        },
      },
    ],
  };
}
