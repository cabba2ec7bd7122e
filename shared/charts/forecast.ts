// A figure by month and what is expected of the months to come, with the 95 % band, a change of level and the events.
import type { Forecast } from '../contract/forecast.ts';
import type { Format } from '../format.ts';
import { type ChartOption, categoryAxis, frame, LINE_PRECISION, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';
import { eventLines, eventNames } from './eventLines.ts';
import { intervalBand } from './intervalBand.ts';

type Input = Pick<Forecast, 'of' | 'history' | 'ahead' | 'sums' | 'change' | 'events'>;

/** Customers as they are, money in units of the currency. */
const unitOf = (of: Forecast['of']) => (of === 'lost' ? 1 : 10_000);

export function forecastChart(input: Input, format: Format, theme: ChartTheme): ChartOption {
  const { of, history, ahead, change } = input;
  const unit = unitOf(of);
  const said = (value: number) =>
    of === 'lost' ? format.number(Math.round(value)) : format.moneyCompact(Math.round(value));
  const months = [...history, ...ahead];
  const labels = months.map(({ from }) => format.month(from));
  const seen = history.length;
  const sum = input.sums.at(-1);
  const words = { seen: format.t(`charts.forecast.seen.${of}`), ahead: format.t('charts.forecast.ahead') };
  const band = format.t('charts.interval');
  const level = format.t('charts.forecast.level');
  const sumWords = {
    count: sum?.months ?? 0,
    value: sum ? said(sum.value) : '',
    low: sum ? said(sum.low) : '',
    high: sum ? said(sum.high) : '',
  };
  const along = (pick: (i: number) => number | null) => months.map((_, i) => pick(i));
  /** The line ahead begins at the last month that was seen. */
  const expected = (i: number, pick: (month: Forecast['ahead'][number]) => number) =>
    i >= seen ? pick(ahead[i - seen]!) / unit : i === seen - 1 ? history[i]!.value / unit : null;
  const changed = change ? history.findIndex(({ from }) => from === change.from) : -1;
  return {
    ...frame({
      theme,
      title: format.t(`charts.forecast.title.${of}`, sumWords),
      description: format.t('charts.forecast.description', {
        ...sumWords,
        from: labels[0] ?? '',
        to: labels.at(-1) ?? '',
      }),
      unit: format.t(`charts.forecast.axis.${of}`, { currency: format.currency }),
      legend: [words.seen, words.ahead, { name: band, icon: 'roundRect' }, ...(changed < 0 ? [] : [level])],
      right: 72,
      table: [
        [
          ...['month', 'observed', 'expected', 'low', 'high'].map((key) => format.t(`charts.table.${key}`)),
          format.t('charts.forecast.fitted'),
        ],
        ...history.map(({ from, value, fitted }) => [
          from,
          value / unit,
          null,
          null,
          null,
          fitted === null ? null : fitted / unit,
        ]),
        ...ahead.map(({ from, value, low, high }) => [from, null, value / unit, low / unit, high / unit, null]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const month = months[index];
      if (!month) return [];
      const next = ahead[index - seen];
      const past = history[index];
      return [
        labels[index] ?? '',
        ...(past ? [`${words.seen} ${said(past.value)}`] : []),
        ...(past && past.fitted !== null ? [`${format.t('charts.forecast.fitted')} ${said(past.fitted)}`] : []),
        ...(next
          ? [
              `${words.ahead} ${said(next.value)} (${format.t('common.interval', { low: said(next.low), high: said(next.high) })})`,
            ]
          : []),
        ...eventNames(input.events, months, index),
      ];
    }),
    xAxis: { ...categoryAxis(theme, labels), boundaryGap: false },
    yAxis: {
      ...valueAxis(theme, (value) =>
        of === 'lost' ? format.number(value) : format.moneyCompact(Math.round(value * 10_000)),
      ),
      ...(months.every((_, i) => (history[i]?.value ?? 0) >= 0) ? { min: 0 } : {}),
      splitNumber: 4,
    },
    series: [
      ...intervalBand({
        name: band,
        color: theme.accent,
        low: along((i) => expected(i, ({ low }) => low)),
        high: along((i) => expected(i, ({ high }) => high)),
      }),
      {
        name: words.ahead,
        type: 'line',
        symbol: 'circle',
        symbolSize: 6,
        showAllSymbol: true,
        lineStyle: { color: theme.accent, width: 2, type: 'dashed' },
        itemStyle: { color: theme.accent },
        z: 3,
        data: months.map((_, i) => ({
          value: expected(i, ({ value }) => value),
          symbolSize: i === seen - 1 ? 0 : 6,
          label: {
            show: i === months.length - 1,
            position: 'right' as const,
            color: theme.accent,
            fontWeight: 600 as const,
            formatter: ahead.length > 0 ? said(ahead.at(-1)!.value) : '',
          },
        })),
      },
      {
        name: words.seen,
        type: 'line',
        symbol: 'circle',
        symbolSize: seen > 40 ? 3 : 5,
        showAllSymbol: true,
        lineStyle: { color: theme.ink, width: 1.5 },
        itemStyle: { color: theme.ink },
        z: 4,
        data: months.map((_, i) => {
          const month = history[i];
          return {
            value: month ? month.value / unit : null,
            ...(month && of !== 'revenue' ? { set: { kind: 'lostIn' as const, from: month.from, to: month.to } } : {}),
          };
        }),
        markLine: {
          precision: LINE_PRECISION,
          silent: true,
          symbol: 'none',
          data: eventLines(theme, input.events, months),
        },
      },
      ...(change && changed >= 0
        ? [
            {
              name: level,
              type: 'line' as const,
              symbol: 'none',
              silent: true,
              lineStyle: { color: theme.lost, width: 1.5, type: 'solid' as const, opacity: 0.8 },
              itemStyle: { color: theme.lost },
              z: 2,
              data: months.map((_, i) =>
                i >= seen ? null : (i < changed ? change.meanBefore : change.meanAfter) / unit,
              ),
              step: 'middle' as const,
            },
          ]
        : []),
    ],
  };
}
