// Customers by recency score and frequency score: the darker, the more; every cell says its count.
import type { RfmResult } from '../contract/segments.ts';
import type { Format } from '../format.ts';
import { type ChartOption, categoryAxis, frame, textTip } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';
import { colorAt, inkOn } from './colors.ts';

export function rfmGridChart(
  input: Pick<RfmResult, 'grid' | 'customers'> & Partial<Pick<RfmResult, 'options' | 'rows' | 'columns'>>,
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const { grid, customers, options, rows = 'r', columns = 'f' } = input;
  const plain = rows === 'r' && columns === 'f';
  const bins = grid.length;
  const scores = grid.map((_, index) => String(index + 1));
  const highest = Math.max(1, ...grid.flat());
  const cells = grid.flatMap((row, r) => row.map((n, f) => ({ r: r + 1, f: f + 1, n })));
  const largest = cells.reduce((top, cell) => (cell.n > top.n ? cell : top), { r: 1, f: 1, n: 0 });
  const upper = Math.ceil(bins / 2 + 0.5);
  const best = cells.filter((cell) => cell.r >= upper && cell.f >= upper).reduce((sum, cell) => sum + cell.n, 0);
  // Counts differ by orders of magnitude; their root keeps the small cells apart.
  const strength = (n: number) => Math.sqrt(n / highest);

  return {
    ...frame({
      theme,
      title: format.t(plain ? 'charts.rfm.title' : 'charts.rfm.titleOther', {
        rows: format.t(`segments.axisShort.${rows}`),
        columns: format.t(`segments.axisShort.${columns}`),
        share: format.share(customers === 0 ? null : best / customers),
      }),
      description: format.t('charts.rfm.description', {
        bins: String(bins),
        r: String(largest.r),
        f: String(largest.f),
        n: format.number(largest.n),
      }),
      unit: plain ? format.t('charts.rfm.rAxis') : format.t(`segments.axis.${rows}`),
      xUnit: plain ? format.t('charts.rfm.fAxis') : format.t(`segments.axis.${columns}`),
      table: [
        [
          plain ? format.t('charts.table.rScore') : format.t(`segments.axis.${rows}`),
          plain ? format.t('charts.table.fScore') : format.t(`segments.axis.${columns}`),
          format.t('charts.table.customers'),
        ],
        ...cells.map((cell) => [cell.r, cell.f, cell.n]),
      ],
    }),
    tooltip: textTip(theme, 'item', (index) => {
      const cell = cells[index];
      if (!cell) return [];
      return [
        plain
          ? format.t('charts.rfm.cell', { r: String(cell.r), f: String(cell.f) })
          : format.t('customers.set.rfmCell', {
              rows: format.t(`segments.axisShort.${rows}`),
              row: String(cell.r),
              columns: format.t(`segments.axisShort.${columns}`),
              column: String(cell.f),
            }),
        format.t('charts.rfm.tip', {
          n: format.number(cell.n),
          share: format.share(customers === 0 ? null : cell.n / customers),
        }),
      ];
    }),
    xAxis: {
      ...categoryAxis(theme, scores),
      axisLine: { show: false },
    },
    yAxis: {
      ...categoryAxis(theme, scores),
      axisLine: { show: false },
    },
    visualMap: {
      show: false,
      type: 'continuous',
      dimension: 2,
      min: 0,
      max: 1,
      inRange: { color: [...theme.sequence] },
    },
    series: [
      {
        type: 'heatmap',
        itemStyle: { borderColor: theme.background, borderWidth: 2 },
        emphasis: { itemStyle: { borderColor: theme.ink, borderWidth: 1 } },
        data: cells.map((cell) => ({
          value: [cell.f - 1, cell.r - 1, strength(cell.n)],
          ...(options &&
            cell.n > 0 && { set: { kind: 'rfmCell' as const, options, rows, row: cell.r, columns, column: cell.f } }),
          label: {
            show: true,
            color: inkOn(colorAt(theme.sequence, strength(cell.n))),
            fontSize: bins > 7 ? 10 : theme.fontSize,
            formatter: format.number(cell.n),
          },
        })),
      },
    ],
  };
}
