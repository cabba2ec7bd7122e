// How often alarms were right against how many there were a week: the three levels beside the plain rule and chance.
import { alarmRate, levelWord } from '../alertRuleWords.ts';
import type { BackTestResult } from '../contract/alertTrial.ts';
import type { Format } from '../format.ts';
import { axisShare, type ChartOption, frame, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

export type AlertLevelsInput = Pick<BackTestResult, 'levels' | 'plain'>;

export function alertLevelsChart({ levels, plain }: AlertLevelsInput, format: Format, theme: ChartTheme): ChartOption {
  const { t } = format;
  const shown = levels.filter(({ alerts }) => alerts > 0);
  const colors = [theme.accent, theme.atRisk, theme.lost];
  const best = shown.at(-1);
  const words = {
    level: best ? levelWord(format, best.level) : '',
    rate: format.share(best?.precision.value ?? null),
    plain: format.share(best?.plain?.precision.value ?? null),
    chance: format.share(best?.chance.precision ?? null),
  };
  const perWeek = [...shown, ...plain].map((one) => one.perWeek).filter((value) => value > 0);
  const most = Math.max(...shown.map((one) => one.perWeek), 0.1) * 2;
  const line = plain.filter((one) => one.perWeek > 0 && one.perWeek <= most && one.precision.value !== null);
  const label = (text: string, color: string, position: 'top' | 'right') => ({
    show: true,
    position,
    distance: 8,
    color,
    fontWeight: 600 as const,
    formatter: text,
  });
  const plainName = t('charts.alertLevels.plain');
  const chanceName = t('charts.alertLevels.chance');
  const row = (
    name: string,
    days: number | null,
    one: {
      perWeek: number;
      alerts: number;
      precision: { numerator: number; value: number | null; low: number | null; high: number | null };
      recall: { value: number | null };
    },
  ) => [
    name,
    days,
    one.perWeek,
    one.alerts,
    one.precision.numerator,
    one.precision.value,
    one.precision.low,
    one.precision.high,
    one.recall.value,
  ];
  const strictest = line.at(-1);
  const weeks = valueAxis(theme, (value) => format.decimal(value));
  return {
    ...frame({
      theme,
      title: best ? t('charts.alertLevels.title', words) : t('charts.alertLevels.titleNone'),
      description: t('charts.alertLevels.description', words),
      unit: t('charts.alertLevels.yAxis'),
      xUnit: t('charts.alertLevels.xAxis'),
      right: 90,
      above: 14,
      table: [
        ['name', 'days', 'perWeek', 'alerts', 'right', 'precision', 'low', 'high', 'recall'].map((key) =>
          t(`charts.alertLevels.table.${key}`),
        ),
        ...shown.map((one) => row(levelWord(format, one.level), null, one)),
        ...plain.map((one) => row(plainName, one.days, one)),
      ],
    }),
    tooltip: textTip(theme, 'item', (index, series) => {
      if (series === plainName) {
        const one = line[index];
        return one ? [t('charts.alertLevels.plainDays', { count: one.days }), alarmRate(format, one.precision)] : [];
      }
      const one = shown.find(({ level }) => levelWord(format, level) === series);
      return one
        ? [
            series,
            alarmRate(format, one.precision),
            t('charts.alertLevels.caught', { rate: format.share(one.recall.value) }),
          ]
        : [];
    }),
    xAxis: {
      ...weeks,
      axisLabel: { ...weeks.axisLabel, showMinLabel: false, showMaxLabel: false },
      type: 'log' as const,
      logBase: 2,
      min: Math.min(...perWeek.filter((value) => value <= most), 1) * 0.8,
      max: most,
      splitLine: { show: false },
      minorTick: { show: false },
    },
    yAxis: { ...valueAxis(theme, axisShare(format)), min: 0, max: 1 },
    series: [
      {
        name: plainName,
        type: 'line',
        symbol: 'circle',
        symbolSize: 4,
        lineStyle: { color: theme.context, width: 2 },
        itemStyle: { color: theme.context },
        data: line.map((one) => ({
          value: [one.perWeek, one.precision.value],
          label:
            one === strictest
              ? { ...label(plainName, theme.muted, 'right'), fontWeight: 'normal' as const }
              : { show: false },
        })),
      },
      {
        name: chanceName,
        type: 'line',
        symbol: 'none',
        silent: true,
        lineStyle: { color: theme.muted, width: 1, type: 'dashed' as const },
        endLabel: { show: true, color: theme.muted, formatter: chanceName },
        data: [...shown]
          .sort((a, b) => a.perWeek - b.perWeek)
          .map((one) => [one.perWeek, one.chance.precision])
          .concat(shown.length > 0 ? [[most, shown[0]!.chance.precision]] : []),
      },
      ...shown.flatMap((one) => {
        const color = colors[one.level - 1]!;
        const name = levelWord(format, one.level);
        return [
          {
            name: `${name} `,
            type: 'line' as const,
            symbol: 'none',
            silent: true,
            lineStyle: { color, width: 1.5 },
            data: [
              [one.perWeek, one.precision.low],
              [one.perWeek, one.precision.high],
            ],
          },
          {
            name,
            type: 'scatter' as const,
            symbol: (['circle', 'diamond', 'triangle'] as const)[one.level - 1]!,
            symbolSize: 12,
            itemStyle: { color, borderColor: theme.background, borderWidth: 1.5 },
            z: 5,
            data: [
              {
                value: [one.perWeek, one.precision.value],
                label: { ...label(name, color, 'right'), offset: [0, -10] },
              },
            ],
          },
        ];
      }),
    ],
  };
}
