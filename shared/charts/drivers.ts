// Figures by how closely they go with churn, and one of them beside churn month by month.
import { capital } from '../capital.ts';
import type { Driver, MonthlyDrivers } from '../contract/drivers.ts';
import { driverWord, lagWord } from '../driverWords.ts';
import type { Format } from '../format.ts';
import { axisShare, type ChartOption, categoryAxis, frame, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

const SHOWN = 12;

const rounded = (r: number | null, format: Format) => (r === null ? '–' : format.decimal(Math.round(r * 100) / 100));

export function driversChart(
  { drivers }: Pick<MonthlyDrivers, 'drivers'>,
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const rows = drivers.slice(0, SHOWN);
  const names = rows.map((row) => driverWord(format, row));
  const first = rows[0];
  const words = { driver: names[0] ?? '', partial: rounded(first?.best.partial ?? null, format), count: rows.length };
  const legend = [format.t('charts.drivers.clear'), format.t('charts.drivers.unclear')];
  const said = ({ best }: Driver) => `${rounded(best.partial, format)} · ${lagWord(format, best)}`;
  return {
    ...frame({
      theme,
      title: format.t(first?.verdict === 'clear' ? 'charts.drivers.title' : 'charts.drivers.titleNone', words),
      description: format.t('charts.drivers.description', words),
      xUnit: format.t('charts.drivers.axis'),
      legend,
      left: 14,
      right: 24,
      table: [
        ['driver', 'lag', 'partial', 'spearman', 'p', 'months', 'verdict'].map((key) =>
          format.t(`drivers.table.${key}`),
        ),
        ...drivers.map((row) => [
          driverWord(format, row),
          row.best.lag,
          row.best.partial,
          row.best.spearman,
          row.best.adjusted,
          row.best.months,
          format.t(`drivers.verdict.${row.verdict}`),
        ]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const row = rows[index];
      if (!row) return [];
      return [
        capital(names[index] ?? ''),
        ...row.lags.map((lag) => `${lagWord(format, lag)}: ${rounded(lag.partial, format)}`),
        format.t(`drivers.verdict.${row.verdict}`),
      ];
    }),
    xAxis: { ...valueAxis(theme, (value) => format.decimal(value)), min: -1, max: 1, splitNumber: 4 },
    yAxis: {
      ...categoryAxis(theme, names.map(capital)),
      inverse: true,
      axisLine: { show: false },
      axisLabel: { color: theme.ink, fontSize: theme.fontSize, interval: 0 },
    },
    series: legend.map((name, part) => ({
      name,
      type: 'bar' as const,
      stack: 'one',
      barMaxWidth: 16,
      itemStyle: { color: part === 0 ? theme.accent : theme.context },
      data: rows.map((row) => {
        const { partial } = row.best;
        if ((row.verdict === 'clear') !== (part === 0)) return { value: null };
        return {
          value: partial,
          label: {
            show: true,
            // Long bars leave no room beyond their end.
            position:
              Math.abs(partial ?? 0) > 0.5
                ? ('inside' as const)
                : (partial ?? 0) < 0
                  ? ('left' as const)
                  : ('right' as const),
            color: Math.abs(partial ?? 0) > 0.5 ? (part === 0 ? theme.background : theme.ink) : theme.muted,
            formatter: said(row),
          },
        };
      }),
    })),
  };
}

export type DriverSeriesInput = { readonly points: MonthlyDrivers['points']; readonly driver: Driver };

/** Churn by month, and the figure moved on by its lag, each on its own axis. */
export function driverSeriesChart(
  { points, driver }: DriverSeriesInput,
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const name = driverWord(format, driver);
  const { lag } = driver.best;
  const unit = driver.kind === 'orderValue' || driver.kind === 'costs' ? 10_000 : 1;
  const labels = points.map(({ from }) => format.month(from));
  const moved = points.map((_, i) => {
    const value = driver.values[i - lag];
    return value === null || value === undefined ? null : value / unit;
  });
  const churn = format.t('charts.driverSeries.churn');
  const said = (value: number | null) =>
    value === null
      ? '–'
      : unit > 1
        ? format.moneyCompact(Math.round(value * unit))
        : format.decimal(Math.abs(value) < 1 ? Math.round(value * 1000) / 1000 : Math.round(value * 10) / 10);
  return {
    ...frame({
      theme,
      title:
        lag === 0
          ? format.t('charts.driverSeries.title', { driver: name })
          : format.t('charts.driverSeries.titleLag', { driver: name, count: lag }),
      description: format.t('charts.driverSeries.description', {
        from: labels[0] ?? '',
        to: labels.at(-1) ?? '',
        driver: name,
      }),
      unit: format.t('charts.driverSeries.axis'),
      legend: [churn, name],
      right: 60,
      table: [
        [format.t('charts.table.month'), format.t('charts.table.lost'), format.t('charts.table.opening'), churn, name],
        ...points.map((point, i) => [point.from, point.left, point.there, point.rate, moved[i] ?? null]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const point = points[index];
      if (!point) return [];
      return [
        labels[index] ?? '',
        `${churn} ${format.share(point.rate)} (${format.t('common.outOf', { numerator: format.number(point.left), denominator: format.number(point.there) })})`,
        `${name} ${said(moved[index] ?? null)}`,
      ];
    }),
    xAxis: { ...categoryAxis(theme, labels), boundaryGap: false },
    yAxis: [
      { ...valueAxis(theme, axisShare(format)), min: 0, splitNumber: 4 },
      {
        ...valueAxis(theme, (value) => said(value)),
        scale: true,
        splitLine: { show: false },
      },
    ],
    series: [
      {
        name: churn,
        type: 'line',
        symbol: 'circle',
        symbolSize: 5,
        showAllSymbol: true,
        lineStyle: { color: theme.lost, width: 2 },
        itemStyle: { color: theme.lost },
        z: 3,
        data: points.map(({ rate }) => rate),
      },
      {
        name,
        type: 'line',
        yAxisIndex: 1,
        symbol: 'none',
        connectNulls: false,
        lineStyle: { color: theme.accent, width: 1.5, type: 'dashed' },
        itemStyle: { color: theme.accent },
        data: moved,
      },
    ],
  };
}
