// How many of their own usual intervals customers have been silent.
import type { DefinitionAdvice } from '../contract/definition.ts';
import type { Format } from '../format.ts';
import { type ChartOption, categoryAxis, frame, hatching, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

export function ownRhythmChart(
  { ownRhythm }: Pick<DefinitionAdvice, 'ownRhythm'>,
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const { bins, customers, late } = ownRhythm;
  const labels = bins.map(({ from, to }) =>
    to === null
      ? format.t('charts.rhythm.from', { from: format.decimal(from) })
      : format.t('charts.rhythm.between', { from: format.decimal(from), to: format.decimal(to) }),
  );
  const words = {
    late: format.number(late.numerator),
    customers: format.number(customers),
    share: format.share(late.value),
  };
  return {
    ...frame({
      theme,
      title: customers === 0 ? format.t('charts.rhythm.titleNone') : format.t('charts.rhythm.title', words),
      description: format.t('charts.rhythm.description', words),
      unit: format.t('charts.rhythm.yAxis'),
      xUnit: format.t('charts.rhythm.xAxis'),
      above: 22,
      table: [
        [format.t('charts.rhythm.xAxis'), format.t('charts.table.customers')],
        ...bins.map((bin, i) => [labels[i] ?? '', bin.customers]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const bin = bins[index];
      if (!bin) return [];
      return [
        format.t('charts.rhythm.tip', { bin: labels[index] ?? '' }),
        format.t('charts.rhythm.tipCustomers', {
          n: format.number(bin.customers),
          share: format.share(customers > 0 ? bin.customers / customers : null),
        }),
      ];
    }),
    xAxis: categoryAxis(theme, labels),
    yAxis: { ...valueAxis(theme, (value) => format.number(value)), minInterval: 1 },
    series: [
      {
        type: 'bar',
        name: format.t('charts.table.customers'),
        barMaxWidth: 54,
        barCategoryGap: '18%',
        label: {
          show: true,
          position: 'top',
          color: theme.muted,
          formatter: ({ value }) => format.number(Number(value)),
        },
        data: bins.map((bin) => ({
          value: bin.customers,
          set: bin.set,
          itemStyle:
            bin.from >= 3
              ? { color: theme.lost, decal: hatching(theme.background) }
              : { color: bin.from >= 2 ? theme.atRisk : bin.from >= 1 ? theme.activeSoft : theme.active },
        })),
      },
    ],
  };
}
