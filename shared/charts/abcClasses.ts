// ABC classes by their share of customers and of revenue.
import type { ConcentrationResult } from '../contract/concentration.ts';
import type { Format } from '../format.ts';
import type { ChartOption } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';
import { pairedSharesChart } from './pairedShares.ts';

type Input = Pick<ConcentrationResult, 'classes' | 'basis' | 'aShare' | 'bShare' | 'customers'>;

export function abcClassesChart(input: Input, format: Format, theme: ChartTheme): ChartOption {
  const { basis, aShare, bShare } = input;
  const best = input.classes.find((row) => row.abc === 'A');
  return pairedSharesChart(
    input.classes.map((row) => ({
      name: row.abc,
      customers: row.customers,
      share: row.share,
      revenueE4: row.valueE4,
      revenueShare: row.valueShare,
      set: { kind: 'abc' as const, basis, aShare, bShare, abc: row.abc },
    })),
    {
      title: format.t('charts.abc.title', {
        customers: format.share(best?.share ?? null),
        value: format.share(best?.valueShare ?? null),
      }),
      description: format.t('charts.abc.description', { n: format.number(input.customers) }),
      group: format.t('concentration.columns.abc'),
    },
    format,
    theme,
  );
}
