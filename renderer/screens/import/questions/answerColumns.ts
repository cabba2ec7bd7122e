// The columns that could answer which one holds a field: free ones, and for people none that plainly hold days or sums.
import type { Preview } from '../../../../shared/contract/importReports.ts';

const DAY = /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/;
const SUM = /^[¥￥£$€]?-?[\d,]*\.\d{1,2}$/;
const isDayOrSum = (text: string) => DAY.test(text) || SUM.test(text);

export function answerColumns(preview: Preview, field: string): Preview['columns'] {
  const free = preview.columns.filter((column) => column.field === null || column.field === field);
  if (field !== 'customer') return free;
  const fitting = free.filter(({ field: given, samples }) => given === field || !samples.every(isDayOrSum));
  return fitting.length > 0 ? fitting : free;
}
