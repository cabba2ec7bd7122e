// Key, ordinary and small customers by their share of customers and of revenue.
import type { ValueResult } from '../contract/value.ts';
import type { Format } from '../format.ts';
import { valueMeasure } from '../valueMeasure.ts';
import type { ChartOption } from './chartOption.ts';
import type { ChartTheme } from './chartTheme.ts';
import { pairedSharesChart } from './pairedShares.ts';

export function valueClassesChart(
  input: Pick<ValueResult, 'classes' | 'options' | 'customers'>,
  format: Format,
  theme: ChartTheme,
): ChartOption {
  const what = format.t(`value.what.${valueMeasure(input.options)}`);
  const key = input.classes.find((row) => row.valueClass === 'key');
  return pairedSharesChart(
    input.classes.map((row) => ({
      ...row,
      name: format.t(`segments.classes.${row.valueClass}`),
      set: { kind: 'valueClass' as const, options: input.options, valueClass: row.valueClass },
    })),
    {
      title: format.t('charts.classes.title', {
        n: format.number(key?.customers ?? null),
        revenueShare: format.share(key?.revenueShare ?? null),
        what,
      }),
      what,
      description: format.t('charts.segments.description', {
        groups: String(input.classes.length),
        customers: format.number(input.customers),
      }),
      group: format.t('charts.table.class'),
    },
    format,
    theme,
  );
}
