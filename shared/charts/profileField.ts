// How two sides are spread over the values of one field.
import type { ProfileBin, ProfileVariable } from '../contract/profile.ts';
import type { Format } from '../format.ts';
import { profileBinWord, profileFieldWord } from '../profileWords.ts';
import { axisShare, type ChartOption, categoryAxis, frame, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

export type ProfileFieldInput = { variable: ProfileVariable; set: string; other: string };

export function profileFieldChart(input: ProfileFieldInput, format: Format, theme: ChartTheme): ChartOption {
  const { variable } = input;
  const { field, bins } = variable;
  const names = bins.map((bin) => profileBinWord(format, field, bin));
  const name = profileFieldWord(format, field);
  const compared = bins.some((bin) => bin.inOther.denominator > 0);
  /** What tells most; of one side alone what is found most. */
  const weight = (bin: ProfileBin) => (compared ? (bin.part ?? 0) : bin.inSet.numerator);
  const top = bins.reduce((best, bin) => (weight(bin) > weight(best) ? bin : best));
  const bar = { type: 'bar' as const, barMaxWidth: 16, barGap: '15%', barCategoryGap: '30%' };
  const interval = (rate: ProfileVariable['bins'][number]['inSet']) =>
    `${format.share(rate.value)} (${format.share(rate.low)}–${format.share(rate.high)}, ${rate.numerator})`;
  return {
    ...frame({
      theme,
      title: format.t(compared ? 'charts.profileField.title' : 'charts.profileField.titleAlone', {
        field: name,
        bin: names[bins.indexOf(top)] ?? '',
        set: input.set,
        other: input.other,
        share: format.share(top.inSet.value),
        otherShare: format.share(top.inOther.value),
      }),
      description: format.t('charts.profileField.description', {
        field: name,
        set: format.number(bins[0]?.inSet.denominator ?? 0),
        other: format.number(bins[0]?.inOther.denominator ?? 0),
      }),
      legend: compared ? [input.set, input.other] : [input.set],
      left: 14,
      right: 56,
      table: [
        [name, input.set, input.other, ...['index', 'woe', 'part'].map((key) => format.t(`profile.columns.${key}`))],
        ...bins.map((bin, i) => [names[i] ?? '', bin.inSet.value, bin.inOther.value, bin.index, bin.woe, bin.part]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const bin = bins[index];
      if (!bin) return [];
      return [
        names[index] ?? '',
        `${input.set}: ${interval(bin.inSet)}`,
        ...(compared ? [`${input.other}: ${interval(bin.inOther)}`] : []),
      ];
    }),
    xAxis: { ...valueAxis(theme, axisShare(format)), min: 0, splitNumber: 4 },
    yAxis: {
      ...categoryAxis(theme, names),
      inverse: true,
      axisLabel: { color: theme.ink, fontSize: theme.fontSize, interval: 0, width: 180, overflow: 'truncate' },
    },
    series: [
      {
        ...bar,
        name: input.set,
        itemStyle: { color: theme.accent },
        data: bins.map((bin) => ({
          value: bin.inSet.value,
          ...(bin.set && { set: bin.set }),
          label: { show: true, position: 'right' as const, color: theme.ink, formatter: format.share(bin.inSet.value) },
        })),
      },
      ...(compared
        ? [
            {
              ...bar,
              name: input.other,
              itemStyle: { color: theme.context },
              data: bins.map((bin) => ({
                value: bin.inOther.value,
                label: {
                  show: true,
                  position: 'right' as const,
                  color: theme.muted,
                  formatter: format.share(bin.inOther.value),
                },
              })),
            },
          ]
        : []),
    ],
  };
}
