// Of the silences that lasted so many days, the share that still ended in a purchase; where few return and what was chosen are marked.
import type { ChurnDefinition } from '../contract/common.ts';
import type { DefinitionAdvice } from '../contract/definition.ts';
import type { Format } from '../format.ts';
import { axisShare, type ChartOption, frame, LINE_PRECISION, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

type Curve = DefinitionAdvice['returnCurve'];

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

/** As many days of the curve as are worth looking at: well past the longest silence in question. */
export function longestShown(
  { candidates, quantiles }: Pick<DefinitionAdvice, 'candidates' | 'quantiles'>,
  shown: ChurnDefinition,
): number {
  const silent = [...candidates.map((one) => one.definition), shown].map((one) =>
    one.kind === 'silence' ? one.days : 0,
  );
  const longest = Math.max(...silent, quantiles?.p95 ?? 0) * 1.6;
  return Math.min(730, Math.max(120, Math.ceil(longest / 30) * 30));
}

/** Below so many silences a point of the curve decides nothing. */
const FEW_SILENCES = 20;

/** The curve with the silences after which few come back, and the chosen limit where the definition is a silence. */
export function returnCurveChart(
  input: Pick<DefinitionAdvice, 'returnCurve' | 'turningPoints' | 'intervals'>,
  format: Format,
  theme: ChartTheme,
  chosenDays: number | null,
): ChartOption {
  const curve = input.returnCurve;
  const thinFrom = curve.findIndex((one) => one.silences < FEW_SILENCES);
  const sure = thinFrom < 0 ? curve : curve.slice(0, thinFrom);
  const thin = thinFrom < 0 ? [] : curve.slice(Math.max(0, thinFrom - 1));
  const share = chosenDays === null ? null : returnShareAt(curve, chosenDays);
  const days = format.number(chosenDays);
  const words = { days, share: format.share(share) };
  const turning = input.turningPoints.flatMap((point) =>
    point.days === null || point.days === chosenDays || point.days > (curve.at(-1)?.days ?? 0)
      ? []
      : [{ share: point.share, days: point.days, at: returnShareAt(curve, point.days) }],
  );
  const point = (at: number, height: number | null, color: string, label: string, lift: number, strong: boolean) => ({
    name: '',
    coord: [at, height ?? 0],
    symbolSize: strong ? 9 : 7,
    itemStyle: { color, borderColor: theme.background, borderWidth: 2 },
    label: {
      show: true,
      position: 'right' as const,
      distance: 8,
      offset: [0, lift],
      color: strong ? theme.ink : theme.muted,
      backgroundColor: theme.background,
      padding: [1, 4],
      fontWeight: strong ? (600 as const) : ('normal' as const),
      formatter: label,
    },
  });

  return {
    ...frame({
      theme,
      title:
        curve.length === 0
          ? format.t('charts.returns.titleNone')
          : share === null
            ? format.t('charts.returns.titleCurve')
            : format.t('charts.returns.title', words),
      description: format.t('charts.returns.description', { ...words, n: format.number(input.intervals) }),
      unit: format.t('charts.returns.yAxis'),
      xUnit: format.t('charts.returns.xAxis'),
      above: 20,
      right: 28,
      table: [
        ['silenceDays', 'silences', 'returned', 'share'].map((key) => format.t(`charts.table.${key}`)),
        ...curve.map((row) => [row.days, row.silences, row.returned, row.share]),
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
        data: sure.map((one) => [one.days, one.share]),
        markLine:
          chosenDays === null
            ? undefined
            : {
                precision: LINE_PRECISION,
                silent: true,
                symbol: 'none',
                data: [
                  {
                    xAxis: chosenDays,
                    lineStyle: { color: theme.lost, width: 1.5, type: 'solid' as const },
                    label: {
                      formatter: format.t('charts.returns.chosen', { days }),
                      color: theme.lost,
                      align: 'center' as const,
                      fontWeight: 600 as const,
                    },
                  },
                ],
              },
        markPoint: {
          silent: true,
          symbol: 'circle',
          data: [
            ...turning.map((one, i) =>
              point(
                one.days,
                one.at,
                theme.accent,
                format.t('charts.returns.turning', {
                  share: `${Math.round(one.share * 100)}%`,
                  days: format.number(one.days),
                }),
                i === 0 ? -34 : -16,
                false,
              ),
            ),
            ...(share === null || chosenDays === null
              ? []
              : [
                  point(
                    chosenDays,
                    share,
                    theme.lost,
                    format.t('charts.returns.point', words),
                    share > 0.2 ? -10 : -52,
                    true,
                  ),
                ]),
          ],
        },
      },
      {
        name: format.t('charts.returns.few', { count: FEW_SILENCES }),
        type: 'line' as const,
        symbol: 'none',
        silent: true,
        lineStyle: { color: theme.accent, width: 1.5, type: 'dotted' as const, opacity: 0.7 },
        itemStyle: { color: theme.accent },
        data: thin.map((one) => [one.days, one.share]),
        markPoint:
          thin.length < 2
            ? undefined
            : {
                silent: true,
                symbol: 'circle',
                symbolSize: 0,
                data: [
                  {
                    name: '',
                    coord: [thin.at(-1)?.days ?? 0, thin.at(-1)?.share ?? 0],
                    label: {
                      show: true,
                      position: 'left' as const,
                      offset: [0, -12],
                      color: theme.muted,
                      formatter: format.t('charts.returns.few', { count: FEW_SILENCES }),
                    },
                  },
                ],
              },
      },
    ],
  };
}
