// Over which time groups are followed: as long as the data allow, the latest period, a year, or days of one's own.
import { useState } from 'react';
import type { ArgsIn } from '../../../shared/contract/contract.ts';

type SpanName = 'auto' | 'latest' | 'year' | 'chosen';
export type SpanChoice = {
  readonly span: SpanName;
  readonly period: 'month' | 'quarter';
  readonly from: string;
  /** The last day of the span, as people say it. */
  readonly until: string;
};

const dayAfter = (iso: string): string | null => {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) ? null : new Date(time + 86_400_000).toISOString().slice(0, 10);
};
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

export function useSpan() {
  const [choice, setChoice] = useState<SpanChoice>({ span: 'auto', period: 'month', from: '', until: '' });
  const { span, period, from, until } = choice;
  const args: Pick<ArgsIn<'rates.groups'>, 'span' | 'period' | 'from' | 'to'> = {
    span,
    period,
    from: span === 'chosen' && isDay(from) ? from : null,
    to: span === 'chosen' && isDay(until) ? dayAfter(until) : null,
  };
  return { choice, change: (part: Partial<SpanChoice>) => setChoice({ ...choice, ...part }), args };
}
