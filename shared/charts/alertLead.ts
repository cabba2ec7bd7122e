// How long before the loss the alarms came: the middle half and the median of each level, and the plain rule's median.
import { levelWord } from '../alertRuleWords.ts';
import type { BackTestResult } from '../contract/alertTrial.ts';
import type { Format } from '../format.ts';
import { type ChartOption, categoryAxis, frame, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

export function alertLeadChart(
  { levels }: Pick<BackTestResult, 'levels'>,
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const { t } = format;
  const shown = levels.filter(({ lead }) => lead !== null);
  const colors = [theme.accent, theme.atRisk, theme.lost];
  const best = shown.at(-1);
  const days = (value: number | null | undefined) => (value == null ? '–' : format.number(Math.round(value)));
  const words = { level: best ? levelWord(format, best.level) : '', days: days(best?.lead?.median) };
  const plainName = t('charts.alertLead.plain');
  return {
    ...frame({
      theme,
      title: best ? t('charts.alertLead.title', words) : t('charts.alertLead.titleNone'),
      description: t('charts.alertLead.description', words),
      xUnit: t('charts.alertLead.xAxis'),
      right: 24,
      table: [
        ['level', 'caught', 'p25', 'median', 'p75', 'low', 'high', 'plain'].map((key) =>
          t(`charts.alertLead.table.${key}`),
        ),
        ...shown.map((one) => [
          levelWord(format, one.level),
          one.recall.numerator,
          one.lead!.p25,
          one.lead!.median,
          one.lead!.p75,
          one.lead!.low,
          one.lead!.high,
          one.plain?.medianLead ?? null,
        ]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const one = shown[index];
      if (!one) return [];
      return [
        levelWord(format, one.level),
        t('charts.alertLead.half', {
          from: days(one.lead!.p25),
          to: days(one.lead!.p75),
          median: days(one.lead!.median),
        }),
        ...(one.plain?.medianLead == null ? [] : [`${plainName}: ${days(one.plain.medianLead)}`]),
      ];
    }),
    xAxis: { ...valueAxis(theme, (value) => format.number(value)), min: 0 },
    yAxis: {
      ...categoryAxis(
        theme,
        shown.map((one) => levelWord(format, one.level)),
      ),
      inverse: true,
    },
    series: [
      {
        name: 'from',
        type: 'bar',
        stack: 'lead',
        silent: true,
        barWidth: 16,
        itemStyle: { color: 'transparent' },
        data: shown.map((one) => one.lead!.p25),
      },
      {
        name: t('charts.alertLead.middle'),
        type: 'bar',
        stack: 'lead',
        barWidth: 16,
        data: shown.map((one) => ({
          value: one.lead!.p75 - one.lead!.p25,
          itemStyle: { color: colors[one.level - 1]!, opacity: 0.35 },
        })),
      },
      {
        name: t('charts.alertLead.median'),
        type: 'scatter',
        symbol: 'rect',
        symbolSize: [3, 22],
        z: 4,
        data: shown.map((one, i) => ({
          value: [one.lead!.median, i],
          itemStyle: { color: colors[one.level - 1]! },
          label: {
            show: true,
            position: 'top' as const,
            distance: 2,
            color: theme.ink,
            fontWeight: 600 as const,
            formatter: days(one.lead!.median),
          },
        })),
      },
      {
        name: plainName,
        type: 'scatter',
        symbol: 'circle',
        symbolSize: 7,
        z: 3,
        itemStyle: { color: theme.background, borderColor: theme.muted, borderWidth: 1.5 },
        data: shown.flatMap((one, i) => (one.plain?.medianLead == null ? [] : [[one.plain.medianLead, i]])),
      },
    ],
  };
}
