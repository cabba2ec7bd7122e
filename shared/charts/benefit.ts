// Net result of a measure by its save rate: one straight line, three cases on it, break-even where it crosses zero.
import type { BenefitResult } from '../contract/costs.ts';
import type { Format } from '../format.ts';
import { axisShare, type ChartOption, frame, LINE_PRECISION, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

export type BenefitInput = Pick<BenefitResult, 'low' | 'base' | 'high' | 'costE4' | 'breakEvenSaveRate'>;

export function benefitChart(input: BenefitInput, format: Format, theme: ChartTheme): ChartOption {
  const { low, base, high, costE4, breakEvenSaveRate } = input;
  const cases = [
    { key: 'low', at: low },
    { key: 'base', at: base },
    { key: 'high', at: high },
  ] as const;
  const breakEven = breakEvenSaveRate === null ? null : format.share(breakEvenSaveRate);
  const reach = Math.max(
    high.saveRate,
    breakEvenSaveRate !== null && breakEvenSaveRate < 3 * high.saveRate ? breakEvenSaveRate : 0,
  );
  const right = Math.min(1, Math.max(0.01, reach * 1.2));
  const steepest = cases.find((row) => row.at.saveRate > 0)?.at;
  const slope = steepest ? steepest.benefitE4 / steepest.saveRate : 0;
  const netAt = (rate: number) => (slope * rate - costE4) / 10_000;
  const crosses = breakEvenSaveRate !== null && breakEvenSaveRate <= right;
  const words = { net: format.moneyCompact(base.netE4), rate: format.share(base.saveRate), breakEven: breakEven ?? '' };
  const titleKey = breakEven === null ? 'titleNever' : base.netE4 >= 0 ? 'titleGain' : 'titleLoss';

  return {
    ...frame({
      theme,
      title: format.t(`charts.benefit.${titleKey}`, words),
      description: cases
        .map((row) =>
          format.t('charts.benefit.case', {
            name: format.t(`costs.cases.${row.key}`),
            rate: format.share(row.at.saveRate),
            net: format.money(Math.round(row.at.netE4)),
          }),
        )
        .join('; '),
      unit: format.t('charts.benefit.yAxis', { currency: format.currency }),
      xUnit: format.t('charts.benefit.xAxis'),
      above: 20,
      right: 30,
      table: [
        ['case', 'saveRate', 'saved', 'benefit', 'cost', 'net'].map((key) => format.t(`charts.benefit.table.${key}`)),
        ...cases.map((row) => [
          format.t(`costs.cases.${row.key}`),
          row.at.saveRate,
          row.at.savedCustomers,
          row.at.benefitE4 / 10_000,
          costE4 / 10_000,
          row.at.netE4 / 10_000,
        ]),
      ],
    }),
    xAxis: {
      ...valueAxis(theme, axisShare(format)),
      axisLine: { show: false, onZero: false },
      splitLine: { show: false },
      min: 0,
      max: right,
      splitNumber: 5,
    },
    yAxis: valueAxis(theme, (value) => format.moneyCompact(value * 10_000)),
    series: [
      {
        name: format.t('charts.benefit.table.net'),
        type: 'line',
        symbol: 'none',
        silent: true,
        lineStyle: { color: theme.accent, width: 2 },
        data: [
          [0, netAt(0)],
          [right, netAt(right)],
        ],
        markArea: {
          silent: true,
          itemStyle: { color: theme.band, opacity: 0.5 },
          data: [[{ xAxis: low.saveRate }, { xAxis: high.saveRate }]],
        },
        markLine: {
          precision: LINE_PRECISION,
          silent: true,
          symbol: 'none',
          data: [
            {
              yAxis: 0,
              lineStyle: { color: theme.ink, width: 1, type: 'solid' },
              label: { show: false },
            },
            ...(crosses && breakEvenSaveRate !== null
              ? [
                  {
                    xAxis: breakEvenSaveRate,
                    lineStyle: { color: theme.lost, width: 1.5, type: 'dashed' as const },
                    label: {
                      formatter: format.t('charts.benefit.breakEven', { rate: breakEven ?? '' }),
                      color: theme.lost,
                      fontWeight: 600 as const,
                    },
                  },
                ]
              : []),
          ],
        },
      },
      {
        type: 'scatter',
        silent: true,
        symbolSize: 9,
        itemStyle: { color: theme.accent, borderColor: theme.background, borderWidth: 2 },
        z: 5,
        data: cases.map((row) => ({
          value: [row.at.saveRate, row.at.netE4 / 10_000],
          label: {
            show: true,
            position: 'bottom' as const,
            distance: 8,
            align: 'left' as const,
            color: theme.ink,
            backgroundColor: theme.background,
            padding: [1, 4],
            formatter: format.t('charts.benefit.point', {
              name: format.t(`costs.cases.${row.key}`),
              net: format.moneyCompact(row.at.netE4),
            }),
          },
        })),
      },
    ],
  };
}
