// Own share of the market by period; periods that are not over, or not covered by the data, stand hollow.
import type { Market } from '../contract/indicators.ts';
import type { Format } from '../format.ts';
import { amountOf } from '../money.ts';
import { axisShare, type ChartOption, categoryAxis, frame, hatching, textTip, valueAxis } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';

export function marketShareChart(input: Pick<Market, 'periods'>, format: Format, theme: ChartTheme): ChartOption {
  const { periods } = input;
  const several = new Set(periods.map(({ body }) => body)).size > 1;
  const labels = periods.map(({ from, body }) => (several ? `${body} ${from}` : from));
  const judged = periods.filter(({ incomplete }) => incomplete === null);
  const [first, last] = [judged[0], judged.at(-1)];
  const words = { first: format.share(first?.share ?? null), last: format.share(last?.share ?? null) };
  const growth = (value: number | null) => format.share(value);
  return {
    ...frame({
      theme,
      title:
        !first || !last
          ? format.t('charts.market.titleNone')
          : format.t(first === last ? 'charts.market.titleOne' : 'charts.market.title', words),
      description: format.t('charts.market.description', { from: labels[0] ?? '', to: labels.at(-1) ?? '', ...words }),
      unit: format.t('charts.market.axis'),
      table: [
        [
          format.t('charts.market.body'),
          format.t('charts.table.from'),
          format.t('charts.table.to'),
          ...['own', 'market', 'share', 'ownGrowth', 'marketGrowth'].map((key) => format.t(`charts.market.${key}`)),
        ],
        ...periods.map((row) => [
          row.body,
          row.from,
          row.to,
          amountOf(row.ownE4),
          amountOf(row.marketE4),
          row.share,
          row.ownGrowth,
          row.marketGrowth,
        ]),
      ],
    }),
    tooltip: textTip(theme, 'axis', (index) => {
      const row = periods[index];
      if (!row) return [];
      return [
        `${row.body} ${row.from}`,
        format.t('charts.market.tip', {
          own: format.moneyCompact(row.ownE4),
          market: format.moneyCompact(row.marketE4),
          share: format.share(row.share),
        }),
        ...(row.growthGap === null
          ? []
          : [format.t('charts.market.growth', { own: growth(row.ownGrowth), market: growth(row.marketGrowth) })]),
      ];
    }),
    xAxis: categoryAxis(theme, labels),
    yAxis: { ...valueAxis(theme, axisShare(format)), min: 0, splitNumber: 4 },
    series: [
      {
        type: 'bar',
        barMaxWidth: 40,
        data: periods.map(({ share, incomplete }) => ({
          value: share,
          itemStyle: incomplete ? { color: theme.hatchGround, decal: hatching(theme.hatch) } : { color: theme.accent },
          label: { show: true, position: 'top' as const, color: theme.ink, formatter: format.share(share) },
        })),
      },
    ],
  };
}
