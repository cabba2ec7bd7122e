// One indicator in the weeks before day 0: leavers beside matched stayers, and the band in which chance would keep them.
import type { BehaviourSeries } from '../contract/behaviour.ts';
import type { Format } from '../format.ts';
import { type ChartOption, categoryAxis, frame, LINE_PRECISION, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';
import { intervalBand } from './intervalBand.ts';

export type BeforeLeavingInput = { readonly series: BehaviourSeries; readonly pairs: number };

/** Money in units of the currency; what is rare for a hundred customers. */
const RARE: readonly string[] = ['refunds', 'visits', 'complaints'];
const unitOf = ({ indicator }: Pick<BehaviourSeries, 'indicator'>) =>
  indicator === 'spend' ? 10_000 : RARE.includes(indicator) ? 0.01 : 1;

export function beforeLeavingChart(
  { series, pairs }: BeforeLeavingInput,
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const { indicator, weeks, lead } = series;
  const unit = unitOf(series);
  const said = (value: number | null) => (value === null ? '–' : indicatorValue(series, value, format));
  const key = 'charts.beforeLeaving';
  const words = { leavers: format.t(`${key}.leavers`), stayers: format.t(`${key}.stayers`) };
  const band = format.t(`${key}.band`);
  const labels = weeks.map(({ from }) => format.number(from));
  const name = format.t(`behaviour.indicator.${indicator}`);
  const params = { indicator: name, count: lead?.days ?? 0, low: lead?.low ?? 0, high: lead?.high ?? 0, pairs };
  const scaled = (value: number | null) => (value === null ? null : value / unit);
  // Where leavers would have to be for chance to explain them: their own interval, turned around the stayers.
  const bound = (side: 'low' | 'high') =>
    weeks.map(({ stayers, difference, low, high }) => {
      if (stayers === null || difference === null || low === null || high === null) return null;
      const half = (high - low) / 2;
      return scaled(
        side === 'high' ? stayers + half : indicator === 'score' ? stayers - half : Math.max(0, stayers - half),
      );
    });
  const leadAt = lead ? weeks.findIndex(({ from }) => from === -lead.days) : -1;
  return {
    ...frame({
      theme,
      title: format.t(`${key}.title${lead === null ? 'None' : lead.low > 0 ? '' : 'Maybe'}`, params),
      description: format.t(`${key}.description`, params),
      unit: format.t(`${key}.axis.${indicator}`, { currency: format.currency }),
      xUnit: format.t(`${key}.xAxis`),
      legend: [words.leavers, words.stayers, { name: band, icon: 'roundRect' }],
      right: 28,
      table: [
        [
          format.t(`${key}.week`),
          words.leavers,
          words.stayers,
          format.t(`${key}.difference`),
          format.t('charts.table.low'),
          format.t('charts.table.high'),
          format.t(`${key}.pairs`),
          format.t(`${key}.clear`),
        ],
        ...weeks.map((week) => [
          week.from,
          scaled(week.leavers),
          scaled(week.stayers),
          scaled(week.difference),
          scaled(week.low),
          scaled(week.high),
          week.pairs,
          format.t(week.clear ? 'checkUs.yes' : 'checkUs.no'),
        ]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const week = weeks[index];
      if (!week) return [];
      return [
        format.t(`${key}.tip`, { from: -week.from, to: -week.from - 6 }),
        `${words.leavers} ${said(week.leavers)}`,
        `${words.stayers} ${said(week.stayers)}`,
        ...(week.difference === null
          ? []
          : [
              `${format.t(`${key}.difference`)} ${said(week.difference)} (${format.t('common.interval', { low: said(week.low), high: said(week.high) })})`,
            ]),
        `${format.t(`${key}.pairs`)} ${format.number(week.pairs)}`,
        ...(week.clear ? [format.t(`${key}.beyond`)] : []),
      ];
    }),
    xAxis: { ...categoryAxis(theme, labels), boundaryGap: false },
    yAxis: {
      ...valueAxis(theme, (value) =>
        indicator === 'spend' ? format.moneyCompact(Math.round(value * 10_000)) : format.decimal(value),
      ),
      ...(indicator === 'score' ? { scale: true } : { min: 0 }),
      splitNumber: 4,
    },
    series: [
      ...intervalBand({ name: band, color: theme.context, low: bound('low'), high: bound('high'), opacity: 0.28 }),
      {
        name: words.stayers,
        type: 'line',
        symbol: 'none',
        silent: true,
        lineStyle: { color: theme.muted, width: 1.5 },
        itemStyle: { color: theme.muted },
        z: 2,
        data: weeks.map(({ stayers }) => scaled(stayers)),
      },
      {
        name: words.leavers,
        type: 'line',
        symbol: 'circle',
        symbolSize: 6,
        showAllSymbol: true,
        lineStyle: { color: theme.lost, width: 2 },
        itemStyle: { color: theme.lost },
        z: 3,
        data: weeks.map(({ leavers, clear }) => ({
          value: scaled(leavers),
          itemStyle: clear
            ? { color: theme.lost }
            : { color: theme.background, borderColor: theme.lost, borderWidth: 1.5 },
        })),
        markLine: {
          precision: LINE_PRECISION,
          silent: true,
          symbol: 'none',
          data:
            leadAt < 0
              ? []
              : [
                  {
                    xAxis: leadAt,
                    lineStyle: { color: theme.ink, type: 'dotted' as const, width: 1 },
                    label: {
                      show: true,
                      position: 'insideEndTop' as const,
                      rotate: 0,
                      align: leadAt > weeks.length / 2 ? ('right' as const) : ('left' as const),
                      offset: [leadAt > weeks.length / 2 ? -4 : 4, 6],
                      color: theme.ink,
                      formatter: format.t(`${key}.since`, { count: lead?.days ?? 0 }),
                    },
                  },
                ],
        },
      },
    ],
  };
}

/** A value of an indicator as people read it. */
export function indicatorValue(series: Pick<BehaviourSeries, 'indicator'>, value: number, format: Format): string {
  if (series.indicator === 'spend') return format.moneyCompact(Math.round(value));
  return format.decimal(Math.round((value / unitOf(series)) * 100) / 100);
}
