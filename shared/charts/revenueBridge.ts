// Revenue that came and went, by period: new, returned and grown above zero, lost and shrunk below, the net as a line.
import type { RatesSeries, RevenueBridge } from '../contract/rates.ts';
import type { Format } from '../format.ts';
import { amountOf } from '../money.ts';
import { type ChartOption, categoryAxis, frame, hatching, LINE_PRECISION, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';
import { periodLabel } from './periodLabel.ts';

const NONE: RevenueBridge = { openingE4: 0, lostE4: 0, shrunkE4: 0, grownE4: 0, newE4: 0, returnedE4: 0, closingE4: 0 };

export function revenueBridgeChart(
  input: Pick<RatesSeries, 'points' | 'period'>,
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const firstSeen = input.points.findIndex((point) => point.immature !== 'warmUp');
  const points = firstSeen < 0 ? input.points : input.points.slice(firstSeen);
  const labels = points.map((point) => periodLabel(point.from, input.period, format));
  const bridges = points.map((point) => point.revenue ?? NONE);
  const net = bridges.map(({ openingE4, closingE4 }) => closingE4 - openingE4);
  const judged = bridges.filter((_, index) => points[index]!.immature === null);
  const total = (of: (bridge: RevenueBridge) => number) => judged.reduce((sum, bridge) => sum + of(bridge), 0);
  const gained = total(({ newE4, returnedE4, grownE4 }) => newE4 + returnedE4 + grownE4);
  const gone = total(({ lostE4, shrunkE4 }) => lostE4 + shrunkE4);
  const words = (e4: number) => format.moneyCompact(Math.round(e4));
  const counts = { gained: words(gained), lost: words(gone), net: words(gained - gone) };
  const faded = (index: number) => (points[index]?.immature ? 0.45 : 1);
  const parts = [
    { key: 'new', sign: 1, of: (b: RevenueBridge) => b.newE4, color: theme.active },
    { key: 'returned', sign: 1, of: (b: RevenueBridge) => b.returnedE4, color: theme.activeSoft },
    { key: 'grown', sign: 1, of: (b: RevenueBridge) => b.grownE4, color: theme.accent },
    { key: 'lost', sign: -1, of: (b: RevenueBridge) => b.lostE4, color: theme.lost, decal: true },
    { key: 'shrunk', sign: -1, of: (b: RevenueBridge) => b.shrunkE4, color: theme.atRisk },
  ];
  const name = (key: string) => format.t(`charts.revenueBridge.${key}`);
  return {
    ...frame({
      theme,
      title:
        judged.length === 0
          ? format.t('charts.flow.titleNone')
          : format.t(`charts.revenueBridge.${gained >= gone ? 'titleGrow' : 'titleShrink'}`, counts),
      description: format.t('charts.revenueBridge.description', {
        from: labels[0] ?? '',
        to: labels.at(-1) ?? '',
        ...counts,
      }),
      unit: format.t('charts.revenueBridge.axis', { currency: format.currency }),
      legend: [...parts.map(({ key }) => name(key)), format.t('charts.flow.net')],
      table: [
        [
          format.t('charts.table.period'),
          format.t('charts.table.from'),
          format.t('charts.table.to'),
          name('opening'),
          ...parts.map(({ key }) => name(key)),
          name('closing'),
        ],
        ...points.map((point, index) => [
          labels[index] ?? '',
          point.from,
          point.to,
          amountOf(bridges[index]!.openingE4),
          ...parts.map(({ of }) => amountOf(of(bridges[index]!))),
          amountOf(bridges[index]!.closingE4),
        ]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const bridge = bridges[index];
      if (!bridge) return [];
      return [
        labels[index] ?? '',
        `${name('opening')} ${words(bridge.openingE4)}`,
        ...parts.map(({ key, sign, of }) => `${sign > 0 ? '+' : '−'} ${name(key)} ${words(of(bridge))}`),
        `= ${name('closing')} ${words(bridge.closingE4)}`,
        ...(points[index]?.immature ? [format.t(`charts.immature.${points[index].immature}`)] : []),
      ];
    }),
    xAxis: { ...categoryAxis(theme, labels), axisLine: { show: false, onZero: false } },
    yAxis: valueAxis(theme, (value) => format.moneyCompact(value * 10_000)),
    series: [
      ...parts.map(({ key, sign, of, color, decal }) => ({
        name: name(key),
        type: 'bar' as const,
        stack: 'flow',
        barMaxWidth: 34,
        barCategoryGap: '28%',
        itemStyle: { color, ...(decal ? { decal: hatching(theme.background) } : {}) },
        data: bridges.map((bridge, index) => ({
          value: sign * amountOf(of(bridge)),
          itemStyle: { opacity: faded(index) },
          ...(key === 'lost'
            ? { set: { kind: 'lostIn' as const, from: points[index]!.from, to: points[index]!.to } }
            : {}),
        })),
      })),
      {
        name: format.t('charts.flow.net'),
        type: 'line',
        symbol: 'diamond',
        symbolSize: points.length > 40 ? 4 : 7,
        silent: true,
        lineStyle: { color: theme.ink, width: 1.5 },
        itemStyle: { color: theme.ink },
        data: net.map(amountOf),
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
