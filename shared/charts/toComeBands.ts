// How likely customers are still there, and when they are likely to order next: bars that lead to them.
import type { Band, ToComeValue } from '../contract/toCome.ts';
import type { Format } from '../format.ts';
import { type ChartOption, categoryAxis, frame, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

type Bars = Pick<ToComeValue, 'alive' | 'next'>;

export function aliveBandsChart({ alive }: Bars, format: Format, theme: ChartTheme): ChartOption {
  const whole = new Intl.NumberFormat(format.locale, { style: 'percent', maximumFractionDigits: 0 });
  const labels = alive.map(({ from, to }) =>
    format.t('common.interval', { low: String(Math.round(100 * from)), high: whole.format(to ?? 1) }),
  );
  const sure = alive.filter(({ from }) => from >= 0.8).reduce((sum, { customers }) => sum + customers, 0);
  return barsChart('toComeAlive', alive, labels, sure, format, theme, ({ from }) =>
    from >= 0.8 ? theme.active : from >= 0.4 ? theme.atRisk : theme.lost,
  );
}

export function nextOrdersChart({ next }: Bars, format: Format, theme: ChartTheme): ChartOption {
  const labels = next.map(({ from, to }) =>
    to === null
      ? format.t('charts.toComeNext.from', { from: format.number(from) })
      : format.t('common.interval', { low: format.number(from), high: format.number(to - 1) }),
  );
  const soon = next.filter(({ from }) => from < 31).reduce((sum, { customers }) => sum + customers, 0);
  return barsChart('toComeNext', next, labels, soon, format, theme, () => theme.accent);
}

function barsChart(
  name: string,
  bands: readonly Band[],
  labels: readonly string[],
  named: number,
  format: Format,
  theme: ChartTheme,
  colorOf: (band: Band) => string,
): ChartOption {
  const key = `charts.${name}`;
  const unit = format.t('charts.table.customers');
  return {
    ...frame({
      theme,
      title: format.t(`${key}.title`, { customers: format.number(named) }),
      description: bands.map(({ customers }, i) => `${labels[i]}: ${format.number(customers)}`).join(', '),
      unit,
      xUnit: format.t(`${key}.x`),
      above: 22,
      table: [[format.t(`${key}.x`), unit], ...bands.map(({ customers }, i) => [labels[i]!, customers])],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const band = bands[index];
      return band ? [`${format.t(`${key}.x`)} ${labels[index]}`, `${unit} ${format.number(band.customers)}`] : [];
    }),
    xAxis: categoryAxis(theme, [...labels]),
    yAxis: { ...valueAxis(theme, (value) => format.number(value)), minInterval: 1 },
    series: [
      {
        type: 'bar',
        name: unit,
        barMaxWidth: 54,
        label: {
          show: true,
          position: 'top',
          color: theme.muted,
          formatter: ({ value }) => format.number(Number(value)),
        },
        data: bands.map((band) => ({ value: band.customers, set: band.set, itemStyle: { color: colorOf(band) } })),
      },
    ],
  };
}
