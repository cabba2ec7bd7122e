// The diagonal of a curve of shares: how it would run if everybody had the same.
import type { ChartTheme } from './chartTheme.ts';

type Label = { position: 'left' | 'right'; offset: [number, number] };

export const evenLine = (theme: ChartTheme, name: string, { position, offset }: Label) => ({
  name,
  type: 'line' as const,
  symbol: 'none',
  silent: true,
  lineStyle: { color: theme.context, type: 'dashed' as const, width: 1 },
  data: [
    [0, 0],
    [1, 1],
  ],
  markPoint: {
    silent: true,
    symbol: 'circle',
    symbolSize: 1,
    itemStyle: { color: theme.context },
    data: [{ name: '', coord: [0.45, 0.45] }],
    label: { show: true, position, offset, color: theme.muted, formatter: name },
  },
});
