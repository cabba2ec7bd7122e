// Where customers were and where they are: a flow for every way somebody took.
import type { MovementResult } from '../contract/segments.ts';
import type { Format } from '../format.ts';
import { groupName } from '../segmentSetWords.ts';
import { type ChartOption, frame, TITLE_HEIGHT, textTip } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

export function segmentMovementChart(
  input: Pick<MovementResult, 'flows' | 'from' | 'to' | 'options' | 'before' | 'stayed'>,
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const { flows, before, stayed, options } = input;
  const nameOf = (name: string | null) =>
    name === null ? format.t('segments.movement.nowhere') : groupName(format, options.by, name);
  const moved = before - stayed.numerator;
  const largest = flows
    .filter((flow) => flow.before !== null && flow.before !== flow.after)
    .reduce<MovementResult['flows'][number] | null>(
      (best, flow) => (best === null || flow.customers > best.customers ? flow : best),
      null,
    );
  const wayOf = (flow: { before: string | null; after: string }) =>
    format.t('charts.movement.tip', { before: nameOf(flow.before), after: nameOf(flow.after) });
  const left = input.from.filter((group) => group.customers > 0);
  const right = input.to.filter((group) => group.customers > 0);
  const nodes = [
    ...left.map((group) => ({ key: `0${group.name ?? ''}`, side: 'left' as const, ...group })),
    ...right.map((group) => ({ key: `1${group.name}`, side: 'right' as const, ...group })),
  ];
  const label = (index: number) => {
    const node = nodes[index];
    return node ? `${nameOf(node.name)}  ${format.number(node.customers)}` : '';
  };
  const colorOf = (flow: MovementResult['flows'][number]) =>
    flow.before === null ? theme.activeSoft : flow.before === flow.after ? theme.context : theme.accent;
  return {
    ...frame({
      theme,
      title:
        before === 0
          ? format.t('charts.movement.titleNone')
          : format.t('charts.movement.title', {
              moved: format.number(moved),
              before: format.number(before),
              share: format.share(moved / before),
            }),
      description: format.t('charts.movement.description', {
        flows: format.number(flows.length),
        largest: largest ? wayOf(largest) : '–',
      }),
      table: [
        [format.t('charts.table.before'), format.t('charts.table.after'), format.t('charts.table.customers')],
        ...flows.map((flow) => [nameOf(flow.before), nameOf(flow.after), flow.customers]),
      ],
    }),
    grid: undefined,
    tooltip: {
      ...textTip(theme, 'item', () => []),
      formatter: (params: unknown) => {
        const { dataType, dataIndex } = params as { dataType?: string; dataIndex?: number };
        if (dataIndex === undefined) return '';
        const flow = dataType === 'edge' ? flows[dataIndex] : undefined;
        return flow
          ? `${wayOf(flow)}\n${format.t('charts.movement.n', { n: format.number(flow.customers) })}`
          : label(dataIndex);
      },
    },
    series: [
      {
        type: 'sankey',
        left: 150,
        right: 150,
        top: TITLE_HEIGHT + 8,
        bottom: 8,
        nodeGap: 10,
        nodeWidth: 12,
        layoutIterations: 0,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        label: { color: theme.ink, fontSize: theme.fontSize, fontFamily: theme.font },
        data: nodes.map((node, index) => ({
          name: node.key,
          depth: node.side === 'left' ? 0 : 1,
          itemStyle: { color: theme.ink, borderWidth: 0 },
          label: { position: node.side, formatter: label(index).replaceAll('{', '｛').replaceAll('}', '｝') },
        })),
        links: flows.map((flow) => ({
          source: `0${flow.before ?? ''}`,
          target: `1${flow.after}`,
          value: flow.customers,
          lineStyle: { color: colorOf(flow), opacity: flow.before === flow.after ? 0.35 : 0.55, curveness: 0.5 },
          set: flow.set,
        })),
      },
    ],
  };
}
