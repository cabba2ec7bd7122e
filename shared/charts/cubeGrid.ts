// The share lost by orders and revenue, and within that by contacts: the darker, the more; every cell says its n.
import type { CubeCell, CubeResult } from '../contract/segments.ts';
import type { Format } from '../format.ts';
import { cubeWords } from '../segmentSetWords.ts';
import { type ChartOption, categoryAxis, frame, textTip } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';
import { colorAt, inkOn } from './colors.ts';

const SMALL_MARK = '*';

export function cubeGridChart(
  input: Pick<CubeResult, 'cells' | 'customers'>,
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const { cells } = input;
  const contacts = cells.some((cell) => cell.interaction !== null);
  const columns = contacts
    ? [1, 2, 3].flatMap((m) => [1, 2, 3].map((i) => ({ monetary: m, interaction: i })))
    : [1, 2, 3].map((m) => ({ monetary: m, interaction: null }));
  const bandWord = (band: number) => format.t(`segments.cube.band.${band}`);
  // Under the middle one of three columns of contacts stands which revenue they belong to.
  const columnWord = ({ monetary, interaction }: { monetary: number; interaction: number | null }) => {
    if (interaction === null) return bandWord(monetary);
    const revenue = format.t('segments.cube.bandOf', {
      axis: format.t('segments.cube.axis.monetary'),
      band: bandWord(monetary),
    });
    return `${bandWord(interaction)}\n${interaction === 2 ? revenue : ' '}`;
  };
  const highest = Math.max(0.01, ...cells.map((cell) => cell.lost.value ?? 0));
  const worst = cells
    .filter((cell) => !cell.lost.small)
    .reduce<CubeCell | null>(
      (top, cell) => (top === null || (cell.lost.value ?? 0) > (top.lost.value ?? 0) ? cell : top),
      null,
    );
  const wordsOf = (cell: CubeCell) => cell.name ?? cubeWords(format, cell);
  const labelOf = (cell: CubeCell) =>
    cell.lost.value === null
      ? '–'
      : `${format.share(cell.lost.value)}${cell.lost.small ? SMALL_MARK : ''}\nn ${format.number(cell.customers)}`;
  return {
    ...frame({
      theme,
      title: worst
        ? format.t('charts.cube.title', { cell: wordsOf(worst), share: format.share(worst.lost.value) })
        : format.t('charts.cube.titleNone'),
      description: format.t('charts.cube.description', {
        cell: worst ? wordsOf(worst) : '–',
        share: format.share(worst?.lost.value ?? null),
      }),
      unit: format.t('segments.cube.axis.frequency'),
      xUnit: format.t(contacts ? 'segments.cube.axis.interaction' : 'segments.cube.axis.monetary'),
      table: [
        [
          format.t('segments.cube.axis.frequency'),
          format.t('segments.cube.axis.monetary'),
          format.t('segments.cube.axis.interaction'),
          format.t('charts.table.customers'),
          format.t('charts.table.lost'),
          format.t('charts.table.rate'),
        ],
        ...cells.map((cell) => [
          bandWord(cell.frequency),
          bandWord(cell.monetary),
          cell.interaction === null ? '' : bandWord(cell.interaction),
          cell.customers,
          cell.lost.numerator,
          cell.lost.value,
        ]),
      ],
    }),
    tooltip: textTip(theme, 'item', (index) => {
      const cell = cells[index];
      if (!cell) return [];
      return [
        wordsOf(cell),
        cell.lost.value === null
          ? format.t('charts.cube.none')
          : format.t('charts.cube.tip', {
              lost: format.number(cell.lost.numerator),
              n: format.number(cell.customers),
              rate: format.share(cell.lost.value),
              low: format.share(cell.lost.low),
              high: format.share(cell.lost.high),
            }),
      ];
    }),
    xAxis: {
      ...categoryAxis(theme, columns.map(columnWord)),
      axisLine: { show: false },
      axisLabel: {
        color: theme.muted,
        fontSize: theme.fontSize,
        fontFamily: theme.font,
        interval: 0,
        lineHeight: 16,
      },
    },
    yAxis: { ...categoryAxis(theme, [1, 2, 3].map(bandWord)), axisLine: { show: false } },
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
        data: cells.map((cell) => {
          const strength = (cell.lost.value ?? 0) / highest;
          return {
            value: [
              columns.findIndex((at) => at.monetary === cell.monetary && at.interaction === cell.interaction),
              cell.frequency - 1,
              strength,
            ],
            ...(cell.customers > 0 && { set: cell.set }),
            label: {
              show: true,
              color: inkOn(colorAt(theme.sequence, strength)),
              fontSize: theme.fontSize,
              lineHeight: 16,
              formatter: labelOf(cell),
            },
          };
        }),
      },
    ],
  };
}
