// A definition of churn tried at past dates: of those it called lost, how many bought again, with the interval.

import type { DefinitionCandidate } from '../contract/definition.ts';
import type { Format } from '../format.ts';
import { axisShare, type ChartOption, categoryAxis, frame, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';
import { intervalBand } from './intervalBand.ts';

export type FalseChurnInput = { tests: DefinitionCandidate['tests']; name: string; followDays: number };

export function falseChurnChart(
  { tests, name, followDays }: FalseChurnInput,
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const shown = tests.filter((test) => test.falseChurn.value !== null);
  const rates = shown.map((test) => test.falseChurn);
  const values = rates.map((rate) => rate.value ?? 0);
  const days = format.number(followDays);
  const words = {
    name,
    days,
    low: format.share(shown.length === 0 ? null : Math.min(...values)),
    high: format.share(shown.length === 0 ? null : Math.max(...values)),
  };
  const band = format.t('charts.falseChurn.band');
  return {
    ...frame({
      theme,
      title: shown.length === 0 ? format.t('charts.falseChurn.titleNone') : format.t('charts.falseChurn.title', words),
      description: format.t('charts.falseChurn.description', { ...words, n: format.number(shown.length) }),
      unit: format.t('charts.falseChurn.yAxis', { days }),
      right: 32,
      table: [
        ['date', 'called', 'returned', 'share', 'low', 'high'].map((key) => format.t(`charts.table.${key}`)),
        ...tests.map(({ date, falseChurn: rate }) => [
          date,
          rate.denominator,
          rate.numerator,
          rate.value,
          rate.low,
          rate.high,
        ]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const test = shown[index];
      if (!test) return [];
      return [format.longDate(test.date), format.rate(test.falseChurn)];
    }),
    xAxis: categoryAxis(
      theme,
      shown.map((test) => format.date(test.date)),
    ),
    yAxis: {
      ...valueAxis(theme, axisShare(format)),
      min: 0,
      max: Math.max(...rates.map((rate) => rate.high ?? 0)) > 0.6 ? 1 : undefined,
    },
    series: [
      ...intervalBand({
        name: band,
        color: theme.lost,
        low: rates.map((rate) => rate.low),
        high: rates.map((rate) => rate.high),
      }),
      {
        name,
        type: 'line',
        symbol: 'circle',
        symbolSize: 6,
        showAllSymbol: true,
        lineStyle: { color: theme.lost, width: 2 },
        itemStyle: { color: theme.lost },
        z: 3,
        data: rates.map((rate, index) => ({
          value: rate.value,
          itemStyle: rate.small ? { color: theme.background, borderColor: theme.lost, borderWidth: 1.5 } : undefined,
          label:
            index === rates.length - 1
              ? {
                  show: true,
                  position: 'top' as const,
                  color: theme.lost,
                  fontWeight: 600 as const,
                  formatter: format.share(rate.value),
                }
              : { show: false },
        })),
      },
    ],
  };
}
