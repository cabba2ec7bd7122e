// How many customers are active, at risk, lost: one bar each, named and counted where it ends.
import type { CustomerState } from '../contract/common.ts';
import type { Overview } from '../contract/rates.ts';
import type { Format } from '../format.ts';
import { type ChartOption, categoryAxis, frame, hatching, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

export type StatesInput = Pick<Overview, 'customers' | 'active' | 'atRisk' | 'lost' | 'noPurchase'>;

export function customerStatesChart(input: StatesInput, format: Format, theme: ChartTheme): ChartOption {
  const states: CustomerState[] = [
    'active',
    'atRisk',
    'lost',
    ...(input.noPurchase > 0 ? (['noPurchase'] as const) : []),
  ];
  const buyers = input.active + input.atRisk + input.lost;
  const shareOf = (state: CustomerState) => (state === 'noPurchase' || buyers === 0 ? null : input[state] / buyers);
  const counted = (key: string, state: CustomerState) =>
    format.t(state === 'noPurchase' ? `charts.states.${key}Only` : `charts.states.${key}`, {
      state: format.t(`charts.states.${state}`),
      n: format.number(input[state]),
      share: format.share(shareOf(state)),
    });
  const names = states.map((state) => format.t(`charts.states.${state}`));
  const words = states.map((state) => counted('bar', state));
  const fill = (state: CustomerState) =>
    state === 'lost'
      ? { color: theme.lost, decal: hatching(theme.background) }
      : { color: theme[state === 'noPurchase' ? 'noPurchase' : state] };

  return {
    ...frame({
      theme,
      title: format.t('charts.states.title', {
        active: format.share(shareOf('active')),
        atRisk: format.share(shareOf('atRisk')),
        lost: format.share(shareOf('lost')),
      }),
      description: words.join('; '),
      // Room for fonts wider than the one the label was measured with.
      left: 14,
      right: 130,
      table: [
        ['state', 'customers', 'shareOfBuyers'].map((key) => format.t(`charts.table.${key}`)),
        ...states.map((state, index) => [names[index] ?? '', input[state], shareOf(state)]),
      ],
    }),
    tooltip: textTip(theme, 'item', (index) => [words[index] ?? '']),
    xAxis: { ...valueAxis(theme, (value) => format.number(value)), show: false, min: 0 },
    yAxis: {
      ...categoryAxis(theme, names),
      inverse: true,
      axisLabel: { color: theme.ink, fontSize: theme.fontSize },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 28,
        barCategoryGap: '30%',
        data: states.map((state) => ({
          value: input[state],
          set: { kind: 'state' as const, states: [state] },
          itemStyle: fill(state),
          label: {
            show: true,
            position: 'right' as const,
            color: theme.ink,
            formatter: counted('label', state),
          },
        })),
      },
    ],
  };
}
