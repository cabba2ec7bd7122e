// The name of a period on an axis.
import type { AnyPeriod } from '../dates.ts';
import type { Format } from '../format.ts';

export function periodLabel(from: string, period: AnyPeriod, format: Format): string {
  if (period === 'month') return format.month(from);
  if (period === 'day' || period === 'week') return format.date(from);
  return format.t('charts.quarter', { year: from.slice(0, 4), quarter: String((Number(from.slice(5, 7)) + 2) / 3) });
}
