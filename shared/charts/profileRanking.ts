// Fields by how strongly they tell two sides apart.
import type { ProfileResult } from '../contract/profile.ts';
import type { Format } from '../format.ts';
import { profileFieldWord } from '../profileWords.ts';
import { type ChartOption, categoryAxis, frame, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

const SHOWN = 15;

export function profileRankingChart(
  input: Pick<ProfileResult, 'variables'>,
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const rows = input.variables.filter((variable) => variable.iv !== null).slice(0, SHOWN);
  const names = rows.map(({ field }) => profileFieldWord(format, field));
  const ivOf = (iv: number | null) => format.decimal(iv);
  const strength = (row: (typeof rows)[number]) => format.t(`profile.strength.${row.strength ?? 'none'}`);
  return {
    ...frame({
      theme,
      title: names[0]
        ? format.t('charts.profileRanking.title', { field: names[0] })
        : format.t('charts.profileRanking.titleNone'),
      description: format.t('charts.profileRanking.description', { count: String(rows.length) }),
      xUnit: format.t('charts.profileRanking.axis'),
      left: 14,
      right: 150,
      table: [
        ['field', 'iv', 'strength', 'difference'].map((key) => format.t(`profile.columns.${key}`)),
        ...rows.map((row, i) => [names[i] ?? '', row.iv, strength(row), row.difference]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const row = rows[index];
      if (!row) return [];
      return [names[index] ?? '', `${ivOf(row.iv)} · ${strength(row)}`];
    }),
    xAxis: { ...valueAxis(theme, (value) => format.decimal(value)), min: 0, splitNumber: 4 },
    yAxis: {
      ...categoryAxis(theme, names),
      inverse: true,
      axisLabel: { color: theme.ink, fontSize: theme.fontSize, interval: 0 },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 16,
        data: rows.map((row) => ({
          value: row.iv,
          itemStyle: { color: row.chance ? theme.context : theme.accent },
          label: {
            show: true,
            position: 'right' as const,
            color: row.chance ? theme.muted : theme.ink,
            formatter: `${ivOf(row.iv)} · ${row.chance ? format.t('charts.profileRanking.chance') : strength(row)}`,
          },
        })),
      },
    ],
  };
}
