// Churn of each group with its interval, the churn of all drawn through.
import type { GroupRate, GroupRates } from '../contract/rateGroups.ts';
import type { Format } from '../format.ts';
import { groupingWord, groupWord } from '../groupWords.ts';
import { axisShare, type ChartOption, categoryAxis, frame, LINE_PRECISION, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

type Input = Pick<GroupRates, 'groups' | 'by' | 'total' | 'span' | 'overall'>;

export const groupName = (format: Format, by: Input['by'], { kind, label }: GroupRate): string =>
  kind === 'group' ? groupWord(format, by, label) : format.t(`groups.${kind}`);

/** Customers behind a group of a span; none for the small groups together. */
export const groupSet = ({ by, span }: Input, { kind, label }: GroupRate, part: 'opening' | 'lost') =>
  span === null || kind === 'others'
    ? null
    : { kind: 'groupIn' as const, by, group: kind === 'unknown' ? null : label, ...span, part };

export function groupRatesChart(input: Input, format: Format, theme: ChartTheme): ChartOption {
  const { groups, by, total } = input;
  const names = groups.map((group) => groupName(format, by, group));
  const highest = Math.max(0, ...groups.map(({ churn }) => churn.high ?? 0));
  const what = groupingWord(format, by);
  return {
    ...frame({
      theme,
      title: format.t('charts.groupRates.title', { by: what }),
      description: format.t('charts.groupRates.description', {
        by: what,
        groups: groups.map(({ churn }, i) => `${names[i]} ${format.rate(churn)}`).join('; '),
      }),
      // Room for fonts wider than the one the label was measured with.
      left: 14,
      right: 150,
      above: 22,
      xUnit: format.t('charts.churn.axis'),
      table: [
        [
          what,
          ...['numerator', 'denominator', 'rate', 'low', 'high'].map((key) => format.t(`charts.table.${key}`)),
          format.t('churn.table.revenueChurn'),
        ],
        ...groups.map(({ churn, revenueChurn }, i) => [
          names[i] ?? '',
          churn.numerator,
          churn.denominator,
          churn.value,
          churn.low,
          churn.high,
          revenueChurn.value,
        ]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const group = groups[index];
      if (!group) return [];
      return [
        names[index] ?? '',
        format.rate(group.churn),
        ...(group.churn.small ? [format.t('charts.small', { n: format.number(group.churn.denominator) })] : []),
      ];
    }),
    xAxis: { ...valueAxis(theme, axisShare(format)), min: 0, max: highest > 0.6 ? 1 : undefined, splitNumber: 4 },
    yAxis: {
      ...categoryAxis(theme, names),
      inverse: true,
      axisLabel: { color: theme.ink, fontSize: theme.fontSize, interval: 0, width: 200, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        stack: 'interval',
        silent: true,
        barWidth: 3,
        itemStyle: { color: 'transparent' },
        data: groups.map(({ churn }) => churn.low),
      },
      {
        type: 'bar',
        stack: 'interval',
        silent: true,
        barWidth: 3,
        itemStyle: { color: theme.lost, opacity: 0.45 },
        data: groups.map(({ churn }) => (churn.high === null || churn.low === null ? null : churn.high - churn.low)),
      },
      {
        type: 'scatter',
        symbol: 'circle',
        symbolSize: 10,
        z: 5,
        data: groups.map((group, index) => ({
          value: [group.churn.value ?? '-', index],
          ...(groupSet(input, group, 'lost') ? { set: groupSet(input, group, 'lost') } : {}),
          // Hollow: fewer than 30 customers.
          itemStyle: group.churn.small
            ? { color: theme.background, borderColor: theme.lost, borderWidth: 1.5 }
            : { color: theme.lost },
          label: { show: false },
        })),
        markLine:
          total.value === null
            ? undefined
            : {
                precision: LINE_PRECISION,
                silent: true,
                symbol: 'none',
                lineStyle: { color: theme.muted, type: 'dashed' as const, width: 1 },
                label: {
                  // The upright axis is turned round: its start is above.
                  position: 'start' as const,
                  color: theme.muted,
                  formatter: format.t('charts.groupRates.all', { value: format.share(total.value) }),
                },
                data: [{ xAxis: total.value }],
              },
      },
    ],
  };
}
