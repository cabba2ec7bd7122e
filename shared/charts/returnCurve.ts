// Of the silences that lasted so many days, the share that still ended in a purchase; the chosen limit is marked.
import type { DefinitionProposal } from '../contract/definition.ts';
import type { Format } from '../format.ts';
import { axisShare, type ChartOption, frame, LINE_PRECISION, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

type Curve = DefinitionProposal['returnCurve'];

/** The share at a number of days, between the points of the curve by straight lines. */
export function returnShareAt(curve: Curve, days: number): number | null {
  let before: { days: number; share: number } | null = null;
  for (const point of curve) {
    if (point.share === null) continue;
    if (point.days === days || (point.days > days && before === null)) return point.share;
    if (point.days > days && before) {
      return before.share + ((days - before.days) / (point.days - before.days)) * (point.share - before.share);
    }
    before = { days: point.days, share: point.share };
  }
  return null;
}

export function returnCurveChart(
  input: Pick<DefinitionProposal, 'returnCurve' | 'proposedDays' | 'intervals'>,
  format: Format,
  theme: ChartTheme,
  chosenDays: number | null = input.proposedDays,
): ChartOption {
  const curve = input.returnCurve;
  const share = chosenDays === null ? null : returnShareAt(curve, chosenDays);
  const days = format.number(chosenDays);
  const words = { days, share: format.share(share) };
  const line = (x: number, other: number | null, label: string, color: string, dashed: boolean) => ({
    xAxis: x,
    lineStyle: { color, width: dashed ? 1 : 1.5, type: dashed ? ('dashed' as const) : ('solid' as const) },
    label: {
      formatter: label,
      color,
      // Two limits close together: each label leans away from the other line.
      align: other === null ? ('center' as const) : x < other ? ('right' as const) : ('left' as const),
      fontWeight: dashed ? ('normal' as const) : (600 as const),
    },
  });
  const proposedApart = input.proposedDays !== null && input.proposedDays !== chosenDays;

  return {
    ...frame({
      theme,
      title: share === null ? format.t('charts.returns.titleNone') : format.t('charts.returns.title', words),
      description: format.t('charts.returns.description', { ...words, n: format.number(input.intervals) }),
      unit: format.t('charts.returns.yAxis'),
      xUnit: format.t('charts.returns.xAxis'),
      above: 20,
      right: 28,
      table: [
        ['silenceDays', 'silences', 'returned', 'share'].map((key) => format.t(`charts.table.${key}`)),
        ...curve.map((point) => [point.days, point.silences, point.returned, point.share]),
      ],
    }),
    tooltip: {
      ...textTip(theme, 'axis', (index) => {
        const point = curve[index];
        if (!point) return [];
        return [
          format.t('charts.returns.tipDays', { days: format.number(point.days) }),
          format.t('charts.returns.tipShare', {
            share: format.share(point.share),
            returned: format.number(point.returned),
            silences: format.number(point.silences),
          }),
        ];
      }),
      axisPointer: { type: 'line', lineStyle: { color: theme.axis } },
    },
    xAxis: {
      ...valueAxis(theme, (value) => format.number(value)),
      axisLine: { show: true, lineStyle: { color: theme.axis } },
      splitLine: { show: false },
      min: 0,
    },
    yAxis: {
      ...valueAxis(theme, axisShare(format)),
      min: 0,
      max: 1,
    },
    series: [
      {
        name: format.t('charts.table.share'),
        type: 'line' as const,
        symbol: 'none',
        lineStyle: { color: theme.accent, width: 2 },
        itemStyle: { color: theme.accent },
        areaStyle: { color: theme.accent, opacity: 0.07 },
        data: curve.map((point) => [point.days, point.share]),
        markLine:
          chosenDays === null
            ? undefined
            : {
                precision: LINE_PRECISION,
                silent: true,
                symbol: 'none',
                data: [
                  line(
                    chosenDays,
                    proposedApart ? input.proposedDays : null,
                    format.t('charts.returns.chosen', { days }),
                    theme.lost,
                    false,
                  ),
                  ...(proposedApart && input.proposedDays !== null
                    ? [
                        line(
                          input.proposedDays,
                          chosenDays,
                          format.t('charts.returns.proposed', { days: format.number(input.proposedDays) }),
                          theme.muted,
                          true,
                        ),
                      ]
                    : []),
                ],
              },
        markPoint:
          share === null || chosenDays === null
            ? undefined
            : {
                silent: true,
                symbol: 'circle',
                symbolSize: 9,
                itemStyle: { color: theme.lost, borderColor: theme.background, borderWidth: 2 },
                data: [{ name: '', coord: [chosenDays, share] }],
                label: {
                  show: true,
                  position: 'right' as const,
                  distance: 8,
                  offset: [0, -10],
                  color: theme.ink,
                  backgroundColor: theme.background,
                  padding: [1, 4],
                  fontWeight: 600 as const,
                  formatter: format.t('charts.returns.point', words),
                },
              },
      },
    ],
  };
}
