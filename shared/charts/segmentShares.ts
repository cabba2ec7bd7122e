// RFM segments by their share of customers and of revenue.
import type { RfmResult } from '../contract/segments.ts';
import type { Format } from '../format.ts';
import { segmentName } from '../segmentName.ts';
import type { ChartOption } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';
import { pairedSharesChart } from './pairedShares.ts';

export function segmentSharesChart(
  input: Pick<RfmResult, 'segments' | 'options' | 'customers'>,
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const groups = input.segments.map((segment) => ({
    ...segment,
    name: segmentName(format, segment.segment),
    set: { kind: 'rfmSegment' as const, options: input.options, segment: segment.segment },
  }));
  const top = groups.reduce<(typeof groups)[number] | null>(
    (best, group) => ((group.revenueShare ?? 0) > (best?.revenueShare ?? 0) ? group : best),
    null,
  );
  const words = {
    name: top?.name ?? '',
    share: format.share(top?.share ?? null),
    revenueShare: format.share(top?.revenueShare ?? null),
  };
  return pairedSharesChart(
    groups,
    {
      title: top ? format.t('charts.segments.title', words) : format.t('charts.segments.titleNone'),
      description: format.t('charts.segments.description', {
        groups: String(groups.length),
        customers: format.number(input.customers),
      }),
      group: format.t('charts.table.segment'),
    },
    format,
    theme,
  );
}
